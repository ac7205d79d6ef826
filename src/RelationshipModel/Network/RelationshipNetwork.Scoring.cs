using System.Runtime.CompilerServices;
using NodaTime;
using RelationshipModel.Circles;
using RelationshipModel.Internals;
using RelationshipModel.Scoring;
using RelationshipModel.Scoring.Bulk;

namespace RelationshipModel.Network;

/// <content>Scores, from what the stores hold.</content>
/// <remarks>
/// What a score takes of a tie: the contact's record, the interactions, the follow-ups where the host keeps them, and the cadence of the
/// circles the contact is in at the instant, where the host keeps circles.
/// </remarks>
public sealed partial class RelationshipNetwork
{
    /// <summary>Scores the tie to a contact, with every interaction it rests on as evidence.</summary>
    /// <param name="contact">The contact; somebody of whom nothing is known is a stranger, with strength 0.</param>
    /// <param name="asOf">The instant, from 0001-01-02 to 9999-12-30 UTC; null takes the clock's. Interactions after it are ignored.</param>
    /// <param name="cancellationToken">Gives up the reading.</param>
    /// <exception cref="ArgumentException">The contact is its default value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is out of range.</exception>
    public async ValueTask<RelationshipScore> ScoreAsync(ContactId contact, Instant? asOf = null, CancellationToken cancellationToken = default)
    {
        Instant at = InstantOf(asOf);
        RelationshipNetwork united = await UnitedAsync(cancellationToken).ConfigureAwait(false);
        Tie tie = await united.TieAsync(contact, at, cancellationToken).ConfigureAwait(false);
        Instant? seen = united._stores.Presence is { } source
            ? await source.FindAsync(Owner, tie.Key.Contact, at, cancellationToken).ConfigureAwait(false)
            : null;
        return _engines.Scorer.Score(tie, at, seen);
    }

    /// <summary>
    /// Scores all ties in which there was contact or a stated closeness by the instant, the strongest first and equally strong ones in ordinal
    /// order of the contacts. Contacts that are not to be scored are left out.
    /// </summary>
    /// <remarks>
    /// Reads the contacts, and of a store that is an <see cref="Storage.ITieStateStore"/> the folded states; only of ties that were changed since they
    /// were last scored the log is read, and what was folded of it kept. From any other store the log is read once, in a stream. An explanation
    /// names the last interaction only; to have all of them named, score the one tie.
    /// </remarks>
    /// <param name="asOf">The instant, from 0001-01-02 to 9999-12-30 UTC; null takes the clock's at the call. Interactions after it are ignored.</param>
    /// <param name="cancellationToken">Gives up the reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is out of range.</exception>
    public IAsyncEnumerable<RelationshipScore> ScoreAllAsync(Instant? asOf = null, CancellationToken cancellationToken = default) =>
        ScoreAllAt(InstantOf(asOf), cancellationToken);

    /// <summary>Scores a tie as if one more interaction had happened. Nothing is kept of it.</summary>
    /// <param name="hypothetical">The interaction, not after the instant; its id must be new.</param>
    /// <param name="contact">One of its contacts.</param>
    /// <param name="asOf">The instant, from 0001-01-02 to 9999-12-30 UTC; null takes the clock's.</param>
    /// <param name="cancellationToken">Gives up the reading.</param>
    /// <exception cref="ArgumentException">The interaction is after the instant or without the contact, or its id belongs to another one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is out of range.</exception>
    public async ValueTask<RelationshipScore> PreviewScoreAsync(
        Interaction hypothetical, ContactId contact, Instant? asOf = null, CancellationToken cancellationToken = default)
    {
        Require.NotNull(hypothetical);
        Instant at = InstantOf(asOf);
        RelationshipNetwork united = await UnitedAsync(cancellationToken).ConfigureAwait(false);
        Tie tie = await united.TieAsync(contact, at, cancellationToken).ConfigureAwait(false);
        return _engines.Scorer.Preview(tie, united._merges.Apply(hypothetical), at);
    }

    /// <summary>How the score of a tie changed from one instant to another, term by term, under the cadence that holds at the later.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="earlier">The earlier instant.</param>
    /// <param name="later">The later instant; null takes the clock's.</param>
    /// <param name="cancellationToken">Gives up the reading.</param>
    /// <exception cref="ArgumentException">The contact is its default value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The later instant is before the earlier, or one is out of range.</exception>
    public async ValueTask<ScoreChange> CompareScoresAsync(
        ContactId contact, Instant earlier, Instant? later = null, CancellationToken cancellationToken = default)
    {
        Instant at = InstantOf(later);
        RelationshipNetwork united = await UnitedAsync(cancellationToken).ConfigureAwait(false);
        Tie tie = await united.TieAsync(contact, at, cancellationToken).ConfigureAwait(false);
        return _engines.Scorer.Compare(tie, earlier, at);
    }

