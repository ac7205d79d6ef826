namespace RelationshipModel.Scoring;

/// <summary>
/// Tells whether a bond tolerates an imbalance, where that is so for every bond that could be meant: it compares with the bonds that tolerate a little
/// less and a little more, so that what it tells is what the formula tells, without its logarithms.
/// </summary>
internal sealed class ToleratedBalances
{
    private const int Cells = 512;

    /// <summary>Wider than the rounding of any of the numbers compared.</summary>
    private const double Margin = 1e-9;

    /// <summary>A tie's last interaction is on the day that was credited last, which has at most so many days of 24 hours.</summary>
    private const double LongestDay = 2;

    private readonly double[] _stocks = new double[Cells + 1];
    private readonly double _least;
    private readonly double _most;
    private readonly double _cellsPerBalance;
    private readonly double _leastKept;

    internal ToleratedBalances(ScoringOptions options, double halfLifeDays)
    {
        _least = options.BaseTolerance;
        _most = _least + options.BondTolerance;
        _cellsPerBalance = Cells / options.BondTolerance;
        _leastKept = Formulas.HalfLifeDecay(LongestDay, halfLifeDays);
        for (int i = 0; i <= Cells; i++)
            _stocks[i] = Formulas.ExpM1(-options.BondLevelHalf.TotalHours * Math.Log2(1 - (double)i / Cells) / options.BondScale.TotalHours);
    }

    /// <summary>Whether a bond, credited at the start of the last day and decayed until some time of it, tolerates an imbalance; null where that is to be computed.</summary>
    internal bool? Judge(double balance, BondStock credited)
    {
        if (balance > _most) return false;
        if (credited.Exponent != 0) return null;
        int cell = Math.Min((int)((balance - _least) * _cellsPerBalance), Cells - 1);
        if (credited.Mantissa * _leastKept > _stocks[cell + 1] * (1 + Margin)) return true;
        return credited.Mantissa < _stocks[cell] * (1 - Margin) ? false : null;
    }
}
