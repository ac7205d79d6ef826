using Microsoft.EntityFrameworkCore;
using NodaTime;
using RelationshipModel.Rows;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>The interactions, with each contact's place in the log and the ties that they change.</summary>
internal static class InteractionTable
{
    private static readonly IReadOnlyList<Column> Order = InteractionRows.Mapping.Order;

    internal static async Task<int> AddAsync(
        DbContext tables, OwnerRow owner, IReadOnlyCollection<Interaction> interactions, CancellationToken cancellationToken)
    {
        KeptTie.RefuseBeforeHorizon(interactions, owner.Horizon);
        // Of interactions with one id the first counts.
        Dictionary<string, Interaction> given = [];
        foreach (Interaction interaction in interactions)
            given.TryAdd(OrdinalKey.Encode(interaction.Id.Value), interaction);
        List<string> added = await AddRowsAsync(tables, owner, given, cancellationToken).ConfigureAwait(false);
        if (added.Count == 0) return 0;
        Dictionary<ContactId, Instant> changed = [];
        foreach (Interaction interaction in added.Select(id => given[id]))
        {
            foreach (ContactId contact in interaction.Contacts)
                if (!changed.TryGetValue(contact, out Instant from) || interaction.At < from) changed[contact] = interaction.At;
        }

        TableStatements statements = TableStatements.Of(tables);
        await statements.RunAsync(
            tables, cancellationToken,
            statements.Write(added.SelectMany(id => PlacesOf(owner, given[id])), Conflict.Fails),
            TieTable.Added(statements, owner, changed)).ConfigureAwait(false);
        return added.Count;
    }

    /// <summary>Adds the rows of those interactions whose ids are new.</summary>
    /// <returns>The ids.</returns>
    private static async Task<List<string>> AddRowsAsync(DbContext tables, OwnerRow owner, Dictionary<string, Interaction> given,
        CancellationToken cancellationToken)
    {
        TableStatements statements = TableStatements.Of(tables);
        if (statements.HasConflictClause)
        {
            return await statements.AddNewAsync(
                tables, [.. given.Values.Select(interaction => new Row<Interaction>(owner.Owner, interaction))],
                nameof(Interaction.Id), cancellationToken).ConfigureAwait(false);
        }

        HashSet<string> known = [];
        foreach (string[] ids in given.Keys.Chunk(Tables.MaxNamed))
        {
            known.UnionWith(await Named(tables, owner, ids).Select(static row => EF.Property<string>(row, "Id"))
                .ToListAsync(cancellationToken).ConfigureAwait(false));
        }

        List<string> added = [.. given.Keys.Where(id => !known.Contains(id))];
        await statements.RunAsync(
            tables, cancellationToken,
            statements.Write(added.Select(id => new Row<Interaction>(owner.Owner, given[id])), Conflict.Fails))
            .ConfigureAwait(false);
        return added;
    }

