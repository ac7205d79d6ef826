namespace RelationshipModel.Orleans;

/// <summary>The names under which the grains measure and trace themselves, with <c>System.Diagnostics.Metrics</c> and
/// <c>System.Diagnostics.ActivitySource</c>.</summary>
/// <remarks>
/// No tag names an owner or a contact, and no message of an exception is kept. Nothing is measured unless somebody listens. With
/// OpenTelemetry, pass <see cref="Name"/> to <c>AddMeter</c> and <c>AddSource</c>. What the library itself does in a call is
/// under <see cref="Network.RelationshipTelemetry"/>, and what Orleans does under <c>Microsoft.Orleans</c>; its traces contain
/// grain ids, which are owner ids.
/// </remarks>
public static class GrainTelemetry
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "RelationshipModel.Orleans";

    /// <summary>The name of the histogram of how long calls of a grain take once their turn has come, in seconds, by
    /// <see cref="CallTag"/> and, if they fail, <see cref="ErrorTypeTag"/>.</summary>
    public const string CallDuration = "relationship_model.grain.call.duration";

    /// <summary>The name of the counter of active networks.</summary>
    public const string ActiveNetworks = "relationship_model.grain.networks";

    /// <summary>The name of the counter of views that were read, by <see cref="RecordsTag"/>.</summary>
    public const string Views = "relationship_model.grain.views";

    /// <summary>The name of the counter of digests that were handed to the sink, by <see cref="ErrorTypeTag"/> if the sink
    /// failed.</summary>
    public const string Digests = "relationship_model.digests";

    /// <summary>The name of the counter of times that an owner's shared ties were published.</summary>
    public const string SharedTies = "relationship_model.shared_ties.published";

    /// <summary>The tag that says which call it was, such as <c>record</c> or <c>plan_revisits</c>.</summary>
    public const string CallTag = "relationship_model.grain.call";

    /// <summary>The tag that says whether the owner's records were in memory: <c>kept</c>, or <c>read</c> from the
    /// store.</summary>
    public const string RecordsTag = "relationship_model.grain.records";

    /// <summary>The tag that holds the type of the exception.</summary>
    public const string ErrorTypeTag = "error.type";
}
