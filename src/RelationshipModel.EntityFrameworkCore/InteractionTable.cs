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
        TablesContext tables, OwnerRow owner, IReadOnlyCollection<Interaction> interactions, CancellationToken cancellationToken)
    {
        foreach (Interaction interaction in interactions) RefuseBeforeHorizon(owner, interaction);
        HashSet<string> known = [];
        foreach (string[] ids in interactions.Select(static interaction => OrdinalKey.Encode(interaction.Id.Value))
            .Chunk(Tables.MaxNamed))
        {
            known.UnionWith(await Named(tables, owner, ids).Select(static row => EF.Property<string>(row, "Id"))
                .ToListAsync(cancellationToken).ConfigureAwait(false));
        }

        int added = 0;
        Dictionary<ContactId, Instant> changed = [];
        foreach (Interaction interaction in interactions)
        {
            if (!known.Add(OrdinalKey.Encode(interaction.Id.Value))) continue;
            tables.Add(new Row<Interaction>(owner.Owner, interaction));
            tables.AddRange(PlacesOf(owner, interaction));
            foreach (ContactId contact in interaction.Contacts)
                if (!changed.TryGetValue(contact, out Instant from) || interaction.At < from) changed[contact] = interaction.At;
            added++;
        }

        if (added > 0) await TieTable.AddAsync(tables, owner, changed, cancellationToken).ConfigureAwait(false);
        await tables.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return added;
    }

    internal static async Task<int> SaveAsync(
        TablesContext tables, OwnerRow owner, IReadOnlyCollection<Interaction> interactions, CancellationToken cancellationToken)
    {
        foreach (Interaction interaction in interactions) RefuseBeforeHorizon(owner, interaction);
        HashSet<ContactId> changed = [];
        foreach (Interaction[] chunk in interactions.Chunk(Tables.MaxNamed))
        {
            // Of interactions with one id the last counts.
            Dictionary<string, Interaction> named = [];
            foreach (Interaction interaction in chunk) named[OrdinalKey.Encode(interaction.Id.Value)] = interaction;
            string[] ids = [.. named.Keys];
            HashSet<string> known = [];
            Dictionary<(string Contact, long Seconds, int Nanoseconds, string Id), InteractionContactRow> places = [];
            foreach (Row<Interaction> row in await Named(tables, owner, ids).ToListAsync(cancellationToken).ConfigureAwait(false))
            {
                Interaction before = row.Noun();
                known.Add(OrdinalKey.Encode(before.Id.Value));
                changed.UnionWith(before.Contacts);
                foreach (InteractionContactRow place in PlacesOf(owner, before)) places.Add(KeyOf(place), place);
            }

            foreach ((string id, Interaction interaction) in named)
            {
                tables.Entry(new Row<Interaction>(owner.Owner, interaction)).State = known.Contains(id)
                    ? EntityState.Modified : EntityState.Added;
                tables.AddRange(PlacesOf(owner, interaction).Where(place => !places.Remove(KeyOf(place))));
                changed.UnionWith(interaction.Contacts);
            }

            // Of one contact at a time: who is erased leaves many interactions, whose other contacts stay where they are.
            foreach (IGrouping<string, InteractionContactRow> left in places.Values.GroupBy(static place => place.Contact))
            {
                string[] of = [.. left.Select(static place => place.Id)];
                await tables.Set<InteractionContactRow>()
                    .Where(row => row.Owner == owner.Owner && row.Contact == left.Key && of.Contains(row.Id))
                    .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            }

            await tables.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            tables.ChangeTracker.Clear();
        }

        await TieTable.ClearAsync(tables, owner, changed, cancellationToken).ConfigureAwait(false);
        await tables.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return interactions.Count;
    }

    internal static async Task RemoveAsync(TablesContext tables, OwnerRow owner, string[] ids,
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
        await tables.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The next page of a contact's interactions.</summary>
    internal static IQueryable<Row<Interaction>> With(TablesContext tables, string owner, string contact, Instant? from,
        Row<Interaction>? last)
    {
        IQueryable<InteractionContactRow> places = tables.Set<InteractionContactRow>()
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
                tables.Set<Row<Interaction>>(), static place => new { place.Owner, place.Id },
                static row => new { row.Owner, Id = EF.Property<string>(row, "Id") }, static (place, row) => row)
            .InOrder(Order);
    }

    private static IQueryable<Row<Interaction>> Named(TablesContext tables, OwnerRow owner, string[] ids) =>
        tables.Set<Row<Interaction>>().Where(row => row.Owner == owner.Owner && ids.Contains(EF.Property<string>(row, "Id")));

    private static void RefuseBeforeHorizon(OwnerRow owner, Interaction interaction)
    {
        if (owner.Horizon is { } horizon && interaction.At < horizon) throw KeptTie.BeforeHorizon(interaction, horizon);
    }

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
