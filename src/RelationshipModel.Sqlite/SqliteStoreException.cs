using Microsoft.Data.Sqlite;

namespace RelationshipModel.Sqlite;

/// <summary>The file cannot be used. The message says why and what to do; what the call was to change is as it was
/// before, unless it says otherwise.</summary>
public sealed class SqliteStoreException : IOException
{
    internal SqliteStoreException(SqliteStoreFault fault, string message, Exception? inner = null)
        : base(message, inner) => Fault = fault;

    /// <summary>Gets the reason.</summary>
    public SqliteStoreFault Fault { get; }

    /// <summary>Whether the fault lies in the file and not in a statement of ours.</summary>
    internal static bool IsOfTheFile(SqliteException fault) => fault.SqliteErrorCode is not (1 or 19 or 20 or 21 or 25);

    internal static SqliteStoreException Of(SqliteException fault, string path,
        string outcome = "Nothing of this call was kept.") => (fault.SqliteErrorCode switch
        {
            5 or 6 =>
                (SqliteStoreFault.Busy,
                    "was locked by another process for too long. Try again, or find out which process holds it"),
            8 => (SqliteStoreFault.ReadOnly,
                "can be read but not written. Allow writing to the file and its folder, or copy it to where you may write"),
            11 => (SqliteStoreFault.Corrupt,
                "is damaged. Restore it from a backup, or recover what can be read with the .recover command of the sqlite3 "
                    + "shell"),
            13 => (SqliteStoreFault.Full,
                "cannot grow: the disk is full, or the file may get no larger. Make room and try again"),
            3 or 14 =>
                (SqliteStoreFault.Unavailable,
                    "cannot be opened. See that its folder exists, and that you may read and write there"),
            26 => (SqliteStoreFault.NotAStore, "is no SQLite database. Name another file"),
            _ => (SqliteStoreFault.InputOutput,
                $"could not be read or written (SQLite error {fault.SqliteExtendedErrorCode}: {fault.Message})"),
        }) is var (kind, what) ? new(kind, $"The file {path} {what}. {outcome}", fault) : null!;
}
