using RelationshipModel.Attacks;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace SqliteWriter;

/// <summary>Reads a file that <see cref="FacadeScript"/> wrote.</summary>
public static class Reading
{
    /// <summary>What a line before the name of a file begins with, if the file is to be read as a process leaves it that ends
    /// now.</summary>
    public const string Ended = "ended ";

    /// <summary>What is read of the file that a line names.</summary>
    internal static async Task<string> OfLineAsync(string line)
    {
        if (!line.StartsWith(Ended, StringComparison.Ordinal)) return await OfAsync(line);
        string file = line[Ended.Length..], copy = file + "-copy";
        foreach (string part in new[] { "", "-wal", "-journal" })
            if (File.Exists(file + part)) File.Copy(file + part, copy + part);
        string read = await OfAsync(copy);
        foreach (string part in new[] { "", "-wal", "-journal", "-shm" }) File.Delete(copy + part);
        return read;
    }

    /// <summary>The hash of the rows in a file; what is wrong if it is damaged, or if what was kept of the log answers otherwise
    /// than the log.</summary>
    public static async Task<string> OfAsync(string file)
    {
        try
        {
            using SqliteStore store = new(file);
            NetworkStores stores = NetworkStores.Of(store);
            if (await store.CheckAsync() is { Count: > 0 } faults) return $"damaged: {string.Join(' ', faults)}";
            string rows = await FacadeScript.RowsAsync(stores);
            string answers = await FacadeScript.AnswersAsync(stores);
            await store.ClearStatesAsync();
            if (await FacadeScript.AnswersAsync(stores) != answers) return "The answers are not those of the log.";
            return HashOf(rows);
        }
        catch (Exception fault)
        {
            return fault.ToString().ReplaceLineEndings(" ");
        }
    }

    /// <summary>The hash of rows.</summary>
    public static string HashOf(string rows) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(rows)));
}
