using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Changes;
using RelationshipModel.Circles;
using RelationshipModel.Gatherings;
using RelationshipModel.Internals;
using RelationshipModel.Introductions;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;

namespace RelationshipModel.Network;

/// <summary>The options of all engines, which a host sets in <c>AddRelationshipModel(options => ...)</c> or passes to a
/// <see cref="RelationshipNetwork"/> of its own. Values are validated when they are set.</summary>
/// <remarks>
/// Each group is an immutable record: <c>options.Revisits = options.Revisits with { Top = 7 };</c>. A setting out of its range
/// throws an <see cref="ArgumentException"/> that names it, its value and its range. Services and networks that were created from
/// the options do not change with them.
/// </remarks>
public sealed record RelationshipModelOptions
{
    /// <summary>Gets or sets the time zone of owners who have no zone of their own, which is that of
    /// <see cref="Scoring"/>.</summary>
    /// <value>UTC by default.</value>
    [JsonIgnore]
    public DateTimeZone Zone
    {
        get => Scoring.Zone;
        set => Scoring = Scoring with { Zone = value };
    }

    /// <summary>Gets or sets the constants of the score.</summary>
    public ScoringOptions Scoring { get; set => field = Require.NotNull(value).Checked(); } = ScoringOptions.Default;

    /// <summary>Gets or sets the constants of revisits.</summary>
    public RevisitOptions Revisits { get; set => field = Require.NotNull(value).Checked(); } = RevisitOptions.Default;

    /// <summary>Gets or sets the constants of introductions.</summary>
    public IntroductionOptions Introductions { get; set => field = Require.NotNull(value).Checked(); } =
        IntroductionOptions.Default;

    /// <summary>Gets or sets the constants of gatherings.</summary>
    public GatheringOptions Gatherings { get; set => field = Require.NotNull(value).Checked(); } = GatheringOptions.Default;

    /// <summary>Gets or sets the constants of what counts as a change.</summary>
    public ChangeOptions Changes { get; set => field = Require.NotNull(value).Checked(); } = ChangeOptions.Default;

    /// <summary>Gets or sets the constants of circles.</summary>
    public CircleOptions Circles { get; set => field = Require.NotNull(value).Checked(); } = CircleOptions.Default;

    /// <summary>Gets or sets whether an owner's id names the same person among contacts, as when members of a community have each
    /// other as contacts: no engine then suggests owners to themselves.</summary>
    /// <value>False by default: the owner with the id 1 and the contact with the id 1 are different people. State a contact that
    /// is the owner as <see cref="TieKind.Me"/>.</value>
    public bool OwnersAreContacts { get; set; }

    /// <summary>Gets or sets the language of reasons, for <see cref="IReasonRenderer"/>.</summary>
    /// <value><see cref="Language.English"/> by default.</value>
    public Language Language { get; set => field = Require.NotNull(value); } = Language.English;

    /// <summary>
    /// Reads settings as text, by the names of the options: <c>Revisits:Top</c> is 7, <c>Zone</c> is Europe/Berlin,
    /// <c>Scoring:Bond:...</c>, <c>Language</c> is de. Names ignore case, numbers have a decimal point, and durations are in ISO
    /// 8601 (P14D). Options that are not named keep their values.
    /// </summary>
    /// <remarks>
    /// <c>options.Read(configuration.GetSection("RelationshipModel").AsEnumerable(makePathsRelative: true))</c> reads a section
    /// of an <c>IConfiguration</c>, without reflection.
    /// </remarks>
    /// <param name="settings">The settings, by key; the parts of a key are separated by colons. Those whose value is null are
    /// ignored.</param>
    /// <param name="section">The name of the section, for messages.</param>
    /// <exception cref="ArgumentException">
    /// A setting is unknown, cannot be read or is out of its range. The message names each with its section and value, and what
    /// is allowed. No option is changed.
    /// </exception>
    public void Read(IEnumerable<KeyValuePair<string, string?>> settings, string section = "RelationshipModel")
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(section);
        SettingsReader reader = new(section, settings);
        RelationshipModelOptions read = reader.Apply(this);
        if (reader.Fault is { } fault) throw new ArgumentException(fault, nameof(settings));
        (Scoring, Revisits, Introductions) = (read.Scoring, read.Revisits, read.Introductions);
        (Gatherings, Changes, Circles) = (read.Gatherings, read.Changes, read.Circles);
        (OwnersAreContacts, Language) = (read.OwnersAreContacts, read.Language);
    }
}
