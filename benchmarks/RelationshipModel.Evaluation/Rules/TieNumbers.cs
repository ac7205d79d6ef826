using RelationshipModel.Scoring;

namespace RelationshipModel.Evaluation.Rules;

/// <summary>The numbers of a tie that both models have.</summary>
/// <param name="Tie">The tie.</param>
/// <param name="Bond">In hours.</param>
/// <param name="Strength">From 0 to 1.</param>
/// <param name="Vitality">In hours.</param>
/// <param name="Outlook">In hours; the vitality where nobody shares when contacts were last seen.</param>
internal sealed record TieNumbers(TieKey Tie, double Bond, double Strength, double Vitality, double Outlook)
{
    public static TieNumbers Of(RelationshipScore score) =>
        new(score.Tie, score.Bond, score.Strength, score.Vitality, score.Outlook);
}
