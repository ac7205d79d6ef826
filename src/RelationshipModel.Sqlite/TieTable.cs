using NodaTime;
using RelationshipModel.Rows;
using RelationshipModel.Storage;

namespace RelationshipModel.Sqlite;

/// <summary>The states of ties, kept beside the log.</summary>
internal static class TieTable
{
    // A number drawn of 2^64 stands for "never before": no counter has to be kept of a tie that was removed.
    private const string AddOne = """
        INSERT INTO ties (owner, contact, version, changed_from) VALUES ($0, $1, random(), $2)
        ON CONFLICT (owner, contact) DO UPDATE SET version = random(), changed_from = min(ifnull(changed_from, $2), $2)
        """;

    private const string ClearOne = """
        INSERT INTO ties (owner, contact, version) VALUES ($0, $1, random())
        ON CONFLICT (owner, contact) DO UPDATE SET version = random(), state = NULL, changed_from = NULL
        """;

    private const string ClearPeople = "DELETE FROM tie_people WHERE owner = $0 AND contact = $1";

    private const string Select =
        "SELECT t.contact, t.version, t.state, t.past, t.changed_from, NULL FROM ties AS t WHERE t.owner = $0";

    private const string SelectWithPeople = """
        SELECT t.contact, t.version, t.state, t.past, t.changed_from, p.people
        FROM ties AS t LEFT JOIN tie_people AS p ON (p.owner, p.contact) = (t.owner, t.contact) WHERE t.owner = $0
        """;

    private const string SaveState =
        "UPDATE ties SET state = $3, changed_from = $4 WHERE owner = $0 AND contact = $1 AND version = $2";

    private const string SavePeople = "INSERT OR REPLACE INTO tie_people (owner, contact, people) VALUES ($0, $1, $2)";

    private const string HasVersion = "SELECT 1 FROM ties WHERE owner = $0 AND contact = $1 AND version = $2";

    private const string ReplacePast =
        "UPDATE ties SET past = $2, version = random(), state = NULL, changed_from = NULL WHERE owner = $0 AND contact = $1";

    private const string Delete = "DELETE FROM ties WHERE owner = $0 AND contact = $1";

    /// <summary>Notes that interactions were added, and the earliest of each contact.</summary>
    internal static void Add(SqliteSession session, long owner, Dictionary<ContactId, Instant> earliest)
    {
        foreach ((ContactId contact, Instant from) in earliest) session.Run(AddOne, owner, OrdinalKey.Encode(contact.Value),
            Cell.Of(from).Seconds);
    }

    /// <summary>Notes that an interaction was changed or removed: no id of it stays in what was folded.</summary>
    internal static void Clear(SqliteSession session, long owner, IEnumerable<ContactId> contacts)
    {
        foreach (ContactId contact in contacts)
        {
            string id = OrdinalKey.Encode(contact.Value);
            session.Run(ClearOne, owner, id);
            session.Run(ClearPeople, owner, id);
        }
    }

    internal static List<KeptTie> Page(SqliteSession session, long owner, bool withPeople, KeptTie? after, int size) => session.Page(
        $"{(withPeople ? SelectWithPeople : Select)} AND t.contact > $1 ORDER BY t.contact", Read, size, owner,
        after is null ? "" : OrdinalKey.Encode(after.Contact.Value));

    internal static KeptTie? Find(SqliteSession session, long owner, string contact) =>
        session.Rows($"{SelectWithPeople} AND t.contact = $1", Read, owner, contact).FirstOrDefault();

    internal static int SaveStates(SqliteSession session, long owner, IEnumerable<KeptTie> ties)
    {
        int saved = 0;
        foreach (KeptTie tie in ties)
        {
            string contact = OrdinalKey.Encode(tie.Contact.Value);
            long? from = tie.ChangedFrom is { } changed ? Cell.Of(changed).Seconds : null;
            if (session.Run(SaveState, owner, contact, tie.Version, Bytes(tie.State), from) == 0) continue;
            if (!tie.People.IsEmpty) session.Run(SavePeople, owner, contact, Bytes(tie.People));
            saved++;
        }

        return saved;
    }

    internal static void SavePasts(SqliteSession session, long owner, IEnumerable<KeptTie> ties)
    {
        foreach (KeptTie tie in ties)
        {
            string contact = OrdinalKey.Encode(tie.Contact.Value);
            session.Run(ReplacePast, owner, contact, Bytes(tie.Past));
            session.Run(ClearPeople, owner, contact);
        }
    }

    internal static bool Remove(SqliteSession session, long owner, string contact)
    {
        bool hasPast = Find(session, owner, contact) is { Past.IsEmpty: false };
        session.Run(Delete, owner, contact);
        session.Run(ClearPeople, owner, contact);
        return hasPast;
    }

    internal static Instant? Horizon(SqliteSession session, long owner) => session.Rows(
        "SELECT horizon_s, horizon_ns FROM owners WHERE key = $0",
        static row => row.IsEmpty(0) ? null : (Instant?)Cell.Instant(row.BigNumber(0), row.Number(1)), owner).FirstOrDefault();

    /// <summary>Folds the log away up to a horizon; null, and then nothing was changed, if a tie was changed meanwhile.</summary>
    internal static int? Fold(SqliteSession session, long owner, Instant horizon, IReadOnlyCollection<KeptTie> ties)
    {
        if (horizon <= Horizon(session, owner)) return 0;
        Dictionary<string, KeptTie> given = ties.ToDictionary(static tie => OrdinalKey.Encode(tie.Contact.Value));
        if (given.Any(tie => session.Scalar(HasVersion, owner, tie.Key, tie.Value.Version) == 0)) return null;
        if (InteractionTable.ContactsBefore(session, owner, horizon).Exists(contact => !given.ContainsKey(contact))) return null;
        foreach ((string contact, KeptTie tie) in given)
        {
            session.Run(ReplacePast, owner, contact, Bytes(tie.Past));
            session.Run(ClearPeople, owner, contact);
        }

        (long seconds, int nanoseconds) = Cell.Of(horizon);
        session.Run("UPDATE owners SET horizon_s = $1, horizon_ns = $2 WHERE key = $0", owner, seconds, nanoseconds);
        return InteractionTable.RemoveBefore(session, owner, horizon);
    }

    private static byte[]? Bytes(ReadOnlyMemory<byte> bytes) => bytes.IsEmpty ? null : bytes.ToArray();

    private static KeptTie Read(SqliteRow row) => new(new(OrdinalKey.Decode(row.Text(0))), row.BigNumber(1))
    {
        State = row.Bytes(2),
        Past = row.Bytes(3),
        ChangedFrom = row.IsEmpty(4) ? null : Cell.Instant(row.BigNumber(4), 0),
        People = row.Bytes(5),
    };
}
