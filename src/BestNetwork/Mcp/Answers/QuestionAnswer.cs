using System.ComponentModel;
using System.Text.Json.Serialization;

namespace BestNetwork.Mcp.Answers;

/// <summary>The part common to all answers to questions.</summary>
internal abstract record QuestionAnswer : Answer
{
    [JsonPropertyOrder(-1)]
    [Description("What the answer rests on.")]
    public required RecordedSpan OnRecord { get; init; }
}
