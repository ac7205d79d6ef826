using System.Diagnostics;

namespace RelationshipModel.Orleans;

/// <summary>One call of a grain while it runs, measured and traced.</summary>
internal sealed class GrainCall : IDisposable
{
    private static readonly ActivitySource Source = new(GrainTelemetry.Name, GrainInstruments.Version);

    private readonly string _name;
    private readonly long _startedAt;
    private readonly Activity? _activity;
    private string? _errorType;

    private GrainCall(string name)
    {
        _name = name;
        _startedAt = Stopwatch.GetTimestamp();
        _activity = Source.StartActivity($"relationship_model.grain {name}");
        _activity?.SetTag(GrainTelemetry.CallTag, name);
    }

    /// <summary>Starts a call; null if nobody listens.</summary>
    /// <remarks>Start it in an async method, from which the current activity does not leak to the caller.</remarks>
    /// <param name="method">The name of the method, such as <c>PlanRevisitsAsync</c>.</param>
    internal static GrainCall? Start(string method) =>
        GrainInstruments.CallDuration.Enabled || Source.HasListeners() ? new(NameOf(method)) : null;

    /// <summary>Notes why the call failed: the type alone, as a message may name a contact.</summary>
    internal void Fail(Exception fault)
    {
        _errorType = fault.GetType().FullName;
        _activity?.SetTag(GrainTelemetry.ErrorTypeTag, _errorType).SetStatus(ActivityStatusCode.Error);
    }

    public void Dispose()
    {
        double seconds = Stopwatch.GetElapsedTime(_startedAt).TotalSeconds;
        KeyValuePair<string, object?> call = new(GrainTelemetry.CallTag, _name);
        if (_errorType is null) GrainInstruments.CallDuration.Record(seconds, call);
        else GrainInstruments.CallDuration.Record(seconds, call, new(GrainTelemetry.ErrorTypeTag, _errorType));
        _activity?.Dispose();
    }

    private static string NameOf(string method) =>
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(
            method.EndsWith("Async", StringComparison.Ordinal) ? method[..^5] : method);
}
