using System.Runtime.CompilerServices;
using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Tests.Storage;

public sealed class InMemoryStoreTests
{
    private static readonly OwnerId Owner = new("owner");
    private static readonly ContactId Friend = new("friend");
    private static readonly Instant Noon = Instant.FromUtc(2020, 5, 1, 12, 0);

    private readonly IInteractionStore _store = new InMemoryStore();

    private static Interaction Message(int number) =>
        new(new($"{number:d6}"), Noon + Duration.FromMinutes(number), Channel.Message, Friend);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ListAsync_ChangedWhileRead_ShowsTheMomentItBegan(bool ofContact)
    {
        Interaction[] before = [Message(1), Message(3), Message(5)];
        await _store.AddAsync(Owner, before);
        List<Interaction> read = [];

        await foreach (Interaction interaction in ofContact ? _store.ListAsync(Owner, Friend) : _store.ListAsync(Owner))
        {
            read.Add(interaction);
            if (read.Count > 1) continue;
            await _store.AddAsync(Owner, [Message(4), Message(9)]);
            await _store.SaveAsync(Owner, Message(3) with { IsReply = true });
            await _store.RemoveAsync(Owner, Message(5).Id);
        }

        Assert.Equal(before, read);
        Assert.Equal([Message(1), Message(3) with { IsReply = true }, Message(4), Message(9)], await _store.ListAsync(Owner)
            .ToListAsync());
    }

    [Fact]
    public async Task ListAsync_CancelledWhileRead_GivesUp()
    {
        await _store.AddAsync(Owner, [Message(1), Message(2)]);
        using CancellationTokenSource source = new();
        await using IAsyncEnumerator<Interaction> reader = _store.ListAsync(Owner, cancellationToken: source.Token)
            .GetAsyncEnumerator();

        Assert.True(await reader.MoveNextAsync());
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reader.MoveNextAsync());
    }

    [Fact]
    public async Task AddAsync_ManyThreadsWithTheSameInteractions_EachIsNewOnce()
    {
        const int Threads = 4, Count = 2000;
        int added = 0;

        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(async () =>
        {
            for (int i = 0; i < Count; i++)
                Interlocked.Add(ref added, await _store.AddAsync(Owner, [Message(thread % 2 == 0 ? i : Count - 1 - i)]));
        })));

        Assert.Equal(Count, added);
        Assert.Equal(Enumerable.Range(0, Count).Select(Message), await _store.ListAsync(Owner).ToListAsync());
        Assert.Equal(Enumerable.Range(0, Count).Select(Message), await _store.ListAsync(Owner, Friend).ToListAsync());
    }

    [Fact]
    public async Task ListAsync_WhileBatchesAreAdded_ShowsWholeBatchesInOrder()
    {
        const int Batches = 300, Size = 10;
        Task writing = Task.Run(async () =>
        {
            foreach (int batch in Enumerable.Range(0, Batches).OrderBy(static batch => batch * 7919 % Batches))
                await _store.AddAsync(Owner, [.. Enumerable.Range(batch * Size, Size).Select(Message)]);
        });

        do
        {
            List<Interaction> read = await _store.ListAsync(Owner).ToListAsync();
            Assert.Equal(0, read.Count % Size);
            Assert.Equal(read.OrderBy(static i => i.Id), read);
        }
        while (!writing.IsCompleted);

        await writing;
        Assert.Equal(Batches * Size, await _store.ListAsync(Owner).CountAsync());
    }

    [Fact]
    public async Task ListAsync_OneContactOfALongLog_AllocatesNothingThatGrowsWithTheLog()
    {
        ContactId rare = new("rare");
        await _store.AddAsync(Owner,
            [.. Enumerable.Range(0, 50_000).Select(Message), new(new("rare"), Noon, Channel.Voice, rare)]);
        await ReadAsync();

        long before = GC.GetAllocatedBytesForCurrentThread();
        int count = await ReadAsync();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(1, count);
        Assert.InRange(allocated, 0, 4096);

        [MethodImpl(MethodImplOptions.NoInlining)]
        async ValueTask<int> ReadAsync() => await _store.ListAsync(Owner, rare).CountAsync();
    }
}
