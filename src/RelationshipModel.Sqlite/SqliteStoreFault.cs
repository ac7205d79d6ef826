namespace RelationshipModel.Sqlite;

/// <summary>The reasons that a file cannot be used.</summary>
public enum SqliteStoreFault
{
    /// <summary>The system could not read or write it.</summary>
    InputOutput = 0,

    /// <summary>There is no room left on the disk, or the file may grow no further.</summary>
    Full = 1,

    /// <summary>It may be read but not written.</summary>
    ReadOnly = 2,

    /// <summary>It cannot be opened: a folder is missing, or access is denied.</summary>
    Unavailable = 3,

    /// <summary>Another process kept it locked for longer than <see cref="SqliteStoreOptions.BusyTimeout"/>.</summary>
    Busy = 4,

    /// <summary>It is not a SQLite file, or belongs to another program.</summary>
    NotAStore = 5,

    /// <summary>A later version of this library wrote it.</summary>
    Newer = 6,

    /// <summary>Its contents are damaged.</summary>
    Corrupt = 7,
}
