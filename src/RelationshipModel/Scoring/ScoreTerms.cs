using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>The numbers that make up a score and its explanation.</summary>
internal readonly record struct ScoreTerms
{
    internal bool IsWithheld { get; init; }

    /// <summary>Whether anything makes the tie known: an interaction, a statement, a membership.</summary>
    internal bool IsKnown { get; init; }

    /// <summary>Whether there is a bond: an interaction that is more than an attempt, or a stated closeness.</summary>
    internal bool HasBond { get; init; }

    internal bool AnchorIsStated { get; init; }

    internal double AnchorBond { get; init; }

    internal double AnchorDays { get; init; }

    internal double WeakHalfLifeDays { get; init; }

    internal double Bond { get; init; }

    internal double BondLevel { get; init; }

    internal double BondHalfLifeDays { get; init; }

    /// <summary>The silence in days of 24 hours, without paused time.</summary>
    internal double Silence { get; init; }

    internal double Recency { get; init; }

    /// <summary>The expected gap of the tie's own rhythm, and what makes it.</summary>
    internal double ExpectedGap { get; init; }

    internal double GapLogSum { get; init; }

    internal double GapSum { get; init; }

    internal double PriorGap { get; init; }

    internal double Continuity { get; init; }

    internal double BondAtInitiative { get; init; }

    internal double BondAtSupport { get; init; }

    internal ReciprocityBalance Initiative { get; init; }

    internal ReciprocityBalance Support { get; init; }

    internal double Strength { get; init; }

    internal double? Presence { get; init; }

    /// <summary>The days since the contact was last seen by anyone; null if that is unknown or hidden.</summary>
    internal double? Seen { get; init; }

    /// <summary>The days since the contact was last seen by others than the owner; null if
    /// that is unknown or hidden.</summary>
    internal double? SeenByOthers { get; init; }

    internal double Outlook { get; init; }

    /// <summary>The undecayed sum over days of contact of log2(1 + n).</summary>
    internal double Episodes { get; init; }

    internal TieStatus Status { get; init; }

    /// <summary>The silence in whole local days, without paused ones.</summary>
    internal int SilentDays { get; init; }

    /// <summary>The whole local days since the last contact, or since the tie is known, paused ones included.</summary>
    internal int DaysSinceContact { get; init; }

    internal double SilenceInGaps { get; init; }

    /// <summary>The target of a stated cadence, in days; null if none is stated.</summary>
    internal double? CadenceDays { get; init; }

    /// <summary>The target and tolerance of a stated cadence, in days; null if none is stated.</summary>
    internal double? ToleratedDays { get; init; }

    internal Instant? LastAt { get; init; }

    internal Instant? FirstContact { get; init; }

    internal Instant? LastContact { get; init; }

    internal InteractionId LastContactId { get; init; }

    internal Instant? LastFromOwner { get; init; }

    internal Instant? LastFromContact { get; init; }

    internal int Interactions { get; init; }

    internal int ContactDays { get; init; }

    internal RecordedDirections RecordedDirections { get; init; }

    /// <summary>Whether somebody in particular was spoken to, or spoke: more than being in a crowd together.</summary>
    internal bool HasAddressed { get; init; }

    /// <summary>Whether the owner ever wrote to the contact, even among many, reacted, or talked with them.</summary>
    internal bool HasSignFromOwner { get; init; }

    /// <summary>Whether each side ever did something, rather than took part in what the other began.</summary>
    internal bool HaveBothActed { get; init; }

    internal int UnansweredInitiatives { get; init; }

    internal int UnansweredFromOwner { get; init; }

    internal int UnansweredFromContact { get; init; }

    /// <summary>The instant at which the contact last wrote to the owner in particular, if that waits for an answer; null if
    /// nothing does.</summary>
    internal Instant? WaitsSince { get; init; }

    internal double DepthSum { get; init; }

    internal int DepthCount { get; init; }

    internal double Depth { get; init; }

    internal double FeelSum { get; init; }

    internal int FeelCount { get; init; }

    internal double Restoration { get; init; }

    internal TrustEstimate TrustInContact { get; init; }

    internal TrustEstimate TrustInOwner { get; init; }
}
