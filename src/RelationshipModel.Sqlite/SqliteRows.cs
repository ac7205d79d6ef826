using System.Runtime.CompilerServices;

namespace RelationshipModel.Sqlite;

/// <summary>The rows of owners, to be read and written: of a file, or of a transaction that was begun.</summary>
internal abstract class SqliteRows
{
    /// <summary>How many rows are read in one go. Between two pages nothing is held open, so that no listing keeps a file from being cleaned.</summary>
    internal const int PageSize = 1024;

    /// <summary>Reads with the key of an owner; an owner who keeps nothing here has none, and gets the default value.</summary>
    internal abstract ValueTask<T?> ReadAsync<T>(OwnerId owner, Func<SqliteSession, long, T?> read, CancellationToken cancellationToken);

    /// <summary>Writes with the key of an owner, all or nothing.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="write">Writes.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <param name="createsOwner">Whether an owner who keeps nothing here is created; if not, nothing is written and the default value returned.</param>
    internal abstract ValueTask<T> WriteAsync<T>(
        OwnerId owner, Func<SqliteSession, long, T> write, CancellationToken cancellationToken, bool createsOwner = true);

    /// <summary>
    /// Writes with the key of an owner, all or nothing, if nobody else is writing; if somebody is, or the owner keeps nothing here, nothing is
    /// written and the default value returned.
    /// </summary>
    internal abstract ValueTask<T> TryWriteAsync<T>(OwnerId owner, Func<SqliteSession, long, T> write, CancellationToken cancellationToken);

    /// <summary>Lists page by page: each page begins after the last row of the one before.</summary>
    internal async IAsyncEnumerable<T> ListAsync<T>(
        OwnerId owner, Func<SqliteSession, long, T?, List<T>> page, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        T? last = null;
        List<T> rows;
        do
        {
            rows = await ReadAsync(owner, (session, key) => page(session, key, last), cancellationToken).ConfigureAwait(false) ?? [];
            foreach (T row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
            }

            last = rows.LastOrDefault();
        }
        while (rows.Count == PageSize);
    }
}
