using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>2^(-t/half-life): whole days are looked up once computed, and the part of a day is a short series. Safe for
/// concurrent use.</summary>
internal sealed class DayDecay
{
    private const int TableSize = 4096;

    /// <summary>Up to this exponent five terms of the series of e^x are exact to the last digit.</summary>
    private const double ShortExponent = 1e-3;

    private readonly double[] _days = new double[TableSize];
    private readonly double _halfLife;
    private readonly double _perNanosecond;

    internal DayDecay(double halfLifeDays)
    {
        _halfLife = halfLifeDays;
        _perNanosecond = Formulas.Ln2 / halfLifeDays / NodaConstants.NanosecondsPerDay;
    }

    /// <summary>The share left after whole days.</summary>
    internal double After(int days)
    {
        if ((uint)days >= TableSize) return Formulas.HalfLifeDecay(days, _halfLife);
        double known = Volatile.Read(ref _days[days]);
        if (known > 0) return known;
        known = Formulas.HalfLifeDecay(days, _halfLife);
        Volatile.Write(ref _days[days], known);
        return known;
    }

    /// <summary>The share left after some days.</summary>
    internal double After(double days) => double.ConvertToIntegerNative<int>(days) is var whole && whole == days ? After(whole)
        : Formulas.HalfLifeDecay(days, _halfLife);

    /// <summary>The factor by which an instant counts more than the start of its day.</summary>
    internal double Growth(long nanosecondOfDay)
    {
        double x = nanosecondOfDay * _perNanosecond;
        return x <= ShortExponent ? 1 + x * (1 + x * (1 / 2.0 + x * (1 / 6.0 + x * (1 / 24.0)))) : Math.Exp(x);
    }
}
