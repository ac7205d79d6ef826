using System.ComponentModel;

namespace BestNetwork.Mcp.Arguments;

/// <summary>The arguments of <c>promise</c>.</summary>
internal sealed record PromiseArguments
{
    [Description("The person: the name, its beginning if nobody else has it, or the id of an earlier answer.")]
    public required string Name { get; init; }

    [Description("What was promised, in the user's words.")]
    public required string What { get; init; }

    [Description("The last day on which to keep it (2026-07-15), or a length of time (1w). Default: none.")]
    public string? Due { get; init; }

    [Description("Whether the person promised it to the user. Default: the user promised it to the person.")]
    public bool? Theirs { get; init; }

    [Description("Closes an open promise instead, one whose words contain 'what': kept, broken or dropped.")]
    public string? Outcome { get; init; }
}
