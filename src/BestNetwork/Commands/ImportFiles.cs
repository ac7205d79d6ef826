using BestNetwork.Records;
using RelationshipModel.Import;
using RelationshipModel.Import.Exports;

namespace BestNetwork.Commands;

/// <summary>The files to import, and what was found beside them.</summary>
internal sealed class ImportFiles
{
    private readonly List<ImportFile> _files = [];
    private readonly List<SourceFault> _faults = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    private readonly ContactColumns? _columns;

    private ImportFiles(ContactColumns? columns) => _columns = columns;

    /// <summary>Gets the files, each once, in the order of the paths and then ordinal.</summary>
    internal IReadOnlyList<ImportFile> Files => _files;

    /// <summary>Gets the files and folders that cannot be read, each with the reason.</summary>
    internal IReadOnlyList<SourceFault> Faults => _faults;

    /// <summary>Gets the links in folders, which are not followed, and the files in folders that were not opened: nothing is in
    /// them, as in pipes, devices and sockets, or their delivery never ended.</summary>
    internal PassedOverFiles PassedOver { get; } = new();

    /// <summary>Finds the files that paths name, folders with all in them.</summary>
    /// <exception cref="RefusedException">A path names nothing, or cannot be read.</exception>
    internal static ImportFiles Find(IEnumerable<string> paths, ContactColumns? columns = null)
    {
        ImportFiles found = new(columns);
        foreach (string path in paths)
        {
            try
            {
                string full = Path.GetFullPath(path);
                string above = Path.GetDirectoryName(full) ?? full;
                if (Directory.Exists(path)) found.AddFolder(path, above);
                else if (InputFile.Refusal(path) is { } reason)
                    throw new RefusedException(path, File.Exists(path) || reason.StartsWith("cannot", StringComparison.Ordinal)
                        ? reason : "there is no such file or folder");
                else if (found._known.Add(full))
                    found._files.Add(ImportFile.Open(path, PlaceOf(full, Path.GetDirectoryName(above) ?? above), isNamed: true,
                        columns));
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                throw new RefusedException(path, "there is no such file or folder");
            }
            catch (Exception e) when (InputFile.IsUnreadable(e))
            {
                throw new RefusedException(path, $"cannot be read: {e.Message}");
            }
        }

        return found;
    }

    /// <summary>Adds what is in a folder and the folders in it. Links are not followed, so nothing leads out of the
    /// folder or round in a circle.</summary>
    private void AddFolder(string folder, string root)
    {
        FileSystemInfo[] entries;
        try
        {
            entries = new DirectoryInfo(folder).GetFileSystemInfos("*",
                new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false });
        }
        catch (Exception e) when (InputFile.IsUnreadable(e))
        {
            _faults.Add(new(folder, 1, $"this folder cannot be read: {e.Message}", EndsReading: true));
            return;
        }

        // Files that describe others are read before them.
        Array.Sort(entries, static (first, second) =>
        {
            int byIndex = RecordsReader.IsIndex(second.Name).CompareTo(RecordsReader.IsIndex(first.Name));
            return byIndex != 0 ? byIndex : string.CompareOrdinal(first.Name, second.Name);
        });
        bool isMaildir = entries.Any(static entry => entry is DirectoryInfo { Name: "cur" })
            && entries.Any(static entry => entry is DirectoryInfo { Name: "new" });
        foreach (FileSystemInfo entry in entries)
        {
            string path = Path.Combine(folder, entry.Name);
            if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
                PassedOver.Add(path, "a link, which is not followed");
            else if (entry is FileInfo file) AddFile(file, path, root);
            else if (isMaildir && entry.Name == "tmp") AddUndelivered(path);
            else AddFolder(path, root);
        }
    }

    private void AddFile(FileInfo file, string path, string root)
    {
        try
        {
            // Pipes, devices and sockets have no length. To open one might wait for ever, or do something.
            if (file.Length == 0) PassedOver.Add(path, "empty, or not a regular file");
            else if (_known.Add(file.FullName))
                _files.Add(ImportFile.Open(path, PlaceOf(file.FullName, root), isNamed: false, _columns));
        }
        catch (Exception e) when (InputFile.IsUnreadable(e))
        {
            _faults.Add(new(path, 1, $"this file cannot be read: {e.Message}", EndsReading: true));
        }
    }

    private void AddUndelivered(string folder)
    {
        try
        {
            foreach (string file in Directory.EnumerateFiles(folder)) PassedOver.Add(file, "mail whose delivery did not end");
        }
        catch (Exception e) when (InputFile.IsUnreadable(e))
        {
            _faults.Add(new(folder, 1, $"this folder cannot be read: {e.Message}", EndsReading: true));
        }
    }

    /// <summary>The names of the folders and the file from the folder on that was named: what they are
    /// called says what mail they hold.</summary>
    private static string PlaceOf(string file, string root) =>
        Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/');
}