    private async IAsyncEnumerable<RelationshipScore> ScoreAllAt(Instant at, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RelationshipNetwork united = await UnitedAsync(cancellationToken).ConfigureAwait(false);
        TieLedger ledger = await united.TogetherAsync(() => united.LedgerAsync(at, cancellationToken), cancellationToken).ConfigureAwait(false);
        Dictionary<ContactId, Instant> seen = await united.LastSeenAsync(at, cancellationToken).ConfigureAwait(false);
        IEnumerable<RelationshipScore> scores = ledger.Ties
            .Select(tie => ledger.Score(tie, at, seen.TryGetValue(tie.Contact, out Instant lastSeen) ? lastSeen : null))
            .Where(static score => score.InteractionCount > 0 || score.IsStatedOnly)
            .OrderByDescending(static score => score.Strength)
            .ThenBy(static score => score.Tie.Contact);
        foreach (RelationshipScore score in scores)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return score;
        }
    }

    private ValueTask<Tie> TieAsync(ContactId contact, Instant at, CancellationToken cancellationToken) =>
        TogetherAsync(() => ReadTieAsync(_merges.Canonical(contact), at, cancellationToken), cancellationToken);

    private async ValueTask<Tie> ReadTieAsync(ContactId contact, Instant at, CancellationToken cancellationToken)
    {
        TieKey key = new(Owner, contact);
        Contact? record = await _stores.Contacts.FindAsync(Owner, contact, cancellationToken).ConfigureAwait(false);
        ILookup<ContactId, FollowUp> followUps = await FollowUpsAsync(cancellationToken).ConfigureAwait(false);
        Dictionary<ContactId, Cadence> cadences = await CadencesAsync(at, cancellationToken).ConfigureAwait(false);
        List<Interaction> history =
            await _stores.Interactions.ListAsync(Owner, contact, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return new(key, history, ProfileOf(record, followUps[contact], cadences.GetValueOrDefault(contact)))
        {
            Past = await PastAsync(contact, cancellationToken).ConfigureAwait(false),
        };
    }

    private async ValueTask<Dictionary<ContactId, TieProfile>> ProfilesAsync(Instant at, CancellationToken cancellationToken)
    {
        ILookup<ContactId, FollowUp> followUps = await FollowUpsAsync(cancellationToken).ConfigureAwait(false);
        Dictionary<ContactId, Cadence> cadences = await CadencesAsync(at, cancellationToken).ConfigureAwait(false);
        Dictionary<ContactId, TieProfile> profiles = [];
        await foreach (Contact contact in _stores.Contacts.ListAsync(Owner, cancellationToken).ConfigureAwait(false))
            profiles.Add(contact.Id, ProfileOf(contact, followUps[contact.Id], cadences.GetValueOrDefault(contact.Id)));
        foreach (ContactId unrecorded in followUps.Select(static promised => promised.Key).Concat(cadences.Keys))
            profiles.TryAdd(unrecorded, ProfileOf(null, followUps[unrecorded], cadences.GetValueOrDefault(unrecorded)));
        return profiles;
    }

    private static TieProfile ProfileOf(Contact? contact, IEnumerable<FollowUp> followUps, Cadence? cadence)
    {
        TieProfile profile = contact is null ? TieProfile.None : TieProfile.Of(contact);
        return cadence is null && !followUps.Any() ? profile : profile with { FollowUps = [.. followUps], Cadence = cadence };
    }

    private async ValueTask<ILookup<ContactId, FollowUp>> FollowUpsAsync(CancellationToken cancellationToken)
    {
        List<FollowUp> followUps = _stores.FollowUps is { } store
            ? await store.ListAsync(Owner, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false)
            : [];
        return followUps.ToLookup(static followUp => followUp.Contact);
    }

    private async ValueTask<Dictionary<ContactId, Cadence>> CadencesAsync(Instant at, CancellationToken cancellationToken)
    {
        if (_stores is not { Circles: { } store, Memberships: { } members }) return [];
        List<Circle> circles = await store.ListAsync(Owner, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (circles.Count == 0) return [];
        List<CircleMembership> memberships =
            await members.ListAsync(Owner, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return EffectiveCadence.Of(circles, memberships, _engines.Scorer.Fold.Calendar.DateOf(at));
    }
}
