using RelationshipModel.Scoring;

namespace BestNetwork.Output;

/// <summary>A term of an explanation as it is written.</summary>
internal sealed record ExplanationLine(
    string Term,
    double Value,
    string Unit,
    string Combination,
    IReadOnlyList<ExplanationLine> Children,
    IReadOnlyList<string> Evidence)
{
    internal static ExplanationLine Of(Explanation explanation) => new(
        explanation.Term,
        explanation.Value,
        explanation.Unit,
        explanation.Combination.ToString(),
        [.. explanation.Children.Select(Of)],
        [.. explanation.Evidence.Select(static id => id.Value)]);
}
