using System.Diagnostics.Metrics;

namespace RelationshipModel.Orleans;

/// <summary>The counters and measures of the grains of a silo.</summary>
internal static class GrainInstruments
{
    private static readonly Meter Meter = new(GrainTelemetry.Name, Version);

    private static readonly UpDownCounter<int> Active = Meter.CreateUpDownCounter<int>(
        GrainTelemetry.ActiveNetworks, "{network}", "The networks whose grains are active.");

    private static readonly Counter<long> Views = Meter.CreateCounter<long>(
        GrainTelemetry.Views, "{view}", "The views that were read.");

    private static readonly Counter<long> Digests = Meter.CreateCounter<long>(
        GrainTelemetry.Digests, "{digest}", "The digests that were handed to the sink.");

    private static readonly Counter<long> Published = Meter.CreateCounter<long>(
        GrainTelemetry.SharedTies, "{publication}", "The times that an owner's shared ties were published.");

    /// <summary>Gets the histogram of how long calls take.</summary>
    internal static Histogram<double> CallDuration { get; } = Meter.CreateHistogram(
        GrainTelemetry.CallDuration, "s", "The time that calls of a grain take once their turn has come.", tags: null,
        new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10],
        });

    /// <summary>Gets the version of the library.</summary>
    internal static string? Version => typeof(GrainInstruments).Assembly.GetName().Version?.ToString();

    internal static void CountActive(int change) => Active.Add(change);

    internal static void CountRecords(bool areKept) =>
        Views.Add(1, new KeyValuePair<string, object?>(GrainTelemetry.RecordsTag, areKept ? "kept" : "read"));

    internal static void CountDigest(Exception? fault)
    {
        if (fault is null) Digests.Add(1);
        else Digests.Add(1, new KeyValuePair<string, object?>(GrainTelemetry.ErrorTypeTag, fault.GetType().FullName));
    }

    internal static void CountPublished() => Published.Add(1);
}
