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
            OwnerTable.Set(session, owner, "erasure_key = $1", key.ToArray());
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

    private static ErasureKey? KeyOf(SqliteSession session, long owner) => OwnerTable.Read(session, owner, static row =>
        row.IsEmpty(OwnerTable.ErasureKey) ? null : new ErasureKey(row.Bytes(OwnerTable.ErasureKey).Span));
}
