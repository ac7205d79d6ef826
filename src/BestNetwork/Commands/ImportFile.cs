using BestNetwork.Records;
using RelationshipModel;
using RelationshipModel.Import;
using RelationshipModel.Import.Exports;

namespace BestNetwork.Commands;

/// <summary>A file to import.</summary>
/// <param name="Path">The path, as it was named.</param>
/// <param name="Place">Its name from the folder on that was named.</param>
/// <param name="Kind">The kind of the file, or of the content of a compressed one.</param>
/// <param name="IsNamed">Whether it was named itself, and not found in a folder that was.</param>
internal sealed record ImportFile(string Path, string Place, SourceKind Kind, bool IsNamed)
{
    /// <summary>Looks at the beginning of a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal static ImportFile Open(string path, string place, bool isNamed, ContactColumns? columns) =>
        new(path, place, KindOf(path, columns), isNamed);

    /// <summary>Returns the reason why a file of no known kind is not read.</summary>
    internal string Refusal()
    {
        using FileStream file = File.OpenRead(Path);
        RecordsReader reader = new(new() { Me = ["me"], AsOf = Interaction.Earliest });
        return reader.Read(file, Path).OfType<ItemFault>().First().Fault.Reason;
    }

    /// <summary>Returns what a file of no known kind is and what helps; null if it may be anything.</summary>
    internal string? Advice() =>
        SourceHint.HeaderFault(Path) is not null
            ? "a table whose columns are not known; 'bestnetwork import --column name=COLUMN' reads contacts"
        : Refusal() is var reason && reason.StartsWith("this kind of file", StringComparison.Ordinal) ? null
        : reason.StartsWith("this is JSON", StringComparison.Ordinal) ? null : reason;

    private static SourceKind KindOf(string path, ContactColumns? columns)
    {
        using FileStream file = File.OpenRead(path);
        return RecordsReader.Recognise(file, columns);
    }
}
