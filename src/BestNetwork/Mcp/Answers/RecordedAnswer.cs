using System.ComponentModel;

namespace BestNetwork.Mcp.Answers;

/// <summary>The records that a tool made.</summary>
internal sealed record RecordedAnswer : Answer
{
    [Description("What was recorded, in sentences to the user.")]
    public required IReadOnlyList<string> Recorded { get; init; }

    public required IReadOnlyList<PersonName> People { get; init; }
}
