using RelationshipModel.Scoring;

namespace RelationshipModel.Report.Mapping;

/// <summary>The state of a tie at a moment, now or earlier.</summary>
internal readonly record struct TieMoment(int Number, Warmth Warmth, TieStatus Status, double Strength, double BondLevel)
{
    internal TieMoment(int number, RelationshipScore score)
        : this(number, score.Warmth, score.Status, score.Strength, score.BondLevel)
    {
    }

    /// <summary>Orders the closest first.</summary>
    internal static int Compare(TieMoment a, TieMoment b) =>
        b.Warmth != a.Warmth ? b.Warmth.CompareTo(a.Warmth) : b.Strength != a.Strength ? b.Strength.CompareTo(a.Strength)
            : a.Number.CompareTo(b.Number);
}
