using NodaTime;
using RelationshipModel.Rows;
using RelationshipModel.Storage;

namespace RelationshipModel.Sqlite;

/// <summary>The states of ties, kept beside the log.</summary>
internal static class TieTable
{
    // A number drawn of 2^64 stands for "never before": no counter has to be kept of a tie that was removed.
    // What is changed where the row is not read has no checksum but is kept twice, the second time as its complement.
    private const string AddOne = """
        INSERT INTO ties (owner, contact, version, changed_from, changed_check, log_rows, log_sum, log_seconds, checksum)
        VALUES ($0, $1, random(), $2, ~$2, $3, $4, $5, $6)
        ON CONFLICT (owner, contact) DO UPDATE SET version = random(), changed_from = min(ifnull(changed_from, $2), $2),
            changed_check = max(ifnull(changed_check, ~$2), ~$2),
            log_rows = log_rows + $3, log_sum = log_sum + $4, log_seconds = log_seconds + $5
        """;

    private const string ClearOne = $"""
        INSERT INTO ties (owner, contact, version, log_rows, log_sum, log_seconds, checksum)
        VALUES ($0, $1, random(), $2, $3, $4, $5)
        ON CONFLICT (owner, contact) DO UPDATE SET {NoState},
            log_rows = log_rows + $2, log_sum = log_sum + $3, log_seconds = log_seconds + $4
        """;

    private const string NoState =
        "version = random(), state = NULL, state_checksum = NULL, changed_from = NULL, changed_check = NULL";

    private const string ClearPeople = "DELETE FROM tie_people WHERE owner = $0 AND contact = $1";

    private const string Columns =
        "t.contact, t.past, t.checksum, t.version, t.state, t.state_checksum, t.changed_from, t.changed_check";

    private const string Select = $"SELECT {Columns} FROM ties AS t WHERE t.owner = $0";

    private const string SelectWithPeople = $"""
        SELECT {Columns}, p.people, p.checksum
        FROM ties AS t LEFT JOIN tie_people AS p ON (p.owner, p.contact) = (t.owner, t.contact) WHERE t.owner = $0
        """;

    private const string SaveState = """
        UPDATE ties SET state = $3, state_checksum = $4, changed_from = $5, changed_check = ~$5
        WHERE owner = $0 AND contact = $1 AND version = $2
        """;

    private const string SavePeople =
        "INSERT OR REPLACE INTO tie_people (owner, contact, people, checksum) VALUES ($0, $1, $2, $3)";

    private const string HasVersion = "SELECT 1 FROM ties WHERE owner = $0 AND contact = $1 AND version = $2";

    private const string ReplacePast = $"""
        UPDATE ties SET past = $2, checksum = $3, {NoState},
            log_rows = log_rows + $4, log_sum = log_sum + $5, log_seconds = log_seconds + $6
        WHERE owner = $0 AND contact = $1
        """;

    private const string Delete = "DELETE FROM ties WHERE owner = $0 AND contact = $1";

    private const int PlaceOfChecksum = 2, PlaceOfPeople = 8;

    /// <summary>Notes that interactions were added.</summary>
    internal static void Add(SqliteSession session, long owner, Dictionary<ContactId, LogChange> added)
    {
        foreach ((ContactId contact, LogChange change) in added)
        {
            string id = OrdinalKey.Encode(contact.Value);
            session.Run(AddOne, owner, id, Cell.Of(change.From).Seconds, change.Rows, change.Sum, change.Seconds,
                ChecksumOf(id, null));
        }
    }

    /// <summary>Notes that an interaction was changed or removed: no id of it stays in what was folded.</summary>
    internal static void Clear(SqliteSession session, long owner, Dictionary<ContactId, LogChange> changed)
    {
        foreach ((ContactId contact, LogChange change) in changed)
        {
            string id = OrdinalKey.Encode(contact.Value);
            session.Run(ClearOne, owner, id, change.Rows, change.Sum, change.Seconds, ChecksumOf(id, null));
            session.Run(ClearPeople, owner, id);
        }
    }

    /// <summary>The next page of the ties after one; null: the first. All pages must have as many as the file says.</summary>
    internal static List<KeptTie> Page(SqliteSession session, long owner, bool withPeople, KeptTie? after, int size, Tally tally)
    {
        tally.BeginPage(session, after is null);
        List<KeptTie> page = session.Page(
            $"{(withPeople ? SelectWithPeople : Select)} AND t.contact > $1 ORDER BY t.contact",
            withPeople ? Take(ReadWithPeople) : Take(Read), size, owner,
            after is null ? "" : OrdinalKey.Encode(after.Contact.Value));
        if (page.Count < size) tally.Check("ties", null, () => TallyTable.Of(session, owner, "ties"));
        return page;

        Func<SqliteRow, KeptTie> Take(Func<SqliteRow, KeptTie> read) => row =>
        {
            KeptTie tie = read(row);
            tally.Add((uint)row.KeptChecksum(PlaceOfChecksum));
            return tie;
        };
    }

    internal static KeptTie? Find(SqliteSession session, long owner, string contact)
    {
        KeptTie? found = session.Rows($"{SelectWithPeople} AND t.contact = $1", ReadWithPeople, owner, contact).FirstOrDefault();
        if (found is null) session.Verify(owner, "ties", () => CheckAll(session, owner));
        return found;
    }

