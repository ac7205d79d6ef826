using Microsoft.Data.Sqlite;

namespace RelationshipModel.Sqlite;

/// <summary>The file cannot be used. The message says why and what to do; the failed call changed nothing, unless the message
/// says otherwise.</summary>
public sealed class SqliteStoreException : IOException
{
    internal SqliteStoreException(SqliteStoreFault fault, string reason, Exception? inner = null, string outcome = "")
        : base(outcome.Length == 0 ? reason : $"{reason} {outcome}", inner) => (Fault, Reason) = (fault, reason);

    /// <summary>Gets the reason.</summary>
    public SqliteStoreFault Fault { get; }

    /// <summary>Gets what is wrong with the file and what to do: the message without the outcome of the call.</summary>
    public string Reason { get; }

    /// <summary>The exception that tells a host of a fault of the file while it was read; null if the fault is another.</summary>
    internal static SqliteStoreException? OfReading(Exception? fault, string path) => Of(fault, path, "");

    /// <summary>The exception that tells a host of a fault of the file; null if the fault is another.</summary>
    internal static SqliteStoreException? Of(Exception? fault, string path, string outcome = NothingKept) => fault switch
    {
        SqliteException { SqliteExtendedErrorCode: SyncFailed or FolderSyncFailed } ofSqlite when outcome == NothingKept =>
            Of(ofSqlite, path, PerhapsKept),
        SqliteException ofSqlite => Of(ofSqlite, path, outcome),
        DamagedRowException { Key: { } key, Table: var table } => new(SqliteStoreFault.Corrupt,
            $"The file {path} is damaged: a row of the table {table} is not as it was written (key: {key}). {Restore}.",
            fault, outcome),
        DamagedRowException { Table: var table } => new(SqliteStoreFault.Corrupt,
            $"The file {path} is damaged: rows of the table {table} cannot be found. {Restore}.", fault, outcome),
        _ => null,
    };

    /// <summary>SQLite's codes of a file, or a folder, that could not be synced: what was written before may be there.</summary>
    private const int SyncFailed = 10 | (4 << 8), FolderSyncFailed = 10 | (5 << 8);

    private const string NothingKept = "None of this call's changes were kept.";

    private const string PerhapsKept =
        "It is not known whether this call was kept; it was kept as a whole or not at all. Check the records before you repeat it.";

    private const string Restore =
        "Restore it from a backup, or recover what can be read with the .recover command of the sqlite3 shell";

    private static SqliteStoreException Of(SqliteException fault, string path,
        string outcome) => (fault.SqliteErrorCode switch
        {
            5 or 6 =>
                (SqliteStoreFault.Busy,
                    "was locked by another process for too long. Try again, or find out which process holds it"),
            8 => (SqliteStoreFault.ReadOnly,
                "can be read but not written. Allow writing to the file and its folder, or copy it to where you may write"),
            11 => (SqliteStoreFault.Corrupt,
                $"is damaged. {Restore}"),
            1 or 19 or 20 or 21 or 25 => (SqliteStoreFault.Corrupt,
                $"does not have the tables that this library made, or they are damaged (SQLite error "
                    + $"{fault.SqliteExtendedErrorCode}: {fault.Message}). {Restore}"),
            13 => (SqliteStoreFault.Full,
                "cannot grow: the disk is full, or the file may not grow further. Make room and try again"),
            3 or 14 =>
                (SqliteStoreFault.Unavailable,
                    File.Exists(path) ? "cannot be opened. Make sure that you may read and write the file and its folder"
                    : Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)))
                        ? "does not exist and was not created. Name a file that exists, or make sure that you may write to its folder"
                    : "cannot be opened, because its folder does not exist. Create the folder, or name another"),
            26 => (SqliteStoreFault.NotAStore, "is not a SQLite database. Name another file"),
            _ => (SqliteStoreFault.InputOutput,
                $"could not be read or written (SQLite error {fault.SqliteExtendedErrorCode}: {fault.Message})"),
        }) is var (kind, what) ? new(kind, $"The file {path} {what}.", fault, outcome) : null!;
}
