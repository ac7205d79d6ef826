namespace RelationshipModel.Sqlite;

/// <content>The maintenance of the file.</content>
public sealed partial class SqliteStore
{
    /// <summary>Checks the file: its pages and indices, and that every row belongs to an owner that exists.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The faults, one sentence each; empty if the file is sound.</returns>
    /// <exception cref="SqliteStoreException">The file cannot be used.</exception>
    public ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default) =>
        _database.CheckAsync(cancellationToken);

    /// <summary>Copies the file as of one moment, even while others write to it. Only its owner can read and write the
    /// copy.</summary>
    /// <param name="path">The file to create; it must not exist.</param>
    /// <param name="cancellationToken">A token to cancel the operation before the copy begins.</param>
    /// <exception cref="IOException">The file exists, or cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be created.</exception>
    /// <exception cref="SqliteStoreException">The store cannot be read, or the copy cannot be written.</exception>
    public ValueTask BackupAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return _database.BackupAsync(System.IO.Path.GetFullPath(path), cancellationToken);
    }

    /// <summary>Rewrites the file and empties its journal, so that no copy of what was removed is left in them. Erasing does this
    /// itself, unless <see cref="SqliteStoreOptions.DefersCleaning"/>.</summary>
    /// <remarks>Writers wait until the file is rewritten, which takes as long as writing it once; readers continue. It cannot be
    /// cancelled once it has begun. Calls that coincide share one rewrite.</remarks>
    /// <param name="cancellationToken">A token to cancel the operation before it begins.</param>
    /// <exception cref="SqliteStoreException">Somebody reads the journal for longer than <see
    /// cref="SqliteStoreOptions.BusyTimeout"/>, or there is no room to rewrite the file.</exception>
    public ValueTask CleanAsync(CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled(cancellationToken) : _database.Cleaner.CleanAsync();

    /// <summary>Drops the folded states of all ties that can be recomputed from the log. The next question recomputes
    /// them.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="SqliteStoreException">The file cannot be written.</exception>
    public ValueTask ClearStatesAsync(CancellationToken cancellationToken = default) =>
        _database.ClearStatesAsync(cancellationToken);
}
