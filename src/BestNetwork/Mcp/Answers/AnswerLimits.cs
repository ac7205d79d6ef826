using System.ComponentModel;

namespace BestNetwork.Mcp.Answers;

/// <summary>The limits of an answer.</summary>
internal sealed record AnswerLimits
{
    [Description("What is on record and is not shown, because it is private or the user asked so.")]
    public required IReadOnlyList<string> Withheld { get; init; }

    [Description("The lists that are longer than shown, with the number left out.")]
    public required IReadOnlyList<string> Cut { get; init; }

    [Description("What is not on record. It may have happened all the same: never take it for 'no' or for 'fine'.")]
    public required IReadOnlyList<string> NotOnRecord { get; init; }
}
