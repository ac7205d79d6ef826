using System.Text;

namespace BestNetwork.Tests;

/// <summary>A file that is gone after the test.</summary>
internal sealed class TemporaryFile : IDisposable
{
    internal TemporaryFile(byte[] bytes, string suffix = ".csv")
    {
        Path = System.IO.Path.GetTempFileName() + suffix;
        File.WriteAllBytes(Path, bytes);
    }

    internal TemporaryFile(string text)
        : this(Encoding.UTF8.GetBytes(text))
    {
    }

    internal string Path { get; }

    public void Dispose()
    {
        File.Delete(Path);
        File.Delete(System.IO.Path.ChangeExtension(Path, null));
    }
}
