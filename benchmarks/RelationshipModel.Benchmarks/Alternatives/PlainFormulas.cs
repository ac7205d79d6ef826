namespace RelationshipModel.Benchmarks.Alternatives;

/// <summary>The formulas of the score with default options, as one would write them down from the documentation.</summary>
internal static class PlainFormulas
{
    private const double HalfLifeDays = 1096, LongestHalfLifeDays = 14_610, Scale = 20, Midpoint = 10, Prior = 2;
    private const double PriorGap = 30, PriorGapDays = 90, ShortestGap = 7, MostHoursADay = 8;

    internal const double BalanceHalfLifeDays = 730, GapHalfLifeDays = 1096, Answer = 2 / 3.0;

    private static readonly double Crossing = FindCrossing();

    internal static double Hours(in Row row) => (row.Minutes ?? UsualMinutes(row.Channel)) / 60;

    internal static double Weight(in Row row) => Hours(row) * row.Channel switch
    {
        Channel.InPerson => 1,
        Channel.Video => .8,
        Channel.Voice => .7,
        Channel.Letter => .6,
        Channel.Reaction => .05,
        _ => .35,
    };

    internal static bool IsTalk(Channel channel) => channel is Channel.InPerson or Channel.Video or Channel.Voice;

    internal static double Decay(double bond, double days)
    {
        if (days <= 0 || bond <= 0) return bond;
        if (bond > Crossing)
        {
            double reach = Math.Log2(bond / Crossing) * LongestHalfLifeDays;
            if (days <= reach) return bond * Math.Pow(2, -days / LongestHalfLifeDays);
            (bond, days) = (Crossing, days - reach);
        }

        double x = bond / Scale, d = Math.Log(2) / HalfLifeDays * days, m = x - d;
        return Scale * (m > 0 ? m + Log1P(-Math.Exp(-m) * ExpM1(-d)) : Log1P(-Math.Exp(m) * ExpM1(-x)));
    }

    /// <summary>The credit of a day: stated weights and hours, and the sum and largest weight of unknown length.</summary>
    internal static double DayCredit(double stated, double statedHours, double sum, double most) =>
        Math.Min(Math.Max(MostHoursADay, statedHours / 3), stated + (most > 0 ? most * Math.Log2(1 + (sum / most)) : 0));

    internal static double ExpectedGap(double sum, double weight) =>
        Math.Max(ShortestGap, Math.Exp((sum + (PriorGapDays * Math.Log(PriorGap))) / (weight + PriorGapDays)));

    internal static double? Reciprocity(double given, double received, double bondAtLast)
    {
        double total = given + received;
        if (total / (total + (2 * Prior)) < .4) return null;
        double tolerance = .2 + (.4 * (1 - Math.Pow(2, -bondAtLast / 50)));
        double balance = Math.Abs(given - received) / (total + (2 * Prior));
        return 1 - (Math.Max(0, balance - tolerance) / (1 - tolerance));
    }

    internal static double Strength(double bond, double silenceDays, double gap, double? reciprocity)
    {
        double logit = Math.Log(Math.Max(bond, 1e-300) / Midpoint) + (.5 * Math.Log(1 / (1 + (silenceDays / gap))))
            + (reciprocity is { } known ? .25 * Math.Log(.1 + (.9 * known)) : 0);
        return 1 / (1 + Math.Exp(-logit));
    }

    private static double UsualMinutes(Channel channel) => channel switch
    {
        Channel.InPerson or Channel.Letter => 60,
        Channel.Video or Channel.Voice => 10,
        Channel.Reaction => .5,
        _ => 3.75,
    };

    private static double FindCrossing()
    {
        double low = 1e-9, high = 1e4;
        for (int i = 0; i < 200; i++)
        {
            double middle = (low + high) / 2;
            if (-Scale * ExpM1(-middle / Scale) / HalfLifeDays > middle / LongestHalfLifeDays) low = middle;
            else high = middle;
        }

        return low;
    }

    private static double ExpM1(double x) => Math.Abs(x) < 1e-5 ? x + (x * x / 2) + (x * x * x / 6) : Math.Exp(x) - 1;

    private static double Log1P(double x) => Math.Abs(x) < 1e-4 ? x - (x * x / 2)
        + (x * x * x / 3) - (x * x * x * x / 4) : Math.Log(1 + x);
}
