using NodaTime;
using RelationshipModel.Rows;
using RelationshipModel.Storage;

namespace RelationshipModel.Sqlite;

/// <summary>The interactions, and beside them for each contact where they stand, so that no contact's
/// history needs a scan of the log.</summary>
internal static class InteractionTable
{
    /// <summary>A cancelled batch stops after that number.</summary>
    internal const int BetweenCancellations = 256;

    private static readonly RowTable<InteractionId, Interaction> Table = RowTable<InteractionId, Interaction>.Instance;

    private const string Index = "INSERT INTO interaction_contacts (owner, contact, at_s, at_ns, id) VALUES ($0, $1, $2, $3, $4)";

    private const string Unindex =
        "DELETE FROM interaction_contacts WHERE owner = $0 AND contact = $1 AND (at_s, at_ns, id) = ($2, $3, $4)";

    private const string ListContactsBefore =
        "SELECT DISTINCT contact FROM interaction_contacts WHERE owner = $0 AND (at_s, at_ns) < ($1, $2)";

    private const string UnindexBefore = "DELETE FROM interaction_contacts WHERE owner = $0 AND (at_s, at_ns) < ($1, $2)";

    private const string DeleteBefore = "DELETE FROM interactions WHERE owner = $0 AND (at_s, at_ns) < ($1, $2)";

    private static readonly string PageOfContact =
        $"""
        SELECT {Table.Selected("i")}
        FROM interaction_contacts AS c JOIN interactions AS i ON (i.owner, i.at_s, i.at_ns, i.id) = (c.owner, c.at_s, c.at_ns, c.id)
        WHERE c.owner = $0 AND c.contact = $1 AND (c.at_s, c.at_ns, c.id) > ($2, $3, $4)
        ORDER BY c.at_s, c.at_ns, c.id
        """;

    internal static List<Interaction> PageWith(SqliteSession session, long owner, string contact, Instant? from,
        Interaction? after, int size)
    {
        (long seconds, int nanoseconds) = after is not null ? Cell.Of(after.At) : from is { } first
            ? Cell.Of(first) : (long.MinValue, 0);
        string id = after is null ? "" : OrdinalKey.Encode(after.Id.Value);
        return Table.Rows(session, PageOfContact, size, owner, contact, seconds, nanoseconds, id);
    }

    internal static int Add(SqliteSession session, long owner, IReadOnlyCollection<Interaction> interactions,
        CancellationToken cancellationToken)
    {
        int count = 0, added = 0;
        Instant? horizon = TieTable.Horizon(session, owner);
        Dictionary<ContactId, Instant> changed = [];
        foreach (Interaction interaction in interactions)
        {
            if (++count % BetweenCancellations == 0) cancellationToken.ThrowIfCancellationRequested();
            if (interaction.At < horizon) throw KeptTie.BeforeHorizon(interaction, horizon.Value);
            if (!Table.Insert(session, owner, interaction)) continue;
            Note(session, Index, owner, interaction);
            foreach (ContactId contact in interaction.Contacts)
                if (!changed.TryGetValue(contact, out Instant from) || interaction.At < from) changed[contact] = interaction.At;
            added++;
        }

        TieTable.Add(session, owner, changed);
        return added;
    }

    internal static int Save(SqliteSession session, long owner, IReadOnlyCollection<Interaction> interactions,
        CancellationToken cancellationToken)
    {
        int count = 0;
        Instant? horizon = TieTable.Horizon(session, owner);
        HashSet<ContactId> changed = [];
        foreach (Interaction interaction in interactions)
        {
            if (++count % BetweenCancellations == 0) cancellationToken.ThrowIfCancellationRequested();
            if (interaction.At < horizon) throw KeptTie.BeforeHorizon(interaction, horizon.Value);
            changed.UnionWith(Forget(session, owner, OrdinalKey.Encode(interaction.Id.Value)));
            Table.Insert(session, owner, interaction);
            Note(session, Index, owner, interaction);
            changed.UnionWith(interaction.Contacts);
        }

        TieTable.Clear(session, owner, changed);
        return count;
    }

    internal static void Remove(SqliteSession session, long owner, string[] ids)
    {
        HashSet<ContactId> changed = [];
        foreach (string id in ids) changed.UnionWith(Forget(session, owner, id));
        TieTable.Clear(session, owner, changed);
    }

    /// <summary>Removes all before an instant, and says how many.</summary>
    internal static int RemoveBefore(SqliteSession session, long owner, Instant horizon)
    {
        (long seconds, int nanoseconds) = Cell.Of(horizon);
        session.Run(UnindexBefore, owner, seconds, nanoseconds);
        return session.Run(DeleteBefore, owner, seconds, nanoseconds);
    }

    /// <summary>The contacts of all before an instant.</summary>
    internal static List<string> ContactsBefore(SqliteSession session, long owner, Instant horizon)
    {
        (long seconds, int nanoseconds) = Cell.Of(horizon);
        return session.Rows(ListContactsBefore, static row => row.Text(0), owner, seconds, nanoseconds);
    }

    /// <summary>Removes an interaction and returns its contacts.</summary>
    private static IReadOnlyList<ContactId> Forget(SqliteSession session, long owner, string id)
    {
        if (Table.Find(session, owner, id) is not { } known) return [];
        Note(session, Unindex, owner, known);
        Table.Remove(session, owner, id);
        return known.Contacts;
    }

    private static void Note(SqliteSession session, string sql, long owner, Interaction interaction)
    {
        (long seconds, int nanoseconds) = Cell.Of(interaction.At);
        string id = OrdinalKey.Encode(interaction.Id.Value);
        foreach (ContactId contact in interaction.Contacts)
            session.Run(sql, owner, OrdinalKey.Encode(contact.Value), seconds, nanoseconds, id);
    }
}
