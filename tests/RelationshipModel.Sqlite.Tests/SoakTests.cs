using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;
using SqliteWriter;

namespace RelationshipModel.Sqlite.Tests;

/// <summary>
/// Three processes that record, ask, erase and fold away in one file, for a few seconds or as many as
/// <c>RELATIONSHIP_MODEL_SOAK_SECONDS</c> says.
/// </summary>
public sealed class SoakTests
{
    private const int Processes = 3;

    private static readonly string Seconds = Environment.GetEnvironmentVariable("RELATIONSHIP_MODEL_SOAK_SECONDS") ?? "8";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Processes_AllAtOnce_LoseAndDoubleNothingAndLeaveNoErasedId()
    {
        using TemporaryFolder folder = new();
        SoakFigures[] figures = await RunAsync(folder.File());

        using (SqliteStore store = new(folder.File()))
        {
            for (int process = 1; process <= Processes; process++)
                await AssertWholeAsync(store, process, figures[process - 1].Batches * Soak.Size);
            await AssertSharedAsync(store, figures);
            // Nobody else has the file any more: what a busy reader kept from being cleaned is cleaned now.
            await Soak.Network(store, Soak.Shared, new FakeClock(Soak.End)).EraseContactAsync(new(Soak.ErasedPrefix + "0"),
                Cancel);
            await AssertAnswersAsync(store);
            Assert.Empty(await store.CheckAsync(Cancel));
        }

        Assert.All(folder.Contents(), static bytes =>
        {
            foreach (Encoding encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
                Assert.Equal(-1, bytes.AsSpan().IndexOf(encoding.GetBytes(Soak.ErasedPrefix)));
        });
    }

    private static async Task<SoakFigures[]> RunAsync(string file)
    {
        string began = SystemClock.Instance.GetCurrentInstant().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        Process[] processes =
        [
            .. Enumerable.Range(1, Processes).Select(process => Writer.Start("soak", file, $"{process}", began, Seconds)),
        ];
        Task<string[]> said = Task.WhenAll(processes.Select(static process => process.StandardOutput.ReadToEndAsync(Cancel)));
        string[] faults = await Task.WhenAll(processes.Select(static process => process.StandardError.ReadToEndAsync(Cancel)));
        Assert.All(faults, static fault => Assert.Equal("", fault));
        SoakFigures[] figures = [.. (await said).Select(static line => JsonSerializer.Deserialize<SoakFigures>(line)!)];
        foreach (Process process in processes) process.Dispose();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', figures.Select(static all => all.ToString())));
        Assert.All(figures, static all => Assert.True(all is { Batches: > 0, Questions: > 0, Erased: > 0 }));
        return figures;
    }

    /// <summary>All that a process was told is kept is there, once, in its own network, and its scores are those of a
    /// replay.</summary>
    private static async Task AssertWholeAsync(SqliteStore store, int process, int count)
    {
        List<Interaction> kept = await ((IInteractionStore)store).ListAsync(Soak.OwnerOf(process), cancellationToken: Cancel)
            .ToListAsync(Cancel);
        Assert.Equal(
            Enumerable.Range(0, count).Select(number => Soak.IdOf(process, number)),
            kept.Select(static interaction => interaction.Id).Order());
        Assert.Equal(count / Soak.Size, kept.Count(static interaction => interaction.IsReply));
        InMemoryStore replay = new();
        await ((IInteractionStore)replay).AddAsync(Soak.OwnerOf(process), kept, Cancel);
        Assert.Equal(await ScoresAsync(NetworkStores.Of(replay), Soak.OwnerOf(process)),
            await ScoresAsync(NetworkStores.Of(store), Soak.OwnerOf(process)));
    }

    /// <summary>All that was acknowledged counts once in the network that all wrote into, also what was folded away, and what
    /// was not is there once.</summary>
    private static async Task AssertSharedAsync(SqliteStore store, SoakFigures[] figures)
    {
        int[] expected = new int[Soak.Contacts];
        HashSet<InteractionId> ids = [];
        for (int process = 1; process <= Processes; process++)
        {
            SoakFigures all = figures[process - 1];
            for (int number = 0; number < all.Batches * Soak.Size; number++)
            {
                expected[number % Soak.Contacts]++;
                ids.Add(Soak.IdOf(process, number));
            }

            for (int erased = 0; erased < all.Erased; erased++)
            {
                expected[erased % Soak.Contacts]++;
                ids.Add(new($"e{process}-{erased}"));
            }
        }

        List<RelationshipScore> scores =
            await Soak.Network(store, Soak.Shared, new FakeClock(Soak.End)).ScoreAllAsync(cancellationToken: Cancel)
                .ToListAsync(Cancel);
        Assert.Equal(
            Enumerable.Range(0, Soak.Contacts).Select(number => $"{Soak.ContactOf(number)} {expected[number]}"),
            scores.Select(static score => $"{score.Tie.Contact} {score.InteractionCount}").Order(StringComparer.Ordinal));
        List<Interaction> log = await ((IInteractionStore)store).ListAsync(Soak.Shared, cancellationToken: Cancel)
            .ToListAsync(Cancel);
        Assert.Equal(ids.Count, log.Count + figures.Sum(static all => all.Folded));
        Assert.Equal(log.Count, log.Select(static interaction => interaction.Id).Distinct().Count());
        Assert.All(log, interaction => Assert.Contains(interaction.Id, ids));
    }

    /// <summary>Asserts that what was kept of the log answers as the log does.</summary>
    private static async Task AssertAnswersAsync(SqliteStore store)
    {
        List<string> kept = await ScoresAsync(NetworkStores.Of(store), Soak.Shared);
        await store.ClearStatesAsync(Cancel);
        Assert.Equal(await ScoresAsync(NetworkStores.Of(store), Soak.Shared), kept);
    }

    private static async Task<List<string>> ScoresAsync(NetworkStores stores, OwnerId owner) =>
        await new Network.RelationshipNetwork(owner, stores, new FakeClock(Soak.End)).ScoreAllAsync(cancellationToken: Cancel)
            .Select(static score => JsonSerializer.Serialize(score)).ToListAsync(Cancel);
}
