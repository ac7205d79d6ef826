using System.Collections.Frozen;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Scoring;

namespace RelationshipModel.Revisits;

/// <summary>
/// Plans whom to reach out to: what the owner owes, which ties are slipping, which old friendship to revive. Immutable, safe for concurrent use; it
/// sees no clock and no store.
/// </summary>
public sealed class RevisitPlanner
{
    private static readonly RevisitPool[] Pools = [RevisitPool.Owed, RevisitPool.Keep, RevisitPool.Revive];

    /// <summary>Makes a planner.</summary>
    /// <param name="options">The constants; null takes the defaults.</param>
    /// <exception cref="ArgumentException">Options are out of their ranges; the message names each.</exception>
    public RevisitPlanner(RevisitOptions? options = null) => Options = (options ?? RevisitOptions.Default).Checked();

    /// <summary>The constants.</summary>
    public RevisitOptions Options { get; }

    /// <summary>Plans whom to reach out to on the snapshot's day.</summary>
    /// <param name="snapshot">What is known of the owner's network. Its scores, contacts, follow-ups, memberships and gatherings are looked at.</param>
    /// <param name="lastSuggested">When each contact was last suggested, where the host keeps that; instants after the snapshot's are ignored.</param>
    /// <param name="places">Where the owner is or will be in the coming days, compared with <see cref="Contact.Place"/> whole, whatever the case.</param>
    /// <returns>At most <see cref="RevisitOptions.Top"/> suggestions, each with a reason, and who is held back.</returns>
    /// <exception cref="ArgumentException">An id of <paramref name="lastSuggested"/> is its default value, or a place is empty or too long.</exception>
    /// <remarks>
    /// The places are dealt owed, keep, revive in turn, and a pool that has nobody left is passed over: of five places with all pools filled that is
    /// 2, 2 and 1. The result does not depend on the order in which anything was given.
    /// </remarks>
    public RevisitPlan Plan(NetworkSnapshot snapshot, IReadOnlyDictionary<ContactId, Instant>? lastSuggested = null, IEnumerable<string>? places = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        lastSuggested ??= FrozenDictionary<ContactId, Instant>.Empty;
        foreach (ContactId contact in lastSuggested.Keys) Require.NotDefault(contact, nameof(lastSuggested));

        RevisitGuards guards = new(Options, snapshot, lastSuggested);
        OccasionFinder occasions = new(Options, snapshot, places ?? []);
        ILookup<ContactId, OverduePromise> promises = OverduePromise.All(snapshot, Options.UndatedPromiseDue);
        Dictionary<RevisitPool, List<RevisitCandidate>> pools = Pools.ToDictionary(static pool => pool, static _ => new List<RevisitCandidate>());
        List<RevisitHold> held = [];
        foreach (ContactId id in Known(snapshot))
        {
            Contact? record = snapshot.Contact(id);
            RelationshipScore? score = snapshot.Score(id);
            if (!guards.IsAllowed(record, score)) continue;
            RevisitCandidate candidate = new(Options, id, score, [.. promises[id]], occasions.Of(id, record));
            if (Enter(candidate, guards, pools) is { } hold) held.Add(hold);
        }

        List<RevisitSuggestion> suggestions = Deal(pools, new CirclePlaces(snapshot, Options.PerCircle), held);
        return new(
            snapshot.Owner,
            snapshot.Today,
            suggestions,
            held.OrderBy(static hold => hold.Until is null).ThenBy(static hold => hold.Until).ThenBy(static hold => hold.Contact));
    }

    private static IEnumerable<ContactId> Known(NetworkSnapshot snapshot) =>
        snapshot.Contacts.Select(static contact => contact.Id).Union(snapshot.Scores.Select(static score => score.Tie.Contact));

    /// <summary>Puts a candidate into each pool to which it belongs and from which nothing holds it back; the hold where it enters none.</summary>
    private static RevisitHold? Enter(RevisitCandidate candidate, RevisitGuards guards, Dictionary<RevisitPool, List<RevisitCandidate>> pools)
    {
        RevisitPool[] belongs = [.. Pools.Where(pool => candidate.Value(pool) > 0)];
        RevisitPool[] free = [.. belongs.Where(pool => guards.InTouch(candidate, pool) is null)];
        GuardHold? unanswered = guards.Unanswered(candidate.Contact, candidate.Score);
        GuardHold? suggested = belongs.Length > 0 ? guards.Suggested(candidate.Contact) : null;
        if (unanswered is null && suggested is null && free.Length > 0)
        {
            foreach (RevisitPool pool in free) pools[pool].Add(candidate);
            return null;
        }

        GuardHold? inTouch = belongs.Length > 0 && free.Length == 0 ? guards.InTouch(candidate, belongs[0]) : null;
        GuardHold[] holds = [.. new[] { unanswered, suggested, inTouch }.OfType<GuardHold>()];
        return holds.Length == 0 ? null : new(candidate.Contact, holds.Select(static hold => hold.Reason), holds.Max(static hold => hold.Until));
    }

    private List<RevisitSuggestion> Deal(Dictionary<RevisitPool, List<RevisitCandidate>> pools, CirclePlaces places, List<RevisitHold> held)
    {
        Dictionary<RevisitPool, Queue<RevisitCandidate>> queues = pools.ToDictionary(static pool => pool.Key, static pool => InOrder(pool.Value, pool.Key));
        HashSet<ContactId> seen = [];
        List<RevisitSuggestion> dealt = [];
        while (dealt.Count < Options.Top && queues.Values.Any(static queue => queue.Count > 0))
            foreach (RevisitPool pool in Pools)
                if (dealt.Count < Options.Top && Next(queues[pool]) is { } candidate) dealt.Add(candidate.Suggestion(pool));
        return dealt;

        RevisitCandidate? Next(Queue<RevisitCandidate> queue)
        {
            while (queue.TryDequeue(out RevisitCandidate? candidate))
            {
                if (!seen.Add(candidate.Contact)) continue;
                if (places.TryTake(candidate.Contact)) return candidate;
                held.Add(new(candidate.Contact, [places.Full(candidate.Contact)], until: null));
            }

            return null;
        }
    }

    private static Queue<RevisitCandidate> InOrder(IEnumerable<RevisitCandidate> candidates, RevisitPool pool) =>
        new(candidates.OrderByDescending(candidate => candidate.Value(pool)).ThenBy(static candidate => candidate.Contact));
}
