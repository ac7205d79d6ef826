using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.TimeZones;
using RelationshipModel.Internals;

namespace RelationshipModel.Scoring;

/// <summary>The constants of the score. Immutable; change it with a <c>with</c> expression. Checked whole when a scorer is made of it.</summary>
/// <remarks>The defaults are measured on real correspondence; the form of the score matters, its constants hardly do.</remarks>
public sealed record ScoringOptions
{
    /// <summary>The version of the formulas. It changes when a score changes for equal options.</summary>
    public const int ModelVersion = 1;

    /// <summary>The defaults.</summary>
    public static ScoringOptions Default { get; } = new();

    /// <summary>The owner's time zone, which decides where a day begins.</summary>
    /// <value>UTC by default.</value>
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    /// <summary>Face to face.</summary>
    /// <value>Weight 1; 60 minutes.</value>
    public ChannelModel InPerson { get; init; } = new(1, Duration.FromMinutes(60));

    /// <summary>A video call.</summary>
    /// <value>Weight 0.8; 10 minutes.</value>
    public ChannelModel Video { get; init; } = new(.8, Duration.FromMinutes(10));

    /// <summary>A voice call.</summary>
    /// <value>Weight 0.7; 10 minutes.</value>
    public ChannelModel Voice { get; init; } = new(.7, Duration.FromMinutes(10));

    /// <summary>A letter.</summary>
    /// <value>Weight 0.6; 60 minutes.</value>
    public ChannelModel Letter { get; init; } = new(.6, Duration.FromMinutes(60));

    /// <summary>A message.</summary>
    /// <value>Weight 0.35; 3.75 minutes, the mean of reading (2.5) and writing (5).</value>
    public ChannelModel Message { get; init; } = new(.35, Duration.FromSeconds(225));

    /// <summary>An e-mail.</summary>
    /// <value>Weight 0.35; 3.75 minutes, the mean of reading (2.5) and writing (5).</value>
    public ChannelModel Email { get; init; } = new(.35, Duration.FromSeconds(225));

    /// <summary>A reaction.</summary>
    /// <value>Weight 0.05; half a minute.</value>
    public ChannelModel Reaction { get; init; } = new(.05, Duration.FromSeconds(30));

    /// <summary>Any other way.</summary>
    /// <value>Weight 0.35; 3.75 minutes.</value>
    public ChannelModel Other { get; init; } = new(.35, Duration.FromSeconds(225));

    /// <summary>How many others one can talk with at once; a talk among more is shared (Dunbar, Duncan and Nettle 1995).</summary>
    /// <value>1 to 1,000; 3 by default. A talk counts min(1, this / (head count - 1)).</value>
    public int ConversationPartners { get; init; } = 3;

    /// <summary>What small talk counts, beside an interaction of unknown depth.</summary>
    /// <value>0 to 10; 0.5 by default.</value>
    public double SmallTalkFactor { get; init; } = .5;

    /// <summary>What catching up counts.</summary>
    /// <value>0 to 10; 1 by default.</value>
    public double CatchUpFactor { get; init; } = 1;

    /// <summary>What a meaningful talk counts.</summary>
    /// <value>0 to 10; 1.5 by default.</value>
    public double MeaningfulFactor { get; init; } = 1.5;

    /// <summary>What confiding counts.</summary>
    /// <value>0 to 10; 2 by default.</value>
    public double ConfidingFactor { get; init; } = 2;

    /// <summary>H0: the half-life of a weak bond. A bond of b hours has the half-life H0 log2(1 + e^(b/2c)).</summary>
    /// <value>A day to 1,000 years; 365 days by default.</value>
    public Duration BondHalfLife { get; init; } = Duration.FromDays(365);

    /// <summary>c: the size of bond above which decay slows from a share to a steady loss of c ln 2 / H0.</summary>
    /// <value>A second to 10,000 hours; 5 hours by default.</value>
    public Duration BondScale { get; init; } = Duration.FromHours(5);

    /// <summary>How much longer kin's bonds last (Roberts and Dunbar 2015).</summary>
    /// <value>1 to 100; 4 by default.</value>
    public double KinHalfLifeFactor { get; init; } = 4;

    /// <summary>The bond at which <see cref="RelationshipScore.BondLevel"/> is one half (Hall 2019: 50 hours make a casual friend).</summary>
    /// <value>A second to 10,000 hours; 50 hours by default.</value>
    public Duration BondLevelHalf { get; init; } = Duration.FromHours(50);

