using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>The numbers of which a score and its explanation are made.</summary>
internal readonly record struct ScoreTerms
{
    internal bool IsWithheld { get; init; }

    internal bool HasAnchor { get; init; }

    internal bool AnchorIsStated { get; init; }

    internal double AnchorBond { get; init; }

    internal double AnchorDays { get; init; }

    internal double WeakHalfLifeDays { get; init; }

    internal double Bond { get; init; }

    internal double BondLevel { get; init; }

    internal double BondHalfLifeDays { get; init; }

    internal double ContactSilenceDays { get; init; }

    internal double Recency { get; init; }

    internal double BondAtLast { get; init; }

    internal ReciprocityBalance Initiative { get; init; }

    internal ReciprocityBalance Support { get; init; }

    internal double Strength { get; init; }

    internal double? Presence { get; init; }

    internal double AwayDays { get; init; }

    internal double Outlook { get; init; }

    internal TieStatus Status { get; init; }

    internal int SilenceDays { get; init; }

    internal double GapDays { get; init; }

    internal double SilenceInGaps { get; init; }

    internal bool GapIsCadence { get; init; }

    internal bool IsAsItComes { get; init; }

    internal Instant LastAt { get; init; }

    internal Instant LastContactAt { get; init; }

    internal InteractionId LastContactId { get; init; }

    internal int Interactions { get; init; }

    internal int ContactDays { get; init; }

    internal int UnansweredInitiatives { get; init; }

    internal double DepthSum { get; init; }

    internal int DepthCount { get; init; }

    internal double Depth { get; init; }

    internal double FeelSum { get; init; }

    internal int FeelCount { get; init; }

    internal double Restoration { get; init; }

    internal TrustEstimate TrustInContact { get; init; }

    internal TrustEstimate TrustInOwner { get; init; }
}
