using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Json;

namespace RelationshipModel.Scoring;

/// <summary>The limits of the statuses of a tie.</summary>
public sealed record StatusOptions
{
    /// <summary>Gets the number of times that the owner must have opened, without anything from the contact ever, for a tie to be
    /// unanswered.</summary>
    /// <value>1 to 1,000; 3 by default.</value>
    public int UnansweredInitiatives { get; init; } = 3;

    /// <summary>Gets the number of expected gaps of silence up to which a tie is active.</summary>
    /// <value>Above 0, to 1,000; 1.5 by default.</value>
    public double ActiveGaps { get; init; } = 1.5;

    /// <summary>Gets the number of expected gaps of silence up to which a tie is slipping; beyond it is drifting.</summary>
    /// <value>At least <see cref="ActiveGaps"/>, to 1,000; 3 by default.</value>
    public double SlippingGaps { get; init; } = 3;

    /// <summary>Gets the number of expected gaps of silence beyond which a tie is dormant or lapsed (Navarro, Miritello, Canales
    /// and Moro 2017).</summary>
    /// <value>At least <see cref="SlippingGaps"/>, to 1,000; 8 by default.</value>
    public double DormantGaps { get; init; } = 8;

    /// <summary>Gets the shortest silence after which <see cref="DormantGaps"/> make a tie dormant or lapsed, in whole local
    /// days.</summary>
    /// <value>0 to 365,250; 182 by default.</value>
    public int DormantDays { get; init; } = 182;

    /// <summary>Gets the number of years of silence, of 365.25 days each, after which a tie that is not in rhythm is dormant or
    /// lapsed.</summary>
    /// <value>1 to 1,000; 3 by default.</value>
    public int DormantYears { get; init; } = 3;

    /// <summary>Gets the bond level from which a silent tie is dormant, and below which it is lapsed (Levin, Walter and Murnighan
    /// 2011).</summary>
    /// <value>0 to 1; 0.4 by default.</value>
    public double DormantLevel { get; init; } = .4;

    /// <summary>Gets the time after the first contact in which a tie can be nascent.</summary>
    /// <value>Zero to 1,000 years; 30 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration NascentFor { get; init; } = Duration.FromDays(30);

    /// <summary>Gets the number of days of contact from which a tie is no longer nascent.</summary>
    /// <value>1 to 1,000; 3 by default.</value>
    public int NascentContactDays { get; init; } = 3;

    internal void Read(IOptionReader reader)
    {
        reader.Number(UnansweredInitiatives, 1, 1000);
        reader.Number(ActiveGaps, OptionRange.Least, 1000);
        reader.Number(SlippingGaps, ActiveGaps, 1000);
        reader.Number(DormantGaps, SlippingGaps, 1000);
        reader.Number(DormantDays, 0, 365_250);
        reader.Number(DormantYears, 1, 1000);
        reader.Number(DormantLevel, 0, 1);
        reader.Length(NascentFor, Duration.Zero, OptionRange.Millennium);
        reader.Number(NascentContactDays, 1, 1000);
    }
}
