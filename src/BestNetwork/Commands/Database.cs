using RelationshipModel.Sqlite;

namespace BestNetwork.Commands;

/// <summary>The database that <c>--db</c> names.</summary>
internal static class Database
{
    /// <summary>Opens a database.</summary>
    /// <exception cref="RefusedException">There is no such file, or its folder is none.</exception>
    internal static SqliteStore Open(string place, bool isReadOnly)
    {
        if (Directory.Exists(place)) throw new RefusedException(place, "is a directory; name a file");
        if (isReadOnly && !File.Exists(place)) throw new RefusedException(place, "there is no such file; 'bestnetwork import' makes one");
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
