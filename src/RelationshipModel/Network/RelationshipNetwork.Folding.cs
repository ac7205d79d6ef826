using NodaTime;
using RelationshipModel.Circles;
using RelationshipModel.Internals;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;

namespace RelationshipModel.Network;

/// <content>The reading of questions: each store once, ties from kept states, and of the log only what is asked for.</content>
public sealed partial class RelationshipNetwork
{
    private TieReader Reader() => new(Owner, _recorded, _merges, _engines.Scorer, _toKeep);

    /// <summary>
    /// Answers a question from the network with merged contacts as one, read in one view. What had to be folded is kept after it:
    /// an answer neither fails nor waits because its cache cannot be written.
    /// </summary>
    /// <param name="name">The name of the question.</param>
    /// <param name="read">Reads what the answer needs.</param>
    /// <param name="find">Finds the answer in what was read.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    private async ValueTask<TAnswer> AnswerAsync<T, TAnswer>(
        string name, Func<RelationshipNetwork, ValueTask<T>> read, Func<T, TAnswer> find, CancellationToken cancellationToken)
    {
        using Question? question = Question.Start(name);
        try
        {
            (RelationshipNetwork united, T found) = await Stores.AsViewAsync(
                Owner,
                async () =>
                {
                    RelationshipNetwork united = await UnitedAsync(cancellationToken).ConfigureAwait(false);
                    return (united, await united.TogetherAsync(() => read(united), cancellationToken).ConfigureAwait(false));
                },
                cancellationToken).ConfigureAwait(false);
            await united.Reader().KeepAsync(cancellationToken).ConfigureAwait(false);
            return find(found);
        }
        catch (Exception fault) when (question is not null)
        {
            question.Fail(fault);
            throw;
        }
    }

    private ValueTask<T> AnswerAsync<T>(
        string name, Func<RelationshipNetwork, ValueTask<T>> read, CancellationToken cancellationToken) =>
        AnswerAsync(name, read, static answer => answer, cancellationToken);

    /// <summary>
    /// Reads log and pasts as they belong together: again if old interactions were folded away meanwhile,
    /// where they are not read in one view.
    /// </summary>
    private async ValueTask<T> TogetherAsync<T>(Func<ValueTask<T>> read, CancellationToken cancellationToken)
    {
        if (_recorded.TieStates is not { } store || ReferenceEquals(store, _recorded.UnitOfWork))
            return await read().ConfigureAwait(false);
        Instant? before = await store.FindHorizonAsync(Owner, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            T result = await read().ConfigureAwait(false);
            Instant? after = await store.FindHorizonAsync(Owner, cancellationToken).ConfigureAwait(false);
            if (after == before) return result;
            before = after;
            _toKeep.Clear();
        }
    }

    /// <summary>Reads the network as of an instant, scored. Nothing is asked of the log beyond the ties.</summary>
    private async ValueTask<NetworkSnapshot> ScoredAsync(Instant at, SnapshotParts parts, CancellationToken cancellationToken)
    {
        List<Contact> contacts = await ListedAsync(Stores.Contacts.ListAsync(Owner, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        List<FollowUp> followUps = await ListedAsync(Stores.FollowUps?.ListAsync(Owner, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        List<Circle> circles = await ListedAsync(Stores.Circles?.ListAsync(Owner, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        List<CircleMembership> memberships = circles.Count == 0
            ? []
            : await ListedAsync(Stores.Memberships?.ListAsync(Owner, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        return await ScoredAsync(at, parts, contacts, followUps, circles, memberships, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<NetworkSnapshot> ScoredAsync(
        Instant at, SnapshotParts parts, IReadOnlyCollection<Contact> contacts, IReadOnlyList<FollowUp> followUps,
        IReadOnlyList<Circle> circles, IReadOnlyList<CircleMembership> memberships, CancellationToken cancellationToken)
    {
        TieProfile unrecorded = await UnrecordedAsync(cancellationToken).ConfigureAwait(false);
        Dictionary<ContactId, TieProfile> profiles = Profiles(contacts, followUps, circles, memberships, at, unrecorded);
        TieReader reader = Reader();
        Dictionary<ContactId, FoldedTie> ties =
            await reader.ReadAllAsync(profiles, at, parts.HasFlag(SnapshotParts.People), cancellationToken).ConfigureAwait(false);
        Dictionary<ContactId, Instant> seen = await LastSeenAsync(at, cancellationToken).ConfigureAwait(false);
        IEnumerable<ContactId> known = ties.Keys.Union(profiles.Where(static profile => profile.Value.Closeness.Count > 0)
            .Select(static profile => profile.Key));
        NetworkSnapshot snapshot = new(Owner, at, _engines.Scorer.Options.Zone, contacts, known.Select(Scored))
        {
            Scorer = _engines.Scorer,
            OwnersAreContacts = _engines.OwnersAreContacts,
            Ties = ties,
            Circles = circles,
            Memberships = memberships,
            FollowUps = followUps,
            Gatherings = await PartAsync(SnapshotParts.Gatherings, Stores.Gatherings?.ListAsync(Owner, cancellationToken))
                .ConfigureAwait(false),
            Acquaintances = await PartAsync(SnapshotParts.Acquaintances,
                Stores.Acquaintances?.ListAsync(Owner, cancellationToken)).ConfigureAwait(false),
            Introductions = await PartAsync(SnapshotParts.Introductions,
                Stores.Introductions?.ListAsync(Owner, cancellationToken)).ConfigureAwait(false),
        };
        return snapshot;

        RelationshipScore Scored(ContactId contact) => _engines.Scorer.Score(
            new(Owner, contact), ties.GetValueOrDefault(contact) ?? new(contact),
            profiles.GetValueOrDefault(contact, unrecorded), at,
            seen.TryGetValue(contact, out Instant lastSeen) ? lastSeen : null);

        ValueTask<List<T>> PartAsync<T>(SnapshotParts part, IAsyncEnumerable<T>? items) =>
            ListedAsync(parts.HasFlag(part) ? items : null, cancellationToken);
    }

    /// <summary>Reads by key the people met together with some contacts.</summary>
    private async ValueTask<NetworkSnapshot> WithPeopleAsync(
        NetworkSnapshot snapshot, IEnumerable<ContactId> contacts, CancellationToken cancellationToken)
    {
        TieReader reader = Reader();
        Dictionary<ContactId, FoldedTie> ties = new(snapshot.Ties!);
        foreach (ContactId contact in contacts)
        {
            if (snapshot.Score(contact) is not { } score || !ties.ContainsKey(contact)) continue;
            ties[contact] = await reader.ReadAsync(contact, score.Profile, snapshot.AsOf, withPeople: true, cancellationToken)
                .ConfigureAwait(false);
        }

        return snapshot with { Ties = ties };
    }

    /// <summary>Reads interactions that an engine needs to see, each once.</summary>
    private async ValueTask<List<Interaction>> InteractionsAsync(IEnumerable<InteractionRange> ranges,
        CancellationToken cancellationToken)
    {
        Dictionary<InteractionId, Interaction> interactions = [];
        foreach (InteractionRange range in ranges)
        {
            await foreach (Interaction interaction in Stores.Interactions.ListAsync(Owner, range.Contact, range.From,
                cancellationToken).ConfigureAwait(false))
            {
                if (interaction.At > range.Until) break;
                if (range.Sought?.Invoke(interaction) == false) continue;
                interactions.TryAdd(interaction.Id, interaction);
                if (range.Sought is not null) break;
            }
        }

        return [.. interactions.Values];
    }

    private Dictionary<ContactId, TieProfile> Profiles(
        IEnumerable<Contact> contacts, IEnumerable<FollowUp> followUps, IEnumerable<Circle> circles,
        IEnumerable<CircleMembership> memberships, Instant at, TieProfile unrecorded)
    {
        ILookup<ContactId, FollowUp> promised = followUps.ToLookup(static followUp => followUp.Contact);
        CircleStatements stated = new(circles, memberships, _engines.Scorer.Fold.Calendar.DateOf(at));
        Dictionary<ContactId, TieProfile> profiles = [];
        foreach (Contact contact in contacts)
            profiles.Add(contact.Id, ProfileOf(contact.Id, contact, promised[contact.Id], stated, unrecorded));
        foreach (ContactId contact in promised.Select(static of => of.Key).Concat(stated.Members))
            profiles.TryAdd(contact, ProfileOf(contact, null, promised[contact], stated, unrecorded));
        return profiles;
    }

    /// <summary>Reads the profile of one contact by keys.</summary>
    private async ValueTask<TieProfile> ProfileAsync(ContactId contact, Instant at, CancellationToken cancellationToken)
    {
        Contact? record = await Stores.Contacts.FindAsync(Owner, contact, cancellationToken).ConfigureAwait(false);
        List<FollowUp> followUps = await ListedAsync(Stores.FollowUps?.ListAsync(Owner, contact, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        List<CircleMembership> memberships =
            await ListedAsync(Stores.Memberships?.ListAsync(Owner, contact, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        List<Circle> circles = [];
        foreach (CircleId circle in memberships.Select(static membership => membership.Circle).Distinct())
            if (Stores.Circles is { } store && await store.FindAsync(Owner, circle, cancellationToken)
                .ConfigureAwait(false) is { } found) circles.Add(found);
        LocalDate today = _engines.Scorer.Fold.Calendar.DateOf(at);
        TieProfile unrecorded = await UnrecordedAsync(cancellationToken).ConfigureAwait(false);
        return ProfileOf(contact, record, followUps, new(circles, memberships, today), unrecorded);
    }

    /// <summary>Reads the profile of contacts about whom nothing is stated: what holds of all ties of the owner.</summary>
    private async ValueTask<TieProfile> UnrecordedAsync(CancellationToken cancellationToken)
    {
        RecordedDirections directions =
            await FindRecordedDirectionsAsync(cancellationToken).ConfigureAwait(false) ?? RecordedDirections.Both;
        return directions == RecordedDirections.Both ? TieProfile.None : new() { RecordedDirections = directions };
    }

    private TieProfile ProfileOf(
        ContactId contact, Contact? record, IEnumerable<FollowUp> followUps, CircleStatements circles, TieProfile unrecorded)
    {
        TieProfile profile = unrecorded;
        if (record is not null)
        {
            profile = TieProfile.Of(record);
            if (unrecorded.RecordedDirections != profile.RecordedDirections)
                profile = profile with { RecordedDirections = unrecorded.RecordedDirections };
            // Where nobody shares anything, nobody is hidden either.
            bool isHidden = Stores.Presence is not null && record.IsRestricted(ContactRestrictions.NoPresence);
            if (isHidden) profile = profile with { IsHidden = true };
        }

        if (followUps.Any()) profile = profile with { FollowUps = [.. followUps] };
        return circles.Of(contact, profile);
    }

    private static ValueTask<List<T>> ListedAsync<T>(IAsyncEnumerable<T>? items, CancellationToken cancellationToken) =>
        items is null ? new([]) : items.CollectAsync(cancellationToken);

    private async ValueTask<Dictionary<ContactId, Instant>> LastSeenAsync(Instant asOf, CancellationToken cancellationToken)
    {
        Dictionary<ContactId, Instant> seen = [];
        if (Stores.Presence is not { } source) return seen;
        await foreach (LastSeen last in source.ListAsync(Owner, asOf, cancellationToken).ConfigureAwait(false))
            seen[last.Contact] = last.At;
        return seen;
    }

    /// <summary>The records a question needs beside contacts, ties, follow-ups, circles and memberships.</summary>
    [Flags]
    private enum SnapshotParts
    {
        None = 0,
        Gatherings = 1,
        Acquaintances = 2,
        Introductions = 4,
        People = 8,
        All = Gatherings | Acquaintances | Introductions,
    }
}
