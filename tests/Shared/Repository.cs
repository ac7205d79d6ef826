using System.Runtime.CompilerServices;

namespace RelationshipModel.Snapshots;

/// <summary>The location of the sources of this build.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    internal static string Root { get; } = Above(SourceFile());

    private static string SourceFile([CallerFilePath] string path = "") => path;

    private static string Above(string path)
    {
        for (string? folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "RelationshipModel.sln"))) return folder;
        throw new DirectoryNotFoundException(
            $"There is no RelationshipModel.sln above {path}; run the tests where they were built.");
    }
}
