using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Json;

namespace RelationshipModel.Scoring;

/// <summary>The options of the growth and the decay of the bond.</summary>
public sealed record BondOptions
{
    /// <summary>Gets the maximum that a local day counts, unless a third of the hours stated for it is more.</summary>
    /// <value>A second to 10,000 hours; 8 hours by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration MostADay { get; init; } = Duration.FromHours(8);

    /// <summary>Gets the share of the hours stated on a local day that always counts: a journey of weeks is one
    /// interaction.</summary>
    /// <value>0 to 1; 1/3 by default.</value>
    public double ShareOfStatedHours { get; init; } = 1.0 / 3;

    /// <summary>Gets H0, the half-life of a weak bond. A bond of b hours has the half-life H0 log2(1 + e^(b/2c)).</summary>
    /// <value>A day to 1,000 years; 1,096 days (3 years) by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration HalfLife { get; init; } = Duration.FromDays(1096);

    /// <summary>Gets c, the size of bond above which decay slows from a share to a steady loss of c ln 2 / H0.</summary>
    /// <value>A second to 10,000 hours; 20 hours by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration Scale { get; init; } = Duration.FromHours(20);

    /// <summary>Gets the longest half-life of any bond.</summary>
    /// <value>A day to 1,000 years; 14,610 days (40 years) by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration LongestHalfLife { get; init; } = Duration.FromDays(14_610);

    /// <summary>Gets the factor of the half-life of a weak bond to kin (Roberts and Dunbar 2015).</summary>
    /// <value>1 to 100; 4 by default.</value>
    public double KinFactor { get; init; } = 4;

    /// <summary>Gets the bond at which <see cref="RelationshipScore.BondLevel"/> is one half (Hall 2019: 50 hours make a casual
    /// friend).</summary>
    /// <value>A second to 10,000 hours; 50 hours by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration LevelHalf { get; init; } = Duration.FromHours(50);

    /// <summary>Gets the bond of a stated acquaintance.</summary>
    /// <value>Zero to 10,000 hours; 10 hours by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration Acquaintance { get; init; } = Duration.FromHours(10);

    /// <summary>Gets the bond of a stated casual friend (Hall 2019).</summary>
    /// <value>Zero to 10,000 hours; 50 hours by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration CasualFriend { get; init; } = Duration.FromHours(50);

    /// <summary>Gets the bond of a stated friend (Hall 2019).</summary>
    /// <value>Zero to 10,000 hours; 90 hours by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration Friend { get; init; } = Duration.FromHours(90);

    /// <summary>Gets the bond of a stated close friend (Hall 2019).</summary>
    /// <value>Zero to 10,000 hours; 200 hours by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration CloseFriend { get; init; } = Duration.FromHours(200);

    internal Duration this[Closeness closeness] => closeness switch
    {
        Closeness.Acquaintance => Acquaintance,
        Closeness.CasualFriend => CasualFriend,
        Closeness.Friend => Friend,
        _ => CloseFriend,
    };

    internal void Read(IOptionReader reader)
    {
        reader.Length(MostADay, OptionRange.Second, OptionRange.TenThousandHours);
        reader.Number(ShareOfStatedHours, 0, 1);
        reader.Length(HalfLife, OptionRange.Day, OptionRange.Millennium);
        reader.Length(Scale, OptionRange.Second, OptionRange.TenThousandHours);
        reader.Length(LongestHalfLife, OptionRange.Day, OptionRange.Millennium);
        reader.Number(KinFactor, 1, 100);
        reader.Length(LevelHalf, OptionRange.Second, OptionRange.TenThousandHours);
        reader.Length(Acquaintance, Duration.Zero, OptionRange.TenThousandHours);
        reader.Length(CasualFriend, Duration.Zero, OptionRange.TenThousandHours);
        reader.Length(Friend, Duration.Zero, OptionRange.TenThousandHours);
        reader.Length(CloseFriend, Duration.Zero, OptionRange.TenThousandHours);
    }
}
