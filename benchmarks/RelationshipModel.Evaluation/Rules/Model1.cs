using NodaTime;

namespace RelationshipModel.Evaluation.Rules;

/// <summary>
/// The formulas of model 1 for one tie of which nothing is stated, as slow and plain as they are: what model 2 is measured
/// against. Time is in days, a
/// bond in hours.
/// </summary>
internal sealed class Model1(DateTimeZone zone)
{
    private const double HalfLife = 365, Scale = 5, RecencyScale = 1, LevelHalf = 50, Midpoint = 5;
    private const double BalanceHalfLife = 730, Prior = 2, Knowledge = .4, BaseTolerance = .2, BondTolerance = .4;
    private const double RecencyWeight = .5, ReciprocityWeight = .25, PresencePower = 1 / 3.0;
    private const int Partners = 3;

    private static readonly Duration SessionGap = Duration.FromHours(4);

    /// <summary>Scores a tie.</summary>
    /// <param name="key">The tie.</param>
    /// <param name="log">Its interactions, by instant and id: at least one.</param>
    /// <param name="asOf">The instant, not before the last of them.</param>
    /// <param name="seenByOthers">When somebody else last saw the contact; null takes the tie alone.</param>
    public TieNumbers Score(TieKey key, IReadOnlyList<Interaction> log, Instant asOf, Instant? seenByOthers)
    {
        double bond = Bond(log, asOf), tolerance = BaseTolerance + BondTolerance * Level(Bond(log, log[^1].At));
        Interaction contact = log.LastOrDefault(static interaction => interaction.Channel != Channel.Reaction) ?? log[^1];
        double recency = PowerLaw(Days(contact.At, asOf));
        double? reciprocity = Reciprocity(Initiatives(key.Contact, log), tolerance) is var byInitiative
            && Reciprocity(Supports(log), tolerance) is { } bySupport
            ? Math.Min(byInitiative ?? 1, bySupport)
            : byInitiative;
        double presence = seenByOthers is { } seen ? Math.Pow(PowerLaw(Days(seen, asOf)), PresencePower) : 1;
        return new(key, bond, Strength(bond, recency, reciprocity), bond * recency, bond * recency * presence);
    }

    private static double Strength(double bond, double recency, double? reciprocity) =>
        !(bond > 0) || reciprocity <= 0 ? 0 : 1 / (1 + Math.Exp(
        -Math.Log(bond / Midpoint) - RecencyWeight * Math.Log(recency) - (reciprocity is { } known
            ? ReciprocityWeight * Math.Log(known) : 0)));

    private double Bond(IReadOnlyList<Interaction> log, Instant asOf)
    {
        double bond = 0;
        Instant at = default;
        foreach (IGrouping<LocalDate, Interaction> day in log.GroupBy(interaction => interaction.At.InZone(zone).Date))
        {
            Instant start = zone.AtStartOfDay(day.Key).ToInstant();
            double[] weights = [.. day.Select(Weight)];
            double largest = weights.Max();
            bond = Decayed(bond, Days(at, start)) + (largest > 0 ? largest * Math.Log2(1 + weights.Sum() / largest) : 0);
            at = start;
        }

        return Decayed(bond, Days(at, asOf));
    }

    /// <summary>db/dt = -lambda c (1 - e^(-b/c)), in closed form.</summary>
    private static double Decayed(double bond, double days)
    {
        if (bond <= 0) return 0;
        double x = bond / Scale, decay = Math.Log(2) / HalfLife * days, left = x - decay;
        return Scale * (left > 0
            ? left + Log1P(-Math.Exp(-left) * ExpM1(-decay))
            : Log1P(-Math.Exp(left) * ExpM1(-x)));
    }

    /// <summary>ln(1 + x), exact for small x (Kahan).</summary>
    private static double Log1P(double x) => 1 + x is var sum && sum == 1 ? x : Math.Log(sum) * x / (sum - 1);

    /// <summary>e^x - 1, exact for small x (Kahan).</summary>
    private static double ExpM1(double x) => Math.Exp(x) is var power && power == 1 ? x
        : power - 1 == -1 ? -1
        : (power - 1) * x / Math.Log(power);

    /// <summary>hours x channel x group x depth.</summary>
    private static double Weight(Interaction interaction)
    {
        (double channel, double minutes, bool isTalk) = interaction.Channel switch
        {
            Channel.InPerson => (1, 60, true),
            Channel.Video => (.8, 10, true),
            Channel.Voice => (.7, 10, true),
            Channel.Letter => (.6, 60, false),
            Channel.Reaction => (.05, .5, false),
            _ => (.35, 3.75, false),
        };
        double depth = interaction.Depth switch { Depth.SmallTalk => .5, Depth.Meaningful => 1.5, Depth.Confiding => 2, _ => 1 };
        int others = interaction.HeadCount - 1;
        double hours = interaction.Length?.TotalHours ?? minutes / 60;
        return hours * channel * (isTalk && others > Partners ? (double)Partners / others : 1) * depth;
    }

    /// <summary>Returns the initiatives of each side after four hours of silence, as of the last interaction: nobody's, if both
    /// opened at one instant.</summary>
    private static (double Owner, double Contact) Initiatives(ContactId contact, IReadOnlyList<Interaction> log)
    {
        (double owner, double other) = (0, 0);
        Instant? before = null;
        foreach (IGrouping<Instant, Interaction> instant in log.GroupBy(static interaction => interaction.At))
        {
            bool opens = before is not { } last || instant.Key - last >= SessionGap;
            before = instant.Key;
            if (!opens) continue;
            bool byOwner = instant.Any(static opened => !opened.IsReply && opened.Initiator.Side == TieSide.Owner);
            bool byContact = instant.Any(opened => !opened.IsReply && opened.Initiator.Contact == contact);
            if (byOwner == byContact) continue;
            double weight = Faded(Days(instant.Key, log[^1].At));
            if (byOwner) owner += weight;
            else other += weight;
        }

        return (owner, other);
    }

    private static (double Given, double Received) Supports(IReadOnlyList<Interaction> log)
    {
        return (Sum(TieSide.Owner), Sum(TieSide.Contact));

        double Sum(TieSide direction) =>
            log.Where(interaction => interaction.Supports.Any(support => support.By == direction))
            .Sum(interaction => Faded(Days(interaction.At, log[^1].At)));
    }

    private static double? Reciprocity((double Given, double Received) sides, double tolerance)
    {
        double sum = sides.Given + sides.Received, whole = sum + 2 * Prior;
        return sum / whole < Knowledge ? null
            : 1 - Math.Max(0, Math.Abs(sides.Given - sides.Received) / whole - tolerance) / (1 - tolerance);
    }

    private static double Level(double bond) => 1 - Math.Pow(2, -bond / LevelHalf);

    private static double Faded(double days) => Math.Pow(2, -days / BalanceHalfLife);

    private static double PowerLaw(double days) => 1 / (1 + days / RecencyScale);

    private static double Days(Instant from, Instant to) => (to - from).TotalDays;
}
