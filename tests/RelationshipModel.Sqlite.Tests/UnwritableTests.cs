using Microsoft.Data.Sqlite;
using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;
using RelationshipModel.Testing;

namespace RelationshipModel.Sqlite.Tests;

/// <summary>Every question is answered by a file that cannot be written: answers neither wait for
/// their cache nor fail with it.</summary>
public sealed class UnwritableTests : IDisposable
{
    private static readonly OwnerId Owner = new("owner");
    private static readonly Instant Now = Instant.FromUtc(2024, 6, 30, 12, 0);

    private readonly TemporaryFolder _folder = new();

    // Who waited for a lock would wait for a day.
    private static SqliteStoreOptions Patient { get; } = new() { BusyTimeout = Duration.FromDays(1) };

    private string File => _folder.File("network.db");

    [Fact]
    public async Task Questions_FileLockedByAnotherWriter_AreAnsweredAsBefore()
    {
        string expected = await SaveAsync();
        await using SqliteConnection other = new($"Data Source={File};Pooling=False");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await RunAsync(other, "BEGIN IMMEDIATE");

        using SqliteStore store = new(File, Patient);
        Assert.Equal(expected, await AnswersAsync(store));
        Assert.Equal(0, await KeptAsync(store));

        await RunAsync(other, "ROLLBACK");
        Assert.Equal(expected, await AnswersAsync(store));
        Assert.NotEqual(0, await KeptAsync(store));
    }

    [Fact]
    public async Task Questions_WriterOfTheSameStoreAtWork_AreAnsweredAsBefore()
    {
        string expected = await SaveAsync();
        using SqliteStore store = new(File, Patient);
        await using SqliteConnection other = new($"Data Source={File};Pooling=False");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await RunAsync(other, "BEGIN IMMEDIATE");
        // This call holds the store's own writer until the lock is free.
        Task waiting = Task.Run(async () => await ((IContactStore)store).SaveAsync(Owner, new Contact(new("late"), "Late")),
            TestContext.Current.CancellationToken);

        Assert.Equal(expected, await AnswersAsync(store));

        await RunAsync(other, "ROLLBACK");
        await waiting;
    }

    [Fact]
    public async Task Questions_FileOpenedReadOnly_AreAnsweredAsBefore()
    {
        string expected = await SaveAsync();

        using SqliteStore store = new(File, new() { ReadOnly = true });

        Assert.Equal(expected, await AnswersAsync(store));
        Assert.Equal(0, await KeptAsync(store));
    }

    [Fact]
    public async Task Questions_FileThatCannotGrow_AreAnsweredAsBefore()
    {
        string expected = await SaveAsync();
        await using SqliteConnection other = new($"Data Source={File};Pooling=False");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using SqliteCommand count = other.CreateCommand();
        count.CommandText = "PRAGMA page_count";
        long pages = (long)(await count.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;

        using SqliteStore store = new(File, new() { MaxPages = (int)pages });

        Assert.Equal(expected, await AnswersAsync(store));
    }

    private async Task<string> SaveAsync()
    {
        using SqliteStore store = new(File);
        await NetworkScenario.Small(Now).SaveToAsync(NetworkStores.Of(store), Owner, TestContext.Current.CancellationToken);
        InMemoryStore whole = new();
        await NetworkScenario.Small(Now).SaveToAsync(NetworkStores.Of(whole), Owner, TestContext.Current.CancellationToken);
        return await AnswersAsync(NetworkStores.Of(whole));
    }

    private static async Task<int> KeptAsync(ITieStateStore store) =>
        await store.ListTiesAsync(Owner, withPeople: false).CountAsync(static tie => !tie.State.IsEmpty);

    private static Task<string> AnswersAsync(SqliteStore store) => AnswersAsync(NetworkStores.Of(store));

    private static async Task<string> AnswersAsync(NetworkStores stores)
    {
        RelationshipNetwork network = new(Owner, stores, new AtInstant(Now));
        List<string> answers = [];
        foreach (RelationshipScore score in await network.ScoreAllAsync().ToListAsync())
            answers.Add($"{score} {score.Explanation}");
        answers.Add($"{(await network.ScoreAsync(new("ada"))).Explanation}");
        answers.AddRange(
            (await network.PlanRevisitsAsync()).Suggestions.Select(
                static suggestion => $"{suggestion} {suggestion.Explanation}"));
        answers.AddRange(
            (await network.SuggestIntroductionsAsync(top: 0)).Select(
                static suggestion => $"{suggestion} {suggestion.Explanation}"));
        answers.Add($"{(await network.ReviewCircleAsync(new("table"))).HoursPerMonth}");
        answers.Add($"{await network.BriefGatheringAsync(new("supper"))}");
        answers.Add($"{(await network.ReviewGatheringAsync(new("supper"))).Ties.Count}");
        return string.Join('\n', answers);
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Dispose();

    private sealed class AtInstant(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}
