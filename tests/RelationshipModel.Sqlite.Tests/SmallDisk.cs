using System.Diagnostics;

namespace RelationshipModel.Sqlite.Tests;

/// <summary>A disk of a few megabytes, in memory. Only the superuser of a Linux machine can make one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("relationship-model-disk-");
    private readonly bool _isMounted;

    private SmallDisk(int megabytes) =>
        _isMounted = Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", _folder.FullName) == 0;

    /// <summary>Makes a disk, or has the test skipped.</summary>
    internal static SmallDisk Make(int megabytes)
    {
        bool mayMount = OperatingSystem.IsLinux() && Environment.UserName == "root";
        Assert.SkipUnless(mayMount,
            "Needs a disk of its own, which only root on Linux can mount. Run as root: sudo dotnet test.");
        SmallDisk disk = new(megabytes);
        if (disk._isMounted) return disk;
        disk.Dispose();
        Assert.Skip("Needs a disk of its own, and mount was refused. Run as root outside of a restricted container.");
        return null!;
    }

    internal string File => Path.Combine(_folder.FullName, "network.db");

    /// <summary>Mounts it anew: with another size, for reading alone.</summary>
    internal void Remount(string options) => Assert.Equal(0, Run("mount", "-o", $"remount,{options}", _folder.FullName));

    private static int Run(string program, params IEnumerable<string> arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }

    public void Dispose()
    {
        // A process that another test is starting just now may hold its files for a moment: they keep the disk, not the folder.
        if (_isMounted) Run("umount", "--lazy", _folder.FullName);
        _folder.Delete(recursive: true);
    }
}
