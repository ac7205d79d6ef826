using RelationshipModel.Internals;

namespace RelationshipModel.Storage;

/// <summary>Erases a person through the ports.</summary>
internal static class Erasure
{
    /// <summary>
    /// Erases all ids of a person from every store. The merges go last: an erasure that was interrupted finds
    /// the same ids when it is called again.
    /// </summary>
    internal static async ValueTask<ErasureReceipt> EraseAsync(
        NetworkStores stores, OwnerId owner, IReadOnlyList<ContactId> contacts, CancellationToken cancellationToken)
    {
        int pasts = 0;
        HashSet<ContactId> erased = [.. contacts];
        if (stores.ErasureRecords is { } noted) await noted.AddAsync(owner, contacts, cancellationToken).ConfigureAwait(false);
        Dictionary<InteractionId, Interaction> all = [];
        foreach (ContactId contact in contacts)
        {
            await foreach (Interaction interaction in stores.Interactions.ListAsync(owner, contact, cancellationToken)
                .ConfigureAwait(false))
                all.TryAdd(interaction.Id, interaction);
        }

        List<Interaction> changed = [];
        List<InteractionId> removed = [];
        foreach (Interaction interaction in all.Values)
        {
            if (interaction.WithContacts(other => erased.Contains(other) ? null : other) is { } without) changed.Add(without);
            else removed.Add(interaction.Id);
        }

        await stores.Interactions.SaveAsync(owner, changed, cancellationToken).ConfigureAwait(false);
        await stores.Interactions.RemoveAsync(owner, removed, cancellationToken).ConfigureAwait(false);
        foreach (ContactId contact in contacts)
            if (stores.TieStates is { } ties && await ties.RemoveTieAsync(owner, contact, cancellationToken)
                .ConfigureAwait(false)) pasts++;
        if (stores.Erasure is { } store) await store.EraseAsync(owner, contacts, cancellationToken).ConfigureAwait(false);
        int memberships = await RemoveAsync(stores.Memberships, static row => row.Key, row => erased.Contains(row.Contact))
            .ConfigureAwait(false);
        List<Gathering> gatherings = [];
        if (stores.Gatherings is { } events)
        {
            await foreach (Gathering gathering in events.ListAsync(owner, cancellationToken).ConfigureAwait(false))
            {
                if (gathering.Attendees.Any(erased.Contains))
                    gatherings.Add(
                        gathering with { Attendees = [.. gathering.Attendees.Where(attendee => !erased.Contains(attendee))] });
            }

            await events.SaveAsync(owner, gatherings, cancellationToken).ConfigureAwait(false);
        }

        int followUps = await RemoveAsync(stores.FollowUps, static row => row.Id, row => erased.Contains(row.Contact))
            .ConfigureAwait(false);
        int notes = await RemoveAsync(stores.Notes, static row => row.Id, row => erased.Contains(row.Contact))
            .ConfigureAwait(false);
        int acquaintances = await RemoveAsync(stores.Acquaintances, static row => row.Pair,
            row => erased.Contains(row.Pair.First) || erased.Contains(row.Pair.Second)).ConfigureAwait(false);
        int introductions = await RemoveAsync(stores.Introductions, static row => row.Id,
            row => erased.Contains(row.Pair.First) || erased.Contains(row.Pair.Second)).ConfigureAwait(false);
        List<ContactId> recorded = [];
        foreach (ContactId contact in contacts)
            if (await stores.Contacts.FindAsync(owner, contact, cancellationToken).ConfigureAwait(false) is not null)
                recorded.Add(contact);
        await stores.Contacts.RemoveAsync(owner, recorded, cancellationToken).ConfigureAwait(false);
        int merges = await RemoveAsync(
            stores.Merges, static row => row.Pair, row => erased.Contains(row.Pair.First) || erased.Contains(row.Pair.Second))
                .ConfigureAwait(false);
        return new()
        {
            IdsRemembered = stores.ErasureRecords is null ? 0 : erased.Count,
            ContactsRemoved = recorded.Count,
            InteractionsRemoved = removed.Count,
            InteractionsChanged = changed.Count,
            PastsRemoved = pasts,
            MembershipsRemoved = memberships,
            GatheringsChanged = gatherings.Count,
            FollowUpsRemoved = followUps,
            NotesRemoved = notes,
            AcquaintancesRemoved = acquaintances,
            IntroductionsRemoved = introductions,
            MergesRemoved = merges,
        };

        ValueTask<int> RemoveAsync<TKey, T>(IRecordStore<TKey, T>? store, Func<T, TKey> keyOf, Func<T, bool> names)
            where TKey : struct
            where T : class =>
            RemoveWhereAsync(store, owner, keyOf, names, cancellationToken);
    }

