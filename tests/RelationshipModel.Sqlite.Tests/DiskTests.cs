using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Network;
using RelationshipModel.Storage;
using SqliteWriter;

namespace RelationshipModel.Sqlite.Tests;

/// <summary>A disk that is full, or can only be read.</summary>
public sealed class DiskTests
{
    [Fact]
    public async Task AddAsync_DiskFull_SaysSoAndKeepsWhatWasAcknowledgedAndNoMore()
    {
        using SmallDisk disk = SmallDisk.Make(megabytes: 2);
        int added = 0;
        using (SqliteStore store = new(disk.File))
        {
            SqliteStoreException fault = await Assert.ThrowsAsync<SqliteStoreException>(async () =>
            {
                for (; ; added++) await ((IInteractionStore)store).AddAsync(Batches.Owner, Batches.Of(added));
            });
            Assert.Equal(SqliteStoreFault.Full, fault.Fault);
            Assert.Contains(disk.File, fault.Message, StringComparison.Ordinal);
            Assert.InRange(added, 10, 10_000);
            Assert.Equal(added * Batches.Size, await ((IInteractionStore)store).ListAsync(Batches.Owner).CountAsync());
        }

        disk.Remount("size=16m");

        using SqliteStore reopened = new(disk.File);
        Assert.Equal(Enumerable.Range(0, added).SelectMany(Batches.Of),
            await ((IInteractionStore)reopened).ListAsync(Batches.Owner).ToListAsync());
        Assert.Equal(Batches.Size, await ((IInteractionStore)reopened).AddAsync(Batches.Owner, Batches.Of(added)));
        Assert.Equal("ok", Integrity.Of(disk.File));
    }

    [Fact]
    public async Task AddAsync_DiskFullWhileOpen_GoesOnWhenThereIsRoom()
    {
        using SmallDisk disk = SmallDisk.Make(megabytes: 2);
        using SqliteStore store = new(disk.File);
        int added = 0;
        await Assert.ThrowsAsync<SqliteStoreException>(async () =>
        {
            for (; ; added++) await ((IInteractionStore)store).AddAsync(Batches.Owner, Batches.Of(added));
        });

        disk.Remount("size=16m");

        Assert.Equal(Batches.Size, await ((IInteractionStore)store).AddAsync(Batches.Owner, Batches.Of(added)));
        Assert.Equal((added + 1) * Batches.Size, await ((IInteractionStore)store).ListAsync(Batches.Owner).CountAsync());
    }

    [Fact]
    public async Task EraseAsync_NoRoomToRewriteTheFile_SaysWhatIsRemovedAndLeavesNoTraceWhenCalledAgain()
    {
        using SmallDisk disk = SmallDisk.Make(megabytes: 16);
        ContactId erased = new("erased");
        using (SqliteStore store = new(disk.File))
        {
            for (int i = 0; i < 300; i++)
                await ((IContactStore)store).SaveAsync(Batches.Owner,
                    new(new($"{i}"),
                        "name")
                    { Interests = [.. Enumerable.Range(0, 30).Select(n => $"{n:D4}{new string('x', 1000)}")] });
            await ((IContactStore)store).SaveAsync(Batches.Owner, new(erased, "name"));
        }

        using (SqliteStore store = new(disk.File))
        {
            RelationshipNetwork network = new(Batches.Owner, NetworkStores.Of(store), new FakeClock(NodaConstants.UnixEpoch));
            ErasureException erasure =
                await Assert.ThrowsAsync<ErasureException>(async () => await network.EraseContactAsync(erased));

            Assert.Equal(1, erasure.Receipt.ContactsRemoved);
            SqliteStoreException fault = Assert.IsType<SqliteStoreException>(erasure.InnerException);
            Assert.Equal(SqliteStoreFault.Full, fault.Fault);
            Assert.DoesNotContain("None of this call's changes were kept", fault.Message, StringComparison.Ordinal);
            Assert.Contains("traces", fault.Message, StringComparison.Ordinal);
            Assert.Null(await ((IContactStore)store).FindAsync(Batches.Owner, erased));

            disk.Remount("size=64m");
            Assert.True((await network.EraseContactAsync(erased)).IsEmpty);
        }

        Assert.Equal("ok", Integrity.Of(disk.File));
        Assert.Equal(-1, (await File.ReadAllBytesAsync(disk.File)).AsSpan().IndexOf("erased"u8));
    }

    [Fact]
    public async Task AddAsync_DiskReadOnly_SaysSoAndLosesNothing()
    {
        using SmallDisk disk = SmallDisk.Make(megabytes: 8);
        using (SqliteStore store = new(disk.File)) await ((IInteractionStore)store).AddAsync(Batches.Owner, Batches.Of(0));
        disk.Remount("ro");

        foreach (bool readOnly in new[] { false, true })
        {
            using SqliteStore store = new(disk.File, new() { ReadOnly = readOnly });
            SqliteStoreException fault =
                await Assert.ThrowsAsync<SqliteStoreException>(
                    async () => await ((IInteractionStore)store).AddAsync(Batches.Owner, Batches.Of(1)));
            Assert.True(fault.Fault is SqliteStoreFault.ReadOnly or SqliteStoreFault.Unavailable,
                $"{fault.Fault}: {fault.Message}");
            Assert.Contains(disk.File, fault.Message, StringComparison.Ordinal);
        }

        disk.Remount("rw");
        using SqliteStore reopened = new(disk.File);
        Assert.Equal(Batches.Of(0), await ((IInteractionStore)reopened).ListAsync(Batches.Owner).ToListAsync());
        Assert.Equal("ok", Integrity.Of(disk.File));
    }
}
