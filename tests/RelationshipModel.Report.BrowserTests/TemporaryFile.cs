using System.Text;

namespace RelationshipModel.Report.BrowserTests;

/// <summary>A page on disk for as long as a test needs it.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(string html) => File.WriteAllText(Path, html, new UTF8Encoding(false));

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"report-{Guid.NewGuid():N}.html");

    public void Dispose() => File.Delete(Path);
}
