using RelationshipModel.Scoring;

namespace RelationshipModel.Revisits;

/// <summary>Something that makes now a good time.</summary>
/// <param name="Reason">The reason that names it.</param>
/// <param name="Weight">The weight: 0 to 1.</param>
internal sealed record Occasion(Reason Reason, double Weight)
{
    internal Explanation Explanation => new(Reason.Code, Weight);
}
