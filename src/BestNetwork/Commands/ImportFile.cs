using RelationshipModel.Import;

namespace BestNetwork.Commands;

/// <summary>A file to import.</summary>
/// <param name="Path">Where it is, as it was named.</param>
/// <param name="Kind">What it is; of a compressed one, what it has in it.</param>
/// <param name="IsNamed">Whether it was named itself, and not found in a folder that was.</param>
internal sealed record ImportFile(string Path, SourceKind Kind, bool IsNamed)
{
    /// <summary>Finds the files that paths name, folders with all in them, each file once, in the order of the paths and then ordinal.</summary>
    /// <exception cref="RefusedException">A path names nothing, or cannot be read.</exception>
    internal static IReadOnlyList<ImportFile> Find(IEnumerable<string> paths)
    {
        List<ImportFile> files = [];
        HashSet<string> known = new(StringComparer.Ordinal);
        // Nothing is followed out of the folder, and no circle is walked for ever.
        EnumerationOptions whole = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (string path in paths)
        {
            try
            {
                bool isFolder = Directory.Exists(path);
                string[] found = isFolder ? Directory.GetFiles(path, "*", whole) : [path];
                Array.Sort(found, StringComparer.Ordinal);
                foreach (string file in found)
                    if (known.Add(System.IO.Path.GetFullPath(file))) files.Add(new(file, KindOf(file), !isFolder));
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                throw new RefusedException(path, "there is no such file or folder");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                throw new RefusedException(path, $"cannot be read: {e.Message}");
            }
        }

        return files;
    }

    private static SourceKind KindOf(string path)
    {
        using FileStream file = File.OpenRead(path);
        PeekStream content = new(file);
        SourceKind kind = SourceRecognition.Recognise(content.Peek(SourceRecognition.SampleLength));
        if (kind != SourceKind.Gzip) return kind;
        try
        {
            return SourceRecognition.Recognise(new PeekStream(new WholeGzip(content)).Peek(SourceRecognition.SampleLength));
        }
        catch (Exception e) when (CompressedData.IsAtFault(e))
        {
            // The reader says what is wrong with it.
            return kind;
        }
    }
}
