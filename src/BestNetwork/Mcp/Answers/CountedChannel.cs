namespace BestNetwork.Mcp.Answers;

/// <summary>A channel with a number.</summary>
internal sealed record CountedChannel
{
    public required string Channel { get; init; }

    public required int Count { get; init; }
}
