using System.ComponentModel;
using System.Text.Json.Serialization;

namespace BestNetwork.Mcp.Answers;

/// <summary>The part common to all answers to questions.</summary>
internal abstract record QuestionAnswer : Answer
{
    [JsonPropertyOrder(-1)]
    [Description("The records on which the answer rests.")]
    public required RecordedSpan OnRecord { get; init; }
}
