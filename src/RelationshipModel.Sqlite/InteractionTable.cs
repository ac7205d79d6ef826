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

    private const string CountBefore = $"""
        SELECT c.contact, count(*), sum(i.checksum), sum(c.at_s) {Joined}
        WHERE c.owner = $0 AND (c.at_s, c.at_ns) < ($1, $2) GROUP BY c.contact
        """;

    private const string CountWith = "SELECT log_rows, log_sum, log_seconds FROM ties WHERE owner = $0 AND contact = $1";

    private const string CountIndexed =
        "SELECT count(*), ifnull(sum(at_s), 0) FROM interaction_contacts WHERE owner = $0 AND contact = $1";

    private const string CountTies = "SELECT ifnull(sum(log_rows), 0), ifnull(sum(log_sum), 0) FROM ties WHERE owner = $0";

    private const string Joined = """
        FROM interaction_contacts AS c LEFT JOIN interactions AS i ON (i.owner, i.at_s, i.at_ns, i.id) = (c.owner, c.at_s, c.at_ns, c.id)
        """;

    private const string UnindexBefore = "DELETE FROM interaction_contacts WHERE owner = $0 AND (at_s, at_ns) < ($1, $2)";

    private const string DeleteBefore = "DELETE FROM interactions WHERE owner = $0 AND (at_s, at_ns) < ($1, $2)";

    private static readonly string PageOfContact =
        $"""
        SELECT {Table.Selected("i")}
        {Joined}
        WHERE c.owner = $0 AND c.contact = $1 AND (c.at_s, c.at_ns, c.id) > ($2, $3, $4)
        ORDER BY c.at_s, c.at_ns, c.id
        """;

    /// <summary>Adds to the sum of each tie what changes in the checksums of its interactions.</summary>
    internal static string AddToTies(string change) => $"""
        UPDATE ties SET log_sum = log_sum + ifnull((
            SELECT sum({change}) FROM interaction_contacts AS c
            JOIN interactions USING (owner, at_s, at_ns, id)
            WHERE (c.owner, c.contact) = (ties.owner, ties.contact)), 0);
        """;

    /// <summary>The next page of the interactions with a contact after one; null: the first. What all pages have from the
    /// beginning must be what is said about the tie.</summary>
    internal static List<Interaction> PageWith(SqliteSession session, long owner, string contact, Instant? from,
        Interaction? after, int size, Tally? tally)
    {
        (long seconds, int nanoseconds) = after is not null ? Cell.Of(after.At) : from is { } first
            ? Cell.Of(first) : (long.MinValue, 0);
        string id = after is null ? "" : OrdinalKey.Encode(after.Id.Value);
        ContactId with = new(OrdinalKey.Decode(contact));
        if (tally is not null) tally.BeginPage(session, after is null);
        else if (after is null) session.Verify(owner, $"with {contact}", () => CheckIndex(session, owner, contact));
        List<Interaction> page =
            Table.Rows(session, PageOfContact, Take, size, owner, contact, seconds, nanoseconds, id);
        if (page.Count < size) tally?.Check("interaction_contacts", contact, Counted);
        return page;

        (long, long) Counted()
        {
            (long rows, long sum, _) = CountedOf(session, owner, contact);
            return (rows, sum);
        }

        void Take(Interaction interaction, uint checksum)
        {
            if (!interaction.Contacts.Contains(with)) throw new DamagedRowException("interaction_contacts", contact);
            tally?.Add(checksum);
        }
    }

    /// <summary>Returns the number and the checksum that the owner's ties state for the interactions in the log, each counted
    /// once for each of its contacts.</summary>
    internal static (long Rows, long Sum) Counted(SqliteSession session, long owner) =>
        session.Rows(CountTies, static row => (row.BigNumber(0), row.BigNumber(1)), owner)[0];

    /// <summary>Throws if the index of the interactions with a contact differs from what the tie states in the number of
    /// interactions or their instants.</summary>
    private static void CheckIndex(SqliteSession session, long owner, string contact)
    {
        (long rows, _, long seconds) = CountedOf(session, owner, contact);
        (long, long) indexed =
            session.Rows(CountIndexed, static row => (row.BigNumber(0), row.BigNumber(1)), owner, contact)[0];
        if (indexed != (rows, seconds)) throw new DamagedRowException("interaction_contacts", contact);
    }

    private static (long Rows, long Sum, long Seconds) CountedOf(SqliteSession session, long owner, string contact) =>
        session.Rows(CountWith, static row => (row.BigNumber(0), row.BigNumber(1), row.BigNumber(2)), owner, contact)
            .FirstOrDefault();

    internal static int Add(SqliteSession session, long owner, IReadOnlyCollection<Interaction> interactions,
        CancellationToken cancellationToken)
    {
        int count = 0, added = 0;
        KeptTie.RefuseBeforeHorizon(interactions, TieTable.Horizon(session, owner));
        Dictionary<ContactId, LogChange> changed = [];
        foreach (Interaction interaction in interactions)
        {
            if (++count % BetweenCancellations == 0) cancellationToken.ThrowIfCancellationRequested();
            if (!Table.Insert(session, owner, interaction, out uint checksum)) continue;
            Note(session, Index, owner, interaction);
            LogChange.Add(changed, interaction, 1, checksum);
            added++;
        }

        TieTable.Add(session, owner, changed);
        return added;
    }

    internal static int Save(SqliteSession session, long owner, IReadOnlyCollection<Interaction> interactions,
        CancellationToken cancellationToken)
    {
        int count = 0;
        KeptTie.RefuseBeforeHorizon(interactions, TieTable.Horizon(session, owner));
        Dictionary<ContactId, LogChange> changed = [];
        foreach (Interaction interaction in interactions)
        {
            if (++count % BetweenCancellations == 0) cancellationToken.ThrowIfCancellationRequested();
            Forget(session, owner, OrdinalKey.Encode(interaction.Id.Value), changed);
            Table.Insert(session, owner, interaction, out uint checksum);
            Note(session, Index, owner, interaction);
            LogChange.Add(changed, interaction, 1, checksum);
        }

        TieTable.Clear(session, owner, changed);
        return count;
    }

    internal static void Remove(SqliteSession session, long owner, string[] ids)
    {
        Dictionary<ContactId, LogChange> changed = [];
        foreach (string id in ids) Forget(session, owner, id, changed);
        TieTable.Clear(session, owner, changed);
    }

    /// <summary>Removes all before an instant, and says how many.</summary>
    internal static int RemoveBefore(SqliteSession session, long owner, Instant horizon)
    {
        (long seconds, int nanoseconds) = Cell.Of(horizon);
        session.Run(UnindexBefore, owner, seconds, nanoseconds);
        return session.Run(DeleteBefore, owner, seconds, nanoseconds);
    }

    /// <summary>Returns the contacts of all interactions before an instant, with the counts that their removal takes
    /// away.</summary>
    internal static Dictionary<string, LogChange> CountedBefore(SqliteSession session, long owner, Instant horizon)
    {
        (long seconds, int nanoseconds) = Cell.Of(horizon);
        return session.Rows(CountBefore, row =>
            (row.Text(0), new LogChange(horizon, -row.BigNumber(1), -row.BigNumber(2), -row.BigNumber(3))), owner, seconds,
            nanoseconds).ToDictionary();
    }

    /// <summary>Removes an interaction and notes the change of its contacts.</summary>
    private static void Forget(SqliteSession session, long owner, string id, Dictionary<ContactId, LogChange> changed)
    {
        Tally tally = new();
        if (Table.Find(session, owner, tally, id) is not { } known) return;
        Note(session, Unindex, owner, known);
        Table.Remove(session, owner, id);
        LogChange.Add(changed, known, -1, -tally.Sum);
    }

    private static void Note(SqliteSession session, string sql, long owner, Interaction interaction)
    {
        (long seconds, int nanoseconds) = Cell.Of(interaction.At);
        string id = OrdinalKey.Encode(interaction.Id.Value);
        foreach (ContactId contact in interaction.Contacts)
            session.Run(sql, owner, OrdinalKey.Encode(contact.Value), seconds, nanoseconds, id);
    }
}
