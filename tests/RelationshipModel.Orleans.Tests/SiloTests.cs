using RelationshipModel.Scoring;

namespace RelationshipModel.Orleans.Tests;

public sealed class SiloTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RecordAsync_SilosKilledAndStoppedMeanwhile_KeepsWhatItAcknowledgedOnce()
    {
        await using Cluster cluster = await Cluster.StartAsync(silos: 3);
        OwnerId[] owners = [.. Enumerable.Range(0, 12).Select(static i => new OwnerId($"owner{i}"))];
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        TaskCompletionSource[] begun = [.. owners.Select(static _ => new TaskCompletionSource())];
        int retried = 0;
        Task<int>[] clients = [.. owners.Select((owner, i) => Task.Run(() => RecordAsync(owner, begun[i]), Cancel))];
        await Task.WhenAll(begun.Select(static owner => owner.Task));

        await cluster.Silos.KillSiloAsync(cluster.Silos.Silos[2]);
        await cluster.Silos.StopSiloAsync(cluster.Silos.Silos[1]);
        await cluster.Silos.StartAdditionalSiloAsync();
        await stop.CancelAsync();
        int[] acknowledged = await Task.WhenAll(clients);

        for (int i = 0; i < owners.Length; i++)
        {
            List<Interaction> kept =
                await cluster.Alone(owners[i]).ListInteractionsAsync(cancellationToken: Cancel).ToListAsync(Cancel);
            Assert.Equal(Cluster.Log(0, acknowledged[i]).Select(static sent => sent.Id).Order(),
                kept.Select(static interaction => interaction.Id).Order());
            List<RelationshipScore> expected =
                await cluster.Alone(owners[i]).ScoreAllAsync(cancellationToken: Cancel).ToListAsync(Cancel);
            TieScore[] scores = await AgainAsync(
                () => cluster.Network(owners[i]).ScoreAllAsync(cancellationToken: Cancel));
            Assert.Equal(expected.Select(static score => (score.Tie.Contact, score.Strength, score.Bond, score.Reciprocity)),
                scores.Select(static score => (score.Contact, score.Strength, score.Bond, score.Reciprocity)));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{acknowledged.Sum()} acknowledged, {retried} calls made again.");

        // A client that repeats what failed, as every client of a cluster has to.
        async Task<int> RecordAsync(OwnerId owner, TaskCompletionSource begun)
        {
            int sent = 0;
            while (!stop.IsCancellationRequested || sent == 0)
            {
                Interaction[] batch = Cluster.Log(sent, 5);
                await AgainAsync(() => cluster.Network(owner).RecordAsync(batch, Cancel));
                sent += batch.Length;
                begun.TrySetResult();
            }

            return sent;
        }

        async Task<T> AgainAsync<T>(Func<ValueTask<T>> call)
        {
            while (true)
            {
                try
                {
                    return await call();
                }
                catch (Exception fault) when (fault is OrleansException or TimeoutException or OperationCanceledException
                    && !Cancel.IsCancellationRequested)
                {
                    Interlocked.Increment(ref retried);
                    await Task.Yield();
                }
            }
        }
    }

    [Fact]
    public async Task ScoreAllAsync_AfterDeactivation_IsTheSame()
    {
        await using Cluster cluster = await Cluster.StartAsync();
        await cluster.Network().RecordAsync(Cluster.Log(0, 100), Cancel);
        TieScore[] before = await cluster.Network().ScoreAllAsync(cancellationToken: Cancel);

        await cluster.Silos.DeactivateAsync(cluster.Network());

        Assert.Equal(before, await cluster.Network().ScoreAllAsync(cancellationToken: Cancel));
    }
}
