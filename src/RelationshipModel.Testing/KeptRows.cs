using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>All that a store lists of an owner.</summary>
internal static class KeptRows
{
    internal static async Task<List<object>> ReadAsync(NetworkStores stores, OwnerId owner)
    {
        List<object> rows = [];
        await AddAsync(stores.Contacts.ListAsync(owner));
        await AddAsync(stores.Interactions.ListAsync(owner));
        if (stores.Circles is { } circles) await AddAsync(circles.ListAsync(owner));
        if (stores.Memberships is { } memberships) await AddAsync(memberships.ListAsync(owner));
        if (stores.Gatherings is { } gatherings) await AddAsync(gatherings.ListAsync(owner));
        if (stores.FollowUps is { } followUps) await AddAsync(followUps.ListAsync(owner));
        if (stores.Notes is { } notes) await AddAsync(notes.ListAsync(owner));
        if (stores.Acquaintances is { } acquaintances) await AddAsync(acquaintances.ListAsync(owner));
        if (stores.Introductions is { } introductions) await AddAsync(introductions.ListAsync(owner));
        if (stores.Merges is { } merges) await AddAsync(merges.ListAsync(owner));
        return rows;

        async Task AddAsync<T>(IAsyncEnumerable<T> listed)
            where T : class
        {
            await foreach (T row in listed) rows.Add(row);
        }
    }
}
