using System.Diagnostics.Metrics;

namespace RelationshipModel.Network;

/// <summary>The counters and measures of all networks of a process.</summary>
internal static class Instruments
{
    /// <summary>A tie was read from its state alone.</summary>
    internal const string Kept = "kept";

    /// <summary>A tie was read from its state and what was added since.</summary>
    internal const string RolledOn = "rolled_on";

    /// <summary>A tie was read from the log.</summary>
    internal const string Folded = "folded";

    /// <summary>States could not be written.</summary>
    internal const string Failed = "failed";

    private static readonly Meter Meter = new(RelationshipTelemetry.Name, Version);

    private static readonly Counter<long> Recorded = Meter.CreateCounter<long>(
        RelationshipTelemetry.InteractionsRecorded, "{interaction}", "The interactions that were recorded and new.");

    private static readonly Counter<long> Ties = Meter.CreateCounter<long>(
        RelationshipTelemetry.TiesRead, "{tie}", "The ties that were read to answer questions.");

    private static readonly Counter<long> States = Meter.CreateCounter<long>(
        RelationshipTelemetry.StatesKept, "{state}", "The folded states that were to be kept after an answer.");

    /// <summary>Gets the histogram of how long questions take.</summary>
    internal static Histogram<double> QuestionDuration { get; } = Meter.CreateHistogram(
        RelationshipTelemetry.QuestionDuration, "s", "The time that questions take to be answered.", tags: null,
        new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10],
        });

    /// <summary>Gets the version of the library.</summary>
    internal static string? Version => typeof(Instruments).Assembly.GetName().Version?.ToString();

    /// <summary>Counts what was recorded, if somebody listens.</summary>
    internal static ValueTask<int> CountAsync(ValueTask<int> recorded)
    {
        return Recorded.Enabled ? CountedAsync(recorded) : recorded;

        static async ValueTask<int> CountedAsync(ValueTask<int> recorded)
        {
            int count = await recorded.ConfigureAwait(false);
            CountRecorded(count);
            return count;
        }
    }

    internal static void CountRecorded(int count)
    {
        if (count > 0) Recorded.Add(count);
    }

    /// <summary>Counts ties that were read.</summary>
    /// <param name="state"><see cref="Kept"/>, <see cref="RolledOn"/> or <see cref="Folded"/>.</param>
    /// <param name="count">The number.</param>
    internal static void CountTies(string state, int count)
    {
        if (count > 0) Ties.Add(count, new KeyValuePair<string, object?>(RelationshipTelemetry.TieStateTag, state));
    }

    /// <summary>Counts states that were written, or could not be.</summary>
    internal static void CountStates(int count, Exception? fault = null)
    {
        KeyValuePair<string, object?> result = new(RelationshipTelemetry.ResultTag, fault is null ? Kept : Failed);
        if (fault is null) States.Add(count, result);
        else States.Add(count, result, new(RelationshipTelemetry.ErrorTypeTag, fault.GetType().FullName));
    }
}
