using NodaTime;
using NodaTime.Text;
using RelationshipModel.Scoring;

namespace BestNetwork.Output;

/// <summary>A score as it is written.</summary>
internal sealed record ScoreLine(
    string Owner,
    string Contact,
    double Strength,
    double Vitality,
    double BondHours,
    double Recency,
    double? Reciprocity,
    string Status,
    string? LastInteraction,
    int Interactions,
    double Outlook,
    ExplanationLine? Explanation,
    string Name,
    double Continuity,
    double ExpectedGapDays,
    double? Chance)
{
    internal static ScoreLine Of(RelationshipScore score, string name, bool explains, Duration? within) => new(
        score.Tie.Owner.Value,
        score.Tie.Contact.Value,
        score.Strength,
        score.Vitality,
        score.Bond,
        score.Recency,
        score.Reciprocity,
        score.Status.ToString(),
        score.LastInteraction is { } last ? InstantPattern.ExtendedIso.Format(last) : null,
        score.InteractionCount,
        score.Outlook,
        explains ? ExplanationLine.Of(score.Explanation) : null,
        name,
        score.Continuity,
        score.ExpectedGapDays,
        within is { } time ? score.ChanceOfContact(time) : null);
}
