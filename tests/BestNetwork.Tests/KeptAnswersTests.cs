using Microsoft.Data.Sqlite;
using RelationshipModel;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace BestNetwork.Tests;

/// <summary>The ties that a command folds from a database are kept in it, and a database that cannot be written to answers all
/// the same.</summary>
public sealed class KeptAnswersTests : IDisposable
{
    private static readonly string[] Log =
    [
        "timestamp,sender,recipient", "2024-01-02,ann,ben", "2024-02-03,ben,ann", "2024-05-01,ann,cid", "2024-06-20,cid,ann",
    ];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Score_OfADatabase_KeepsWhatItFolded()
    {
        string database = await ImportAsync();
        Assert.Empty(await KeptAsync(database));

        Run first = await ScoreAsync(database);
        string[] kept = await KeptAsync(database);

        Assert.Equal(2, first.Rows().Count);
        Assert.Equal(["ben", "cid"], kept);
        Assert.Equal(first, await ScoreAsync(database));
    }

    [Fact]
    public async Task Score_OfADatabaseThatAnotherProgramWrites_AnswersTheSame()
    {
        string database = await ImportAsync();
        Run expected = await ScoreAsync(await ImportAsync("other.db"));
        using SqliteConnection other = new($"Data Source={database};Pooling=False");
        other.Open();
        using SqliteCommand begin = other.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        begin.ExecuteNonQuery();

        Run answer = await ScoreAsync(database);

        Assert.Equal(expected, answer);
        Assert.Empty(await KeptAsync(database));
    }

    [Fact]
    public async Task Score_OfAReadOnlyFile_AnswersTheSame()
    {
        string database = await ImportAsync();
        Run expected = await ScoreAsync(await ImportAsync("other.db"));
        File.SetAttributes(database, FileAttributes.ReadOnly);

        Run answer = await ScoreAsync(database);

        File.SetAttributes(database, FileAttributes.Normal);
        Assert.Equal(expected, answer);
    }

    public void Dispose() => _folder.Dispose();

    private static Task<Run> ScoreAsync(string database) =>
        Run.Of("score", "--db", database, "--owner", "ann", "--as-of", "2024-07-01", "--format", "csv");

    private async Task<string> ImportAsync(string name = "network.db")
    {
        string database = _folder.Of(name);
        Run run = await Run.Of(
            "import", _folder.With("log.csv", string.Join('\n', Log)), "--db", database, "--as-of", "2024-07-01T12:00:00Z");
        Assert.Equal(0, run.ExitCode);
        return database;
    }

    private static async Task<string[]> KeptAsync(string database)
    {
        using SqliteStore store = new(database, new() { ReadOnly = true });
        List<string> kept = [];
        await foreach (KeptTie tie in ((ITieStateStore)store).ListTiesAsync(new OwnerId("ann"), withPeople: false))
            if (!tie.State.IsEmpty) kept.Add(tie.Contact.Value);
        return [.. kept];
    }
}
