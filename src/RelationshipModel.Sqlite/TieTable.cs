using Microsoft.Data.Sqlite;
using NodaTime;
using RelationshipModel.Columns;
using RelationshipModel.Storage;

namespace RelationshipModel.Sqlite;

/// <summary>What is kept of each tie beside the log.</summary>
internal static class TieTable
{
    // A number drawn of 2^64 stands for "never before": no counter has to be kept of a tie that was removed.
    private const string ChangeOne =
        "INSERT INTO ties (owner, contact, version) VALUES ($0, $1, random()) ON CONFLICT (owner, contact) DO UPDATE SET version = random(), state = NULL";

    private const string Select = "SELECT contact, version, state, past FROM ties WHERE owner = $0";

    private const string SaveState = "UPDATE ties SET state = $3 WHERE owner = $0 AND contact = $1 AND version = $2";

    private const string SavePast = "UPDATE ties SET past = $3, version = random() WHERE owner = $0 AND contact = $1 AND version = $2";

    private const string Delete = "DELETE FROM ties WHERE owner = $0 AND contact = $1";

    internal static void Change(SqliteSession session, long owner, IEnumerable<ContactId> contacts)
    {
        foreach (ContactId contact in contacts) session.Run(ChangeOne, owner, OrdinalKey.Encode(contact.Value));
    }

    internal static List<KeptTie> Page(SqliteSession session, long owner, KeptTie? after) => session.Rows(
        $"{Select} AND contact > $1 ORDER BY contact LIMIT $2", Read, owner, after is null ? "" : OrdinalKey.Encode(after.Contact.Value), (long)SqliteRows.PageSize);

    internal static KeptTie? Find(SqliteSession session, long owner, string contact) =>
        session.Rows($"{Select} AND contact = $1", Read, owner, contact).FirstOrDefault();

    internal static int SaveStates(SqliteSession session, long owner, IEnumerable<KeptTie> ties) =>
        ties.Sum(tie => session.Run(SaveState, owner, OrdinalKey.Encode(tie.Contact.Value), tie.Version, Bytes(tie.State)));

    internal static bool Remove(SqliteSession session, long owner, string contact)
    {
        bool hasPast = Find(session, owner, contact) is { Past.IsEmpty: false };
        session.Run(Delete, owner, contact);
        return hasPast;
    }

    internal static Instant? Horizon(SqliteSession session, long owner) => session.Rows(
        "SELECT horizon_s, horizon_ns FROM owners WHERE key = $0", static row => row.IsDBNull(0) ? null : (Instant?)row.Instant(0), owner).FirstOrDefault();

    /// <summary>Folds the log away up to a horizon; null, and then the transaction must not be kept, where something was changed meanwhile.</summary>
    internal static int? Fold(SqliteSession session, long owner, Instant horizon, IReadOnlyCollection<KeptTie> ties)
    {
        if (horizon <= Horizon(session, owner)) return 0;
        HashSet<string> given = [];
        foreach (KeptTie tie in ties)
        {
            string contact = OrdinalKey.Encode(tie.Contact.Value);
            if (session.Run(SavePast, owner, contact, tie.Version, Bytes(tie.Past)) == 0) return null;
            given.Add(contact);
        }

        if (!given.IsSupersetOf(InteractionTable.ContactsBefore(session, owner, horizon))) return null;
        (long seconds, long nanoseconds) = Column.Of(horizon);
        session.Run("UPDATE owners SET horizon_s = $1, horizon_ns = $2 WHERE key = $0", owner, seconds, nanoseconds);
        return InteractionTable.RemoveBefore(session, owner, horizon);
    }

    private static byte[]? Bytes(ReadOnlyMemory<byte> bytes) => bytes.IsEmpty ? null : bytes.ToArray();

    private static KeptTie Read(SqliteDataReader row) => new(new(row.Id(0)), row.GetInt64(1))
    {
        State = row.IsDBNull(2) ? default : row.GetFieldValue<byte[]>(2),
        Past = row.IsDBNull(3) ? default : row.GetFieldValue<byte[]>(3),
    };
}
