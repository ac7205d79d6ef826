using System.ComponentModel;

namespace BestNetwork.Mcp.Answers;

/// <summary>The answer of <c>whom_to_reach_out_to</c>.</summary>
internal sealed record ReachOutAnswer : QuestionAnswer
{
    [Description("The people to reach out to, the most pressing first. An empty list only means that nothing on "
        + "record asks for it.")]
    public required IReadOnlyList<SuggestedPerson> Suggestions { get; init; }

    [Description("The open promises that are overdue, due within a week or without a day, the user's first.")]
    public required IReadOnlyList<OpenPromise> Promises { get; init; }

    [Description("The birthdays of the next seven days.")]
    public required IReadOnlyList<UpcomingDay> Birthdays { get; init; }

    [Description("The gatherings of the next seven days.")]
    public required IReadOnlyList<string> Gatherings { get; init; }

    [Description("The people who would be suggested but are resting for now, and why.")]
    public required IReadOnlyList<RestingPerson> Resting { get; init; }
}