    internal static async Task<int> SaveAsync(
        DbContext tables, OwnerRow owner, IReadOnlyCollection<Interaction> interactions, CancellationToken cancellationToken)
    {
        KeptTie.RefuseBeforeHorizon(interactions, owner.Horizon);
        HashSet<ContactId> changed = [];
        TableStatements statements = TableStatements.Of(tables);
        foreach (Interaction[] chunk in interactions.Chunk(Tables.MaxNamed))
        {
            // Of interactions with one id the last counts.
            Dictionary<string, Interaction> named = [];
            foreach (Interaction interaction in chunk) named[OrdinalKey.Encode(interaction.Id.Value)] = interaction;
            string[] ids = [.. named.Keys];
            Dictionary<(string Contact, long Seconds, int Nanoseconds, string Id), InteractionContactRow> places = [];
            foreach (Row<Interaction> row in await Named(tables, owner, ids).ToListAsync(cancellationToken).ConfigureAwait(false))
            {
                Interaction before = row.Noun();
                changed.UnionWith(before.Contacts);
                foreach (InteractionContactRow place in PlacesOf(owner, before)) places.Add(KeyOf(place), place);
            }

            List<InteractionContactRow> added = [];
            foreach (Interaction interaction in named.Values)
            {
                added.AddRange(PlacesOf(owner, interaction).Where(place => !places.Remove(KeyOf(place))));
                changed.UnionWith(interaction.Contacts);
            }

            // Of one contact at a time: who is erased leaves many interactions, whose other contacts stay where they are.
            foreach (IGrouping<string, InteractionContactRow> left in places.Values.GroupBy(static place => place.Contact))
            {
                string[] of = [.. left.Select(static place => place.Id)];
                await tables.Rows<InteractionContactRow>()
                    .Where(row => row.Owner == owner.Owner && row.Contact == left.Key && EF.Parameter(of).Contains(row.Id))
                    .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            }

            await statements.RunAsync(
                tables, cancellationToken,
                statements.Write(named.Values.Select(interaction => new Row<Interaction>(owner.Owner, interaction)),
                    Conflict.Replaces),
                statements.Write(added, Conflict.Fails)).ConfigureAwait(false);
        }

        await TieTable.ClearAsync(tables, owner, changed, cancellationToken).ConfigureAwait(false);
        return interactions.Count;
    }

    internal static async Task RemoveAsync(DbContext tables, OwnerRow owner, string[] ids,
        CancellationToken cancellationToken)
    {
        HashSet<ContactId> changed = [];
        foreach (string[] named in ids.Chunk(Tables.MaxNamed))
        {
            IQueryable<Row<Interaction>> rows = Named(tables, owner, named);
            List<string> known = await rows.Select(static row => EF.Property<string>(row, "Contacts"))
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (string contacts in known)
                changed.UnionWith(Cell.Contacts(contacts));
            await rows.ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        }

        await TieTable.ClearAsync(tables, owner, changed, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The next page of a contact's interactions.</summary>
    internal static IQueryable<Row<Interaction>> With(DbContext tables, string owner, string contact, Instant? from,
        Row<Interaction>? last)
    {
        IQueryable<InteractionContactRow> places = tables.Rows<InteractionContactRow>()
            .Where(row => row.Owner == owner && row.Contact == contact);
        if (last is null && from is { } first)
        {
            (long seconds, int nanoseconds) = Cell.Of(first);
            places = places.Where(
                row => row.AtSeconds >= seconds && (row.AtSeconds > seconds || row.AtNanoseconds >= nanoseconds));
        }

        if (last is not null) places = places.After(Order, last.CellsOf(Order));
        return places.InOrder(Order).Take(Tables.PageSize)
            .Join(
                tables.Rows<Row<Interaction>>(), static place => new { place.Owner, place.Id },
                static row => new { row.Owner, Id = EF.Property<string>(row, "Id") }, static (place, row) => row)
            .InOrder(Order);
    }

    private static IQueryable<Row<Interaction>> Named(DbContext tables, OwnerRow owner, string[] ids) =>
        tables.Rows<Row<Interaction>>()
            .Where(row => row.Owner == owner.Owner && EF.Parameter(ids).Contains(EF.Property<string>(row, "Id")));

    private static IEnumerable<InteractionContactRow> PlacesOf(OwnerRow owner, Interaction interaction)
    {
        (long seconds, int nanoseconds) = Cell.Of(interaction.At);
        string id = OrdinalKey.Encode(interaction.Id.Value);
        return interaction.Contacts.Select(contact => new InteractionContactRow
        {
            Owner = owner.Owner,
            Contact = OrdinalKey.Encode(contact.Value),
            AtSeconds = seconds,
            AtNanoseconds = nanoseconds,
            Id = id,
        });
    }

    private static (string, long, int, string) KeyOf(InteractionContactRow place) =>
        (place.Contact, place.AtSeconds, place.AtNanoseconds, place.Id);
}
