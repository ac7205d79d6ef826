using System.ComponentModel;

namespace BestNetwork.Mcp.Answers;

/// <summary>A promise that is open.</summary>
internal sealed record OpenPromise
{
    public required PersonName Person { get; init; }

    [Description("Who promised: me (the user) or them.")]
    public required string By { get; init; }

    [Description("The last day on which to keep it; null if not set.")]
    public required string? Due { get; init; }

    [Description("The promise, in a sentence to the user.")]
    public required string Text { get; init; }
}
