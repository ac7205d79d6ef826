namespace BestNetwork.Mcp.Answers;

/// <summary>A year with a number.</summary>
internal sealed record CountedYear
{
    public required int Year { get; init; }

    public required int Count { get; init; }
}
