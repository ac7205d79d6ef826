namespace BestNetwork.Tests;

/// <summary>Imports files into a database of its own.</summary>
public abstract class FileImport : IDisposable
{
    private protected TemporaryFolder Folder { get; } = new();

    private protected static string Flat(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private protected static async Task RefusesAsync(int exitCode, string reason, params string[] args)
    {
        Run run = await Run.Of(args);
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
        Assert.Contains(reason, run.Error);
    }

    private protected static Task<Run> ImportAsync(string database, string file) =>
        Run.Of("import", file, "--db", database, "--as-of", "2026-12-31");

    private protected async Task<(string File, string Database)> SampleAsync()
    {
        string file = Folder.With("sample.csv", (await Run.Of("sample")).Output), database = Folder.Of("sample.db");
        Assert.Equal(0, (await ImportAsync(database, file)).ExitCode);
        return (file, database);
    }

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
