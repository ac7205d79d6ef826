using System.Collections.Frozen;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Scoring;

namespace RelationshipModel.Revisits;

/// <summary>
/// Plans whom to reach out to: what the owner owes, which ties are slipping, which old friendship to revive. Immutable, safe for
/// concurrent use; it sees no clock and no store.
/// </summary>
public sealed class RevisitPlanner
{
    private static readonly RevisitPool[] Pools = [RevisitPool.Owed, RevisitPool.Keep, RevisitPool.Revive];

    /// <summary>Creates a planner.</summary>
    /// <param name="options">The constants; null for the defaults.</param>
    /// <exception cref="ArgumentException">Options are out of their ranges; the message names each.</exception>
    public RevisitPlanner(RevisitOptions? options = null) => Options = (options ?? RevisitOptions.Default).Checked();

    /// <summary>Gets the constants.</summary>
    public RevisitOptions Options { get; }

    /// <summary>Plans whom to reach out to on the snapshot's day.</summary>
    /// <param name="snapshot">The owner's network. Its scores, contacts, follow-ups, memberships and gatherings are read.</param>
    /// <param name="lastSuggested">The instants at which contacts were last suggested, if the host keeps them; those after the
    /// snapshot's are ignored.</param>
    /// <param name="places">The places of the owner in the coming days, compared with <see cref="Contact.Place"/> as a whole,
    /// ignoring case.</param>
    /// <returns>At most <see cref="RevisitOptions.Top"/> suggestions, each with a reason, and who is held back.</returns>
    /// <exception cref="ArgumentException">An id of <paramref name="lastSuggested"/> is its default value, or a
    /// place is empty or too long.</exception>
    /// <remarks>
    /// The places are dealt to owed, keep and revive in turn, and an empty pool is skipped: five places with all pools filled
    /// make 2, 2 and 1. The result does not depend on the order of the input.
    /// </remarks>
    public RevisitPlan Plan(NetworkSnapshot snapshot, IReadOnlyDictionary<ContactId, Instant>? lastSuggested = null,
        IEnumerable<string>? places = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        (RevisitGuards guards, Func<ContactId, RevisitCandidate> candidates) = Prepare(snapshot, lastSuggested, places);
        Dictionary<RevisitPool, List<RevisitCandidate>> pools =
            Pools.ToDictionary(static pool => pool, static _ => new List<RevisitCandidate>());
        List<RevisitHold> held = [];
        foreach (ContactId id in Known(snapshot))
        {
            if (!guards.IsAllowed(id, snapshot.Contact(id), snapshot.Score(id))) continue;
            if (AddTo(pools, candidates(id), guards) is { } hold) held.Add(hold);
        }

        List<RevisitSuggestion> suggestions = FillDigest(pools, new CirclePlaces(snapshot, Options.PerCircle), held);
        return new(
            snapshot.Owner,
            snapshot.Today,
            suggestions,
            held.OrderBy(static hold => hold.Until is null).ThenBy(static hold => hold.Until).ThenBy(static hold => hold.Contact),
            Birthdays(snapshot));
    }

