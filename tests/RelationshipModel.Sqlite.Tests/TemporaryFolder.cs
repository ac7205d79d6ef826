namespace RelationshipModel.Sqlite.Tests;

/// <summary>A folder of a test's own, removed with all in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("relationship-model-");

    internal string Path => _folder.FullName;

    /// <summary>A file in it.</summary>
    internal string File(string name = "network.db") => System.IO.Path.Combine(_folder.FullName, name);

    /// <summary>The contents of all files in it, in no order.</summary>
    internal IEnumerable<byte[]> Contents() => _folder.EnumerateFiles()
        .Select(static file => System.IO.File.ReadAllBytes(file.FullName));

    public void Dispose() => _folder.Delete(recursive: true);
}
