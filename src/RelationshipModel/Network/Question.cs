using System.Diagnostics;

namespace RelationshipModel.Network;

/// <summary>One question while it is answered, measured and traced.</summary>
internal sealed class Question : IDisposable
{
    internal const string Score = "score";
    internal const string ScoreAll = "score_all";
    internal const string PreviewScore = "preview_score";
    internal const string CompareScores = "compare_scores";
    internal const string Snapshot = "snapshot";
    internal const string Revisits = "revisits";
    internal const string Introductions = "introductions";
    internal const string GatheringBriefing = "gathering_briefing";
    internal const string GatheringReview = "gathering_review";
    internal const string CircleReview = "circle_review";
    internal const string AllCircleReviews = "all_circle_reviews";
    internal const string Changes = "changes";
    internal const string ContactExport = "contact_export";

    private static readonly ActivitySource Source = new(RelationshipTelemetry.Name, Instruments.Version);

    private readonly string _name;
    private readonly long _startedAt;
    private readonly Activity? _activity;
    private string? _errorType;

    private Question(string name)
    {
        _name = name;
        _startedAt = Stopwatch.GetTimestamp();
        _activity = Source.StartActivity($"relationship_model {name}");
        _activity?.SetTag(RelationshipTelemetry.QuestionTag, name);
    }

    /// <summary>Starts a question; null if nobody listens.</summary>
    /// <remarks>Start it in an async method, from which the current activity does not leak to the caller.</remarks>
    internal static Question? Start(string name) =>
        Instruments.QuestionDuration.Enabled || Source.HasListeners() ? new(name) : null;

    /// <summary>Notes why there is no answer: the type alone, as a message may name a contact.</summary>
    internal void Fail(Exception fault)
    {
        _errorType = fault.GetType().FullName;
        _activity?.SetTag(RelationshipTelemetry.ErrorTypeTag, _errorType).SetStatus(ActivityStatusCode.Error);
    }

    public void Dispose()
    {
        double seconds = Stopwatch.GetElapsedTime(_startedAt).TotalSeconds;
        KeyValuePair<string, object?> question = new(RelationshipTelemetry.QuestionTag, _name);
        if (_errorType is null) Instruments.QuestionDuration.Record(seconds, question);
        else Instruments.QuestionDuration.Record(seconds, question, new(RelationshipTelemetry.ErrorTypeTag, _errorType));
        _activity?.Dispose();
    }
}
