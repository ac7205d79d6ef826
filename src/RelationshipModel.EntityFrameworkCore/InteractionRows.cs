using Microsoft.EntityFrameworkCore;
using NodaTime;
using RelationshipModel.Columns;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>The interactions, with each contact's place in the log and the ties that they change.</summary>
internal static class InteractionRows
{
    /// <summary>So many ids are named in one query at the most.</summary>
    internal const int MostNamed = 500;

    internal static async Task<int> AddAsync(
        TablesContext tables, OwnerRow owner, IReadOnlyCollection<Interaction> interactions, CancellationToken cancellationToken)
    {
        foreach (Interaction interaction in interactions) RefuseBeforeHorizon(owner, interaction);
        HashSet<string> known = [];
        foreach (string[] ids in interactions.Select(static interaction => OrdinalKey.Encode(interaction.Id.Value))
            .Chunk(MostNamed))
        {
            known.UnionWith(await tables.Set<InteractionRow>().Where(row => row.Owner == owner.Owner && ids.Contains(row.Id))
                .Select(static row => row.Id)
                .ToListAsync(cancellationToken).ConfigureAwait(false));
        }

        int added = 0;
        Dictionary<ContactId, Instant> changed = [];
        foreach (Interaction interaction in interactions)
        {
            InteractionRow row = InteractionRow.Of(owner.Owner, interaction);
            if (!known.Add(row.Id)) continue;
            tables.Add(row);
            AddContacts(tables, row, interaction);
            foreach (ContactId contact in interaction.Contacts)
                if (!changed.TryGetValue(contact, out Instant from) || interaction.At < from) changed[contact] = interaction.At;
            added++;
        }

        if (added > 0) await TieRows.AddAsync(tables, owner, changed, cancellationToken).ConfigureAwait(false);
        await tables.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return added;
    }

    internal static async Task<int> SaveAsync(
        TablesContext tables, OwnerRow owner, IReadOnlyCollection<Interaction> interactions, CancellationToken cancellationToken)
    {
        foreach (Interaction interaction in interactions) RefuseBeforeHorizon(owner, interaction);
        HashSet<ContactId> changed = [];
        foreach (Interaction[] chunk in interactions.Chunk(MostNamed))
        {
            // Of interactions with one id the last counts.
            Dictionary<string, Interaction> named = [];
            foreach (Interaction interaction in chunk) named[OrdinalKey.Encode(interaction.Id.Value)] = interaction;
            string[] ids = [.. named.Keys];
            Dictionary<string, string> known = await tables.Set<InteractionRow>()
                .Where(row => row.Owner == owner.Owner && ids.Contains(row.Id))
                .ToDictionaryAsync(static row => row.Id, static row => row.Contacts, cancellationToken).ConfigureAwait(false);
            foreach (string contacts in known.Values) changed.UnionWith(Column.Contacts(contacts));
            await tables.Set<InteractionContactRow>().Where(row => row.Owner == owner.Owner && ids.Contains(row.Id))
                .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            foreach ((string id, Interaction interaction) in named)
            {
                InteractionRow row = InteractionRow.Of(owner.Owner, interaction);
                tables.Entry(row).State = known.ContainsKey(id) ? EntityState.Modified : EntityState.Added;
                AddContacts(tables, row, interaction);
                changed.UnionWith(interaction.Contacts);
            }

            await tables.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            tables.ChangeTracker.Clear();
        }

        await TieRows.ClearAsync(tables, owner, changed, cancellationToken).ConfigureAwait(false);
        await tables.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return interactions.Count;
    }

    internal static async Task RemoveAsync(TablesContext tables, OwnerRow owner, string[] ids,
        CancellationToken cancellationToken)
    {
        HashSet<ContactId> changed = [];
        foreach (string[] named in ids.Chunk(MostNamed))
        {
            IQueryable<InteractionRow> rows = tables.Set<InteractionRow>()
                .Where(row => row.Owner == owner.Owner && named.Contains(row.Id));
            foreach (string contacts in await rows.Select(static row => row.Contacts).ToListAsync(cancellationToken)
                .ConfigureAwait(false))
                changed.UnionWith(Column.Contacts(contacts));
            await rows.ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        }

        await TieRows.ClearAsync(tables, owner, changed, cancellationToken).ConfigureAwait(false);
        await tables.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The next page of a contact's interactions.</summary>
    internal static IQueryable<InteractionRow> With(TablesContext tables, string owner, string contact, Instant? from,
        InteractionRow? last)
    {
        IQueryable<InteractionContactRow> places = tables.Set<InteractionContactRow>()
            .Where(row => row.Owner == owner && row.Contact == contact);
        if (last is null && from is { } first)
        {
            (long seconds, long nanoseconds) = Column.Of(first);
            places = places.Where(
                row => row.AtSeconds >= seconds && (row.AtSeconds > seconds || row.AtNanoseconds >= nanoseconds));
        }

        if (last is not null) places = places.After("At", last.AtSeconds, last.AtNanoseconds, last.Id);
        return places.InOrder("At").Take(Tables.PageSize)
            .Join(
                tables.Set<InteractionRow>(), static place => new { place.Owner, place.Id },
                static row => new { row.Owner, row.Id },
                static (place, row) => row)
            .InOrder("At");
    }

    /// <summary>The next page of the interactions at a gathering.</summary>
    internal static IQueryable<InteractionRow> At(TablesContext tables, string owner, string gathering, InteractionRow? last)
    {
        IQueryable<InteractionRow> rows = tables.Set<InteractionRow>()
            .Where(row => row.Owner == owner && row.Gathering == gathering);
        return (last is null ? rows : rows.After("At", last.AtSeconds, last.AtNanoseconds, last.Id)).InOrder("At");
    }

    private static void RefuseBeforeHorizon(OwnerRow owner, Interaction interaction)
    {
        if (owner.Horizon is { } horizon && interaction.At < horizon) throw KeptTie.BeforeHorizon(interaction, horizon);
    }

    private static void AddContacts(TablesContext tables, InteractionRow row, Interaction interaction) =>
        tables.AddRange(interaction.Contacts.Select(contact => new InteractionContactRow
        {
            Owner = row.Owner,
            Contact = OrdinalKey.Encode(contact.Value),
            AtSeconds = row.AtSeconds,
            AtNanoseconds = row.AtNanoseconds,
            Id = row.Id,
        }));
}
