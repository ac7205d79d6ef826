using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RelationshipModel.Rows;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>The states of ties, kept beside the log.</summary>
internal static class TieTable
{
    internal static IQueryable<TieWithPeople> Read(TablesContext tables, IQueryable<TieRow> ties, bool withPeople) => withPeople
        ? from tie in ties
          join people in tables.Set<TiePeopleRow>() on new { tie.Owner, tie.Contact } equals new
          {
              people.Owner,
              people.Contact
          } into found
          from people in found.DefaultIfEmpty()
          select new TieWithPeople { Tie = tie, People = people == null ? null : people.People }
        : ties.Select(static tie => new TieWithPeople { Tie = tie });

    /// <summary>Notes that interactions were added, and the earliest of each contact. New ties are left to be saved.</summary>
    internal static async Task AddAsync(
        TablesContext tables, OwnerRow owner, IReadOnlyDictionary<ContactId, Instant> earliest,
        CancellationToken cancellationToken)
    {
        long version = NewVersion();
        foreach (var same in earliest.GroupBy(static of => Cell.Of(of.Value).Seconds,
            static of => OrdinalKey.Encode(of.Key.Value)))
        {
            long from = same.Key;
            foreach (string[] named in same.Chunk(Tables.MaxNamed))
            {
                IQueryable<TieRow> rows = Rows(tables, owner, named);
                int changed = await rows.ExecuteUpdateAsync(
                    set => set
                        .SetProperty(static row => row.Version, version)
                        .SetProperty(static row => row.ChangedFromSeconds,
                            row => row.ChangedFromSeconds < from ? row.ChangedFromSeconds : from),
                    cancellationToken).ConfigureAwait(false);
                await AddNewAsync(tables, owner, named, changed, version, from, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Notes that an interaction was changed or removed: no id of it stays in what was folded. New
    /// ties are left to be saved.</summary>
    internal static async Task ClearAsync(TablesContext tables, OwnerRow owner, IReadOnlyCollection<ContactId> contacts,
        CancellationToken cancellationToken)
    {
        long version = NewVersion();
        foreach (string[] named in contacts.Select(static contact => OrdinalKey.Encode(contact.Value)).Chunk(Tables.MaxNamed))
        {
            int changed = await ClearAsync(tables, owner, named, version, cancellationToken).ConfigureAwait(false);
            await AddNewAsync(tables, owner, named, changed, version, null, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<int> ClearAsync(TablesContext tables, OwnerRow owner, string[] named, long version,
        CancellationToken cancellationToken)
    {
        await RemovePeopleAsync(tables, owner, named, cancellationToken).ConfigureAwait(false);
        return await Rows(tables, owner, named).ExecuteUpdateAsync(
            set => set
                .SetProperty(static row => row.Version, version)
                .SetProperty(static row => row.State, (byte[]?)null)
                .SetProperty(static row => row.ChangedFromSeconds, (long?)null),
            cancellationToken).ConfigureAwait(false);
    }

    private static async Task AddNewAsync(
        TablesContext tables, OwnerRow owner, string[] named, int known, long version, long? from,
        CancellationToken cancellationToken)
    {
        if (known == named.Length) return;
        List<string> there = await Rows(tables, owner, named).Select(static row => row.Contact).ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        tables.AddRange(named.Except(there, StringComparer.Ordinal).Select(contact => new TieRow
        {
            Owner = owner.Owner,
            Contact = contact,
            Version = version,
            ChangedFromSeconds = from,
        }));
    }

    private static IQueryable<TieRow> Rows(TablesContext tables, OwnerRow owner, string[] named) =>
        tables.Set<TieRow>().Where(row => row.Owner == owner.Owner && named.Contains(row.Contact));

    private static Task<int> RemovePeopleAsync(TablesContext tables, OwnerRow owner, string[] named,
        CancellationToken cancellationToken) =>
        tables.Set<TiePeopleRow>().Where(row => row.Owner == owner.Owner && named.Contains(row.Contact))
            .ExecuteDeleteAsync(cancellationToken);

    internal static async Task<int> SaveStatesAsync(TablesContext tables, OwnerRow owner, IReadOnlyCollection<KeptTie> ties,
        CancellationToken cancellationToken)
    {
        int saved = 0;
        foreach (KeptTie[] chunk in ties.Chunk(Tables.MaxNamed))
        {
            Dictionary<string, TieRow> rows = await TrackedAsync(tables, owner, chunk, cancellationToken).ConfigureAwait(false);
            KeptTie[] current = [
                .. chunk.Where(tie => rows.TryGetValue(OrdinalKey.Encode(tie.Contact.Value), out TieRow? row)
                    && row.Version == tie.Version)];
            KeptTie[] withPeople = [.. current.Where(static tie => !tie.People.IsEmpty)];
            string[] named = [.. withPeople.Select(static tie => OrdinalKey.Encode(tie.Contact.Value))];
            if (named.Length > 0) await RemovePeopleAsync(tables, owner, named, cancellationToken).ConfigureAwait(false);
            tables.AddRange(withPeople.Select(tie => new TiePeopleRow
            {
                Owner = owner.Owner,
                Contact = OrdinalKey.Encode(tie.Contact.Value),
                People = tie.People.ToArray(),
            }));
            foreach (KeptTie tie in current)
            {
                TieRow row = rows[OrdinalKey.Encode(tie.Contact.Value)];
                tables.Entry(row).Property(static row => row.State).CurrentValue = Bytes(tie.State);
                tables.Entry(row).Property(static row => row.ChangedFromSeconds).CurrentValue =
                    tie.ChangedFrom is { } changed ? Cell.Of(changed).Seconds : null;
            }

            saved += current.Length;
            await tables.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            tables.ChangeTracker.Clear();
        }

        return saved;
    }

    internal static async Task SavePastsAsync(TablesContext tables, OwnerRow owner, IReadOnlyCollection<KeptTie> ties,
        CancellationToken cancellationToken)
    {
        foreach (KeptTie[] chunk in ties.Chunk(Tables.MaxNamed))
        {
            await ClearAsync(tables, owner, [.. chunk.Select(static tie => OrdinalKey.Encode(tie.Contact.Value))], NewVersion(),
                cancellationToken)
                .ConfigureAwait(false);
            Dictionary<string, TieRow> rows = await TrackedAsync(tables, owner, chunk, cancellationToken).ConfigureAwait(false);
            foreach (KeptTie tie in chunk)
            {
                if (rows.TryGetValue(OrdinalKey.Encode(tie.Contact.Value), out TieRow? row))
                    tables.Entry(row).Property(static row => row.Past).CurrentValue = Bytes(tie.Past);
            }

            await tables.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            tables.ChangeTracker.Clear();
        }
    }

    internal static async Task<bool> RemoveAsync(TablesContext tables, OwnerRow owner, string contact,
        CancellationToken cancellationToken)
    {
        IQueryable<TieRow> rows = tables.Set<TieRow>().Where(row => row.Owner == owner.Owner && row.Contact == contact);
        bool hasPast = await rows.AnyAsync(static row => row.Past != null, cancellationToken).ConfigureAwait(false);
        await rows.ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        await RemovePeopleAsync(tables, owner, [contact], cancellationToken).ConfigureAwait(false);
        return hasPast;
    }

    internal static async Task<int?> FoldAsync(
        TablesContext tables, OwnerRow owner, Instant horizon, IReadOnlyCollection<KeptTie> ties,
        CancellationToken cancellationToken)
    {
        if (horizon <= owner.Horizon) return 0;
        (long seconds, int nanoseconds) = Cell.Of(horizon);
        IQueryable<InteractionContactRow> places = tables.Set<InteractionContactRow>().Where(row =>
            row.Owner == owner.Owner
                && (row.AtSeconds < seconds || (row.AtSeconds == seconds && row.AtNanoseconds < nanoseconds)));
        HashSet<string> given = [.. ties.Select(static tie => OrdinalKey.Encode(tie.Contact.Value))];
        List<string> wanted = await places.Select(static row => row.Contact).Distinct().ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        if (!given.IsSupersetOf(wanted)) return null;
        long version = NewVersion();
        foreach (KeptTie[] chunk in ties.Chunk(Tables.MaxNamed))
        {
            Dictionary<string, TieRow> rows = await TrackedAsync(tables, owner, chunk, cancellationToken).ConfigureAwait(false);
            foreach (KeptTie tie in chunk)
            {
                if (!rows.TryGetValue(OrdinalKey.Encode(tie.Contact.Value), out TieRow? row) || row.Version != tie.Version)
                    return null;
                tables.Entry(row).Property(static row => row.Past).CurrentValue = Bytes(tie.Past);
                tables.Entry(row).Property(static row => row.Version).CurrentValue = version;
                tables.Entry(row).Property(static row => row.State).CurrentValue = null;
                tables.Entry(row).Property(static row => row.ChangedFromSeconds).CurrentValue = null;
            }

            await RemovePeopleAsync(tables, owner, [.. rows.Keys], cancellationToken).ConfigureAwait(false);
        }

        tables.Attach(owner);
        tables.Entry(owner).Property(static row => row.HorizonSeconds).CurrentValue = seconds;
        tables.Entry(owner).Property(static row => row.HorizonNanoseconds).CurrentValue = nanoseconds;
        await tables.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return await tables.Set<Row<Interaction>>()
            .Where(row => row.Owner == owner.Owner
                && (EF.Property<long>(row, "AtSeconds") < seconds
                    || (EF.Property<long>(row, "AtSeconds") == seconds && EF.Property<int>(row, "AtNanoseconds") < nanoseconds)))
            .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Dictionary<string, TieRow>> TrackedAsync(TablesContext tables, OwnerRow owner, KeptTie[] ties,
        CancellationToken cancellationToken)
    {
        string[] named = [.. ties.Select(static tie => OrdinalKey.Encode(tie.Contact.Value))];
        return await tables.Set<TieRow>().AsTracking().Where(row => row.Owner == owner.Owner && named.Contains(row.Contact))
            .ToDictionaryAsync(static row => row.Contact, cancellationToken).ConfigureAwait(false);
    }

    // A number that counted would come again after a host's transaction was rolled back, and with it what was folded inside.
    private static long NewVersion() => BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));

    private static byte[]? Bytes(ReadOnlyMemory<byte> bytes) => bytes.IsEmpty ? null : bytes.ToArray();
}