    /// <summary>Erases everything of an owner that a port reaches. The interactions go before the ties folded of them.</summary>
    internal static async ValueTask<ErasureReceipt> EraseOwnerAsync(
        NetworkStores stores, OwnerId owner, CancellationToken cancellationToken)
    {
        int interactions = await RemoveAsync(stores.Interactions, static row => row.Id).ConfigureAwait(false);
        HashSet<ContactId> contacts =
        [
            .. await stores.Contacts.ListAsync(owner, cancellationToken).Map(static contact => contact.Id, cancellationToken)
                .CollectAsync(cancellationToken).ConfigureAwait(false),
        ];
        int pasts = 0;
        if (stores.TieStates is { } ties)
        {
            List<KeptTie> kept = await ties.ListTiesAsync(owner, withPeople: false, cancellationToken)
                .CollectAsync(cancellationToken).ConfigureAwait(false);
            foreach (KeptTie tie in kept)
            {
                contacts.Add(tie.Contact);
                if (await ties.RemoveTieAsync(owner, tie.Contact, cancellationToken).ConfigureAwait(false)) pasts++;
            }
        }

        if (stores.Erasure is { } store) await store.EraseAsync(owner, contacts, cancellationToken).ConfigureAwait(false);
        return new()
        {
            InteractionsRemoved = interactions,
            PastsRemoved = pasts,
            MembershipsRemoved = await RemoveAsync(stores.Memberships, static row => row.Key).ConfigureAwait(false),
            CirclesRemoved = await RemoveAsync(stores.Circles, static row => row.Id).ConfigureAwait(false),
            GatheringsRemoved = await RemoveAsync(stores.Gatherings, static row => row.Id).ConfigureAwait(false),
            FollowUpsRemoved = await RemoveAsync(stores.FollowUps, static row => row.Id).ConfigureAwait(false),
            NotesRemoved = await RemoveAsync(stores.Notes, static row => row.Id).ConfigureAwait(false),
            AcquaintancesRemoved = await RemoveAsync(stores.Acquaintances, static row => row.Pair).ConfigureAwait(false),
            IntroductionsRemoved = await RemoveAsync(stores.Introductions, static row => row.Id).ConfigureAwait(false),
            ContactsRemoved = await RemoveAsync(stores.Contacts, static row => row.Id).ConfigureAwait(false),
            MergesRemoved = await RemoveAsync(stores.Merges, static row => row.Pair).ConfigureAwait(false),
        };

        ValueTask<int> RemoveAsync<TKey, T>(IRecordStore<TKey, T>? store, Func<T, TKey> keyOf)
            where TKey : struct
            where T : class =>
            RemoveWhereAsync(store, owner, keyOf, static _ => true, cancellationToken);
    }

    private static async ValueTask<int> RemoveWhereAsync<TKey, T>(
        IRecordStore<TKey, T>? store, OwnerId owner, Func<T, TKey> keyOf, Func<T, bool> isWanted,
        CancellationToken cancellationToken)
        where TKey : struct
        where T : class
    {
        if (store is null) return 0;
        List<TKey> keys = await store.ListAsync(owner, cancellationToken).Filter(isWanted, cancellationToken)
            .Map(keyOf, cancellationToken).CollectAsync(cancellationToken).ConfigureAwait(false);
        await store.RemoveAsync(owner, keys, cancellationToken).ConfigureAwait(false);
        return keys.Count;
    }
}