    /// <summary>The bond of a stated acquaintance.</summary>
    /// <value>Zero to 10,000 hours; 10 hours by default.</value>
    public Duration AcquaintanceBond { get; init; } = Duration.FromHours(10);

    /// <summary>The bond of a stated casual friend (Hall 2019).</summary>
    /// <value>Zero to 10,000 hours; 50 hours by default.</value>
    public Duration CasualFriendBond { get; init; } = Duration.FromHours(50);

    /// <summary>The bond of a stated friend (Hall 2019).</summary>
    /// <value>Zero to 10,000 hours; 90 hours by default.</value>
    public Duration FriendBond { get; init; } = Duration.FromHours(90);

    /// <summary>The bond of a stated close friend (Hall 2019).</summary>
    /// <value>Zero to 10,000 hours; 200 hours by default.</value>
    public Duration CloseFriendBond { get; init; } = Duration.FromHours(200);

    /// <summary>tau: the silence after which recency is one half. Recency = 1 / (1 + silence/tau).</summary>
    /// <value>A second to 1,000 years; a day by default.</value>
    public Duration RecencyScale { get; init; } = Duration.FromDays(1);

    /// <summary>The silence after which the next interaction, unless a reply, counts as an initiative.</summary>
    /// <value>Zero to 365 days; 4 hours by default.</value>
    public Duration InitiativeGap { get; init; } = Duration.FromHours(4);

    /// <summary>The half-life of what each side gave, in the balances of initiative and of support.</summary>
    /// <value>A day to 1,000 years; 730 days by default.</value>
    public Duration BalanceHalfLife { get; init; } = Duration.FromDays(730);

    /// <summary>a: how many sessions of each side are taken as given before any was seen. Balance = (g - v)/(g + v + 2a).</summary>
    /// <value>Above 0, to 1,000; 2 by default.</value>
    public double BalancePrior { get; init; } = 2;

    /// <summary>A balance is unknown while (g + v)/(g + v + 2a) is below this.</summary>
    /// <value>0 to 1; 0.4 by default.</value>
    public double BalanceKnowledge { get; init; } = .4;

    /// <summary>The imbalance that is tolerated without any bond.</summary>
    /// <value>0 to 0.99; 0.2 by default.</value>
    public double BaseTolerance { get; init; } = .2;

    /// <summary>How much more imbalance the strongest bond tolerates: close friends keep no accounts (Clark and Mills 1979).</summary>
    /// <value>0 to 0.99, and with <see cref="BaseTolerance"/> below 1; 0.4 by default.</value>
    public double BondTolerance { get; init; } = .4;

    /// <summary>How long a balance must be beyond tolerance before a tie is called one-sided.</summary>
    /// <value>Zero to 1,000 years; 365 days by default.</value>
    public Duration OneSidedAfter { get; init; } = Duration.FromDays(365);

    /// <summary>How unlikely the balance must be by chance (exact two-sided binomial test) before a tie is called one-sided.</summary>
    /// <value>Above 0, to 1; 0.05 by default.</value>
    public double OneSidedSignificance { get; init; } = .05;

    /// <summary>V0: the bond with which a contact of just now has strength one half.</summary>
    /// <value>A second to 10,000 hours; 5 hours by default.</value>
    public Duration StrengthMidpoint { get; init; } = Duration.FromHours(5);

    /// <summary>The weight of ln(recency) in strength.</summary>
    /// <value>0 to 10; 0.5 by default.</value>
    public double RecencyWeight { get; init; } = .5;

    /// <summary>The weight of ln(reciprocity) in strength.</summary>
    /// <value>0 to 10; 0.25 by default.</value>
    public double ReciprocityWeight { get; init; } = .25;

    /// <summary>The power of presence in outlook.</summary>
    /// <value>0 to 10; 1/3 by default.</value>
    public double PresencePower { get; init; } = 1.0 / 3;

    /// <summary>The shortest gap between contacts that counts as a rhythm.</summary>
    /// <value>A day to 365 days; 7 days by default.</value>
    public Duration ShortestGap { get; init; } = Duration.FromDays(7);

    /// <summary>The gap between contacts expected before a tie has shown its own.</summary>
    /// <value>A day to 1,000 years; 30 days by default.</value>
    public Duration PriorGap { get; init; } = Duration.FromDays(30);

