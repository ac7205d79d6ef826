using System.Diagnostics;
using NodaTime;

namespace RelationshipModel.Sqlite;

/// <summary>Leaves in the files of a database nothing of what was removed.</summary>
internal sealed class FileCleaner(SqliteDatabase database, Duration busyTimeout)
{
    private readonly Lock _cleaning = new();
    private Task? _nextCleaning;

    /// <summary>Gets the number of times that the file was rewritten.</summary>
    internal int Rewrites { get; private set; }

    /// <summary>Rewrites the file, and empties the journal into it.</summary>
    /// <remarks>It cannot be cancelled: what it follows is done, and whoever gave up would be told the contrary. Calls that
    /// come before the rewriting begins share it.</remarks>
    /// <exception cref="SqliteStoreException">Somebody reads without end, so that the journal cannot be emptied, or there is no
    /// room to rewrite the file.</exception>
    internal ValueTask CleanAsync()
    {
        database.RefuseInUnit();
        lock (_cleaning) return new(_nextCleaning ??= RewriteAndEmptyAsync());
    }

    private async Task RewriteAndEmptyAsync()
    {
        const string Outcome =
            "The records were removed, but traces may remain in the file or its journal until the call is repeated.";
        const int LongestPause = 100;
        Stopwatch waited = Stopwatch.StartNew();
        bool hasBegun = false;
        try
        {
            await Task.Yield();
            await database.WriteAsync(
                session =>
                {
                    // What is removed from here on needs another rewriting.
                    Begin();
                    // secure_delete overwrites what is deleted, but not the copies left behind
                    // where rows were moved from page to page.
                    session.Execute("VACUUM");
                    return ++Rewrites;
                },
                CancellationToken.None).ConfigureAwait(false);
            // Between two tries others write: who reads for long holds up the emptying of the journal and nobody else.
            for (int pause = 1; ; pause = Math.Min(2 * pause, LongestPause))
            {
                bool isEmpty = await database.WriteAsync(static session => session.TryEmptyJournal(), CancellationToken.None)
                    .ConfigureAwait(false);
                if (isEmpty) return;
                if (waited.Elapsed >= busyTimeout.ToTimeSpan()) break;
                await Task.Delay(pause).ConfigureAwait(false);
            }
        }
        catch (SqliteStoreException fault)
        {
            throw SqliteStoreException.Of(fault.InnerException, database.Path, Outcome) ?? fault;
        }
        finally
        {
            if (!hasBegun) Begin();
        }

        throw new SqliteStoreException(
            SqliteStoreFault.Busy,
            $"The records were removed from {database.Path}, but traces remain in its journal while another process reads it. Call "
                + $"again when that process is done.");

        void Begin()
        {
            hasBegun = true;
            lock (_cleaning) _nextCleaning = null;
        }
    }
}
