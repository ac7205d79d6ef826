using NodaTime;
using RelationshipModel.Changes;
using RelationshipModel.Circles;
using RelationshipModel.Gatherings;
using RelationshipModel.Internals;
using RelationshipModel.Introductions;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;

namespace RelationshipModel.Network;

/// <content>What the engines find in the owner's network.</content>
/// <remarks>Each reads the stores anew, once each. To ask several engines about the same instant, take one snapshot and give it to the engines.</remarks>
public sealed partial class RelationshipNetwork
{
    /// <summary>All that is known of the network as of an instant, scored: what the engines look at. What the host does not keep is empty.</summary>
    /// <param name="asOf">The instant, from 0001-01-02 to 9999-12-30 UTC; null takes the clock's.</param>
    /// <param name="cancellationToken">Gives up the reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is out of range.</exception>
    public async ValueTask<NetworkSnapshot> SnapshotAsync(Instant? asOf = null, CancellationToken cancellationToken = default)
    {
        Instant at = InstantOf(asOf);
        RelationshipNetwork united = await UnitedAsync(cancellationToken).ConfigureAwait(false);
        return await united.TogetherAsync(() => united.SnapshotAtAsync(at, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<NetworkSnapshot> SnapshotAtAsync(Instant at, CancellationToken cancellationToken)
    {
        Dictionary<ContactId, TieProfile> profiles = await ProfilesAsync(at, cancellationToken).ConfigureAwait(false);
        Dictionary<ContactId, Instant> seen = await LastSeenAsync(at, cancellationToken).ConfigureAwait(false);
        List<Contact> contacts = await _stores.Contacts.ListAsync(Owner, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        List<Interaction> interactions = [];
        Dictionary<ContactId, List<Interaction>> histories = [];
        await foreach (Interaction interaction in _stores.Interactions.ListAsync(Owner, after: null, cancellationToken).ConfigureAwait(false))
        {
            if (interaction.At > at) break;
            interactions.Add(interaction);
            foreach (ContactId contact in interaction.Contacts)
            {
                if (!histories.TryGetValue(contact, out List<Interaction>? history)) histories.Add(contact, history = []);
                history.Add(interaction);
            }
        }

        Dictionary<ContactId, KeptTie> pasts = await PastsAsync(cancellationToken).ConfigureAwait(false);
        IEnumerable<ContactId> known = histories.Keys.Union(pasts.Keys).Union(profiles.Where(static profile => profile.Value.Closeness.Count > 0).Select(static profile => profile.Key));
        return new(Owner, at, _engines.Scorer.Options.Zone, contacts, known.Select(Scored))
        {
            Interactions = interactions,
            Circles = await ListedAsync(_stores.Circles?.ListAsync(Owner, cancellationToken), cancellationToken).ConfigureAwait(false),
            Memberships = await ListedAsync(_stores.Memberships?.ListAsync(Owner, cancellationToken), cancellationToken).ConfigureAwait(false),
            FollowUps = await ListedAsync(_stores.FollowUps?.ListAsync(Owner, cancellationToken), cancellationToken).ConfigureAwait(false),
            Gatherings = await ListedAsync(_stores.Gatherings?.ListAsync(Owner, cancellationToken), cancellationToken).ConfigureAwait(false),
            Acquaintances = await ListedAsync(_stores.Acquaintances?.ListAsync(Owner, cancellationToken), cancellationToken).ConfigureAwait(false),
            Introductions = await ListedAsync(_stores.Introductions?.ListAsync(Owner, cancellationToken), cancellationToken).ConfigureAwait(false),
        };

        RelationshipScore Scored(ContactId contact)
        {
            Tie tie = new(new(Owner, contact), histories.GetValueOrDefault(contact, []), profiles.GetValueOrDefault(contact))
            {
                Past = PastOf(pasts.GetValueOrDefault(contact)),
            };
            return _engines.Scorer.Score(tie, at, seen.TryGetValue(contact, out Instant lastSeen) ? lastSeen : null);
        }
    }

    /// <summary>Whom to revisit, and why now.</summary>
    /// <param name="lastSuggested">When contacts were last suggested, where the host keeps that, so that nobody comes twice within the cooldown.</param>
    /// <param name="places">Where the owner is or will be soon, in the host's own words.</param>
    /// <param name="asOf">The instant; null takes the clock's.</param>
    /// <param name="cancellationToken">Gives up the reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is out of range.</exception>
    public async ValueTask<RevisitPlan> PlanRevisitsAsync(
        IReadOnlyDictionary<ContactId, Instant>? lastSuggested = null,
        IEnumerable<string>? places = null,
        Instant? asOf = null,
        CancellationToken cancellationToken = default) =>
        _engines.Revisits.Plan(await SnapshotAsync(asOf, cancellationToken).ConfigureAwait(false), lastSuggested, places);

    /// <summary>Which contacts should meet, and what each of them gains.</summary>
    /// <param name="knownTies">The ties known among people, where the host makes them known; null where none are.</param>
    /// <param name="top">How many at the most; 0 for all there are.</param>
    /// <param name="asOf">The instant; null takes the clock's.</param>
    /// <param name="cancellationToken">Gives up the reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is out of range, or the number is negative.</exception>
    public async ValueTask<IReadOnlyList<IntroductionSuggestion>> SuggestIntroductionsAsync(
        TieNetwork? knownTies = null, int top = IntroductionSuggester.DefaultTop, Instant? asOf = null, CancellationToken cancellationToken = default) =>
        _engines.Introductions.Suggest(await SnapshotAsync(asOf, cancellationToken).ConfigureAwait(false), knownTies, top);

    /// <summary>Keeps an introduction at its present stage, and what it leaves behind once it was made: the two are acquainted, and the owner gave to each.</summary>
    /// <param name="introduction">The introduction.</param>
    /// <param name="interaction">The id of the interaction that stands for introducing them; the same each time the introduction is kept.</param>
    /// <param name="channel">The way in which the owner introduced them.</param>
    /// <param name="cancellationToken">Gives up before anything is kept.</param>
    /// <exception cref="InvalidOperationException">No store keeps introductions, or acquaintances once it was made.</exception>
    public async ValueTask CompleteIntroductionAsync(
        Introduction introduction, InteractionId interaction, Channel channel = Channel.Message, CancellationToken cancellationToken = default)
    {
        IIntroductionStore store = NetworkStores.Given(_stores.Introductions);
        IntroductionOutcome? outcome = IntroductionOutcome.Of(introduction, _engines.Scorer.Options.Zone, interaction, channel);
        if (outcome is not null)
        {
            // What follows from the introduction is kept before it: kept again after a failure, nothing is missing and nothing counts twice.
            await NetworkStores.Given(_stores.Acquaintances).SaveAsync(Owner, outcome.Acquaintance, cancellationToken).ConfigureAwait(false);
            await _stores.Interactions.AddAsync(Owner, [outcome.Interaction], cancellationToken).ConfigureAwait(false);
        }

        await store.SaveAsync(Owner, introduction, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Briefs the owner on a gathering: who will be there, whom to revisit and to introduce to whom, what is owed.</summary>
    /// <param name="gathering">The gathering.</param>
    /// <param name="knownTies">The ties known among people, where the host makes them known; null where none are.</param>
    /// <param name="asOf">The instant; null takes the clock's.</param>
    /// <param name="cancellationToken">Gives up the reading.</param>
    /// <exception cref="ArgumentException">There is no such gathering.</exception>
    /// <exception cref="InvalidOperationException">No store keeps gatherings.</exception>
    public async ValueTask<GatheringBriefing> BriefGatheringAsync(
        GatheringId gathering, TieNetwork? knownTies = null, Instant? asOf = null, CancellationToken cancellationToken = default)
    {
        NetworkStores.Given(_stores.Gatherings);
        NetworkSnapshot snapshot = await SnapshotAsync(asOf, cancellationToken).ConfigureAwait(false);
        IEnumerable<ContactId> attendees = snapshot.Gatherings.FirstOrDefault(known => known.Id == gathering)?.Attendees ?? [];
        IReadOnlyList<IntroductionSuggestion> introductions = _engines.Introductions.Suggest(snapshot, knownTies, among: attendees);
        return _engines.Gatherings.Brief(snapshot, gathering, introductions);
    }

    /// <summary>What a gathering led to, as far as it is known.</summary>
    /// <param name="gathering">The gathering.</param>
    /// <param name="asOf">The instant; null takes the clock's.</param>
    /// <param name="cancellationToken">Gives up the reading.</param>
    /// <exception cref="ArgumentException">There is no such gathering.</exception>
    /// <exception cref="InvalidOperationException">No store keeps gatherings.</exception>
    public async ValueTask<GatheringReview> ReviewGatheringAsync(GatheringId gathering, Instant? asOf = null, CancellationToken cancellationToken = default)
    {
        NetworkStores.Given(_stores.Gatherings);
        return _engines.Gatherings.Review(await SnapshotAsync(asOf, cancellationToken).ConfigureAwait(false), gathering);
    }

    /// <summary>Where a circle stands: its members' cadence and drift, candidates, growth, and the hours a month it takes.</summary>
    /// <param name="circle">The circle.</param>
    /// <param name="asOf">The instant; null takes the clock's.</param>
    /// <param name="cancellationToken">Gives up the reading.</param>
    /// <exception cref="ArgumentException">There is no such circle.</exception>
    /// <exception cref="InvalidOperationException">No store keeps circles.</exception>
    public async ValueTask<CircleReview> ReviewCircleAsync(CircleId circle, Instant? asOf = null, CancellationToken cancellationToken = default)
    {
        NetworkStores.Given(_stores.Circles);
        return _engines.Circles.Review(await SnapshotAsync(asOf, cancellationToken).ConfigureAwait(false), circle);
    }

    /// <summary>
    /// Finds what changed since an instant: who answered after a long silence, which ties went quiet, fell asleep, grew closer or less close, which are
    /// new, and which promises came due. It is recomputed from the history as of both instants, never from stored scores.
    /// </summary>
    /// <param name="since">The earlier instant.</param>
    /// <param name="asOf">The later instant; null takes the clock's.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException"><paramref name="since"/> is not before the later instant.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant is out of range.</exception>
    public async ValueTask<IReadOnlyList<NetworkChange>> ChangesAsync(Instant since, Instant? asOf = null, CancellationToken cancellationToken = default)
    {
        Instant at = InstantOf(asOf);
        if (Require.InRange(since) >= at) throw new ArgumentException($"The instant {since} must be before {at}.", nameof(since));
        RelationshipNetwork united = await UnitedAsync(cancellationToken).ConfigureAwait(false);
        return await united.TogetherAsync(ReadAsync, cancellationToken).ConfigureAwait(false);

        async ValueTask<IReadOnlyList<NetworkChange>> ReadAsync()
        {
            NetworkSnapshot before = await united.SnapshotAtAsync(since, cancellationToken).ConfigureAwait(false);
            NetworkSnapshot after = await united.SnapshotAtAsync(at, cancellationToken).ConfigureAwait(false);
            return _engines.Changes.Find(before, after, after.Interactions);
        }
    }

    private static ValueTask<List<T>> ListedAsync<T>(IAsyncEnumerable<T>? items, CancellationToken cancellationToken) =>
        items is null ? new([]) : items.ToListAsync(cancellationToken);

    private async ValueTask<Dictionary<ContactId, Instant>> LastSeenAsync(Instant asOf, CancellationToken cancellationToken)
    {
        Dictionary<ContactId, Instant> seen = [];
        if (_stores.Presence is not { } source) return seen;
        await foreach (LastSeen last in source.ListAsync(Owner, asOf, cancellationToken).ConfigureAwait(false)) seen[last.Contact] = last.At;
        return seen;
    }
}
