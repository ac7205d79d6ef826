using NodaTime;
using RelationshipModel.Changes;
using RelationshipModel.Circles;
using RelationshipModel.Gatherings;
using RelationshipModel.Introductions;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;

namespace RelationshipModel.DependencyInjection;

/// <summary>The options of all engines while a host sets them, in <c>AddRelationshipModel(options => ...)</c>. What was set is
/// checked at once, and does not change after it.</summary>
/// <remarks>
/// Each group is an immutable record: <c>options.Revisits = options.Revisits with { Top = 7 };</c>. A setting out of its range
/// throws an <see cref="ArgumentException"/> that names it, its value and its range.
/// </remarks>
public sealed class RelationshipModelSettings
{
    internal RelationshipModelSettings(RelationshipModelOptions options) => Options = options;

    /// <summary>Gets or sets the time zone of owners who have none of their own, which is that of
    /// <see cref="Scoring"/>.</summary>
    /// <value>UTC by default.</value>
    public DateTimeZone Zone
    {
        get => Scoring.Zone;
        set => Scoring = Scoring with { Zone = value };
    }

    /// <summary>Gets or sets the constants of the score.</summary>
    public ScoringOptions Scoring
    {
        get => Options.Scoring;
        set => Options = Options with { Scoring = value };
    }

    /// <summary>Gets or sets the constants of revisits.</summary>
    public RevisitOptions Revisits
    {
        get => Options.Revisits;
        set => Options = Options with { Revisits = value };
    }

    /// <summary>Gets or sets the constants of introductions.</summary>
    public IntroductionOptions Introductions
    {
        get => Options.Introductions;
        set => Options = Options with { Introductions = value };
    }

    /// <summary>Gets or sets the constants of gatherings.</summary>
    public GatheringOptions Gatherings
    {
        get => Options.Gatherings;
        set => Options = Options with { Gatherings = value };
    }

    /// <summary>Gets or sets the constants of what counts as a change.</summary>
    public ChangeOptions Changes
    {
        get => Options.Changes;
        set => Options = Options with { Changes = value };
    }

    /// <summary>Gets or sets the constants of circles.</summary>
    public CircleOptions Circles
    {
        get => Options.Circles;
        set => Options = Options with { Circles = value };
    }

    /// <summary>Gets or sets whether an owner's id names the same person among contacts, as where members of a community have
    /// each other as contacts.</summary>
    /// <value>False by default: the owner with the id 1 is somebody else than the contact with the id 1.</value>
    public bool OwnersAreContacts
    {
        get => Options.OwnersAreContacts;
        set => Options = Options with { OwnersAreContacts = value };
    }

    /// <summary>Gets or sets the language of reasons.</summary>
    /// <value><see cref="Language.English"/> by default.</value>
    public Language Language
    {
        get => Options.Language;
        set => Options = Options with { Language = value };
    }

    internal RelationshipModelOptions Options { get; private set; }

    /// <summary>
    /// Reads settings as text, by the names of the options: <c>Revisits:Top</c> is 7, <c>Scoring:Zone</c> is Europe/Berlin,
    /// <c>Scoring:Bond:...</c>, <c>Language</c> is de. Names are read in any case, numbers with a point, lengths of time in
    /// ISO 8601 (P14D). What they do not name stays.
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
    /// is allowed.
    /// </exception>
    public void Read(IEnumerable<KeyValuePair<string, string?>> settings, string section = "RelationshipModel")
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(section);
        SettingsReader reader = new(section, settings);
        RelationshipModelOptions read = reader.Apply(Options);
        Options = reader.Fault is { } fault ? throw new ArgumentException(fault, nameof(settings)) : read;
    }
}
