using NodaTime;
using RelationshipModel.Internals;

namespace RelationshipModel.Scoring;

/// <summary>Scores ties: data in, instant in, score out. Immutable, safe for concurrent use; it
/// sees no clock and no store.</summary>
public sealed class RelationshipScorer
{
    private readonly ScoreKernel _kernel;
    private readonly ScoreExplainer _explainer;

    /// <summary>Creates a scorer.</summary>
    /// <param name="options">The constants; null for the defaults.</param>
    /// <exception cref="ArgumentException">Options are out of their ranges; the message names each.</exception>
    public RelationshipScorer(ScoringOptions? options = null)
    {
        Options = (options ?? ScoringOptions.Default).Checked();
        Fold = new TieFold(Options);
        _kernel = new ScoreKernel(Options, Fold);
        Digests = new TieDigestFold(this);
        Bytes = new TieBytes(new TieStateBytes(Options, Fold));
        _explainer = new ScoreExplainer(Options, Fold, _kernel);
    }

    /// <summary>Gets the constants.</summary>
    public ScoringOptions Options { get; }

    internal TieFold Fold { get; }

    internal TieDigestFold Digests { get; }

    /// <summary>Writes folded ties that can be kept, and reads them.</summary>
    internal TieBytes Bytes { get; }

    /// <summary>Scores a tie as of an instant. Interactions after it are ignored.</summary>
    /// <param name="tie">The tie with its history.</param>
    /// <param name="asOf">The instant, from 0001-01-02 to 9999-12-30 UTC.</param>
    /// <param name="lastSeenByOthers">The instant at which anybody but the owner last heard from the contact, if the host shares
    /// it; null if unknown. Not after <paramref name="asOf"/>.</param>
    /// <returns>The score; that of a stranger if there was no contact by then.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An instant is out of range.</exception>
    public RelationshipScore Score(Tie tie, Instant asOf, Instant? lastSeenByOthers = null)
    {
        ArgumentNullException.ThrowIfNull(tie);
        Require.InRange(asOf);
        TieState state = Replay(tie, asOf);
        return Score(tie.Key, state, tie.Profile, asOf, lastSeenByOthers, tie.History);
    }

    /// <summary>Scores the same tie at the same instant as if another cadence held, or none.</summary>
    internal RelationshipScore Rejudge(RelationshipScore score, Cadence? cadence) =>
        score.IsWithheld || score.Profile.Cadence == cadence
            ? score
            : new(score, _kernel.Terms(score.State, score.Profile with { Cadence = cadence }, score.AsOf, score.LastSeenByOthers),
                cadence);

    /// <summary>Scores a tie from its fold, which must not be folded on.</summary>
    internal RelationshipScore Score(TieKey key, FoldedTie tie, TieProfile profile, Instant asOf, Instant? lastSeenByOthers) =>
        new(key, asOf, _kernel.Terms(tie.State, profile, asOf, lastSeenByOthers), null, this)
        {
            State = tie.State,
            Profile = profile,
            LastSeenByOthers = lastSeenByOthers,
            Folded = tie,
        };

    /// <summary>Scores a tie as if one more interaction had happened.</summary>
    /// <param name="tie">The tie with its history.</param>
    /// <param name="hypothetical">The interaction, not after <paramref name="asOf"/>; its id must be new.</param>
    /// <param name="asOf">The instant.</param>
    /// <exception cref="ArgumentException">The interaction is after the instant or without the contact, or its
    /// id belongs to another one.</exception>
    public RelationshipScore Preview(Tie tie, Interaction hypothetical, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(tie);
        CheckHypothetical(hypothetical, asOf);
        return Score(new Tie(tie.Key, [.. tie.History, hypothetical], tie.Profile) { Past = tie.Past }, asOf);
    }

    /// <summary>Returns the change of a tie's score from one instant to another, term by term.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The later instant is before the earlier, or one is out of range.</exception>
    public ScoreChange Compare(Tie tie, Instant earlier, Instant later)
    {
        if (later < earlier)
            throw new ArgumentOutOfRangeException(nameof(later), later,
                $"The later instant must not be before the earlier, {earlier}.");
        return new(Score(tie, earlier), Score(tie, later));
    }

    /// <summary>The substantive hours an interaction counts by itself: hours x channel x group x depth.</summary>
    internal double WeightOf(Interaction interaction, ContactId contact) => Fold.Weight(Episode.Known(interaction, contact));

    /// <summary>Whether an interaction counts as contact, which ends a silence. Reactions, talks that nobody answered and
    /// messages to very many people do not.</summary>
    public bool IsContact(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        return Fold.IsContact(Episode.Known(interaction, interaction.Contacts[0]));
    }

    internal int DayOf(Instant at) => Fold.Calendar.DayOf(at);

    internal static void CheckHypothetical(Interaction hypothetical, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(hypothetical);
        if (hypothetical.At > asOf)
            throw new ArgumentException(
                $"Interaction {hypothetical.Id} at {hypothetical.At} is after the instant of the score, {asOf}.",
                nameof(hypothetical));
    }

    internal TieState Replay(Tie tie, Instant asOf)
    {
        TieState state = Bytes.ReadPastState(tie.Past.AsSpan().ToArray(), tie.Profile);
        if (state.Interactions > 0 && state.LastAt > asOf) throw BeforePast(tie.Key, state.LastAt, asOf);
        foreach (Interaction interaction in tie.History)
        {
            if (interaction.At > asOf) break;
            Fold.Add(ref state, Episode.Known(interaction, tie.Key.Contact), tie.Profile);
        }

        return state;
    }

    internal static ArgumentOutOfRangeException BeforePast(TieKey tie, Instant foldedUpTo, Instant asOf) => new(
        nameof(asOf), asOf,
        $"The interactions of the tie {tie} up to {foldedUpTo} were folded and removed; it can be scored as of then and later.");

    /// <summary>The factor of reciprocity in the odds of strength: (floor + (1 - floor) reciprocity)^weight, 1 if
    /// unknown.</summary>
    internal double ReciprocityFactorOf(in TieState state, TieProfile profile) =>
        _kernel.ReciprocityOf(state, profile) is not { } known || known == 1
            ? 1
            : Math.Pow(_kernel.FlooredReciprocity(known), Options.Strength.ReciprocityWeight);

    internal RelationshipScore Score(
        TieKey key, in TieState state, TieProfile profile, Instant asOf, Instant? lastSeenByOthers,
        IReadOnlyList<Interaction>? history) =>
        new(key, asOf, _kernel.Terms(state, profile, asOf, lastSeenByOthers), history, this)
        {
            // A ledger folds on; the score stays.
            State = state.Copy(),
            Profile = profile,
            LastSeenByOthers = lastSeenByOthers,
        };

    internal Explanation Explain(RelationshipScore score, ScoreTerm term) => _explainer.Explain(score, term);

    /// <summary>The terms inside the logistic of a score's strength: of bond, of continuity, of reciprocity.</summary>
    internal StrengthContributions Contributions(RelationshipScore score) =>
        _kernel.Contributions(score.Bond, score.Continuity, score.Reciprocity);

    internal double Chance(RelationshipScore score, Duration within) => _kernel.Chance(score.Terms, within.TotalDays);

    internal double ExpectedGapOf(in TieState state, TieProfile profile) => _kernel.ExpectedGap(state, profile);
}