    /// <summary>Returns the reason why nothing calls for reaching out to a contact now, or why a person forbade suggesting
    /// them.</summary>
    /// <param name="snapshot">The owner's network.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="lastSuggested">As for <see cref="Plan"/>.</param>
    /// <returns>Null if something calls for it, so that <see cref="Plan"/> holds the contact back, or would suggest the contact
    /// if the digest had room; and for the owner.</returns>
    /// <exception cref="ArgumentException">An id is its default value.</exception>
    public Reason? WhyNot(NetworkSnapshot snapshot, ContactId contact,
        IReadOnlyDictionary<ContactId, Instant>? lastSuggested = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.IsOwner(Require.NotDefault(contact))) return null;
        (RevisitGuards guards, Func<ContactId, RevisitCandidate> candidates) =
            Prepare(snapshot, lastSuggested, places: null);
        return guards.Forbidding(contact, snapshot.Contact(contact), snapshot.Score(contact))
            ?? (Known(snapshot).Contains(contact) ? candidates(contact).WhyNot()
                : new(TieReasons.NoContact, ReasonArgument.Of("contact", contact)));
    }

    private (RevisitGuards Guards, Func<ContactId, RevisitCandidate> Candidates) Prepare(
        NetworkSnapshot snapshot, IReadOnlyDictionary<ContactId, Instant>? lastSuggested, IEnumerable<string>? places)
    {
        lastSuggested ??= FrozenDictionary<ContactId, Instant>.Empty;
        foreach (ContactId contact in lastSuggested.Keys) Require.NotDefault(contact, nameof(lastSuggested));
        OccasionFinder occasions = new(Options, snapshot, places ?? []);
        Func<ContactId, RevisitStatements> statements = RevisitStatements.Of(snapshot, lastSuggested);
        ILookup<ContactId, DuePromise> promises = DuePromise.All(snapshot, Options);
        return (new(Options, snapshot, lastSuggested, occasions), id => new(Options, id, snapshot.Score(id), [.. promises[id]],
            occasions.Of(id, snapshot.Contact(id)), statements(id)));
    }

    private static IEnumerable<ContactId> Known(NetworkSnapshot snapshot) =>
        snapshot.Contacts.Select(static contact => contact.Id)
            .Union(snapshot.Scores.Select(static score => score.Tie.Contact))
            .Union(snapshot.Memberships.Where(membership => membership.HoldsOn(snapshot.Today))
                .Select(static membership => membership.Contact));

    private IEnumerable<UpcomingBirthday> Birthdays(NetworkSnapshot snapshot) =>
        from contact in snapshot.Contacts
        where !snapshot.IsOwner(contact.Id)
            && !contact.IsRestricted(ContactRestrictions.NoReminders | ContactRestrictions.RecordRemoved)
            && contact.StateOn(snapshot.Today) is not (ContactState.Ended or ContactState.Deceased)
        let next = contact.Birthday is { } birthday ? LocalDays.Next(birthday, snapshot.Today) : null
        where next is { } day && LocalDays.Between(snapshot.Today, day) <= Options.BirthdayAhead.Days
        orderby next, contact.Id
        select new UpcomingBirthday(contact.Id, next.Value, snapshot.Today);

    /// <summary>Adds a candidate to each pool to which it belongs and from which nothing holds it
    /// back; otherwise the hold.</summary>
    private static RevisitHold? AddTo(Dictionary<RevisitPool, List<RevisitCandidate>> pools, RevisitCandidate candidate,
        RevisitGuards guards)
    {
        RevisitPool[] belongs = [.. Pools.Where(pool => candidate.Value(pool) > 0)];
        RevisitPool[] free = [.. belongs.Where(pool => guards.InTouch(candidate, pool) is null)];
        GuardHold? unanswered = guards.Unanswered(candidate);
        GuardHold? suggested = belongs.Length > 0 ? guards.Suggested(candidate) : null;
        if (unanswered is null && suggested is null && free.Length > 0)
        {
            foreach (RevisitPool pool in free) pools[pool].Add(candidate);
            return null;
        }

        GuardHold? inTouch = belongs.Length > 0 && free.Length == 0 ? guards.InTouch(candidate, belongs[0]) : null;
        GuardHold[] holds = [.. new[] { unanswered, suggested, inTouch }.OfType<GuardHold>()];
        return holds.Length == 0
            ? null : new(candidate.Contact, holds.Select(static hold => hold.Reason), holds.Max(static hold => hold.Until));
    }

    private List<RevisitSuggestion> FillDigest(Dictionary<RevisitPool, List<RevisitCandidate>> pools, CirclePlaces places,
        List<RevisitHold> held)
    {
        Dictionary<RevisitPool, LinkedList<RevisitCandidate>> queues =
            pools.ToDictionary(static pool => pool.Key, static pool => InOrder(pool.Value, pool.Key));
        HashSet<ContactId> seen = [];
        List<RevisitSuggestion> digest = [];
        int promised = 0, waiting = 0;
        while (digest.Count < Options.Top && queues.Values.Any(static queue => queue.Count > 0))
            foreach (RevisitPool pool in Pools)
                if (digest.Count < Options.Top && Next(pool) is { } candidate) digest.Add(candidate.Suggestion(pool));
        return digest;

        RevisitCandidate? Next(RevisitPool pool)
        {
            while (First(pool) is { } candidate)
            {
                if (!seen.Add(candidate.Contact)) continue;
                if (places.TryTake(candidate.Contact))
                {
                    if (pool == RevisitPool.Owed && candidate.HasPromise) promised++;
                    else if (pool == RevisitPool.Owed) waiting++;
                    return candidate;
                }

                held.Add(new(candidate.Contact, [places.Full(candidate.Contact)], until: null));
            }

            return null;
        }

        // Of two places among what is owed at most one is of somebody who waits while a promise is due.
        RevisitCandidate? First(RevisitPool pool)
        {
            LinkedList<RevisitCandidate> queue = queues[pool];
            LinkedListNode<RevisitCandidate>? node = queue.First;
            if (pool == RevisitPool.Owed && waiting > promised)
            {
                LinkedListNode<RevisitCandidate>? promise = node;
                while (promise is not null && !(promise.Value.HasPromise && !seen.Contains(promise.Value.Contact)))
                    promise = promise.Next;
                node = promise ?? node;
            }

            if (node is null) return null;
            queue.Remove(node);
            return node.Value;
        }
    }

    private static LinkedList<RevisitCandidate> InOrder(IEnumerable<RevisitCandidate> candidates, RevisitPool pool) =>
        new(candidates.OrderByDescending(candidate => candidate.Value(pool)).ThenBy(static candidate => candidate.Contact));
}
