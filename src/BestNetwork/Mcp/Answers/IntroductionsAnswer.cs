using System.ComponentModel;

namespace BestNetwork.Mcp.Answers;

/// <summary>The answer of <c>who_might_meet</c>.</summary>
internal sealed record IntroductionsAnswer : QuestionAnswer
{
    [Description("The pairs, the best first. An empty list only means that nothing on record speaks for a pair.")]
    public required IReadOnlyList<SuggestedPair> Pairs { get; init; }
}
