namespace RelationshipModel.Network;

/// <summary>The names under which the library measures and traces itself, with <c>System.Diagnostics.Metrics</c> and
/// <c>System.Diagnostics.ActivitySource</c>.</summary>
/// <remarks>
/// No tag names an owner or a contact, and no message of an exception is kept. Nothing is measured unless somebody listens. With
/// OpenTelemetry, pass <see cref="Name"/> to <c>AddMeter</c> and <c>AddSource</c>.
/// </remarks>
public static class RelationshipTelemetry
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "RelationshipModel";

    /// <summary>The name of the histogram of how long questions take to be answered, in seconds, by
    /// <see cref="QuestionTag"/> and, if they fail, <see cref="ErrorTypeTag"/>.</summary>
    public const string QuestionDuration = "relationship_model.question.duration";

    /// <summary>The name of the counter of interactions that were recorded and new.</summary>
    public const string InteractionsRecorded = "relationship_model.interactions.recorded";

    /// <summary>The name of the counter of ties that were read to answer questions, by <see cref="TieStateTag"/>.</summary>
    public const string TiesRead = "relationship_model.ties.read";

    /// <summary>The name of the counter of folded states that were to be kept after an answer, by <see cref="ResultTag"/>
    /// and, if they could not be written, <see cref="ErrorTypeTag"/>.</summary>
    public const string StatesKept = "relationship_model.states.kept";

    /// <summary>The tag that says which question was asked, such as <c>score</c> or <c>revisits</c>.</summary>
    public const string QuestionTag = "relationship_model.question";

    /// <summary>The tag that says how a tie was read: <c>kept</c> from only its state, <c>rolled_on</c> from its state and what
    /// was added since, <c>folded</c> from the log.</summary>
    public const string TieStateTag = "relationship_model.tie.state";

    /// <summary>The tag that says whether states were written: <c>kept</c> or <c>failed</c>.</summary>
    public const string ResultTag = "relationship_model.result";

    /// <summary>The tag that holds the type of the exception.</summary>
    public const string ErrorTypeTag = "error.type";
}
