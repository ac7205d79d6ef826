using System.Globalization;

namespace RelationshipModel.Evaluation;

/// <summary>A measured value, and what it would have been had other owners been drawn.</summary>
/// <param name="Value">The value; null where nothing could be measured.</param>
/// <param name="Resampled">The values of the resamples in which one could be measured.</param>
internal sealed record Estimate(double? Value, IReadOnlyList<double?> Resampled)
{
    private const double Coverage = .95;

    /// <summary>The difference of two estimates over the same resamples.</summary>
    public static Estimate operator -(Estimate left, Estimate right) =>
        new(left.Value - right.Value, [.. left.Resampled.Zip(right.Resampled, static (a, b) => a - b)]);

    /// <summary>The interval in which 95 % of the resamples lie (Efron 1979, percentiles); null if there are none.</summary>
    public (double Low, double High)? Interval()
    {
        double[] known = [.. Resampled.OfType<double>().Order()];
        if (known.Length == 0) return null;
        return (At((1 - Coverage) / 2), At((1 + Coverage) / 2));

        double At(double share) => known[(int)Math.Round(share * (known.Length - 1))];
    }

    /// <summary>The value and its interval, such as ".826 (.790 to .858)".</summary>
    public string Text(string format)
    {
        if (Value is not { } value) return "-";
        return Interval() is var (low, high) ? $"{Number(value)} ({Number(low)} to {Number(high)})" : Number(value);

        string Number(double number) => number.ToString(format, CultureInfo.InvariantCulture);
    }
}
