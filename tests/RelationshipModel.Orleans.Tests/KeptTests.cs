using System.Diagnostics.Metrics;
using RelationshipModel.Scoring;

namespace RelationshipModel.Orleans.Tests;

/// <summary>What a grain keeps in memory between calls is never older than the store. Reads are counted of the whole process, so
/// that nothing runs beside.</summary>
[Collection(nameof(KeptTests))]
[CollectionDefinition(nameof(KeptTests), DisableParallelization = true)]
public sealed class KeptTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Questions_NothingChanged_AreAnsweredFromMemory()
    {
        await using Cluster cluster = await Cluster.StartAsync();
        await cluster.Network().RecordAsync(Cluster.Log(0, 60), Cancel);
        // The first folds and keeps the states; the second reads them.
        for (int i = 0; i < 2; i++) await cluster.Network().PlanRevisitsAsync(cancellationToken: Cancel);
        using Measured measured = new();

        for (int i = 0; i < 3; i++) await cluster.Network().PlanRevisitsAsync(cancellationToken: Cancel);

        Assert.Equal(3, measured.Count("kept"));
        Assert.Equal(0, measured.Count("read"));
    }

    [Fact]
    public async Task Questions_ChangedPastTheGrain_SeeTheChange()
    {
        await using Cluster cluster = await Cluster.StartAsync();
        await cluster.Network().RecordAsync(Cluster.Log(0, 60), Cancel);
        Network.RelationshipNetwork alone = cluster.Alone();
        foreach (Func<ValueTask> change in (Func<ValueTask>[])
            [
                async () => await alone.RecordAsync(Cluster.Log(60, 20), Cancel),
                () => alone.RemoveInteractionAsync(new("i3"), Cancel),
                () => alone.Contacts.SaveAsync(
                    new(Cluster.Ada, "Ada") { Closeness = [new(Closeness.CloseFriend, new(2024, 1, 1))] }, Cancel),
                () => alone.SaveRecordedDirectionsAsync(RecordedDirections.OwnerOnly, Cancel),
                async () => await alone.EraseContactAsync(Cluster.Cleo, Cancel),
            ])
        {
            for (int i = 0; i < 2; i++) await cluster.Network().ScoreAllAsync(cancellationToken: Cancel);

            await change();

            List<RelationshipScore> expected = await alone.ScoreAllAsync(cancellationToken: Cancel).ToListAsync(Cancel);
            Assert.Equal(
                expected.Select(static score => (score.Tie.Contact, score.Strength, score.Bond, score.Reciprocity, score.Status)),
                (await cluster.Network().ScoreAllAsync(cancellationToken: Cancel))
                    .Select(static score => (score.Contact, score.Strength, score.Bond, score.Reciprocity, score.Status)));
        }
    }

    [Fact]
    public async Task AskAsync_QuestionOfTheHost_RunsInTheGrain()
    {
        await using Cluster cluster = await Cluster.StartAsync();
        await cluster.Network().RecordAsync(Cluster.Log(0, 7), Cancel);

        byte[] answer = await cluster.Network().AskAsync("count", BitConverter.GetBytes(100), cancellationToken: Cancel);

        Assert.Equal(107, BitConverter.ToInt32(answer));
    }

    [Fact]
    public async Task AskAsync_Unknown_SaysWhatToCall()
    {
        await using Cluster cluster = await Cluster.StartAsync();

        InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await cluster.Network().AskAsync("other", [], cancellationToken: Cancel));

        Assert.Contains("AddNetworkQuestion", thrown.Message, StringComparison.Ordinal);
    }

    /// <summary>Counts views by where their records came from.</summary>
    private sealed class Measured : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _records = [];

        internal Measured()
        {
            _listener.InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Name == GrainTelemetry.Views) listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => _records.Enqueue((string)tags[0].Value!));
            _listener.Start();
        }

        internal int Count(string records) => _records.Count(other => other == records);

        public void Dispose() => _listener.Dispose();
    }
}