    /// <summary>Throws if ties of an owner are damaged or missing. A damaged cache is not a fault.</summary>
    internal static void CheckAll(SqliteSession session, long owner) =>
        Page(session, owner, withPeople: false, after: null, int.MaxValue, new());

    internal static int SaveStates(SqliteSession session, long owner, IEnumerable<KeptTie> ties)
    {
        int saved = 0;
        foreach (KeptTie tie in ties)
        {
            string contact = OrdinalKey.Encode(tie.Contact.Value);
            long? from = tie.ChangedFrom is { } changed ? Cell.Of(changed).Seconds : null;
            byte[]? state = Bytes(tie.State);
            if (session.Run(SaveState, owner, contact, tie.Version, state, ChecksumOf(contact, state), from) == 0) continue;
            byte[]? people = Bytes(tie.People);
            if (people is not null) session.Run(SavePeople, owner, contact, people, ChecksumOf(contact, people));
            saved++;
        }

        return saved;
    }

    internal static void SavePasts(SqliteSession session, long owner, IEnumerable<KeptTie> ties)
    {
        foreach (KeptTie tie in ties) SavePast(session, owner, OrdinalKey.Encode(tie.Contact.Value), tie, default);
    }

    internal static bool Remove(SqliteSession session, long owner, string contact)
    {
        bool hasPast = Find(session, owner, contact) is { Past.IsEmpty: false };
        session.Run(Delete, owner, contact);
        session.Run(ClearPeople, owner, contact);
        return hasPast;
    }

    internal static Instant? Horizon(SqliteSession session, long owner) => OwnerTable.Read(session, owner, static row =>
        row.IsEmpty(OwnerTable.HorizonSeconds)
            ? null
            : (Instant?)Cell.Instant(row.BigNumber(OwnerTable.HorizonSeconds), row.Number(OwnerTable.HorizonSeconds + 1)));

    /// <summary>Folds the log away up to a horizon; null, and then nothing was changed, if a tie was changed meanwhile.</summary>
    internal static int? Fold(SqliteSession session, long owner, Instant horizon, IReadOnlyCollection<KeptTie> ties)
    {
        if (horizon <= Horizon(session, owner)) return 0;
        Dictionary<string, KeptTie> given = ties.ToDictionary(static tie => OrdinalKey.Encode(tie.Contact.Value));
        if (given.Any(tie => session.Scalar(HasVersion, owner, tie.Key, tie.Value.Version) == 0)) return null;
        Dictionary<string, LogChange> removed = InteractionTable.CountedBefore(session, owner, horizon);
        if (removed.Keys.Any(contact => !given.ContainsKey(contact))) return null;
        foreach ((string contact, KeptTie tie) in given)
            SavePast(session, owner, contact, tie, removed.GetValueOrDefault(contact));
        (long seconds, int nanoseconds) = Cell.Of(horizon);
        OwnerTable.Set(session, owner, "horizon_s = $1, horizon_ns = $2", seconds, nanoseconds);
        return InteractionTable.RemoveBefore(session, owner, horizon);
    }

    private static void SavePast(SqliteSession session, long owner, string contact, KeptTie tie, LogChange removed)
    {
        byte[]? past = Bytes(tie.Past);
        session.Run(ReplacePast, owner, contact, past, ChecksumOf(contact, past), removed.Rows, removed.Sum,
            removed.Seconds);
        session.Run(ClearPeople, owner, contact);
    }

    private static long ChecksumOf(string contact, byte[]? bytes) => RowChecksum.Of(contact, bytes);

    private static long ChecksumOf(uint contact, ReadOnlySpan<byte> bytes) =>
        contact + (bytes.IsEmpty ? RowChecksum.OfNothing(1) : RowChecksum.Of(1, bytes));

    private static byte[]? Bytes(ReadOnlyMemory<byte> bytes) => bytes.IsEmpty ? null : bytes.ToArray();

    private static KeptTie ReadWithPeople(SqliteRow row) => Read(row, withPeople: true);

    private static KeptTie Read(SqliteRow row) => Read(row, withPeople: false);

    /// <summary>Reads a tie. A damaged cache is left out; a damaged past cannot be folded again.</summary>
    private static KeptTie Read(SqliteRow row, bool withPeople)
    {
        row.Begin();
        string contact = row.Text(0);
        uint key = row.ChecksumOf(1);
        ReadOnlyMemory<byte> past = row.Bytes(1), state = row.Bytes(4), people = withPeople ? row.Bytes(PlaceOfPeople) : default;
        if (ChecksumOf(key, past.Span) != row.KeptChecksum(PlaceOfChecksum)) throw new DamagedRowException("ties", contact);
        long? changedFrom = row.IsEmpty(6) ? null : row.BigNumber(6);
        bool isStateSound = state.IsEmpty || ChecksumOf(key, state.Span) == row.KeptChecksum(5);
        bool isSound = isStateSound && (row.IsEmpty(7) ? changedFrom is null : row.BigNumber(7) == ~changedFrom);
        bool arePeopleSound = people.IsEmpty || ChecksumOf(key, people.Span) == row.KeptChecksum(PlaceOfPeople + 1);
        return new(new(OrdinalKey.Decode(contact)), row.BigNumber(3))
        {
            State = isSound ? state : default,
            Past = past,
            ChangedFrom = isSound && changedFrom is { } from ? Cell.Instant(from, 0) : null,
            People = arePeopleSound ? people : default,
        };
    }
}
