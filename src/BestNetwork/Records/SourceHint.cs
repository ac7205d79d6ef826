using RelationshipModel.Import;
using RelationshipModel.Import.Csv;

namespace BestNetwork.Records;

/// <summary>Names the command that reads a file which another command cannot.</summary>
internal static class SourceHint
{
    /// <summary>The command for a file, with what the file is; null if it does not exist or its kind is unknown.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="isDatabase">Whether a database was asked for.</param>
    internal static string? For(string path, bool isDatabase = false)
    {
        SourceKind kind;
        bool isPlain = path.All(static c => char.IsLetterOrDigit(c) || "._-/\\:~".Contains(c, StringComparison.Ordinal));
        string typed = isPlain ? path : $"\"{path}\"";
        try
        {
            if (Directory.Exists(path)) return $"this is a folder: bestnetwork open {typed}";
            // What is read of a pipe is gone.
            if (InputFile.Refusal(path) is not null) return null;
            using FileStream file = InputFile.Open(path);
            kind = RecordsReader.Recognise(file);
        }
        catch (Exception e) when (e is RefusedException || InputFile.IsUnreadable(e))
        {
            return null;
        }

        return kind switch
        {
            SourceKind.Mbox or SourceKind.Message => $"this is mail: bestnetwork open {typed}",
            SourceKind.Calendar => $"this is a calendar: bestnetwork open {typed}",
            SourceKind.AddressBook or SourceKind.GoogleContacts or SourceKind.OutlookContacts or SourceKind.LinkedInConnections =>
                $"this is an address book: bestnetwork open {typed}",
            SourceKind.Zip or SourceKind.Tar => $"this is an archive: bestnetwork open {typed}",
            SourceKind.InteractionCsv => $"these are interactions: --interactions {typed}",
            SourceKind.Unknown or SourceKind.NotRead or SourceKind.Gzip => null,
            SourceKind.SqliteDatabase when isDatabase => null,
            SourceKind.SqliteDatabase => MessagesDatabase.Is(path)
                ? $"these are messages: bestnetwork open {typed}" : $"this is a database: --db {typed}",
            SourceKind.Contacts or SourceKind.Ldif => $"this is an address book: bestnetwork open {typed}",
            _ => $"these are messages: bestnetwork open {typed}",
        };
    }

    /// <summary>Returns what is wrong with the header of a file that has the name of a CSV; null for another file.</summary>
    internal static string? HeaderFault(string path)
    {
        if (!path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            && !path.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase))
            return null;
        using FileStream file = InputFile.Open(path);
        return CsvInteractions.Read(file, path).Faults is [{ EndsReading: true } fault, ..] ? fault.Reason : null;
    }

    /// <summary>Refuses a file that is not a CSV of interactions but one of those that <c>open</c> reads.</summary>
    internal static void RefuseRecords(string path)
    {
        if (For(path) is { } hint && !Directory.Exists(path) && !hint.Contains("--interactions", StringComparison.Ordinal))
            throw new RefusedException(path, hint);
    }
}
