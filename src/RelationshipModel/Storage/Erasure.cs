using RelationshipModel.Internals;

namespace RelationshipModel.Storage;

/// <summary>Erases a contact through the ports.</summary>
public static class Erasure
{
    /// <summary>
    /// Erases a contact from every store given, row by row: call it inside a transaction to make it all or nothing. What it was given up in the
    /// midst of can be finished by calling it again.
    /// </summary>
    /// <returns>What was removed and changed.</returns>
    /// <exception cref="ArgumentException">An id is its default value.</exception>
    public static ValueTask<ErasureReceipt> EraseAsync(
        NetworkStores stores, OwnerId owner, ContactId contact, CancellationToken cancellationToken = default)
    {
        Require.NotNull(stores);
        Require.NotDefault(owner);
        Require.NotDefault(contact);
        return EraseRowsAsync(stores, static _ => true, owner, contact, cancellationToken);
    }

    /// <summary>Lets the store that can erase at once do so, and erases from the others row by row.</summary>
    internal static async ValueTask<ErasureReceipt> EraseEverywhereAsync(
        NetworkStores stores, OwnerId owner, ContactId contact, CancellationToken cancellationToken)
    {
        if (stores.Erasure is not { } store) return await EraseRowsAsync(stores, static _ => true, owner, contact, cancellationToken).ConfigureAwait(false);
        // What wraps the store lists nothing of the contact by then; what is kept elsewhere goes row by row.
        ErasureReceipt receipt = await store.EraseAsync(owner, contact, cancellationToken).ConfigureAwait(false);
        return receipt.With(await EraseRowsAsync(
            stores, port => !ReferenceEquals(port, store), owner, contact, cancellationToken).ConfigureAwait(false));
    }

    private static async ValueTask<ErasureReceipt> EraseRowsAsync(
        NetworkStores stores, Func<object, bool> isMeant, OwnerId owner, ContactId contact, CancellationToken cancellationToken)
    {
        int pasts = 0;
        List<Interaction> changed = [];
        List<InteractionId> removed = [];
        if (Meant(stores.Interactions) is { } log)
        {
            await foreach (Interaction interaction in log.ListAsync(owner, contact, cancellationToken).ConfigureAwait(false))
            {
                if (interaction.Without(contact) is { } without) changed.Add(without);
                else removed.Add(interaction.Id);
            }

            await log.SaveAsync(owner, changed, cancellationToken).ConfigureAwait(false);
            await log.RemoveAsync(owner, removed, cancellationToken).ConfigureAwait(false);
        }

        if (Meant(stores.TieStates) is { } ties && await ties.RemoveTieAsync(owner, contact, cancellationToken).ConfigureAwait(false)) pasts++;
        int memberships = await RemoveAsync(stores.Memberships, static row => row.Key, row => row.Contact == contact).ConfigureAwait(false);
        List<Gathering> gatherings = [];
        if (Meant(stores.Gatherings) is { } events)
        {
            await foreach (Gathering gathering in events.ListAsync(owner, cancellationToken).ConfigureAwait(false))
            {
                if (gathering.Attendees.Contains(contact))
                    gatherings.Add(gathering with { Attendees = [.. gathering.Attendees.Where(attendee => attendee != contact)] });
            }

            await events.SaveAsync(owner, gatherings, cancellationToken).ConfigureAwait(false);
        }

        int followUps = await RemoveAsync(stores.FollowUps, static row => row.Id, row => row.Contact == contact).ConfigureAwait(false);
        int acquaintances = await RemoveAsync(stores.Acquaintances, static row => row.Pair, row => row.Pair.Contains(contact)).ConfigureAwait(false);
        int introductions = await RemoveAsync(stores.Introductions, static row => row.Id, row => row.Pair.Contains(contact)).ConfigureAwait(false);
        int merges = await RemoveAsync(stores.Merges, static row => row.Pair, row => row.Pair.Contains(contact)).ConfigureAwait(false);

        // Last, so that a contact who is still recorded is one whose erasure is to be called again.
        int contacts = 0;
        if (Meant(stores.Contacts) is { } records && await records.FindAsync(owner, contact, cancellationToken).ConfigureAwait(false) is not null)
        {
            await records.RemoveAsync(owner, contact, cancellationToken).ConfigureAwait(false);
            contacts++;
        }

        return new()
        {
            ContactsRemoved = contacts,
            InteractionsRemoved = removed.Count,
            InteractionsChanged = changed.Count,
            PastsRemoved = pasts,
            MembershipsRemoved = memberships,
            GatheringsChanged = gatherings.Count,
            FollowUpsRemoved = followUps,
            AcquaintancesRemoved = acquaintances,
            IntroductionsRemoved = introductions,
            MergesRemoved = merges,
        };

        async ValueTask<int> RemoveAsync<TKey, T>(IRecordStore<TKey, T>? store, Func<T, TKey> keyOf, Func<T, bool> names)
            where TKey : struct
            where T : class
        {
            if (Meant(store) is not { } named) return 0;
            List<TKey> keys = await named.ListAsync(owner, cancellationToken).Where(names).Select(keyOf).ToListAsync(cancellationToken).ConfigureAwait(false);
            await named.RemoveAsync(owner, keys, cancellationToken).ConfigureAwait(false);
            return keys.Count;
        }

        TPort? Meant<TPort>(TPort? port)
            where TPort : class => port is not null && isMeant(port) ? port : null;
    }
}
