using System.Runtime.CompilerServices;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Storage;
using RelationshipModel.Tests.Network;

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
    public async Task Unit_WithoutOwnerOrWorkOrCancelled_IsRefused()
    {
        IUnitOfWork unit = (IUnitOfWork)_store;
        CancellationToken cancelled = new(canceled: true);
        await Assert.ThrowsAsync<ArgumentException>("owner", async () => await unit.RunAsync<int>(default, static () => new(1)));
        await Assert.ThrowsAsync<ArgumentNullException>("work", async () => await unit.RunAsync<int>(Owner, null!));
        await Assert.ThrowsAsync<ArgumentNullException>("read", async () => await unit.ReadAsync<int>(Owner, null!));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await unit.RunAsync<int>(Owner, static () => new(1), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await unit.ReadAsync<int>(Owner, static () => new(1), cancelled));
        Assert.Throws<ArgumentException>("after", () => _store.ListAsync(Owner, default(LogPosition)));
        Assert.Throws<ArgumentException>("owner", () => _store.ListAsync(default, after: null));
    }

    /// <summary>Whatever a unit changed is as it was before, when the unit fails.</summary>
    [Fact]
    public async Task Unit_ThatFails_LeavesLogDirectionsHorizonAndErasuresAsTheyWere()
    {
        InMemoryStore store = (InMemoryStore)_store;
        NetworkStores stores = NetworkStores.Of(store);
        await _store.AddAsync(Owner, [Message(1), Message(2), Message(3)]);
        await stores.RecordedDirections!.SaveAsync(Owner, RecordedDirections.OwnerOnly);
        await stores.ErasureRecords!.AddAsync(Owner, [new("gone")]);
        KeptTie tie = (await stores.TieStates!.FindTieAsync(Owner, Friend))!;

        await Assert.ThrowsAsync<IOException>(async () => await stores.UnitOfWork!.RunAsync<int>(Owner, async () =>
        {
            await _store.SaveAsync(Owner, Message(2) with { IsReply = true });
            await _store.SaveAsync(Owner, Message(7));
            await _store.RemoveAsync(Owner, [Message(1).Id, new("unknown")]);
            await _store.AddAsync(Owner, [Message(4)]);
            await stores.RecordedDirections.SaveAsync(Owner, RecordedDirections.ContactsOnly);
            await stores.ErasureRecords.AddAsync(Owner, [Friend]);
            await stores.ErasureRecords.RemoveAsync(Owner, [new("gone")]);
            KeptTie changed = (await stores.TieStates.FindTieAsync(Owner, Friend))!;
            Assert.Equal(2, await stores.TieStates.FoldAsync(Owner, Message(4).At, [changed]));
            throw new IOException("The disk is full.");
        }));

        Assert.Equal([Message(1), Message(2), Message(3)], await _store.ListAsync(Owner).ToListAsync());
        Assert.Equal([Message(1), Message(2), Message(3)], await _store.ListAsync(Owner, Friend).ToListAsync());
        Assert.Equal(RecordedDirections.OwnerOnly, await stores.RecordedDirections.FindAsync(Owner));
        Assert.Equal([new ContactId("gone")], await stores.ErasureRecords.FindAsync(Owner, [Friend, new("gone")]));
        Assert.Null(await stores.TieStates.FindHorizonAsync(Owner));
        Assert.Equal(tie, await stores.TieStates.FindTieAsync(Owner, Friend));
    }

    [Fact]
    public async Task Unit_ThatFails_LeavesTheTiesAsTheyWere()
    {
        NetworkStores stores = NetworkStores.Of((InMemoryStore)_store);
        ITieStateStore ties = stores.TieStates!;
        await _store.AddAsync(Owner, [Message(1), Message(2)]);
        await ties.FoldAsync(Owner, Message(2).At, [(await TieAsync())! with { Past = new byte[] { 1 } }]);
        KeptTie before = (await TieAsync())!;
        Func<Task>[] changes =
        [
            () => _store.AddAsync(Owner, [Message(3)]).AsTask(),
            () => _store.AddAsync(Owner, [new(new("new"), Message(3).At, Channel.Message, new ContactId("new"))]).AsTask(),
            () => ties.SaveStatesAsync(Owner, [before with { State = new byte[] { 2 } }]).AsTask(),
            () => ties.SavePastsAsync(Owner, [before with { Past = new byte[] { 2 } }]).AsTask(),
            () => ties.RemoveTieAsync(Owner, Friend).AsTask(),
        ];
        foreach (Func<Task> change in changes)
        {
            await Assert.ThrowsAsync<IOException>(async () => await stores.UnitOfWork!.RunAsync<int>(Owner, async () =>
            {
                await change();
                throw new IOException("The disk is full.");
            }));
            Assert.Equal([before], await ties.ListTiesAsync(Owner, withPeople: true).ToListAsync());
        }

        ValueTask<KeptTie?> TieAsync() => ties.FindTieAsync(Owner, Friend);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task UnitAndView_BesideAUnit_BeginWhenItHasEnded(bool isView)
    {
        IUnitOfWork unit = (IUnitOfWork)_store;
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        List<string> order = [];
        Task<int> first = unit.RunAsync(Owner, async () =>
        {
            order.Add("first begins");
            await gate.Task;
            order.Add("first ends");
            return 0;
        }).AsTask();
        Task<int> second = isView ? unit.ReadAsync(Owner, SecondAsync).AsTask() : unit.RunAsync(Owner, SecondAsync).AsTask();

        gate.SetResult();
        await Task.WhenAll(first, second);

        Assert.Equal(["first begins", "first ends", "second"], order);

        ValueTask<int> SecondAsync()
        {
            order.Add("second");
            return new(0);
        }
    }

    [Fact]
    public async Task ReadAsync_WithinAViewOrAUnit_IsPartOfIt()
    {
        IUnitOfWork unit = (IUnitOfWork)_store;
        await _store.AddAsync(Owner, [Message(1)]);

        Assert.Equal([Message(1)], await unit.ReadAsync(Owner, async () =>
        {
            await _store.AddAsync(Owner, [Message(2)]);
            return await unit.ReadAsync(Owner, ListAsync);
        }));
        Assert.Equal([Message(1), Message(2), Message(3)], await unit.RunAsync(Owner, async () =>
        {
            await _store.AddAsync(Owner, [Message(3)]);
            CancellationToken cancelled = new(canceled: true);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                async () => await unit.RunAsync<int>(Owner, static () => new(1), cancelled));
            return await unit.ReadAsync(Owner, ListAsync);
        }));

        async ValueTask<List<Interaction>> ListAsync() => await _store.ListAsync(Owner).ToListAsync();
    }

    [Fact]
    public async Task Unit_WhoseWorkGoesOnAfterItsEnd_HasNoPartInThat()
    {
        IUnitOfWork unit = (IUnitOfWork)_store;
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task late = Task.CompletedTask;
        await unit.RunAsync<int>(Owner, () =>
        {
            late = AddLateAsync();
            return new(0);
        });
        long? version = await unit.FindVersionAsync(Owner);

        ended.SetResult();
        await late;

        Assert.NotEqual(version, await unit.FindVersionAsync(Owner));

        async Task AddLateAsync()
        {
            await ended.Task;
            await _store.AddAsync(Owner, [Message(1)]);
        }
    }

    [Fact]
    public async Task Call_ThatWaitsForAUnit_NeverComesBackToTheContextOfTheHost()
    {
        NetworkStores stores = NetworkStores.Of((InMemoryStore)_store);
        Func<Task>[] calls =
        [
            () => _store.FindAsync(Owner, Message(1).Id).AsTask(),
            () => _store.ListAsync(Owner).CollectAsync(CancellationToken.None).AsTask(),
            () => _store.AddAsync(Owner, [Message(1)]).AsTask(),
            () => _store.SaveAsync(Owner, Message(2)).AsTask(),
            () => _store.RemoveAsync(Owner, Message(2).Id).AsTask(),
            () => stores.Contacts.SaveAsync(Owner, new Contact(Friend, "Friend")).AsTask(),
            () => stores.Contacts.RemoveAsync(Owner, Friend).AsTask(),
            () => stores.TieStates!.SavePastsAsync(Owner, []).AsTask(),
            () => stores.ErasureRecords!.AddAsync(Owner, [Friend]).AsTask(),
            () => stores.ErasureRecords!.FindAsync(Owner, [Friend]).AsTask(),
            () => stores.ErasureRecords!.RemoveAsync(Owner, [Friend]).AsTask(),
            () => stores.RecordedDirections!.SaveAsync(Owner, RecordedDirections.OwnerOnly).AsTask(),
            () => stores.UnitOfWork!.RunAsync<int>(Owner, static () => new(1)).AsTask(),
            () => stores.UnitOfWork!.ReadAsync<int>(Owner, static () => new(1)).AsTask(),
        ];
        foreach (Func<Task> call in calls)
        {
            TaskCompletionSource<int> gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Task<int> unit = stores.UnitOfWork!.RunAsync<int>(Owner, () => new(gate.Task)).AsTask();
            HostContext context = new();
            Task waiting = context.Run(call);
            Assert.False(waiting.IsCompleted);
            gate.SetResult(0);
            await Task.WhenAll(unit, waiting);
            Assert.Equal(0, context.Posts);
        }
    }

    [Fact]
    public async Task Unit_InWhichACallFailed_SaysThatNothingWasKept()
    {
        IMembershipStore memberships = (IMembershipStore)_store;
        InvalidOperationException fault = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await ((IUnitOfWork)_store).RunAsync(Owner, async () =>
            {
                await _store.AddAsync(Owner, [Message(1)]);
                await Assert.ThrowsAsync<InvalidOperationException>(async () =>
                    await memberships.SaveAsync(Owner, new CircleMembership(new("none"), Friend, new(2020, 1, 1))));
                return 1;
            }));
        Assert.Equal("A call within the unit failed, so none of its changes were kept.", fault.Message);
        Assert.Empty(await _store.ListAsync(Owner).ToListAsync());
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