    /// <summary>How many gaps of <see cref="PriorGap"/> are taken as seen.</summary>
    /// <value>Above 0, to 1,000; 3 by default.</value>
    public double PriorGapCount { get; init; } = 3;

    /// <summary>Up to this many expected gaps of silence a tie is active.</summary>
    /// <value>Above 0, to 1,000; 1.5 by default.</value>
    public double ActiveGaps { get; init; } = 1.5;

    /// <summary>Up to this many expected gaps of silence a tie is slipping; beyond, drifting.</summary>
    /// <value>At least <see cref="ActiveGaps"/>, to 1,000; 3 by default.</value>
    public double SlippingGaps { get; init; } = 3;

    /// <summary>Beyond this many expected gaps of silence a tie is dormant or lapsed (Navarro, Miritello, Canales and Moro 2017).</summary>
    /// <value>At least <see cref="SlippingGaps"/>, to 1,000; 8 by default.</value>
    public double DormantGaps { get; init; } = 8;

    /// <summary>After so many years of silence a tie that is not in rhythm is dormant or lapsed.</summary>
    /// <value>1 to 1,000; 3 by default.</value>
    public int DormantYears { get; init; } = 3;

    /// <summary>From this bond level on a silent tie is dormant, below it lapsed (Levin, Walter and Murnighan 2011).</summary>
    /// <value>0 to 1; 0.4 by default.</value>
    public double DormantLevel { get; init; } = .4;

    /// <summary>How long after the first contact a tie can be nascent.</summary>
    /// <value>Zero to 1,000 years; 30 days by default.</value>
    public Duration NascentFor { get; init; } = Duration.FromDays(30);

    /// <summary>On how many days contact makes a tie nascent no longer.</summary>
    /// <value>1 to 1,000; 3 by default.</value>
    public int NascentContactDays { get; init; } = 3;

    /// <summary>How many judgements of the neutral value are taken as given in the means of depth and of restoration.</summary>
    /// <value>Above 0, to 1,000; 2 by default.</value>
    public double JudgementPrior { get; init; } = 2;

