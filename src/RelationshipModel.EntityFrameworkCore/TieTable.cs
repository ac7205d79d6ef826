using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RelationshipModel.Rows;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>The states of ties, kept beside the log.</summary>
internal static class TieTable
{
    private static readonly Conflict Adds = new()
    {
        Replaced = [nameof(TieRow.Version)],
        Smallest = nameof(TieRow.ChangedFromSeconds),
    };

    private static readonly Conflict Clears = new()
    {
        Replaced = [nameof(TieRow.Version), nameof(TieRow.State), nameof(TieRow.ChangedFromSeconds)],
    };

    private static readonly Conflict KeepsStates = new()
    {
        Replaced = [nameof(TieRow.State), nameof(TieRow.ChangedFromSeconds)],
        Token = nameof(TieRow.Version),
    };

    internal static IQueryable<TieWithPeople> Read(DbContext tables, IQueryable<TieRow> ties, bool withPeople) => withPeople
        ? from tie in ties
          join people in tables.Rows<TiePeopleRow>() on new { tie.Owner, tie.Contact } equals new
          {
              people.Owner,
              people.Contact
          } into found
          from people in found.DefaultIfEmpty()
          select new TieWithPeople { Tie = tie, People = people == null ? null : people.People }
        : ties.Select(static tie => new TieWithPeople { Tie = tie });

    /// <summary>Notes that interactions were added, and the earliest of each contact.</summary>
    internal static TableWrite Added(TableStatements statements, OwnerRow owner, Dictionary<ContactId, Instant> earliest)
    {
        long version = NewVersion();
        return statements.Write(
            earliest.Select(of => new TieRow
            {
                Owner = owner.Owner,
                Contact = OrdinalKey.Encode(of.Key.Value),
                Version = version,
                ChangedFromSeconds = Cell.Of(of.Value).Seconds,
            }),
            Adds);
    }

    /// <summary>Notes that an interaction was changed or removed: no id of it stays in what was folded.</summary>
    internal static async Task ClearAsync(DbContext tables, OwnerRow owner, IReadOnlyCollection<ContactId> contacts,
        CancellationToken cancellationToken)
    {
        string[] cleared = [.. contacts.Select(static contact => OrdinalKey.Encode(contact.Value))];
        foreach (string[] named in cleared.Chunk(Tables.MaxNamed))
            await RemovePeopleAsync(tables, owner, named, cancellationToken).ConfigureAwait(false);
        long version = NewVersion();
        TableStatements statements = TableStatements.Of(tables);
        await statements.RunAsync(
            tables, cancellationToken,
            statements.Write(
                cleared.Select(contact => new TieRow { Owner = owner.Owner, Contact = contact, Version = version }), Clears))
            .ConfigureAwait(false);
    }

    private static IQueryable<TieRow> Rows(DbContext tables, OwnerRow owner, string[] named) =>
        tables.Rows<TieRow>().Where(row => row.Owner == owner.Owner && EF.Parameter(named).Contains(row.Contact));

    private static Task<int> RemovePeopleAsync(DbContext tables, OwnerRow owner, string[] named,
        CancellationToken cancellationToken) =>
        tables.Rows<TiePeopleRow>().Where(row => row.Owner == owner.Owner && EF.Parameter(named).Contains(row.Contact))
            .ExecuteDeleteAsync(cancellationToken);

    internal static async Task<int> SaveStatesAsync(DbContext tables, OwnerRow owner, IReadOnlyCollection<KeptTie> ties,
        CancellationToken cancellationToken)
    {
        Dictionary<string, long> versions = await VersionsAsync(tables, owner, ties, cancellationToken).ConfigureAwait(false);
        KeptTie[] current = [.. ties.Where(tie => IsCurrent(versions, tie)).DistinctBy(static tie => tie.Contact)];
        KeptTie[] withPeople = [.. current.Where(static tie => !tie.People.IsEmpty)];
        TableStatements statements = TableStatements.Of(tables);
        await statements.RunAsync(
            tables, cancellationToken,
            statements.Write(current.Select(tie => RowOf(owner, tie, tie.Version)), KeepsStates),
            statements.Write(
                withPeople.Select(tie => new TiePeopleRow
                {
                    Owner = owner.Owner,
                    Contact = OrdinalKey.Encode(tie.Contact.Value),
                    People = tie.People.ToArray(),
                }),
                Conflict.Replaces)).ConfigureAwait(false);
        return current.Length;
    }

    internal static async Task SavePastsAsync(DbContext tables, OwnerRow owner, IReadOnlyCollection<KeptTie> ties,
        CancellationToken cancellationToken)
    {
        Dictionary<string, long> versions = await VersionsAsync(tables, owner, ties, cancellationToken).ConfigureAwait(false);
        await FoldIntoPastsAsync(
            tables, owner, [.. ties.Where(tie => versions.ContainsKey(OrdinalKey.Encode(tie.Contact.Value)))], cancellationToken)
            .ConfigureAwait(false);
    }

