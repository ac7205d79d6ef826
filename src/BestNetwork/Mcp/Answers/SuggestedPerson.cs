using System.ComponentModel;

namespace BestNetwork.Mcp.Answers;

/// <summary>A person to reach out to.</summary>
internal sealed record SuggestedPerson
{
    public required PersonName Person { get; init; }

    [Description("owed (the user owes them something), keep (the tie is slipping) or revive (an old friendship is asleep).")]
    public required string Pool { get; init; }

    [Description("Why now, in sentences to the user.")]
    public required IReadOnlyList<string> Reasons { get; init; }

    [Description("The state of the tie; null if it is not scored.")]
    public required TieAnswer? Tie { get; init; }
}
