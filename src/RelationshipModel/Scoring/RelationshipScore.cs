using System.Globalization;
using NodaTime;
using RelationshipModel.Internals;

namespace RelationshipModel.Scoring;

/// <summary>Where a tie stands as of an instant, and why. Immutable; safe to share between threads.</summary>
/// <remarks>The state of a tie is scored, never the worth of a person.</remarks>
public sealed record RelationshipScore
{
    private readonly Func<RelationshipScore, ScoreTerm, Explanation> _explain;

    internal RelationshipScore(
        TieKey tie, Instant asOf, in ScoreTerms terms, IReadOnlyList<Interaction>? history, Func<RelationshipScore, ScoreTerm, Explanation> explain)
    {
        Tie = tie;
        AsOf = asOf;
        Terms = terms;
        History = history;
        _explain = explain;
    }

    /// <summary>Whose tie, and to whom.</summary>
    public TieKey Tie { get; }

    /// <summary>The instant as of which the score holds.</summary>
    public Instant AsOf { get; }

    /// <summary>Closeness, the headline: logistic(ln(Bond/5 h) + 1/2 ln Recency + 1/4 ln Reciprocity).</summary>
    /// <value>0 to 1; 0 for a stranger.</value>
    public double Strength => Terms.Strength;

    /// <summary>What the two have built: substantive hours, which fade, the more slowly the more they are.</summary>
    /// <value>Hours, 0 or more.</value>
    public double Bond => Terms.Bond;

    /// <summary>1 - 2^(-Bond/50 h) (Hall 2019).</summary>
    /// <value>0 to 1.</value>
    public double BondLevel => Terms.BondLevel;

    /// <summary>The time in which this bond halves if nothing happens: H0 log2(1 + e^(b/2c)).</summary>
    /// <value>A year for a weak tie, 29 years at 200 hours; at most 10,000 years.</value>
    public Duration BondHalfLife => Duration.FromDays(Math.Min(Terms.BondHalfLifeDays, 3_652_425));

    /// <summary>1 / (1 + silence/1 day): how lately they were in touch.</summary>
    /// <value>0 to 1; 0 for a stranger.</value>
    public double Recency => Terms.Recency;

    /// <summary>The smaller of the reciprocities of initiative and of support that are known.</summary>
    /// <value>0 to 1; null while both are unknown.</value>
    public double? Reciprocity => ReciprocityBalance.Smaller(Initiative, Support);

    /// <summary>Who reaches out, in the long run.</summary>
    public ReciprocityBalance Initiative => Terms.Initiative;

    /// <summary>Who supports, in the long run.</summary>
    public ReciprocityBalance Support => Terms.Support;

    /// <summary>Bond x Recency: are we in touch. The best predictor of contact.</summary>
    /// <value>Hours, 0 or more.</value>
    public double Vitality => Terms.Bond * Terms.Recency;

    /// <summary>1 / (1 + silence of the contact towards everyone else/1 day).</summary>
    /// <value>0 to 1; null where the host does not share when the contact was last seen.</value>
    public double? Presence => Terms.Presence;

    /// <summary>Vitality x Presence^(1/3); Vitality where presence is unknown.</summary>
    /// <value>Hours, 0 or more.</value>
    public double Outlook => Terms.Outlook;

    /// <summary>Where the tie stands.</summary>
    public TieStatus Status => Terms.Status;

    /// <summary>Whether the tie is not scored because a person said so; every number is then 0.</summary>
    public bool IsWithheld => Terms.IsWithheld;

    /// <summary>Whether the tie is in rhythm only by the word of a person, without any interaction.</summary>
    public bool IsStatedOnly => Terms is { Interactions: 0, HasAnchor: true };

    /// <summary>When the last interaction of any kind was; null where there was none.</summary>
    public Instant? LastInteraction => Terms.Interactions > 0 ? Terms.LastAt : null;

    /// <summary>When the last interaction was that is more than a reaction (where there were only reactions, the last of them); null where there was none.</summary>
    public Instant? LastContact => Terms.Interactions > 0 ? Terms.LastContactAt : null;

    /// <summary>How many interactions there were.</summary>
    public int Interactions => Terms.Interactions;

    /// <summary>On how many local days there was contact.</summary>
    public int ContactDays => Terms.ContactDays;

    /// <summary>The whole local days since the last contact that the tie was not paused.</summary>
    /// <value>0 or more; 0 for a stranger.</value>
    public int SilenceDays => Terms.SilenceDays;

    /// <summary>The gap between contacts to expect: of the cadence, else of the tie's own rhythm.</summary>
    /// <value>Positive; zero for a stranger.</value>
    public Duration ExpectedGap => Duration.FromDays(Terms.GapDays);

    /// <summary>The silence in expected gaps, from which the status follows.</summary>
    /// <value>0 or more.</value>
    public double SilenceInGaps => Terms.SilenceInGaps;

    /// <summary>How many times the owner opened since anything came from the contact.</summary>
    public int UnansweredInitiatives => Terms.UnansweredInitiatives;

    /// <summary>How deep the interactions went, on the scale of their factors, shrunk towards 1; reported beside the score.</summary>
    /// <value>0.5 (small talk) to 2 (confiding); null where nobody said.</value>
    public double? Depth => Terms.DepthCount > 0 ? Terms.Depth : null;

    /// <summary>How the owner felt afterwards, shrunk towards 0; private to the owner, reported beside the score.</summary>
    /// <value>-2 (drained) to 2 (restored); null where the owner did not say.</value>
    public double? Restoration => Terms.FeelCount > 0 ? Terms.Restoration : null;

    /// <summary>How far the contact keeps promises; reported beside the score.</summary>
    public TrustEstimate TrustInContact => Terms.TrustInContact;

    /// <summary>How far the owner keeps promises; reported beside the score.</summary>
    public TrustEstimate TrustInOwner => Terms.TrustInOwner;

    /// <summary>Why <see cref="Strength"/> is what it is.</summary>
    public Explanation Explanation => Explain(ScoreTerm.Strength);

    internal ScoreTerms Terms { get; }

    internal IReadOnlyList<Interaction>? History { get; }

    /// <summary>Why one of the numbers is what it is.</summary>
    /// <remarks>A score of a history names the interactions it rests on; a score of a ledger, which keeps no log, names the last.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The term is not one.</exception>
    public Explanation Explain(ScoreTerm term) => _explain(this, Require.Defined(term));

    /// <summary>Whether two scores are of the same tie and instant, with the same numbers.</summary>
    public bool Equals(RelationshipScore? other) => other is not null && Tie == other.Tie && AsOf == other.AsOf && Terms == other.Terms;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Tie, AsOf, Terms.Strength);

    /// <summary>The ids, the strength and the status.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Tie} as of {AsOf}: {Strength:0.000} ({Status})");
}
