using System.ComponentModel;
using System.Text.Json.Serialization;

namespace BestNetwork.Mcp.Answers;

/// <summary>The part common to all answers.</summary>
internal abstract record Answer
{
    [JsonPropertyOrder(-2)]
    [Description("The day that the answer is about, in the user's time zone; null if nothing is on record.")]
    public required string? AsOf { get; init; }

    [JsonPropertyOrder(-1)]
    [Description("What the answer does not say. Tell the user if it matters.")]
    public required AnswerLimits Limits { get; init; }
}
