using System.Formats.Tar;

namespace BestNetwork.Records;

/// <summary>Opens the files that a person names, if they are regular ones: to open a pipe or a device might wait for
/// ever.</summary>
internal static class InputFile
{
    private const string NotRegular = "is a pipe, a device or a socket, which is not opened: "
        + "save its content as a file";

    /// <summary>Opens a file for reading, or a pipe that a shell handed on.</summary>
    /// <exception cref="RefusedException">It does not exist, is not a regular file or cannot be read.</exception>
    internal static FileStream Open(string path)
    {
        if (Refusal(path, allowsPipe: true) is { } reason) throw new RefusedException(path, reason);
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            throw new RefusedException(path, $"cannot be read: {e.Message}");
        }
    }

    /// <summary>The reason why a path is not opened; null if it leads to a regular file.</summary>
    /// <param name="path">The path.</param>
    /// <param name="allowsPipe">Whether it may be a pipe that a shell handed on, which can be read once: /dev/stdin, /dev/fd/63.
    /// </param>
    internal static string? Refusal(string path, bool allowsPipe = false)
    {
        try
        {
            if (Directory.Exists(path)) return "is a directory; name a file";
            FileInfo file = new(path);
            // What a shell hands on has a name that leads to no file: /dev/fd/63 to pipe:[4711].
            if (file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target) file = target;
            if (!file.Exists && file.Name.Contains(":[", StringComparison.Ordinal)) return allowsPipe ? null : NotRegular;
            if (!file.Exists) return "there is no such file";
            return IsRegular(file) ? null : NotRegular;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return "there is no such file";
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return $"cannot be read: {e.Message}";
        }
    }

    /// <summary>Whether an exception says that a file cannot be read.</summary>
    internal static bool IsUnreadable(Exception e) =>
        e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    private static bool IsRegular(FileInfo file)
    {
        if (file.Length > 0 || OperatingSystem.IsWindows()) return true;
        try
        {
            // Which kind of file it is the framework says in archives alone.
            using MemoryStream archive = new();
            using (TarWriter writer = new(archive, leaveOpen: true)) writer.WriteEntry(file.FullName, "file");
            archive.Position = 0;
            using TarReader reader = new(archive);
            return reader.GetNextEntry()?.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile;
        }
        catch (IOException)
        {
            // A socket fits into no archive.
            return false;
        }
    }
}
