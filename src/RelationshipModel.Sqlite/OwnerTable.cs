using RelationshipModel.Storage;

namespace RelationshipModel.Sqlite;

/// <summary>The owners, and what is kept once of each.</summary>
internal static class OwnerTable
{
    /// <summary>The columns under the checksum.</summary>
    internal const string Columns = "key, id, horizon_s, horizon_ns, looked_s, looked_ns, erasure_key, directions";

    internal const int HorizonSeconds = 2, LookedSeconds = 4, ErasureKey = 6, Directions = 7;

    private const int Key = 0, Id = 1, Count = 8;

    private const string Select = $"SELECT {Columns}, checksum FROM owners WHERE key = $0";

    private const string SelectById = $"SELECT {Columns}, checksum FROM owners WHERE id = $0";

    private const string FindOrphans = "SELECT count(*) FROM tallies WHERE owner NOT IN (SELECT key FROM owners)";

    private const string SelectAll = $"SELECT {Columns}, checksum FROM owners ORDER BY id";

    private const string Seal = "UPDATE owners SET checksum = $1 WHERE key = $0";

    /// <summary>Reads something of an owner's row.</summary>
    internal static T? Read<T>(SqliteSession session, long owner, Func<SqliteRow, T?> read) =>
        session.Rows(Select, row => Checked(row, read), owner).FirstOrDefault();

    internal static List<OwnerId> All(SqliteSession session) => session.Rows(SelectAll, static row => Checked(row, IdOf));

    /// <summary>The key of an owner; 0 if not found.</summary>
    internal static long FindKey(SqliteSession session, OwnerId owner)
    {
        long key = session.Rows(SelectById, static row => Checked(row, static row => row.BigNumber(Key)),
            OrdinalKey.Encode(owner.Value)).FirstOrDefault();
        if (key == 0) session.Verify(0, "owners", () => CheckAll(session));
        return key;
    }

    /// <summary>Throws if owners are damaged or missing.</summary>
    internal static void CheckAll(SqliteSession session)
    {
        All(session);
        if (session.Scalar(FindOrphans) > 0) throw new DamagedRowException("owners", null);
    }

    internal static long Add(SqliteSession session, OwnerId owner)
    {
        long key = session.Scalar("INSERT INTO owners (id) VALUES ($0) RETURNING key", OrdinalKey.Encode(owner.Value));
        SealRow(session, key);
        return key;
    }

    /// <summary>Changes columns of an owner's row.</summary>
    /// <param name="session">The session.</param>
    /// <param name="owner">The key of the owner, which is $0.</param>
    /// <param name="assignments">The assignments of SQL.</param>
    /// <param name="values">The values, from $1 on.</param>
    internal static void Set(SqliteSession session, long owner, string assignments, params ReadOnlySpan<object?> values)
    {
        Read(session, owner, static _ => true);
        session.Run($"UPDATE owners SET {assignments} WHERE key = $0", [owner, .. values]);
        SealRow(session, owner);
    }

    private static void SealRow(SqliteSession session, long owner) => session.Run(
        Seal, owner, session.Rows(
            Select,
            static row =>
            {
                row.Begin();
                return (long)row.ChecksumOf(Count);
            },
            owner)[0]);

    private static OwnerId IdOf(SqliteRow row) => new(OrdinalKey.Decode(row.Text(Id)));

    private static T Checked<T>(SqliteRow row, Func<SqliteRow, T> read)
    {
        row.Begin();
        return row.ChecksumOf(Count) == row.KeptChecksum(Count)
            ? read(row) : throw new DamagedRowException("owners", row.Text(Id));
    }
}
