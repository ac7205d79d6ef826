namespace RelationshipModel.Benchmarks.Alternatives;

/// <summary>The formulas of the score with default options, as one would write them down from the documentation.</summary>
internal static class PlainFormulas
{
    private const double HalfLifeDays = 365, Scale = 5, RecencyDays = 1, Midpoint = 5, Prior = 2;

    internal const double BalanceHalfLifeDays = 730;

    internal static double Weight(in Row row)
    {
        (double weight, double minutes) = row.Channel switch
        {
            Channel.InPerson => (1, 60),
            Channel.Video => (.8, 10),
            Channel.Voice => (.7, 10),
            Channel.Letter => (.6, 60),
            Channel.Reaction => (.05, .5),
            _ => (.35, 3.75),
        };
        return (row.Minutes ?? minutes) / 60 * weight;
    }

    internal static double Decay(double bond, double days)
    {
        if (days <= 0 || bond <= 0) return bond;
        double x = bond / Scale, d = Math.Log(2) / HalfLifeDays * days, m = x - d;
        return Scale * (m > 0 ? m + Log1P(-Math.Exp(-m) * ExpM1(-d)) : Log1P(-Math.Exp(m) * ExpM1(-x)));
    }

    internal static double DayCredit(double sum, double most) => most * Math.Log2(1 + (sum / most));

    internal static double? Reciprocity(double given, double received, double bondAtLast)
    {
        double total = given + received;
        if (total / (total + (2 * Prior)) < .4) return null;
        double tolerance = .2 + (.4 * (1 - Math.Pow(2, -bondAtLast / 50)));
        double balance = Math.Abs(given - received) / (total + (2 * Prior));
        return 1 - (Math.Max(0, balance - tolerance) / (1 - tolerance));
    }

    internal static double Strength(double bond, double silenceDays, double? reciprocity)
    {
        double logit = Math.Log(bond / Midpoint) + (.5 * Math.Log(1 / (1 + (silenceDays / RecencyDays)))) + (.25 * Math.Log(reciprocity ?? 1));
        return 1 / (1 + Math.Exp(-logit));
    }

    private static double ExpM1(double x) => Math.Abs(x) < 1e-5 ? x + (x * x / 2) + (x * x * x / 6) : Math.Exp(x) - 1;

    private static double Log1P(double x) => Math.Abs(x) < 1e-4 ? x - (x * x / 2) + (x * x * x / 3) - (x * x * x * x / 4) : Math.Log(1 + x);
}
