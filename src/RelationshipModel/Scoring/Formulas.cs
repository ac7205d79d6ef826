namespace RelationshipModel.Scoring;

/// <summary>The formulas of the model on plain numbers, each in one place: scores, bulk scores and
/// explanations all call these.</summary>
internal static class Formulas
{
    internal const double Ln2 = 0.693147180559945309417232121458;

    /// <summary>The places of the table for each unit. It covers interactions of up to 8 scales: 160 hours by default.</summary>
    private const int GrowthStep = 32;

    private static readonly double[] Growths = [.. Enumerable.Range(0, (8 * GrowthStep) + 1)
        .Select(static i => KahanExpM1((double)i / GrowthStep))];

    /// <summary>
    /// e^x - 1 to full precision near 0, where the framework's own loses it: from 0 to 8 by the nearest place of
    /// a table and a short series, which cost neither an exponential nor a logarithm, nor a division (P. T. P.
    /// Tang, 1992); elsewhere W. Kahan's way.
    /// </summary>
    internal static double ExpM1(double x)
    {
        if (!(x is >= 0 and < 8)) return KahanExpM1(x);
        int place = double.ConvertToIntegerNative<int>(x * GrowthStep + .5);
        double r = x - place * (1.0 / GrowthStep), square = r * r;
        double series = r
            + square * (1.0 / 2 + r * (1.0 / 6)
                + square * (1.0 / 24 + r * (1.0 / 120) + square * (1.0 / 720 + r * (1.0 / 5040))));
        double growth = Growths[place];
        return growth + (1 + growth) * series;
    }

    private static double KahanExpM1(double x)
    {
        double u = Math.Exp(x);
        if (u == 1) return x;
        double um1 = u - 1;
        return um1 == -1 || double.IsPositiveInfinity(u) ? um1 : um1 * x / Math.Log(u);
    }

    /// <summary>ln(1 + x) to full precision near 0 (W. Kahan), where the framework's own loses it.</summary>
    internal static double Log1P(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * x / (u - 1);
    }

    /// <summary>The credit of interactions of unknown length on one local day: m log2(1 + S/m), S the sum of the weights and m
    /// the largest.</summary>
    internal static double UnstatedCredit(double sum, double largest) =>
        sum == largest ? largest : largest * Math.Log2(1 + sum / largest);

    /// <summary>The bond after some days: the solution of db/dt = -max(lambda c (1 - e^(-b/c)), mu b).</summary>
    internal static double BondDecay(double bond, double days, double halfLifeDays, double scale, double longestHalfLifeDays)
    {
        if (!(days > 0)) return bond;
        double crossing = BondCrossing(halfLifeDays, longestHalfLifeDays, scale);
        if (bond <= crossing) return WeakBondDecay(bond, days, halfLifeDays, scale);
        double reach = DaysToDecay(bond, crossing, longestHalfLifeDays);
        return days <= reach
            ? bond * HalfLifeDecay(days, longestHalfLifeDays)
            : WeakBondDecay(crossing, days - reach, halfLifeDays, scale);
    }

    /// <summary>The solution of db/dt = -lambda c (1 - e^(-b/c)), arranged so that it never overflows.</summary>
    internal static double WeakBondDecay(double bond, double days, double halfLifeDays, double scale)
    {
        if (!(days > 0) || !(bond > 0)) return bond;
        double x = bond / scale, d = Ln2 / halfLifeDays * days, m = x - d;
        return scale * (m > 0 ? m + Log1P(-Math.Exp(-m) * ExpM1(-d)) : Log1P(-Math.Exp(m) * ExpM1(-x)));
    }

    /// <summary>The days in which a bond decays to a smaller one at a constant half-life.</summary>
    internal static double DaysToDecay(double bond, double to, double halfLifeDays) => Math.Log2(bond / to) * halfLifeDays;

    /// <summary>The bond above which the longest half-life binds: where lambda c (1 - e^(-b/c)) = mu
    /// b. 0 where it always does.</summary>
    internal static double BondCrossing(double halfLifeDays, double longestHalfLifeDays, double scale)
    {
        double most = longestHalfLifeDays / halfLifeDays;
        if (most <= 1) return 0;
        double low = 0, high = most;
        while (true)
        {
            double x = (low + high) / 2;
            if (x <= low || x >= high) return scale * low;
            if (-ExpM1(-x) * most > x) low = x;
            else high = x;
        }
    }

