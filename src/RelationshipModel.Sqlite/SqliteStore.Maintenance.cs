namespace RelationshipModel.Sqlite;

/// <content>The care of the file.</content>
public sealed partial class SqliteStore
{
    /// <summary>Checks the file: its pages and indices, and that every row belongs to an owner that exists.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The faults, one sentence each; empty if the file is sound.</returns>
    /// <exception cref="SqliteStoreException">The file cannot be used.</exception>
    public ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default) =>
        _database.CheckAsync(cancellationToken);

    /// <summary>Copies the file as it is at one moment, also while others write to it. The copy can be read and
    /// written by its owner alone.</summary>
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
    /// <remarks>Whoever writes waits until the file is rewritten, which takes as long as writing it once; reading goes on. It
    /// cannot be cancelled once it has begun. Calls that come together share one rewriting.</remarks>
    /// <param name="cancellationToken">A token to cancel the operation before it begins.</param>
    /// <exception cref="SqliteStoreException">Somebody reads the journal for longer than <see
    /// cref="SqliteStoreOptions.BusyTimeout"/>, or there is no room to rewrite the file.</exception>
    public ValueTask CleanAsync(CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled(cancellationToken) : _database.Cleaner.CleanAsync();

    /// <summary>Drops the folded states of all ties that the log can give again. The next question
    /// computes them from the log.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="SqliteStoreException">The file cannot be written.</exception>
    public ValueTask ClearStatesAsync(CancellationToken cancellationToken = default) =>
        _database.ClearStatesAsync(cancellationToken);
}