    /// <summary>A text that is equal for equal options, zone rules and formulas, and hardly otherwise: state folded under another is to be folded anew.</summary>
    public string Fingerprint()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{ModelVersion};{Zone.Id};{TzdbDateTimeZoneSource.Default.VersionId}");
        foreach ((string name, ChannelModel channel) in Channels())
            text.Append(CultureInfo.InvariantCulture, $";{name}={channel.Weight:R},{channel.UsualLength.TotalNanoseconds:R}");
        foreach ((string name, double value, _, _) in Numbers()) text.Append(CultureInfo.InvariantCulture, $";{name}={value:R}");
        foreach ((string name, Duration value, _, _) in Durations()) text.Append(CultureInfo.InvariantCulture, $";{name}={value.TotalNanoseconds:R}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    internal ChannelModel this[Channel channel] => channel switch
    {
        Channel.InPerson => InPerson,
        Channel.Video => Video,
        Channel.Voice => Voice,
        Channel.Letter => Letter,
        Channel.Message => Message,
        Channel.Email => Email,
        Channel.Reaction => Reaction,
        _ => Other,
    };

    internal Duration BondOf(Closeness closeness) => closeness switch
    {
        Closeness.Acquaintance => AcquaintanceBond,
        Closeness.CasualFriend => CasualFriendBond,
        Closeness.Friend => FriendBond,
        _ => CloseFriendBond,
    };

    internal double FactorOf(Depth depth) => depth switch
    {
        Depth.SmallTalk => SmallTalkFactor,
        Depth.CatchUp => CatchUpFactor,
        Depth.Meaningful => MeaningfulFactor,
        Depth.Confiding => ConfidingFactor,
        _ => 1,
    };

    /// <summary>Checks every option and names all faults in one message.</summary>
    internal ScoringOptions Checked()
    {
        OptionFaults faults = new("scoring");
        if (Zone is null) faults.Add($"{nameof(Zone)} is null; give a time zone.");
        foreach ((string name, ChannelModel? channel) in Channels())
        {
            if (channel is null)
            {
                faults.Add($"{name} is null; give a weight and a usual length.");
                continue;
            }

            faults.Check($"{name}.{nameof(channel.Weight)}", channel.Weight, 0, 10);
            faults.Check($"{name}.{nameof(channel.UsualLength)}", channel.UsualLength, Duration.Zero, Duration.FromDays(366));
        }

        foreach ((string name, double value, double from, double to) in Numbers()) faults.Check(name, value, from, to);
        foreach ((string name, Duration value, Duration from, Duration to) in Durations()) faults.Check(name, value, from, to);
        double tolerance = BaseTolerance + BondTolerance;
        if (tolerance >= 1)
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{nameof(BaseTolerance)} + {nameof(BondTolerance)} is {tolerance}; it must be below 1."));
        faults.ThrowIfAny();
        return this;
    }

    private IEnumerable<(string Name, ChannelModel Channel)> Channels() =>
    [
        (nameof(InPerson), InPerson), (nameof(Video), Video), (nameof(Voice), Voice), (nameof(Letter), Letter),
        (nameof(Message), Message), (nameof(Email), Email), (nameof(Reaction), Reaction), (nameof(Other), Other),
    ];

    private IEnumerable<(string Name, double Value, double From, double To)> Numbers() =>
    [
        (nameof(ConversationPartners), ConversationPartners, 1, 1000),
        (nameof(SmallTalkFactor), SmallTalkFactor, 0, 10),
        (nameof(CatchUpFactor), CatchUpFactor, 0, 10),
        (nameof(MeaningfulFactor), MeaningfulFactor, 0, 10),
        (nameof(ConfidingFactor), ConfidingFactor, 0, 10),
        (nameof(KinHalfLifeFactor), KinHalfLifeFactor, 1, 100),
        (nameof(BalancePrior), BalancePrior, 1e-9, 1000),
        (nameof(BalanceKnowledge), BalanceKnowledge, 0, 1),
        (nameof(BaseTolerance), BaseTolerance, 0, .99),
        (nameof(BondTolerance), BondTolerance, 0, .99),
        (nameof(OneSidedSignificance), OneSidedSignificance, 1e-9, 1),
        (nameof(RecencyWeight), RecencyWeight, 0, 10),
        (nameof(ReciprocityWeight), ReciprocityWeight, 0, 10),
        (nameof(PresencePower), PresencePower, 0, 10),
        (nameof(PriorGapCount), PriorGapCount, 1e-9, 1000),
        (nameof(ActiveGaps), ActiveGaps, 1e-9, 1000),
        (nameof(SlippingGaps), SlippingGaps, ActiveGaps, 1000),
        (nameof(DormantGaps), DormantGaps, SlippingGaps, 1000),
        (nameof(DormantYears), DormantYears, 1, 1000),
        (nameof(DormantLevel), DormantLevel, 0, 1),
        (nameof(NascentContactDays), NascentContactDays, 1, 1000),
        (nameof(JudgementPrior), JudgementPrior, 1e-9, 1000),
    ];

    private IEnumerable<(string Name, Duration Value, Duration From, Duration To)> Durations()
    {
        Duration second = Duration.FromSeconds(1), day = Duration.FromDays(1), tenThousandHours = Duration.FromHours(10_000), millennium = Duration.FromDays(365_250);
        return
        [
            (nameof(BondHalfLife), BondHalfLife, day, millennium),
            (nameof(BondScale), BondScale, second, tenThousandHours),
            (nameof(BondLevelHalf), BondLevelHalf, second, tenThousandHours),
            (nameof(AcquaintanceBond), AcquaintanceBond, Duration.Zero, tenThousandHours),
            (nameof(CasualFriendBond), CasualFriendBond, Duration.Zero, tenThousandHours),
            (nameof(FriendBond), FriendBond, Duration.Zero, tenThousandHours),
            (nameof(CloseFriendBond), CloseFriendBond, Duration.Zero, tenThousandHours),
            (nameof(RecencyScale), RecencyScale, second, millennium),
            (nameof(InitiativeGap), InitiativeGap, Duration.Zero, Duration.FromDays(365)),
            (nameof(BalanceHalfLife), BalanceHalfLife, day, millennium),
            (nameof(OneSidedAfter), OneSidedAfter, Duration.Zero, millennium),
            (nameof(StrengthMidpoint), StrengthMidpoint, second, tenThousandHours),
            (nameof(ShortestGap), ShortestGap, day, Duration.FromDays(365)),
            (nameof(PriorGap), PriorGap, day, millennium),
            (nameof(NascentFor), NascentFor, Duration.Zero, millennium),
        ];
    }
}
