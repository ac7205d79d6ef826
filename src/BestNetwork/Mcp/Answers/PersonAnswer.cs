using System.ComponentModel;

namespace BestNetwork.Mcp.Answers;

/// <summary>The answer of <c>person</c>.</summary>
internal sealed record PersonAnswer : QuestionAnswer
{
    public required PersonName Person { get; init; }

    [Description("The state of the tie; null if it is not scored.")]
    public required TieAnswer? Tie { get; init; }

    [Description("Why the tie is as it is, in sentences to the user.")]
    public required IReadOnlyList<string> Why { get; init; }

    [Description("The terms whose sum gives the strength; null if the tie is not scored.")]
    public required string? Arithmetic { get; init; }

    [Description("Why to reach out to them now, or why that is not suggested.")]
    public required IReadOnlyList<string> ReachOut { get; init; }

    [Description("The day of the first contact; null if none is on record.")]
    public required string? FirstContact { get; init; }

    [Description("The number of interactions on record.")]
    public required int Interactions { get; init; }

    [Description("The interactions by channel, the most frequent first.")]
    public required IReadOnlyList<CountedChannel> ByChannel { get; init; }

    [Description("The interactions by year, the latest first.")]
    public required IReadOnlyList<CountedYear> ByYear { get; init; }

    [Description("The open promises between the two, in sentences to the user.")]
    public required IReadOnlyList<string> Promises { get; init; }

    [Description("The names of the user's circles that they are in.")]
    public required IReadOnlyList<string> Circles { get; init; }

    [Description("The birthday as --MM-DD; null if not on record.")]
    public required string? Birthday { get; init; }

    [Description("Where they live; null if not on record.")]
    public required string? Place { get; init; }

    [Description("What they care about.")]
    public required IReadOnlyList<string> Interests { get; init; }

    [Description("What they offer.")]
    public required IReadOnlyList<string> Offers { get; init; }

    [Description("What they are looking for.")]
    public required IReadOnlyList<string> Needs { get; init; }

    [Description("What the user stated about the tie: kinds (friend, parent, ...), closeness (close_friend, ...), paused, ended, deceased, "
        + "no_score, no_introductions, no_reminders.")]
    public required IReadOnlyList<string> Stated { get; init; }

    [Description("The user's own notes, the latest first; null unless the user started the server with --show-private.")]
    public required IReadOnlyList<string>? Notes { get; init; }

    [Description("How contact felt to the user, from -2 to 2; null unless it is on record and the user started the "
        + "server with --show-private.")]
    public required double? Restoration { get; init; }
}
