using BestNetwork.Records;

namespace BestNetwork.Output;

/// <summary>Writes a file whole or not at all.</summary>
internal static class OutputFile
{
    /// <summary>
    /// Writes a file that its owner alone can read; if it exists, who may read it stays. It is written beside its place and then
    /// moved there. Links are followed, and a device is written to as it is.
    /// </summary>
    /// <exception cref="RefusedException">It cannot be written.</exception>
    internal static void Write(string file, Action<Stream> write)
    {
        string? beside = null;
        try
        {
            string target = Path.GetFullPath(file);
            if (!IsDevice(target) && File.Exists(target))
                target = File.ResolveLinkTarget(target, returnFinalTarget: true)?.FullName ?? target;
            if (Directory.Exists(target)) throw new RefusedException(file, "is a directory; name a file");
            if (IsDevice(target))
            {
                using FileStream device = new(target, FileMode.Create, FileAccess.Write);
                write(device);
                return;
            }

            beside = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
            bool isThere = File.Exists(target);
            if (isThere && InputFile.Refusal(target) is { } reason) throw new RefusedException(file, reason);
            if (isThere && File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly))
                throw new RefusedException(file, "cannot be written: it is read-only");
            FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (FileStream stream = new(beside, options))
            {
                if (isThere && !OperatingSystem.IsWindows())
                    File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(target));
                write(stream);
            }

            File.Move(beside, target, overwrite: true);
        }
        catch (DirectoryNotFoundException)
        {
            throw new RefusedException(file, "cannot be written: there is no such directory");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new RefusedException(file, $"cannot be written: {e.Message}");
        }
        finally
        {
            if (beside is not null && File.Exists(beside)) File.Delete(beside);
        }

        static bool IsDevice(string path) => !OperatingSystem.IsWindows() && path.StartsWith("/dev/", StringComparison.Ordinal);
    }
}
