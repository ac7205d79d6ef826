using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.TimeZones;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel.Scoring;

/// <summary>The constants of the score. Immutable; change it with a <c>with</c> expression. Checked whole
/// when a scorer is made of it.</summary>
/// <remarks>The defaults are measured on real correspondence; the form of the score matters more than its constants.</remarks>
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

    /// <summary>Gets the weight of small talk, beside a talk of unknown depth.</summary>
    /// <value>0 to 10; 0.5 by default.</value>
    public double SmallTalkWeight { get; init; } = .5;

    /// <summary>Gets the weight of catching up.</summary>
    /// <value>0 to 10; 1 by default.</value>
    public double CatchUpWeight { get; init; } = 1;

    /// <summary>Gets the weight of a meaningful talk.</summary>
    /// <value>0 to 10; 1.5 by default.</value>
    public double MeaningfulWeight { get; init; } = 1.5;

    /// <summary>Gets the weight of confiding.</summary>
    /// <value>0 to 10; 2 by default.</value>
    public double ConfidingWeight { get; init; } = 2;

    /// <summary>Gets the number of judgements of the neutral value with which the means of depth and of restoration
    /// begin.</summary>
    /// <value>Above 0, to 1,000; 2 by default.</value>
    public double JudgementPrior { get; init; } = 2;

    /// <summary>Gets the maximum that a local day counts, unless a third of the hours stated for it is more.</summary>
    /// <value>A second to 10,000 hours; 8 hours by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration MaxPerDay { get; init; } = Duration.FromHours(8);

    /// <summary>Gets the share of the hours stated on a local day that the day may count in any case: a journey of weeks is one
    /// interaction.</summary>
    /// <value>0 to 1; 1/3 by default.</value>
    public double ShareOfStatedHours { get; init; } = 1.0 / 3;

    /// <summary>Gets H0, the half-life of a weak bond. A bond of b hours has the half-life H0 log2(1 + e^(b/2c)).</summary>
    /// <value>A day to 1,000 years; 1,096 days (3 years) by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration BondHalfLife { get; init; } = Duration.FromDays(1096);

    /// <summary>Gets c, the size of bond above which decay slows from a share to a steady loss of c ln 2 / H0.</summary>
    /// <value>A second to 10,000 hours; 20 hours by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration BondScale { get; init; } = Duration.FromHours(20);

    /// <summary>Gets the longest half-life of any bond.</summary>
    /// <value>A day to 1,000 years; 14,610 days (40 years) by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration LongestBondHalfLife { get; init; } = Duration.FromDays(14_610);

    /// <summary>Gets the factor of the half-life of a weak bond to kin (Roberts and Dunbar 2015).</summary>
    /// <value>1 to 100; 4 by default.</value>
    public double KinFactor { get; init; } = 4;

    /// <summary>Gets the bond at which <see cref="RelationshipScore.BondLevel"/> is one half (Hall 2019: 50 hours make a casual
    /// friend).</summary>
    /// <value>A second to 10,000 hours; 50 hours by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration BondLevelHalf { get; init; } = Duration.FromHours(50);

    /// <summary>Gets the bond of a stated acquaintance.</summary>
    /// <value>Zero to 10,000 hours; 10 hours by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration AcquaintanceBond { get; init; } = Duration.FromHours(10);

    /// <summary>Gets the bond of a stated casual friend (Hall 2019).</summary>
    /// <value>Zero to 10,000 hours; 50 hours by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration CasualFriendBond { get; init; } = Duration.FromHours(50);

    /// <summary>Gets the bond of a stated friend (Hall 2019).</summary>
    /// <value>Zero to 10,000 hours; 90 hours by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration FriendBond { get; init; } = Duration.FromHours(90);

    /// <summary>Gets the bond of a stated close friend (Hall 2019).</summary>
    /// <value>Zero to 10,000 hours; 200 hours by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration CloseFriendBond { get; init; } = Duration.FromHours(200);

    /// <summary>Gets tau, the silence after which recency is one half. Recency = 1 / (1 + silence/tau).</summary>
    /// <value>A second to 1,000 years; a day by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration RecencyScale { get; init; } = Duration.FromDays(1);

    /// <summary>Gets the gap between contacts expected before a tie has shown its own.</summary>
    /// <value>A day to 1,000 years; 30 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration PriorGap { get; init; } = Duration.FromDays(30);

    /// <summary>Gets the time for which the prior gap is assumed.</summary>
    /// <value>A second to 1,000 years; 90 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration PriorGapLength { get; init; } = Duration.FromDays(90);

    /// <summary>Gets the time in which a gap halves in weight.</summary>
    /// <value>A day to 1,000 years; 1,096 days (3 years) by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration GapHalfLife { get; init; } = Duration.FromDays(1096);

    /// <summary>Gets the shortest gap that is expected.</summary>
    /// <value>A day to 365 days; 7 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration ShortestGap { get; init; } = Duration.FromDays(7);

    /// <summary>Gets the silence after which a session begins.</summary>
    /// <value>Zero to 365 days; 4 hours by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration SessionGap { get; init; } = Duration.FromHours(4);

    /// <summary>Gets the weight of the first answer in a session, beside opening it.</summary>
    /// <value>0 to 1; 2/3 by default.</value>
    public double AnswerWeight { get; init; } = 2.0 / 3;

    /// <summary>Gets the time in which what each side gave halves.</summary>
    /// <value>A day to 1,000 years; 730 days (2 years) by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration BalanceHalfLife { get; init; } = Duration.FromDays(730);

    /// <summary>Gets a, the number of sessions of each side with which a balance begins. Balance = (g - v)/(g + v +
    /// 2a).</summary>
    /// <value>Above 0, to 1,000; 2 by default.</value>
    public double BalancePrior { get; init; } = 2;

    /// <summary>Gets the knowledge, (g + v)/(g + v + 2a), below which a balance is unknown.</summary>
    /// <value>0 to 1; 0.4 by default.</value>
    public double BalanceKnowledge { get; init; } = .4;

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

    /// <summary>Gets V0, the bond with which a tie in contact has strength one half.</summary>
    /// <value>A second to 10,000 hours; 10 hours by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration StrengthMidpoint { get; init; } = Duration.FromHours(10);

    /// <summary>Gets the weight of ln(continuity).</summary>
    /// <value>0 to 10; 0.5 by default.</value>
    public double ContinuityWeight { get; init; } = .5;

    /// <summary>Gets the weight of ln(floor + (1 - floor) reciprocity).</summary>
    /// <value>0 to 10; 0.25 by default.</value>
    public double ReciprocityWeight { get; init; } = .25;

    /// <summary>Gets the weight of a reciprocity of 0, beside one of 1.</summary>
    /// <value>Above 0, to 1; 0.1 by default.</value>
    public double ReciprocityFloor { get; init; } = .1;

    /// <summary>Gets the time unseen after which presence is one half. Presence = 1 / (1 + seen/this).</summary>
    /// <value>A second to 1,000 years; 7 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration PresenceScale { get; init; } = Duration.FromDays(7);

    /// <summary>Gets the power of recency that stands for the presence of a contact who is kept hidden.</summary>
    /// <value>0 to 10; 0.5 by default.</value>
    public double HiddenPresencePower { get; init; } = .5;

    /// <summary>Gets a, the power of N in the chance of contact.</summary>
    /// <remarks>
    /// The chance of contact within h days: odds = N^a ln(1 + h/(1 + s))^b / (d (1 + s)^c), s the silence in days and N the sum
    /// over days of contact of log2(1 + n), n that day's contacts. Where presence is known, the time since the contact was seen
    /// takes the place of s below the line.
    /// </remarks>
    /// <value>0 to 10; 0.7 by default.</value>
    public double ChanceCountPower { get; init; } = .7;

    /// <summary>Gets b, the power of ln(1 + h/(1 + s)) in the chance of contact.</summary>
    /// <value>0 to 10; 0.9 by default.</value>
    public double ChanceHorizonPower { get; init; } = .9;

    /// <summary>Gets d, the divisor of the chance of contact, if presence is unknown.</summary>
    /// <value>Above 0, to 1,000; 5 by default.</value>
    public double ChanceDivisor { get; init; } = 5;

    /// <summary>Gets c, the power of (1 + s) in the chance of contact, if presence is unknown.</summary>
    /// <value>0 to 10; 0.25 by default.</value>
    public double ChanceSilencePower { get; init; } = .25;

    /// <summary>Gets d, the divisor of the chance of contact, if presence is known.</summary>
    /// <value>Above 0, to 1,000; 5.5 by default.</value>
    public double ChancePresenceDivisor { get; init; } = 5.5;

    /// <summary>Gets c, the power of (1 + s) in the chance of contact, if presence is known.</summary>
    /// <value>0 to 10; 0.28 by default.</value>
    public double ChancePresencePower { get; init; } = .28;

    /// <summary>Gets the number of times that the owner must have opened, without anything from the contact ever, for a tie to be
    /// unanswered.</summary>
    /// <value>1 to 1,000; 3 by default.</value>
    public int UnansweredInitiatives { get; init; } = 3;

    /// <summary>Gets the number of expected gaps of silence up to which a tie is active.</summary>
    /// <value>Above 0, to 1,000; 1.5 by default.</value>
    public double ActiveGaps { get; init; } = 1.5;

    /// <summary>Gets the number of expected gaps of silence up to which a tie is slipping; beyond, drifting.</summary>
    /// <value>At least <see cref="ActiveGaps"/>, to 1,000; 3 by default.</value>
    public double SlippingGaps { get; init; } = 3;

    /// <summary>Gets the number of expected gaps of silence beyond which a tie is dormant or lapsed (Navarro, Miritello, Canales
    /// and Moro 2017).</summary>
    /// <value>At least <see cref="SlippingGaps"/>, to 1,000; 8 by default.</value>
    public double DormantGaps { get; init; } = 8;

    /// <summary>Gets the least silence after which <see cref="DormantGaps"/> make a tie dormant or lapsed, in whole local
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

    /// <summary>Returns a text that is equal for equal options, zone rules and formulas; state folded
    /// under another is refolded.</summary>
    public string Fingerprint()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{ModelVersion};{FoldVersion};{Zone.Id};{TzdbDateTimeZoneSource.Default.VersionId}");
        Read(new OptionText(text));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Checks every option and names all faults in one message.</summary>
    internal ScoringOptions Checked()
    {
        OptionFaults faults = new("scoring");
        if (Zone is null) faults.Add($"{nameof(Zone)} is null; give a time zone.");
        if (Channels is null) faults.Add($"{nameof(Channels)} is null; leave it out to take the defaults.");
        faults.ThrowIfAny();
        foreach ((string name, ChannelModel? channel) in Channels!.Each())
            if (channel is null) faults.Add($"{nameof(Channels)}.{name} is null; give a weight and a usual length.");
        Read(new OptionCheck(faults));
        double tolerance = BaseTolerance + BondTolerance;
        if (!(tolerance < 1))
        {
            faults.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{nameof(BaseTolerance)} + {nameof(BondTolerance)} is {tolerance}; it must be below 1."));
        }

        faults.ThrowIfAny();
        return this;
    }

    internal double WeightOf(Depth depth) => depth switch
    {
        Depth.SmallTalk => SmallTalkWeight,
        Depth.CatchUp => CatchUpWeight,
        Depth.Meaningful => MeaningfulWeight,
        Depth.Confiding => ConfidingWeight,
        _ => 1,
    };

    internal Duration BondOf(Closeness closeness) => closeness switch
    {
        Closeness.Acquaintance => AcquaintanceBond,
        Closeness.CasualFriend => CasualFriendBond,
        Closeness.Friend => FriendBond,
        _ => CloseFriendBond,
    };

    private void Read(IOptionReader reader)
    {
        Channels.Read(reader, nameof(Channels));
        reader.Number(SmallTalkWeight, 0, 10);
        reader.Number(CatchUpWeight, 0, 10);
        reader.Number(MeaningfulWeight, 0, 10);
        reader.Number(ConfidingWeight, 0, 10);
        reader.Number(JudgementPrior, OptionRange.Least, 1000);
        reader.Length(MaxPerDay, OptionRange.Second, OptionRange.TenThousandHours);
        reader.Number(ShareOfStatedHours, 0, 1);
        reader.Length(BondHalfLife, OptionRange.Day, OptionRange.Millennium);
        reader.Length(BondScale, OptionRange.Second, OptionRange.TenThousandHours);
        reader.Length(LongestBondHalfLife, OptionRange.Day, OptionRange.Millennium);
        reader.Number(KinFactor, 1, 100);
        reader.Length(BondLevelHalf, OptionRange.Second, OptionRange.TenThousandHours);
        reader.Length(AcquaintanceBond, Duration.Zero, OptionRange.TenThousandHours);
        reader.Length(CasualFriendBond, Duration.Zero, OptionRange.TenThousandHours);
        reader.Length(FriendBond, Duration.Zero, OptionRange.TenThousandHours);
        reader.Length(CloseFriendBond, Duration.Zero, OptionRange.TenThousandHours);
        reader.Length(RecencyScale, OptionRange.Second, OptionRange.Millennium);
        reader.Length(PriorGap, OptionRange.Day, OptionRange.Millennium);
        reader.Length(PriorGapLength, OptionRange.Second, OptionRange.Millennium);
        reader.Length(GapHalfLife, OptionRange.Day, OptionRange.Millennium);
        reader.Length(ShortestGap, OptionRange.Day, Duration.FromDays(365));
        reader.Length(SessionGap, Duration.Zero, Duration.FromDays(365));
        reader.Number(AnswerWeight, 0, 1);
        reader.Length(BalanceHalfLife, OptionRange.Day, OptionRange.Millennium);
        reader.Number(BalancePrior, OptionRange.Least, 1000);
        reader.Number(BalanceKnowledge, 0, 1);
        reader.Number(BaseTolerance, 0, .99);
        reader.Number(BondTolerance, 0, .99);
        reader.Length(OneSidedAfter, Duration.Zero, OptionRange.Millennium);
        reader.Number(OneSidedSignificance, OptionRange.Least, 1);
        reader.Length(StrengthMidpoint, OptionRange.Second, OptionRange.TenThousandHours);
        reader.Number(ContinuityWeight, 0, 10);
        reader.Number(ReciprocityWeight, 0, 10);
        reader.Number(ReciprocityFloor, OptionRange.Least, 1);
        reader.Length(PresenceScale, OptionRange.Second, OptionRange.Millennium);
        reader.Number(HiddenPresencePower, 0, 10);
        reader.Number(ChanceCountPower, 0, 10);
        reader.Number(ChanceHorizonPower, 0, 10);
        reader.Number(ChanceDivisor, OptionRange.Least, 1000);
        reader.Number(ChanceSilencePower, 0, 10);
        reader.Number(ChancePresenceDivisor, OptionRange.Least, 1000);
        reader.Number(ChancePresencePower, 0, 10);
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
