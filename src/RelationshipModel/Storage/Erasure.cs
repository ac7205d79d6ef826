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

    /// <summary>Lets the stores that can erase at once do so, and erases from the others row by row.</summary>
    internal static async ValueTask<ErasureReceipt> EraseEverywhereAsync(
        NetworkStores stores, OwnerId owner, ContactId contact, CancellationToken cancellationToken)
    {
        ErasureReceipt receipt = ErasureReceipt.None;
        object?[] ports =
            [stores.Contacts, stores.Interactions, stores.Circles, stores.Memberships, stores.Gatherings, stores.FollowUps, stores.Acquaintances, stores.Introductions, stores.Merges];
        foreach (IErasureStore store in ports.OfType<IErasureStore>().Distinct<IErasureStore>(ReferenceEqualityComparer.Instance))
            receipt = receipt.With(await store.EraseAsync(owner, contact, cancellationToken).ConfigureAwait(false));
        return receipt.With(await EraseRowsAsync(stores, static port => port is not IErasureStore, owner, contact, cancellationToken).ConfigureAwait(false));
    }

    private static async ValueTask<ErasureReceipt> EraseRowsAsync(
        NetworkStores stores, Func<object, bool> isMeant, OwnerId owner, ContactId contact, CancellationToken cancellationToken)
    {
        int contacts = 0, removed = 0, changed = 0, memberships = 0, gatherings = 0, followUps = 0, acquaintances = 0, introductions = 0, pasts = 0, merges = 0;
        if (Meant(stores.Interactions) is { } log)
        {
            await foreach (Interaction interaction in log.ListAsync(owner, contact, cancellationToken).ConfigureAwait(false))
            {
                if (interaction.Without(contact) is { } without)
                {
                    await log.SaveAsync(owner, without, cancellationToken).ConfigureAwait(false);
                    changed++;
                }
                else
                {
                    await log.RemoveAsync(owner, interaction.Id, cancellationToken).ConfigureAwait(false);
                    removed++;
                }
            }
        }

        if (Meant(stores.Interactions) is ITieStateStore ties && await ties.RemoveTieAsync(owner, contact, cancellationToken).ConfigureAwait(false)) pasts++;

        if (Meant(stores.Memberships) is { } circles)
        {
            await foreach (CircleMembership membership in circles.ListAsync(owner, cancellationToken).ConfigureAwait(false))
            {
                if (membership.Contact != contact) continue;
                await circles.RemoveAsync(owner, membership.Key, cancellationToken).ConfigureAwait(false);
                memberships++;
            }
        }

        if (Meant(stores.Gatherings) is { } events)
        {
            await foreach (Gathering gathering in events.ListAsync(owner, cancellationToken).ConfigureAwait(false))
            {
                if (!gathering.Attendees.Contains(contact)) continue;
                Gathering without = gathering with { Attendees = [.. gathering.Attendees.Where(attendee => attendee != contact)] };
                await events.SaveAsync(owner, without, cancellationToken).ConfigureAwait(false);
                gatherings++;
            }
        }

        if (Meant(stores.FollowUps) is { } promises)
        {
            await foreach (FollowUp followUp in promises.ListAsync(owner, cancellationToken).ConfigureAwait(false))
            {
                if (followUp.Contact != contact) continue;
                await promises.RemoveAsync(owner, followUp.Id, cancellationToken).ConfigureAwait(false);
                followUps++;
            }
        }

        if (Meant(stores.Acquaintances) is { } beliefs)
        {
            await foreach (Acquaintance acquaintance in beliefs.ListAsync(owner, cancellationToken).ConfigureAwait(false))
            {
                if (!acquaintance.Pair.Contains(contact)) continue;
                await beliefs.RemoveAsync(owner, acquaintance.Pair, cancellationToken).ConfigureAwait(false);
                acquaintances++;
            }
        }

        if (Meant(stores.Introductions) is { } made)
        {
            await foreach (Introduction introduction in made.ListAsync(owner, cancellationToken).ConfigureAwait(false))
            {
                if (!introduction.Pair.Contains(contact)) continue;
                await made.RemoveAsync(owner, introduction.Id, cancellationToken).ConfigureAwait(false);
                introductions++;
            }
        }

        if (Meant(stores.Merges) is { } ones)
        {
            await foreach (Merge merge in ones.ListAsync(owner, cancellationToken).ConfigureAwait(false))
            {
                if (!merge.Pair.Contains(contact)) continue;
                await ones.RemoveAsync(owner, merge.Pair, cancellationToken).ConfigureAwait(false);
                merges++;
            }
        }

        // Last, so that a contact who is still recorded is one whose erasure is to be called again.
        if (Meant(stores.Contacts) is { } records && await records.FindAsync(owner, contact, cancellationToken).ConfigureAwait(false) is not null)
        {
            await records.RemoveAsync(owner, contact, cancellationToken).ConfigureAwait(false);
            contacts++;
        }

        return new()
        {
            ContactsRemoved = contacts,
            InteractionsRemoved = removed,
            InteractionsChanged = changed,
            PastsRemoved = pasts,
            MembershipsRemoved = memberships,
            GatheringsChanged = gatherings,
            FollowUpsRemoved = followUps,
            AcquaintancesRemoved = acquaintances,
            IntroductionsRemoved = introductions,
            MergesRemoved = merges,
        };

        TPort? Meant<TPort>(TPort? port)
            where TPort : class => port is not null && isMeant(port) ? port : null;
    }
}
