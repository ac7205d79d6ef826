namespace RelationshipModel.Sqlite.Tests;

/// <summary>The ways in which a disk fails.</summary>
public enum DiskFault
{
    /// <summary>One operation does nothing and says so.</summary>
    Once = 0,

    /// <summary>All operations fail until the disk is mended.</summary>
    Lasting = 1,

    /// <summary>There is no room for any write until the disk is mended.</summary>
    Full = 2,

    /// <summary>One write has room for half of what it writes.</summary>
    Halved = 3,

    /// <summary>One write fails when the first sector is written.</summary>
    Torn = 4,

    /// <summary>All operations fail, the process ends, and what was not synced is there in part.</summary>
    PowerLost = 5,
}
