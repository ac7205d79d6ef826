using NodaTime;
using RelationshipModel.Internals;

namespace RelationshipModel.Scoring;

/// <summary>Scores ties: data in, instant in, score out. Immutable, safe for concurrent use; it sees no clock and no store.</summary>
public sealed class RelationshipScorer
{
    private readonly ScoreKernel _kernel;
    private readonly Func<RelationshipScore, ScoreTerm, Explanation> _explain;

    /// <summary>Makes a scorer.</summary>
    /// <param name="options">The constants; null takes the defaults.</param>
    /// <exception cref="ArgumentException">Options are out of their ranges; the message names each.</exception>
    public RelationshipScorer(ScoringOptions? options = null)
    {
        Options = (options ?? ScoringOptions.Default).Checked();
        Fold = new TieFold(Options);
        _kernel = new ScoreKernel(Options, Fold);
        Bytes = new TieStateBytes(Options, Fold);
        _explain = new ScoreExplainer(Options, Fold, _kernel).Explain;
    }

    /// <summary>The constants.</summary>
    public ScoringOptions Options { get; }

    internal TieFold Fold { get; }

    /// <summary>Writes states that can be kept, and reads them.</summary>
    internal TieStateBytes Bytes { get; }

    /// <summary>Scores a tie as of an instant. Interactions after it are ignored.</summary>
    /// <param name="tie">The tie with its history.</param>
    /// <param name="asOf">The instant, from 0001-01-02 to 9999-12-30 UTC.</param>
    /// <param name="lastSeenByOthers">When anybody but the owner last heard from the contact, where the host shares that; null where unknown. Not after <paramref name="asOf"/>.</param>
    /// <returns>The score; that of a stranger where there was no contact by then.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An instant is out of range.</exception>
    public RelationshipScore Score(Tie tie, Instant asOf, Instant? lastSeenByOthers = null)
    {
        ArgumentNullException.ThrowIfNull(tie);
        Require.InRange(asOf);
        TieState state = Replay(tie, asOf);
        return Score(tie.Key, state, tie.Profile, asOf, lastSeenByOthers, tie.History);
    }

    /// <summary>Scores a tie as if one more interaction had happened.</summary>
    /// <param name="tie">The tie with its history.</param>
    /// <param name="hypothetical">The interaction, not after <paramref name="asOf"/>; its id must be new.</param>
    /// <param name="asOf">The instant.</param>
    /// <exception cref="ArgumentException">The interaction is after the instant or without the contact, or its id belongs to another one.</exception>
    public RelationshipScore Preview(Tie tie, Interaction hypothetical, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(tie);
        CheckHypothetical(hypothetical, asOf);
        return Score(new Tie(tie.Key, [.. tie.History, hypothetical], tie.Profile) { Past = tie.Past }, asOf);
    }

    /// <summary>How a tie's score changed from one instant to another, term by term.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The later instant is before the earlier, or one is out of range.</exception>
    public ScoreChange Compare(Tie tie, Instant earlier, Instant later)
    {
        if (later < earlier) throw new ArgumentOutOfRangeException(nameof(later), later, $"The later instant must not be before the earlier, {earlier}.");
        return new(Score(tie, earlier), Score(tie, later));
    }

    /// <summary>The time in which a bond halves if nothing happens: H0 log2(1 + e^(b/2c)).</summary>
    /// <param name="bond">Hours, 0 or more.</param>
    /// <returns>A year for a weak bond, 7.2 years for 50 hours, 28.9 for 200; at most 10,000 years.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The bond is negative or not finite.</exception>
    public Duration BondHalfLife(double bond) =>
        bond >= 0 && double.IsFinite(bond)
            ? Duration.FromDays(Math.Min(3_652_425, Formulas.HalfLifeDays(bond, Options.BondHalfLife.TotalDays, Options.BondScale.TotalHours)))
            : throw new ArgumentOutOfRangeException(nameof(bond), bond, "A bond is a finite number of hours, 0 or more.");

    /// <summary>The substantive hours an interaction counts by itself: hours x channel x group x depth.</summary>
    public double Weight(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        return Fold.Weight(Episode.Known(interaction, interaction.Contacts[0]));
    }

    internal static void CheckHypothetical(Interaction hypothetical, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(hypothetical);
        if (hypothetical.At > asOf)
            throw new ArgumentException($"Interaction {hypothetical.Id} at {hypothetical.At} is after the instant of the score, {asOf}.", nameof(hypothetical));
    }

    internal TieState Replay(Tie tie, Instant asOf)
    {
        TieState state = Bytes.ReadPast(tie.Past.AsSpan());
        if (state.Interactions > 0 && state.LastAt > asOf) throw BeforePast(tie.Key, state.LastAt, asOf);
        foreach (Interaction interaction in tie.History)
        {
            if (interaction.At > asOf) break;
            Fold.Add(ref state, Episode.Known(interaction, tie.Key.Contact), tie.Profile);
        }

        return state;
    }

    internal static ArgumentOutOfRangeException BeforePast(TieKey tie, Instant foldedUpTo, Instant asOf) => new(
        nameof(asOf), asOf, $"The interactions of the tie {tie} up to {foldedUpTo} were folded and removed; it can be scored as of then and later.");

    internal double? ReciprocityOf(in TieState state, TieProfile profile) => _kernel.ReciprocityOf(state, profile);

    internal RelationshipScore Score(
        TieKey key, in TieState state, TieProfile profile, Instant asOf, Instant? lastSeenByOthers, IReadOnlyList<Interaction>? history) =>
        new(key, asOf, _kernel.Terms(state, profile, asOf, lastSeenByOthers), history, _explain);
}
