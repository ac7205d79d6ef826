using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.TimeZones;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel.Scoring;

/// <summary>The constants of the score. Immutable; change it with a <c>with</c> expression. Validated when a scorer is created
/// from it.</summary>
/// <remarks>The defaults were measured on real correspondence; the form of the score matters more than its constants.</remarks>
public sealed record ScoringOptions
{
    /// <summary>The version of the formulas. It changes when a score changes for equal options.</summary>
    public const int ModelVersion = 2;

    /// <summary>The version of what is kept beside the scores, such as whose turn it is.</summary>
    private const int FoldVersion = 3;

    /// <summary>Gets the defaults.</summary>
    public static ScoringOptions Default { get; } = new();

    /// <summary>Gets the owner's time zone, which decides where a day begins.</summary>
    /// <value>UTC by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<DateTimeZone>))]
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    /// <summary>Gets the weight of an interaction by its channel and its number of participants.</summary>
    public ChannelOptions Channels { get; init; } = new();

    /// <summary>Gets the weight of an interaction by its depth.</summary>
    public DepthOptions Depths { get; init; } = new();

    /// <summary>Gets the options of the growth and the decay of the bond.</summary>
    public BondOptions Bond { get; init; } = new();

    /// <summary>Gets the options of silence, and of the gap to expect.</summary>
    public RhythmOptions Rhythm { get; init; } = new();

    /// <summary>Gets the options of the balances of initiative and of support.</summary>
    public BalanceOptions Balance { get; init; } = new();

    /// <summary>Gets the options of strength and its terms.</summary>
    public StrengthOptions Strength { get; init; } = new();

    /// <summary>Gets the options of presence.</summary>
    public PresenceOptions Presence { get; init; } = new();

    /// <summary>Gets the chance of contact.</summary>
    public ChanceOptions Chance { get; init; } = new();

    /// <summary>Gets the limits of the statuses of a tie.</summary>
    public StatusOptions Status { get; init; } = new();

    /// <summary>Returns a text that is equal for equal options, zone rules and formulas; state folded under a different one is
    /// folded again.</summary>
    public string Fingerprint()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{ModelVersion};{FoldVersion};{Zone.Id};{TzdbDateTimeZoneSource.Default.VersionId}");
        Read(group => new OptionText(text, group));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Checks every option and names all faults in one message.</summary>
    internal ScoringOptions Checked()
    {
        OptionFaults faults = new("scoring");
        if (Zone is null) faults.Add($"{nameof(Zone)} is null; give a time zone.");
        foreach ((string name, object? group) in Groups())
            if (group is null) faults.Add($"{name} is null; leave it out for the defaults.");
        faults.ThrowIfAny();
        foreach ((string name, ChannelModel? channel) in Channels.Each())
            if (channel is null) faults.Add($"{nameof(Channels)}.{name} is null; give a weight and a usual length.");
        Read(group => new OptionCheck(faults, group));
        Balance.CheckTogether(faults, nameof(Balance));
        faults.ThrowIfAny();
        return this;
    }

    private IEnumerable<(string Name, object? Group)> Groups() =>
    [
        (nameof(Channels), Channels), (nameof(Depths), Depths), (nameof(Bond), Bond), (nameof(Rhythm), Rhythm),
        (nameof(Balance), Balance),
        (nameof(Strength), Strength), (nameof(Presence), Presence), (nameof(Chance), Chance), (nameof(Status), Status),
    ];

    private void Read(Func<string, IOptionReader> readerOf)
    {
        Channels.Read(readerOf(nameof(Channels)));
        Depths.Read(readerOf(nameof(Depths)));
        Bond.Read(readerOf(nameof(Bond)));
        Rhythm.Read(readerOf(nameof(Rhythm)));
        Balance.Read(readerOf(nameof(Balance)));
        Strength.Read(readerOf(nameof(Strength)));
        Presence.Read(readerOf(nameof(Presence)));
        Chance.Read(readerOf(nameof(Chance)));
        Status.Read(readerOf(nameof(Status)));
    }
}
