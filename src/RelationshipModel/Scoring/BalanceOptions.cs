using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel.Scoring;

/// <summary>The options of the balances of initiative and of support.</summary>
public sealed record BalanceOptions
{
    /// <summary>Gets the silence after which a session begins.</summary>
    /// <value>Zero to 365 days; 4 hours by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration SessionGap { get; init; } = Duration.FromHours(4);

    /// <summary>Gets the weight of the first answer in a session, compared with opening it.</summary>
    /// <value>0 to 1; 2/3 by default.</value>
    public double Answer { get; init; } = 2.0 / 3;

    /// <summary>Gets the half-life of what each side gave.</summary>
    /// <value>A day to 1,000 years; 730 days (2 years) by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration HalfLife { get; init; } = Duration.FromDays(730);

    /// <summary>Gets a, the number of sessions of each side with which a balance begins. Balance = (g - v)/(g + v +
    /// 2a).</summary>
    /// <value>Above 0, to 1,000; 2 by default.</value>
    public double Prior { get; init; } = 2;

    /// <summary>Gets the limit of (g + v)/(g + v + 2a) below which a balance is unknown.</summary>
    /// <value>0 to 1; 0.4 by default.</value>
    public double Knowledge { get; init; } = .4;

    /// <summary>Gets the imbalance that is tolerated without any bond.</summary>
    /// <value>0 to 0.99; 0.2 by default.</value>
    public double BaseTolerance { get; init; } = .2;

    /// <summary>Gets the imbalance that the strongest bond tolerates beyond the base: close friends keep no accounts (Clark and
    /// Mills 1979).</summary>
    /// <value>0 to 0.99, and with <see cref="BaseTolerance"/> below 1; 0.4 by default.</value>
    public double BondTolerance { get; init; } = .4;

    /// <summary>Gets the time for which a balance must be beyond tolerance before a tie is called one-sided.</summary>
    /// <value>Zero to 1,000 years; 365 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration OneSidedAfter { get; init; } = Duration.FromDays(365);

    /// <summary>Gets the significance (exact two-sided binomial test) that a balance must reach before a tie is called
    /// one-sided.</summary>
    /// <value>Above 0, to 1; 0.05 by default.</value>
    public double OneSidedSignificance { get; init; } = .05;

    internal void Read(IOptionReader reader)
    {
        reader.Length(SessionGap, Duration.Zero, Duration.FromDays(365));
        reader.Number(Answer, 0, 1);
        reader.Length(HalfLife, OptionRange.Day, OptionRange.Millennium);
        reader.Number(Prior, OptionRange.Least, 1000);
        reader.Number(Knowledge, 0, 1);
        reader.Number(BaseTolerance, 0, .99);
        reader.Number(BondTolerance, 0, .99);
        reader.Length(OneSidedAfter, Duration.Zero, OptionRange.Millennium);
        reader.Number(OneSidedSignificance, OptionRange.Least, 1);
    }

    internal void CheckTogether(OptionFaults faults, string group)
    {
        double tolerance = BaseTolerance + BondTolerance;
        if (tolerance < 1) return;
        faults.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{group}.{nameof(BaseTolerance)} + {group}.{nameof(BondTolerance)} is {tolerance}; it must be below 1."));
    }
}