    /// <summary>The time in which a bond halves, in days: H0 log2(1 + e^(b/2c)), at most the longest half-life.</summary>
    internal static double HalfLifeDays(
        double bond, double halfLifeDays, double scale, double longestHalfLifeDays, double crossing)
    {
        double half = bond / 2;
        if (half >= crossing) return longestHalfLifeDays;
        double reach = bond > crossing ? DaysToDecay(bond, crossing, longestHalfLifeDays) : 0;
        double from = Math.Min(bond, crossing);
        double stocks = bond > crossing
            ? (from - half) / scale + Log1P(-Math.Exp(-from / scale)) - Log1P(-Math.Exp(-half / scale))
            : half / scale + Log1P(Math.Exp(-half / scale));
        return reach + halfLifeDays * (stocks / Ln2);
    }

    /// <summary>1 - 2^(-x/scale): from 0 towards 1.</summary>
    internal static double Level(double x, double scale) => -ExpM1(-x / scale * Ln2);

    /// <summary>A lower bound of the level: a power of two and a chord in place of the power.</summary>
    internal static double LeastLevel(double x, double scale)
    {
        double halvings = x / scale, whole = Math.Floor(halvings);
        return 1 - Math.ScaleB(1 - (halvings - whole) / 2, -(int)whole);
    }

    /// <summary>A lower bound of the binary logarithm of a number of 1 or more: exact at powers of two and linear
    /// between.</summary>
    internal static double LeastLog2(double x)
    {
        const int MantissaBits = 52, Bias = 1023;
        return BitConverter.DoubleToInt64Bits(x) * (1.0 / (1L << MantissaBits)) - Bias;
    }

    /// <summary>2^(-x/halfLife).</summary>
    internal static double HalfLifeDecay(double x, double halfLife) => Math.Exp(-x / halfLife * Ln2);

    /// <summary>1 / (1 + silence/tau).</summary>
    internal static double PowerLaw(double silence, double tau) => 1 / (1 + silence / tau);

    /// <summary>(g - v)/(g + v + 2a).</summary>
    internal static double Balance(double given, double received, double prior) =>
        (given - received) / (given + received + 2 * prior);

    /// <summary>(g + v)/(g + v + 2a): how much is known of a balance.</summary>
    internal static double Knowledge(double given, double received, double prior) =>
        (given + received) / (given + received + 2 * prior);

    /// <summary>1 - max(0, |beta| - tolerance)/(1 - tolerance).</summary>
    internal static double Reciprocity(double balance, double tolerance) =>
        1 - Math.Max(0, Math.Abs(balance) - tolerance) / (1 - tolerance);

    /// <summary>2xy/(x + y), and 0 where both are 0.</summary>
    internal static double HarmonicMean(double x, double y) => x + y > 0 ? 2 * x * y / (x + y) : 0;

    /// <summary>x/(1 + x).</summary>
    internal static double Saturation(double x) => x / (1 + x);

    /// <summary>exp((sum + prior ln gap) / (weight + prior)): the expected gap.</summary>
    internal static double ShrunkGeometricMean(double sum, double prior, double neutral, double weight) =>
        Math.Exp((sum + prior * Math.Log(neutral)) / (weight + prior));

    /// <summary>1 / (1 + e^-x), above 0 however small x is.</summary>
    internal static double Logistic(double x) => x > -700 ? 1 / (1 + Math.Exp(-x)) : Math.Max(Math.Exp(x), double.Epsilon);

    internal static double ScaledLogarithm(double weight, double value, double reference) => weight * Math.Log(value / reference);

    /// <summary>The chance that a fair coin, thrown n times, lies as far from the middle as k: the
    /// exact two-sided binomial test.</summary>
    internal static double TwoSidedBinomial(long k, long n)
    {
        long low = Math.Min(k, n - k);
        if (2 * low >= n) return 1;
        double logTerm = -n * Ln2;
        for (long i = 1; i <= low; i++) logTerm += Math.Log((double)(n - low + i) / i);
        double tail = 1, term = 1;
        for (long i = low; i > 0 && term > 1e-18 * tail; i--)
        {
            term *= (double)i / (n - i + 1);
            tail += term;
        }

        return Math.Min(1, 2 * Math.Exp(logTerm) * tail);
    }
}
