using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>Several writers, each on a thread of its own and with stores that it opened itself, begun at once.</summary>
internal static class ConcurrentWriters
{
    internal const int Count = 4;

    internal static async Task RunAsync(Func<ValueTask<NetworkStores>> open, Func<int, NetworkStores, Task> write)
    {
        NetworkStores[] opened = new NetworkStores[Count];
        for (int i = 0; i < Count; i++) opened[i] = await open();
        using Barrier start = new(Count);
        await Task.WhenAll(opened.Select((stores, i) => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return write(i, stores);
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
    }
}
