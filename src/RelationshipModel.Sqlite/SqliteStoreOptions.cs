using Microsoft.Data.Sqlite;
using NodaTime;

namespace RelationshipModel.Sqlite;

/// <summary>The options for opening a SQLite file.</summary>
public sealed record SqliteStoreOptions
{
    /// <summary>Gets the time that a call waits while another process writes, before it fails with <see
    /// cref="SqliteStoreFault.Busy"/>.</summary>
    /// <value>From 0 to 24 hours; 60 seconds by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The time is out of range.</exception>
    public Duration BusyTimeout
    {
        get;
        init => field = value >= Duration.Zero && value <= Duration.FromDays(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The busy timeout must be from 0 to 24 hours.");
    } = Duration.FromSeconds(60);

    /// <summary>Whether the file is only read: it must exist, and every change is refused as
    /// <see cref="SqliteStoreFault.ReadOnly"/>. False by default.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Whether erasing leaves the rewriting of the file to <see cref="SqliteStore.CleanAsync"/>, which the host calls
    /// when nobody is waiting, such as every night: an erasure does not delay other owners of the file, and its receipt says
    /// <see cref="ErasureReceipt.IsCleaningPending"/>. False by default: the file is rewritten before an erasure ends.</summary>
    public bool DefersCleaning { get; init; }

    /// <summary>Gets the factory of the store's connections, for a host with its own build of SQLite, such as one that encrypts
    /// files and needs a key.</summary>
    /// <value>Called with the file and the mode for each connection, including those of backups. Returns a connection, closed or
    /// open. Null by default: a plain connection.</value>
    public Func<SqliteConnectionStringBuilder, SqliteConnection>? CreateConnection { get; init; }

    /// <summary>The largest size of the file, in pages; null for no limit but the disk's.</summary>
    internal int? MaxPages { get; init; }
}
