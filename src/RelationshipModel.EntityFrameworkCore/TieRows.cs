using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RelationshipModel.Columns;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>What is kept of each tie beside the log.</summary>
internal static class TieRows
{
    /// <summary>Gives the ties of contacts a new version and takes their states away. New ties are left to be saved.</summary>
    internal static async Task ChangeAsync(TablesContext tables, OwnerRow owner, IReadOnlyCollection<ContactId> contacts, CancellationToken cancellationToken)
    {
        long version = NewVersion();
        foreach (string[] named in contacts.Select(static contact => OrdinalKey.Encode(contact.Value)).Chunk(InteractionRows.MostNamed))
        {
            IQueryable<TieRow> rows = tables.Set<TieRow>().Where(row => row.Owner == owner.Owner && named.Contains(row.Contact));
            int changed = await rows.ExecuteUpdateAsync(
                set => set.SetProperty(static row => row.Version, version).SetProperty(static row => row.State, (byte[]?)null),
                cancellationToken).ConfigureAwait(false);
            if (changed == named.Length) continue;
            List<string> known = await rows.Select(static row => row.Contact).ToListAsync(cancellationToken).ConfigureAwait(false);
            tables.AddRange(named.Except(known, StringComparer.Ordinal).Select(contact => new TieRow { Owner = owner.Owner, Contact = contact, Version = version }));
        }
    }

    internal static async Task<int> SaveStatesAsync(TablesContext tables, OwnerRow owner, IReadOnlyCollection<KeptTie> ties, CancellationToken cancellationToken)
    {
        int saved = 0;
        foreach (KeptTie[] chunk in ties.Chunk(InteractionRows.MostNamed))
        {
            Dictionary<string, TieRow> rows = await TrackedAsync(tables, owner, chunk, cancellationToken).ConfigureAwait(false);
            foreach (KeptTie tie in chunk)
            {
                if (!rows.TryGetValue(OrdinalKey.Encode(tie.Contact.Value), out TieRow? row) || row.Version != tie.Version) continue;
                tables.Entry(row).Property(static row => row.State).CurrentValue = Bytes(tie.State);
                saved++;
            }

            await tables.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            tables.ChangeTracker.Clear();
        }

        return saved;
    }

    internal static async Task<bool> RemoveAsync(TablesContext tables, OwnerRow owner, string contact, CancellationToken cancellationToken)
    {
        IQueryable<TieRow> rows = tables.Set<TieRow>().Where(row => row.Owner == owner.Owner && row.Contact == contact);
        bool hasPast = await rows.AnyAsync(static row => row.Past != null, cancellationToken).ConfigureAwait(false);
        await rows.ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        return hasPast;
    }

    internal static async Task<int?> FoldAsync(
        TablesContext tables, OwnerRow owner, Instant horizon, IReadOnlyCollection<KeptTie> ties, CancellationToken cancellationToken)
    {
        if (horizon <= owner.Horizon) return 0;
        (long seconds, long nanoseconds) = Column.Of(horizon);
        IQueryable<InteractionContactRow> places = tables.Set<InteractionContactRow>().Where(row =>
            row.Owner == owner.Owner && (row.AtSeconds < seconds || (row.AtSeconds == seconds && row.AtNanoseconds < nanoseconds)));
        HashSet<string> given = [.. ties.Select(static tie => OrdinalKey.Encode(tie.Contact.Value))];
        List<string> wanted = await places.Select(static row => row.Contact).Distinct().ToListAsync(cancellationToken).ConfigureAwait(false);
        if (!given.IsSupersetOf(wanted)) return null;
        long version = NewVersion();
        foreach (KeptTie[] chunk in ties.Chunk(InteractionRows.MostNamed))
        {
            Dictionary<string, TieRow> rows = await TrackedAsync(tables, owner, chunk, cancellationToken).ConfigureAwait(false);
            foreach (KeptTie tie in chunk)
            {
                if (!rows.TryGetValue(OrdinalKey.Encode(tie.Contact.Value), out TieRow? row) || row.Version != tie.Version) return null;
                tables.Entry(row).Property(static row => row.Past).CurrentValue = Bytes(tie.Past);
                tables.Entry(row).Property(static row => row.Version).CurrentValue = version;
            }
        }

        tables.Attach(owner);
        tables.Entry(owner).Property(static row => row.HorizonSeconds).CurrentValue = seconds;
        tables.Entry(owner).Property(static row => row.HorizonNanoseconds).CurrentValue = (int)nanoseconds;
        await tables.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return await tables.Set<InteractionRow>()
            .Where(row => row.Owner == owner.Owner && (row.AtSeconds < seconds || (row.AtSeconds == seconds && row.AtNanoseconds < nanoseconds)))
            .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Dictionary<string, TieRow>> TrackedAsync(TablesContext tables, OwnerRow owner, KeptTie[] ties, CancellationToken cancellationToken)
    {
        string[] named = [.. ties.Select(static tie => OrdinalKey.Encode(tie.Contact.Value))];
        return await tables.Set<TieRow>().AsTracking().Where(row => row.Owner == owner.Owner && named.Contains(row.Contact))
            .ToDictionaryAsync(static row => row.Contact, cancellationToken).ConfigureAwait(false);
    }

    // A number that counted would come again after a host's transaction was rolled back, and with it what was folded inside.
    private static long NewVersion() => BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));

    private static byte[]? Bytes(ReadOnlyMemory<byte> bytes) => bytes.IsEmpty ? null : bytes.ToArray();
}