    internal static async Task<bool> RemoveAsync(DbContext tables, OwnerRow owner, string contact,
        CancellationToken cancellationToken)
    {
        IQueryable<TieRow> rows = tables.Rows<TieRow>().Where(row => row.Owner == owner.Owner && row.Contact == contact);
        bool hasPast = await rows.AnyAsync(static row => row.Past != null, cancellationToken).ConfigureAwait(false);
        await rows.ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        await RemovePeopleAsync(tables, owner, [contact], cancellationToken).ConfigureAwait(false);
        return hasPast;
    }

    internal static async Task<int?> FoldAsync(
        DbContext tables, OwnerRow owner, Instant horizon, IReadOnlyCollection<KeptTie> ties,
        CancellationToken cancellationToken)
    {
        if (horizon <= owner.Horizon) return 0;
        (long seconds, int nanoseconds) = Cell.Of(horizon);
        IQueryable<InteractionContactRow> places = tables.Rows<InteractionContactRow>().Where(row =>
            row.Owner == owner.Owner
                && (row.AtSeconds < seconds || (row.AtSeconds == seconds && row.AtNanoseconds < nanoseconds)));
        HashSet<string> given = [.. ties.Select(static tie => OrdinalKey.Encode(tie.Contact.Value))];
        List<string> wanted = await places.Select(static row => row.Contact).Distinct().ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        if (!given.IsSupersetOf(wanted)) return null;
        Dictionary<string, long> versions = await VersionsAsync(tables, owner, ties, cancellationToken).ConfigureAwait(false);
        if (!ties.All(tie => IsCurrent(versions, tie))) return null;
        await FoldIntoPastsAsync(tables, owner, ties, cancellationToken).ConfigureAwait(false);
        await tables.Rows<OwnerRow>().Where(row => row.Owner == owner.Owner)
            .ExecuteUpdateAsync(
                set => set.SetProperty(static row => row.HorizonSeconds, seconds)
                    .SetProperty(static row => row.HorizonNanoseconds, nanoseconds),
                cancellationToken).ConfigureAwait(false);
        (owner.HorizonSeconds, owner.HorizonNanoseconds) = (seconds, nanoseconds);
        return await tables.Rows<Row<Interaction>>()
            .Where(row => row.Owner == owner.Owner
                && (EF.Property<long>(row, "AtSeconds") < seconds
                    || (EF.Property<long>(row, "AtSeconds") == seconds && EF.Property<int>(row, "AtNanoseconds") < nanoseconds)))
            .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Replaces pasts, removes what was folded beside them and gives the ties a new version.</summary>
    private static async Task FoldIntoPastsAsync(DbContext tables, OwnerRow owner, IReadOnlyCollection<KeptTie> ties,
        CancellationToken cancellationToken)
    {
        long version = NewVersion();
        foreach (KeptTie[] chunk in ties.Chunk(Tables.MaxNamed))
            await RemovePeopleAsync(tables, owner, NamesOf(chunk), cancellationToken).ConfigureAwait(false);
        TableStatements statements = TableStatements.Of(tables);
        await statements.RunAsync(
            tables, cancellationToken,
            statements.Write(
                ties.DistinctBy(static tie => tie.Contact)
                    .Select(tie => RowOf(owner, tie with { State = default, ChangedFrom = null }, version)),
                Conflict.Replaces))
            .ConfigureAwait(false);
    }

    /// <summary>The versions of those ties that exist, by the texts of their contacts.</summary>
    private static async Task<Dictionary<string, long>> VersionsAsync(DbContext tables, OwnerRow owner,
        IReadOnlyCollection<KeptTie> ties, CancellationToken cancellationToken)
    {
        Dictionary<string, long> versions = [];
        foreach (KeptTie[] chunk in ties.Chunk(Tables.MaxNamed))
        {
            foreach (var row in await Rows(tables, owner, NamesOf(chunk)).Select(static row => new { row.Contact, row.Version })
                .ToListAsync(cancellationToken).ConfigureAwait(false))
                versions[row.Contact] = row.Version;
        }

        return versions;
    }

    private static bool IsCurrent(Dictionary<string, long> versions, KeptTie tie) =>
        versions.TryGetValue(OrdinalKey.Encode(tie.Contact.Value), out long version) && version == tie.Version;

    private static string[] NamesOf(KeptTie[] ties) => [.. ties.Select(static tie => OrdinalKey.Encode(tie.Contact.Value))];

    private static TieRow RowOf(OwnerRow owner, KeptTie tie, long version) => new()
    {
        Owner = owner.Owner,
        Contact = OrdinalKey.Encode(tie.Contact.Value),
        Version = version,
        State = Bytes(tie.State),
        Past = Bytes(tie.Past),
        ChangedFromSeconds = tie.ChangedFrom is { } changed ? Cell.Of(changed).Seconds : null,
    };

    // A number that counted would come again after a host's transaction was rolled back, and with it what was folded inside.
    private static long NewVersion() => BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));

    private static byte[]? Bytes(ReadOnlyMemory<byte> bytes) => bytes.IsEmpty ? null : bytes.ToArray();
}
