using Microsoft.EntityFrameworkCore;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>The hashes of the contacts that owners erased.</summary>
internal static class ErasureTable
{
    internal static async Task<IReadOnlySet<ContactId>> FindAsync(
        TablesContext tables, string owner, IReadOnlyCollection<ContactId> contacts, CancellationToken cancellationToken)
    {
        HashSet<ContactId> erased = [];
        byte[]? key = await tables.Set<OwnerRow>().Where(row => row.Owner == owner).Select(static row => row.ErasureKey)
            .SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (key is null) return erased;
        ErasureKey secret = new(key);
        foreach (ContactId[] chunk in contacts.Chunk(Tables.MaxNamed))
        {
            Dictionary<string, ContactId> named = [];
            foreach (ContactId contact in chunk) named[secret.HashOf(contact)] = contact;
            string[] hashes = [.. named.Keys];
            List<string> known = await tables.Set<ErasureRow>().Where(row => row.Owner == owner && hashes.Contains(row.Hash))
                .Select(static row => row.Hash)
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            erased.UnionWith(known.Select(hash => named[hash]));
        }

        return erased;
    }

    internal static async Task AddAsync(
        TablesContext tables, OwnerRow owner, IReadOnlyCollection<ContactId> contacts, CancellationToken cancellationToken)
    {
        if (owner.ErasureKey is null)
        {
            owner.ErasureKey = ErasureKey.Create().ToArray();
            byte[] key = owner.ErasureKey;
            await tables.Set<OwnerRow>().Where(row => row.Owner == owner.Owner)
                .ExecuteUpdateAsync(set => set.SetProperty(static row => row.ErasureKey, key), cancellationToken)
                .ConfigureAwait(false);
        }

        ErasureKey secret = new(owner.ErasureKey);
        IReadOnlySet<ContactId> known = await FindAsync(tables, owner.Owner, contacts, cancellationToken).ConfigureAwait(false);
        tables.AddRange(contacts.Distinct().Where(contact => !known.Contains(contact))
            .Select(contact => new ErasureRow { Owner = owner.Owner, Hash = secret.HashOf(contact) }));
        await tables.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    internal static async Task RemoveAsync(
        TablesContext tables, OwnerRow owner, IReadOnlyCollection<ContactId> contacts, CancellationToken cancellationToken)
    {
        if (owner.ErasureKey is not { } key) return;
        ErasureKey secret = new(key);
        foreach (string[] hashes in contacts.Select(secret.HashOf).Chunk(Tables.MaxNamed))
        {
            await tables.Set<ErasureRow>().Where(row => row.Owner == owner.Owner && hashes.Contains(row.Hash))
                .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
