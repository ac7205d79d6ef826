namespace RelationshipModel.Sqlite;

/// <summary>The rows of one owner inside a transaction that was begun.</summary>
internal sealed class SqliteTransactionRows(SqliteSession session, long key) : SqliteRows
{
    internal override ValueTask<T?> ReadAsync<T>(OwnerId owner, Func<SqliteSession, long, T?> read, CancellationToken cancellationToken)
        where T : default =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<T?>(cancellationToken) : new(read(session, key));

    internal override ValueTask<T> TryWriteAsync<T>(OwnerId owner, Func<SqliteSession, long, T> write, CancellationToken cancellationToken) =>
        WriteAsync(owner, write, cancellationToken);

    internal override ValueTask<T> WriteAsync<T>(
        OwnerId owner, Func<SqliteSession, long, T> write, CancellationToken cancellationToken, bool createsOwner = true) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<T>(cancellationToken) : new(write(session, key));
}
