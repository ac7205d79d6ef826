using RelationshipModel.Storage;

namespace RelationshipModel.Sqlite;

/// <summary>The hashes of the contacts that owners erased, and each owner's secret key.</summary>
internal static class ErasureTable
{
    internal static HashSet<ContactId> Find(SqliteSession session, long owner, IReadOnlyCollection<ContactId> contacts)
    {
        if (KeyOf(session, owner) is not { } key) return [];
        return
        [
            .. contacts.Where(contact =>
                session.Scalar("SELECT 1 FROM erasures WHERE owner = $0 AND hash = $1", owner, key.HashOf(contact)) == 1),
        ];
    }

    internal static void Add(SqliteSession session, long owner, IReadOnlyCollection<ContactId> contacts)
    {
        ErasureKey? key = KeyOf(session, owner);
        if (key is null)
        {
            key = ErasureKey.Create();
            session.Run("UPDATE owners SET erasure_key = $1 WHERE key = $0", owner, key.ToArray());
        }

        foreach (ContactId contact in contacts)
            session.Run("INSERT INTO erasures (owner, hash) VALUES ($0, $1) ON CONFLICT DO NOTHING", owner, key.HashOf(contact));
    }

    internal static void Remove(SqliteSession session, long owner, IReadOnlyCollection<ContactId> contacts)
    {
        if (KeyOf(session, owner) is not { } key) return;
        foreach (ContactId contact in contacts)
            session.Run("DELETE FROM erasures WHERE owner = $0 AND hash = $1", owner, key.HashOf(contact));
    }

    private static ErasureKey? KeyOf(SqliteSession session, long owner) => session.Rows(
        "SELECT erasure_key FROM owners WHERE key = $0",
        static row => row.IsEmpty(0) ? null : new ErasureKey(row.Bytes(0).Span), owner)
        .FirstOrDefault();
}
