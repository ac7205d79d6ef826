using System.Diagnostics;
using System.Globalization;
using RelationshipModel.Storage;
using SqliteWriter;

namespace RelationshipModel.Sqlite.Tests;

public sealed class CrashTests
{
    /// <summary>The number of times the writer is killed: RELATIONSHIP_MODEL_KILLS, else 40 where CI is set, else 20.</summary>
    private static readonly int Kills = Environment.GetEnvironmentVariable("RELATIONSHIP_MODEL_KILLS") is { } kills
        ? int.Parse(kills, CultureInfo.InvariantCulture)
        : Environment.GetEnvironmentVariable("CI") is null ? 20 : 40;

    private const int KillsPerFile = 20;

    [Fact]
    public async Task AddAsync_ProcessKilledAtAnyMoment_LosesNothingAcknowledgedAndHalvesNothing()
    {
        Random random = new(20240601);
        for (int kill = 0; kill < Kills;)
        {
            // A file that begins, so that making one is met by kills too, and does not grow without end.
            using TemporaryFolder folder = new();
            int next = 0;
            for (int ofFile = 0; ofFile < KillsPerFile; ofFile++, kill++)
            {
                (int added, int corrected) = await ImportUntilKilledAsync(folder.File(), next, random.Next(1, 7),
                    random.Next(100_000));
                using SqliteStore store = new(folder.File());
                await AssertKeptAsync(store, next, added, corrected);
                await AssertScoresAsync(store);
                Assert.Equal("ok", Integrity.Of(folder.File()));
                next = await ImportAgainAsync(store, next, added);
            }
        }
    }

    /// <summary>Returns the last batch of which the writer said that it was added, and corrected; the one before the
    /// first where there is none.</summary>
    private static async Task<(int Added, int Corrected)> ImportUntilKilledAsync(string file, int first, int steps, int spins)
    {
        using Process writer = Writer.Start("import", file, $"{first}");
        List<string> said = [];
        while (said.Count < steps && await writer.StandardOutput.ReadLineAsync() is { } line) said.Add(line);
        Thread.SpinWait(spins);
        writer.Kill();
        said.AddRange((await writer.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        await writer.WaitForExitAsync();
        Assert.Equal("", await writer.StandardError.ReadToEndAsync());
        return (Last("added "), Last("corrected "));

        int Last(string what) =>
            said.LastOrDefault(line => line.StartsWith(what, StringComparison.Ordinal)) is { } line
                ? int.Parse(line[what.Length..], null) : first - 1;
    }

    private static async Task AssertKeptAsync(IInteractionStore store, int first, int added, int corrected)
    {
        LogPosition? before = first == 0 ? null : LogPosition.Of(Batches.Of(first - 1)[^1]);
        List<Interaction> kept = await store.ListAsync(Batches.Owner, before).ToListAsync();
        int[] batches = [.. kept.Select(Batches.BatchOf).Distinct()];

        // What was acknowledged is there, and at most the step on which the writer was.
        Assert.InRange(batches.Length, added - first + 1, added - first + 2);
        foreach (int batch in batches)
        {
            Interaction[] asAdded = Batches.Of(batch), asCorrected = [Batches.Corrected(batch), .. asAdded[1..]];
            Interaction[] found = [.. kept.Where(interaction => Batches.BatchOf(interaction) == batch)];
            if (batch <= corrected) Assert.Equal(asCorrected, found);
            else Assert.True(found.SequenceEqual(asAdded) || found.SequenceEqual(asCorrected), $"Batch {batch} is half written.");
        }

        // The histories of the contacts hold the same rows as the log.
        ILookup<ContactId, Interaction> histories =
            kept.SelectMany(static i => i.Contacts.Select(contact => (contact, i)))
                .ToLookup(static pair => pair.contact, static pair => pair.i);
        foreach (IGrouping<ContactId, Interaction> history in histories)
            Assert.Equal(history, await store.ListAsync(Batches.Owner, history.Key).Where(i => Batches.BatchOf(i) >= first)
                .ToListAsync());
        Assert.Empty(await store.ListAsync(Batches.Owner, new ContactId("corrected"))
            .Where(i => Batches.BatchOf(i) >= first + batches.Length).ToListAsync());
    }

    /// <summary>Asserts that what was folded and kept before the end gives the scores that the log gives.</summary>
    private static async Task AssertScoresAsync(SqliteStore store)
    {
        InMemoryStore anew = new();
        await ((IInteractionStore)anew).AddAsync(Batches.Owner, await ((IInteractionStore)store).ListAsync(Batches.Owner)
            .ToListAsync());
        Assert.Equal(await ScoresAsync(NetworkStores.Of(anew)), await ScoresAsync(NetworkStores.Of(store)));

        static async Task<List<string>> ScoresAsync(NetworkStores stores) =>
            await Batches.Network(stores).ScoreAllAsync(Batches.AsOf)
                .Select(static score => $"{score.Tie} {score.Strength:R} {score.InteractionCount}").ToListAsync();
    }

    /// <summary>Returns the next batch to add.</summary>
    private static async Task<int> ImportAgainAsync(IInteractionStore store, int first, int added)
    {
        int before = await store.ListAsync(Batches.Owner).CountAsync();
        int last = before / Batches.Size - 1;
        Assert.InRange(last, added, added + 1);
        for (int batch = first; batch <= last; batch++) Assert.Equal(0, await store.AddAsync(Batches.Owner, Batches.Of(batch)));
        Assert.Equal(before, await store.ListAsync(Batches.Owner).CountAsync());
        return last + 1;
    }
}
