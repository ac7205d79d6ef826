using System.Diagnostics;
using RelationshipModel.Storage;
using SqliteWriter;

namespace RelationshipModel.Sqlite.Tests;

public sealed class TwoProcessesTests
{
    /// <summary>The seconds for which they write: RELATIONSHIP_MODEL_CONTEND_SECONDS, else 5 where CI is set, else 3.</summary>
    private static readonly string Seconds = Environment.GetEnvironmentVariable("RELATIONSHIP_MODEL_CONTEND_SECONDS")
        ?? (Environment.GetEnvironmentVariable("CI") is null ? "3" : "5");

    [Fact]
    public async Task AddAsync_TwoProcessesOnOneFile_MeetNoErrorAndLoseNothing()
    {
        using TemporaryFolder folder = new();
        Process[] writers = [Writer.Start("contend", folder.File(), "1", Seconds),
            Writer.Start("contend", folder.File(), "2", Seconds)];

        string[] said = await Task.WhenAll(writers.Select(static writer => writer.StandardOutput.ReadToEndAsync()));
        string[] faults = await Task.WhenAll(writers.Select(static writer => writer.StandardError.ReadToEndAsync()));

        Assert.Equal(["", ""], faults);
        int[] added = [.. said.Select(static line => int.Parse(line["added ".Length..], null))];
        using SqliteStore store = new(folder.File());
        IInteractionStore interactions = store;
        List<Interaction> kept = await interactions.ListAsync(Batches.Owner).ToListAsync();
        Assert.All(added, static count => Assert.True(count > 0));
        Assert.Equal(added.Sum(), kept.Count);
        Assert.All(kept.GroupBy(Batches.BatchOf), static batch => Assert.Equal(Batches.Of(batch.Key), batch));
        Assert.Equal(kept, await interactions.ListAsync(Batches.Owner, Batches.Everywhere).ToListAsync());
        Contact contact = (await ((IContactStore)store).FindAsync(Batches.Owner, Batches.Everywhere))!;
        Assert.Equal(contact.Name[3..], contact.Place![3..]);
        foreach (Process writer in writers) writer.Dispose();
    }
}
