using System.Runtime.CompilerServices;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Scoring;

namespace RelationshipModel.Network;

/// <content>Scores, from what the stores hold.</content>
/// <remarks>
/// A score uses the contact's record, the interactions, the follow-ups if the host keeps them, and the cadence of the circles in
/// which the contact is at the instant, if the host keeps circles.
/// </remarks>
public sealed partial class RelationshipNetwork
{
    /// <summary>Scores the tie to a contact, with every interaction on which the score rests as evidence.</summary>
    /// <param name="contact">The contact; somebody unknown is a stranger, with strength 0.</param>
    /// <param name="asOf">The instant, from 0001-01-02 to 9999-12-30 UTC; null for the clock's instant. Interactions after it are
    /// ignored.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">The contact is its default value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is out of range.</exception>
    public async ValueTask<RelationshipScore> ScoreAsync(ContactId contact, Instant? asOf = null,
        CancellationToken cancellationToken = default)
    {
        Require.NotDefault(contact);
        Instant at = InstantOf(asOf);
        return await AnswerAsync(
            Question.Score, united => united.ScoreOneAsync(contact, at, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Scores all ties in which there was contact or a stated closeness by the instant, the strongest first and equally strong
    /// ones in ordinal order of the contacts. Contacts that are not to be scored are left out.
    /// </summary>
    /// <remarks>
    /// Reads the contacts, and from a store that is an <see cref="Storage.ITieStateStore"/> the folded states; it reads the log
    /// only for ties that were changed since they were last scored, and keeps their new states. From any other store the log is
    /// read once, in a stream. An explanation names the last interaction only; to have all of them named, score that tie by
    /// itself.
    /// </remarks>
    /// <param name="asOf">The instant, from 0001-01-02 to 9999-12-30 UTC; null for the clock's instant at the call. Interactions
    /// after it are ignored.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is out of range.</exception>
    public IAsyncEnumerable<RelationshipScore> ScoreAllAsync(Instant? asOf = null,
        CancellationToken cancellationToken = default) =>
        ScoreAllAt(InstantOf(asOf), cancellationToken);

    /// <summary>Scores a tie as if one more interaction had happened. Nothing is saved.</summary>
    /// <param name="hypothetical">The interaction, not after the instant; its id must be new.</param>
    /// <param name="contact">One of its contacts.</param>
    /// <param name="asOf">The instant, from 0001-01-02 to 9999-12-30 UTC; null for the clock's instant.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">The interaction is after the instant or without the contact, or its
    /// id belongs to another one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is out of range.</exception>
    public async ValueTask<RelationshipScore> PreviewScoreAsync(
        Interaction hypothetical, ContactId contact, Instant? asOf = null, CancellationToken cancellationToken = default)
    {
        Require.NotNull(hypothetical);
        Require.NotDefault(contact);
        Instant at = InstantOf(asOf);
        return await AnswerAsync(
            Question.PreviewScore,
            united => united.PreviewOneAsync(united._merges.Apply(hypothetical), contact, at, cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns the change of the score of a tie between two instants, term by term, under the cadence that holds at the
    /// later.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="earlier">The earlier instant.</param>
    /// <param name="later">The later instant; null for the clock's instant.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">The contact is its default value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The later instant is before the earlier, or one is out of range.</exception>
    public async ValueTask<ScoreChange> CompareScoresAsync(
        ContactId contact, Instant earlier, Instant? later = null, CancellationToken cancellationToken = default)
    {
        Require.NotDefault(contact);
        Require.InRange(earlier);
        Instant at = InstantOf(later);
        if (at < earlier)
            throw new ArgumentOutOfRangeException(nameof(later), at,
                $"The later instant must not be before the earlier, {earlier}.");
        return await AnswerAsync(
            Question.CompareScores,
            united => united.CompareOneAsync(united._merges.Canonical(contact), earlier, at, cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    private async IAsyncEnumerable<RelationshipScore> ScoreAllAt(Instant at,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RelationshipScore[] scores = await AnswerAsync(
            Question.ScoreAll, united => united.ScoredAsync(at, SnapshotParts.None, cancellationToken), Ordered,
            cancellationToken).ConfigureAwait(false);
        foreach (RelationshipScore score in scores)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return score;
        }

        static RelationshipScore[] Ordered(NetworkSnapshot snapshot)
        {
            RelationshipScore[] scores =
                [.. snapshot.Scores.Where(static score => score.InteractionCount > 0 || score.IsStatedOnly)];
            Array.Sort(scores, static (a, b) =>
                b.Strength.CompareTo(a.Strength) is not 0 and var order ? order : a.Tie.Contact.CompareTo(b.Tie.Contact));
            return scores;
        }
    }

    private async ValueTask<RelationshipScore> ScoreOneAsync(ContactId given, Instant at, CancellationToken cancellationToken)
    {
        ContactId contact = _merges.Canonical(given);
        TieProfile profile = await ProfileAsync(contact, at, cancellationToken).ConfigureAwait(false);
        FoldedTie tie =
            await Reader().ReadAsync(contact, profile, at, withPeople: false, cancellationToken).ConfigureAwait(false);
        Instant? seen = await LastSeenAsync(contact, at, cancellationToken).ConfigureAwait(false);
        return _engines.Scorer.Score(new(Owner, contact), tie, profile, at, seen);
    }

    private async ValueTask<RelationshipScore> PreviewOneAsync(Interaction hypothetical, ContactId given, Instant at,
        CancellationToken cancellationToken)
    {
        ContactId contact = _merges.Canonical(given);
        RelationshipScorer.CheckHypothetical(hypothetical, at);
        if (!hypothetical.IsWith(contact))
            throw new ArgumentException($"Interaction {hypothetical.Id} does not include the contact {contact}.", nameof(hypothetical));
        Interaction? known = await Stores.Interactions.FindAsync(Owner, hypothetical.Id, cancellationToken)
            .ConfigureAwait(false);
        if (known is not null && known != hypothetical)
            throw new ArgumentException($"Another interaction has the id {hypothetical.Id}; give the hypothetical one a new id.",
                nameof(hypothetical));
        TieProfile profile = await ProfileAsync(contact, at, cancellationToken).ConfigureAwait(false);
        TieReader reader = Reader();
        FoldedTie tie = await reader.ReadAsync(contact, profile, at, withPeople: false, cancellationToken).ConfigureAwait(false);
        if (known is null && tie.IsBefore(hypothetical))
        {
            tie = tie.Copy();
            tie.Add(_engines.Scorer, hypothetical, profile);
        }
        else if (known is null)
        {
            tie = await reader.FoldAsync(contact, profile, at, hypothetical, cancellationToken).ConfigureAwait(false);
        }

        Instant? seen = await LastSeenAsync(contact, at, cancellationToken).ConfigureAwait(false);
        return _engines.Scorer.Score(new(Owner, contact), tie, profile, at, seen);
    }

    private async ValueTask<ScoreChange> CompareOneAsync(ContactId contact, Instant earlier, Instant later,
        CancellationToken cancellationToken)
    {
        TieProfile profile = await ProfileAsync(contact, later, cancellationToken).ConfigureAwait(false);
        RelationshipScore after = await ScoreAtAsync(later).ConfigureAwait(false);
        return new(await ScoreAtAsync(earlier).ConfigureAwait(false), after);

        async ValueTask<RelationshipScore> ScoreAtAsync(Instant at)
        {
            FoldedTie tie =
                await Reader().ReadAsync(contact, profile, at, withPeople: false, cancellationToken).ConfigureAwait(false);
            Instant? seen = await LastSeenAsync(contact, at, cancellationToken).ConfigureAwait(false);
            return _engines.Scorer.Score(new(Owner, contact), tie, profile, at, seen);
        }
    }

    private ValueTask<Instant?> LastSeenAsync(ContactId contact, Instant at, CancellationToken cancellationToken) =>
        Stores.Presence is { } source ? source.FindAsync(Owner, contact, at, cancellationToken) : new(default(Instant?));
}
