using NodaTime;
using RelationshipModel.Rows;

namespace RelationshipModel.Sqlite;

/// <content>The instants at which owners last looked at their networks.</content>
public sealed partial class SqliteStore
{
    /// <summary>Returns when the owner last looked at the network; null if never.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException"><paramref name="owner"/> is its default value.</exception>
    /// <exception cref="SqliteStoreException">The file cannot be used.</exception>
    public ValueTask<Instant?> FindLastLookAsync(OwnerId owner, CancellationToken cancellationToken = default) =>
        _database.ReadAsync(
            Given.Owner(owner),
            static (session, key) => OwnerTable.Read(session, key, static row => row.IsEmpty(OwnerTable.LookedSeconds)
                ? null
                : (Instant?)Cell.Instant(row.BigNumber(OwnerTable.LookedSeconds), row.Number(OwnerTable.LookedSeconds + 1))),
            cancellationToken);

    /// <summary>Records that the owner looked at the network.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="at">The instant.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException"><paramref name="owner"/> is its default value.</exception>
    /// <exception cref="SqliteStoreException">The file cannot be written.</exception>
    public ValueTask SaveLastLookAsync(OwnerId owner, Instant at, CancellationToken cancellationToken = default)
    {
        (long seconds, int nanoseconds) = Cell.Of(at);
        return WriteAsync(
            owner, (session, key) => OwnerTable.Set(session, key, "looked_s = $1, looked_ns = $2", seconds, nanoseconds),
            cancellationToken);
    }
}
