using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace RelationshipModel.Orleans.Tests;

public sealed class TelemetryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_Listened_AreMeasuredAndTracedWithoutAnId()
    {
        ConcurrentQueue<(string Instrument, string Tags)> measured = [];
        ConcurrentQueue<Activity> traced = [];
        using MeterListener meters = new();
        meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == GrainTelemetry.Name) listener.EnableMeasurementEvents(instrument);
        };
        meters.SetMeasurementEventCallback<double>((i, _, tags, _) => measured.Enqueue((i.Name, Text(tags.ToArray()))));
        meters.SetMeasurementEventCallback<long>((i, _, tags, _) => measured.Enqueue((i.Name, Text(tags.ToArray()))));
        meters.SetMeasurementEventCallback<int>((i, _, tags, _) => measured.Enqueue((i.Name, Text(tags.ToArray()))));
        meters.Start();
        using ActivityListener activities = new()
        {
            ShouldListenTo = static source => source.Name == GrainTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = traced.Enqueue,
        };
        ActivitySource.AddActivityListener(activities);
        await using Cluster cluster = await Cluster.StartAsync(sharing: new());
        INetworkGrain network = cluster.Network(new("owner-of-telemetry"));

        await network.RecordAsync([new(new("i"), Cluster.Now, Channel.InPerson, new ContactId("contact-of-telemetry"))], Cancel);
        await network.PlanRevisitsAsync(cancellationToken: Cancel);
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await network.ReviewCircleAsync(new("none"), cancellationToken: Cancel));

        Assert.Contains((GrainTelemetry.CallDuration, "relationship_model.grain.call=record"), measured);
        Assert.Contains((GrainTelemetry.CallDuration, "relationship_model.grain.call=plan_revisits"), measured);
        Assert.Contains(
            (GrainTelemetry.CallDuration, "relationship_model.grain.call=review_circle error.type=System.ArgumentException"),
            measured);
        Assert.Contains((GrainTelemetry.ActiveNetworks, ""), measured);
        Assert.Contains((GrainTelemetry.SharedTies, ""), measured);
        Assert.Contains(measured, static one => one.Instrument == GrainTelemetry.Views);
        Assert.Contains(traced, static activity => activity.DisplayName == "relationship_model.grain plan_revisits");
        string all = string.Join(' ', measured)
            + string.Join(' ', traced.Select(static activity => activity.DisplayName + Text([.. activity.TagObjects])));
        Assert.DoesNotContain("of-telemetry", all, StringComparison.Ordinal);
    }

    private static string Text(KeyValuePair<string, object?>[] tags) =>
        string.Join(' ', tags.Select(static tag => $"{tag.Key}={tag.Value}"));
}
