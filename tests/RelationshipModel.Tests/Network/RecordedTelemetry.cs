using System.Diagnostics;
using System.Diagnostics.Metrics;
using RelationshipModel.Network;

namespace RelationshipModel.Tests.Network;

/// <summary>The measurements and traces of one test; not those of other tests at the same time.</summary>
internal sealed class RecordedTelemetry : IDisposable
{
    private static readonly AsyncLocal<RecordedTelemetry?> Current = new();

    private readonly MeterListener _meters = new();
    private readonly ActivityListener _activities = new();

    internal RecordedTelemetry(bool withMetrics = true, bool withTraces = true)
    {
        Current.Value = this;
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name != RelationshipTelemetry.Name) return;
            Instruments.Add(instrument);
            listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        if (withMetrics) _meters.Start();
        _activities.ShouldListenTo = source => withTraces && source.Name == RelationshipTelemetry.Name;
        _activities.Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded;
        _activities.ActivityStopped = activity =>
        {
            if (Current.Value == this) Activities.Add(activity);
        };
        ActivitySource.AddActivityListener(_activities);
    }

    internal List<Instrument> Instruments { get; } = [];

    internal List<(string Instrument, double Value, Dictionary<string, object?> Tags)> Measurements { get; } = [];

    internal List<Activity> Activities { get; } = [];

    /// <summary>Takes the counts of an instrument since they were last taken, by a tag.</summary>
    internal string Take(string instrument, string? tag = null)
    {
        string taken = string.Join(", ", Measurements.Where(measured => measured.Instrument == instrument)
            .Select(measured => tag is null ? $"{measured.Value:0}" : $"{measured.Value:0} {measured.Tags[tag]}"));
        Measurements.RemoveAll(measured => measured.Instrument == instrument);
        return taken;
    }

    public void Dispose()
    {
        _meters.Dispose();
        _activities.Dispose();
        Current.Value = null;
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Current.Value == this) Measurements.Add((instrument.Name, value, new(tags.ToArray())));
    }
}
