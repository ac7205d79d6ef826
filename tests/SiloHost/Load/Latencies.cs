using System.Collections.Concurrent;
using System.Globalization;

namespace SiloHost.Load;

/// <summary>How long calls took.</summary>
public sealed class Latencies
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<double>> _milliseconds = new();

    /// <summary>Gets the number of calls.</summary>
    public int Count => _milliseconds.Values.Sum(static calls => calls.Count);

    /// <summary>Notes a call.</summary>
    public void Add(string call, TimeSpan time) =>
        _milliseconds.GetOrAdd(call, static _ => []).Add(time.TotalMilliseconds);

    /// <summary>Writes a row of a table for each kind of call.</summary>
    /// <param name="to">Where to write.</param>
    /// <param name="run">What was run.</param>
    /// <param name="seconds">How long it ran.</param>
    public void Write(TextWriter to, string run, double seconds)
    {
        ArgumentNullException.ThrowIfNull(to);
        foreach ((string call, ConcurrentBag<double> bag) in _milliseconds.OrderBy(static row => row.Key, StringComparer.Ordinal))
        {
            double[] times = [.. bag.Order()];
            string[] cells =
            [
                run, call, $"{times.Length}", Text(times.Length / seconds, "F0"),
                Text(At(times, .5), "F1"), Text(At(times, .9), "F1"),
                Text(At(times, .99), "F1"), Text(At(times, .999), "F1"), Text(times[^1], "F0"),
            ];
            to.WriteLine($"| {string.Join(" | ", cells)} |");
        }
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
}
