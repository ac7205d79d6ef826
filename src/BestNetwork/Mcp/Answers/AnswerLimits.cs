using System.ComponentModel;

namespace BestNetwork.Mcp.Answers;

/// <summary>The limits of an answer.</summary>
internal sealed record AnswerLimits
{
    [Description("What is on record but not shown, because it is private or the user asked for that.")]
    public required IReadOnlyList<string> Withheld { get; init; }

    [Description("The lists that are longer than shown, with the number left out.")]
    public required IReadOnlyList<string> Cut { get; init; }

    [Description("What is not on record. It may still have happened: never take it for 'no' or 'fine'.")]
    public required IReadOnlyList<string> NotOnRecord { get; init; }
}
