using RelationshipModel.Scoring;

namespace RelationshipModel.Testing;

/// <summary>Explanations as text, to be compared.</summary>
internal static class ExplanationText
{
    /// <summary>The tree, with the evidence or without it: retention removes evidence and no number.</summary>
    internal static string Of(Explanation explanation, bool withEvidence) => withEvidence
        ? explanation.ToString()
        : string.Join('\n', explanation.ToString().Split('\n').Select(static line => line.Split(" <- ")[0]));

    /// <summary>All evidence of a tree.</summary>
    internal static IEnumerable<InteractionId> EvidenceIn(Explanation explanation) =>
        explanation.Evidence.Concat(explanation.Children.SelectMany(EvidenceIn));
}
