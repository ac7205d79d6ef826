using System.ComponentModel;

namespace BestNetwork.Mcp.Answers;

/// <summary>The answer of <c>what_changed</c>.</summary>
internal sealed record ChangesAnswer : QuestionAnswer
{
    [Description("The day from which changes are listed; null if nothing is on record.")]
    public required string? Since { get; init; }

    [Description("Where that day comes from: asked, last_look (when the user last looked at their page of the day) or "
        + "week (a week ago).")]
    public required string SinceIs { get; init; }

    [Description("The number of interactions that were recorded as having taken place since.")]
    public required int Interactions { get; init; }

    [Description("The changes, the most pressing first.")]
    public required IReadOnlyList<ChangedTie> Changes { get; init; }
}
