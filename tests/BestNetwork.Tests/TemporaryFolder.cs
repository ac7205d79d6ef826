namespace BestNetwork.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("bestnetwork-").FullName;

    internal string Of(string name) => System.IO.Path.Combine(Path, name);

    internal string With(string name, string text) => With(name, System.Text.Encoding.UTF8.GetBytes(text));

    internal string With(string name, byte[] bytes)
    {
        string path = Of(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
