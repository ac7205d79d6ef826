using Microsoft.EntityFrameworkCore;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>The hashes of the contacts that owners erased.</summary>
internal static class ErasureTable
{
    internal static async Task<IReadOnlySet<ContactId>> FindAsync(
        DbContext tables, string owner, IReadOnlyCollection<ContactId> contacts, CancellationToken cancellationToken)
    {
        HashSet<ContactId> erased = [];
        byte[]? key = await tables.Rows<OwnerRow>().Where(row => row.Owner == owner).Select(static row => row.ErasureKey)
            .SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (key is null) return erased;
        ErasureKey secret = new(key);
        foreach (ContactId[] chunk in contacts.Chunk(Tables.MaxNamed))
        {
            Dictionary<string, ContactId> named = [];
            foreach (ContactId contact in chunk) named[secret.HashOf(contact)] = contact;
            string[] hashes = [.. named.Keys];
            List<string> known = await tables.Rows<ErasureRow>()
                .Where(row => row.Owner == owner && EF.Parameter(hashes).Contains(row.Hash))
                .Select(static row => row.Hash)
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            erased.UnionWith(known.Select(hash => named[hash]));
        }

        return erased;
    }

    internal static async Task AddAsync(
        DbContext tables, OwnerRow owner, IReadOnlyCollection<ContactId> contacts, CancellationToken cancellationToken)
    {
        if (owner.ErasureKey is null)
        {
            owner.ErasureKey = ErasureKey.Create().ToArray();
            byte[] key = owner.ErasureKey;
            await tables.Rows<OwnerRow>().Where(row => row.Owner == owner.Owner)
                .ExecuteUpdateAsync(set => set.SetProperty(static row => row.ErasureKey, key), cancellationToken)
                .ConfigureAwait(false);
        }

        ErasureKey secret = new(owner.ErasureKey);
        IReadOnlySet<ContactId> known = await FindAsync(tables, owner.Owner, contacts, cancellationToken).ConfigureAwait(false);
        TableStatements statements = TableStatements.Of(tables);
        await statements.RunAsync(
            tables, cancellationToken,
            statements.Write(
                contacts.Distinct().Where(contact => !known.Contains(contact))
                    .Select(contact => new ErasureRow { Owner = owner.Owner, Hash = secret.HashOf(contact) }),
                Conflict.Fails)).ConfigureAwait(false);
    }

    internal static async Task RemoveAsync(
        DbContext tables, OwnerRow owner, IReadOnlyCollection<ContactId> contacts, CancellationToken cancellationToken)
    {
        if (owner.ErasureKey is not { } key) return;
        ErasureKey secret = new(key);
        foreach (string[] hashes in contacts.Select(secret.HashOf).Chunk(Tables.MaxNamed))
        {
            await tables.Rows<ErasureRow>().Where(row => row.Owner == owner.Owner && EF.Parameter(hashes).Contains(row.Hash))
                .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
