using RelationshipModel.Sqlite;

namespace BestNetwork.Records;

/// <summary>The database that <c>--db</c> names.</summary>
internal static class Database
{
    /// <summary>Opens a database that exists.</summary>
    /// <exception cref="RefusedException">There is no such file.</exception>
    internal static SqliteStore Open(string place, bool isReadOnly)
    {
        if (!Directory.Exists(place) && !File.Exists(place)) throw new RefusedException(place, "there is no such file; 'bestnetwork import' makes one");
        return OpenOrMake(place, isReadOnly);
    }

    /// <summary>Opens a database, to be made where there is none.</summary>
    /// <exception cref="RefusedException">It cannot be.</exception>
    internal static SqliteStore OpenOrMake(string place, bool isReadOnly = false)
    {
        if (Directory.Exists(place)) throw new RefusedException(place, "is a directory; name a file");
        try
        {
            return new(place, new() { ReadOnly = isReadOnly });
        }
        catch (ArgumentException e)
        {
            throw new RefusedException(place, e.Message);
        }
    }
}
