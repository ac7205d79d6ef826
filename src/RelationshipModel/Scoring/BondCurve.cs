namespace RelationshipModel.Scoring;

/// <summary>The growth and decay of bonds: db/dt = -max(lambda c (1 - e^(-b/c)), mu b). Weak bonds halve in H0, strong ones in
/// more, but never in more than the longest half-life.</summary>
internal sealed class BondCurve
{
    /// <summary>Beyond that number of scales e^(b/c) comes near what a double holds.</summary>
    private const double MostScales = 500;

    /// <summary>No local day lasts longer, in days of 24 hours, also where a calendar repeats one.</summary>
    private const double LongestDay = 3;

    private readonly double _halfLife;
    private readonly double _longestHalfLife;
    private readonly DayDecay _decay;
    private readonly double _scale;
    private readonly double _crossing;
    private readonly double _pivot;
    private readonly double _pivotStock;

    internal BondCurve(double halfLifeDays, double longestHalfLifeDays, double scaleHours)
    {
        _halfLife = halfLifeDays;
        _decay = new(halfLifeDays);
        _longestHalfLife = longestHalfLifeDays;
        _scale = scaleHours;
        _crossing = Formulas.BondCrossing(halfLifeDays, longestHalfLifeDays, scaleHours);
        _pivot = Math.Min(_crossing, MostScales * scaleHours);
        _pivotStock = Formulas.ExpM1(_pivot / scaleHours);
    }

    internal double HalfLifeDays => _halfLife;

    internal double Hours(BondStock bond) => Hours(bond, _scale);

    /// <summary>The time in which a bond halves, in days.</summary>
    internal double HalfLifeDaysOf(double hours) => Formulas.HalfLifeDays(hours, _halfLife, _scale, _longestHalfLife, _crossing);

    internal static double Hours(BondStock bond, double scaleHours) =>
        bond.Value >= 0 ? scaleHours * Formulas.Log1P(bond.Value) : -bond.Value;

    /// <summary>Returns a lower bound of the hours of a bond at the end of the day after which it was credited: of a weak one;
    /// 0 of a strong one.</summary>
    internal double LeastHours(BondStock bond) => bond.Value < 0
        ? 0 : _scale * Formulas.Ln2 * (Formulas.LeastLog2(1 + bond.Value) - LongestDay / _halfLife);

    /// <summary>Whether this curve keeps a bond in the form it has, which another may have given it.</summary>
    internal bool Keeps(BondStock bond) => bond.Value <= _pivotStock;

    internal BondStock Of(double hours) => hours <= _pivot ? new(Formulas.ExpM1(hours / _scale)) : new(-hours);

    /// <summary>The bond with some hours more.</summary>
    internal BondStock Credited(BondStock bond, double hours)
    {
        if (!(hours > 0)) return bond;
        if (bond.Value < 0) return new(bond.Value - hours);
        double x = hours / _scale;
        if (x < MostScales)
        {
            double value = bond.Value + (1 + bond.Value) * Formulas.ExpM1(x);
            if (value <= _pivotStock) return new(value);
        }

        return new(-(Hours(bond) + hours));
    }

    /// <summary>The bond after some days without credit.</summary>
    internal BondStock Decayed(BondStock bond, double days)
    {
        if (!(days > 0) || bond.Value == 0) return bond;
        return bond.Value > 0 ? new(bond.Value * _decay.After(days)) : StrongDecayed(-bond.Value, days);
    }

    private BondStock StrongDecayed(double hours, double days)
    {
        if (hours > _crossing)
        {
            double reach = Formulas.DaysToDecay(hours, _crossing, _longestHalfLife);
            if (days <= reach) return new(-(hours * Formulas.HalfLifeDecay(days, _longestHalfLife)));
            hours = _crossing;
            days -= reach;
        }

        return hours <= _pivot
            ? new(Of(hours).Value * Formulas.HalfLifeDecay(days, _halfLife))
            : Of(Formulas.WeakBondDecay(hours, days, _halfLife, _scale));
    }
}
