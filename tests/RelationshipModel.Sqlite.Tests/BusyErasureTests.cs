using System.Text;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace RelationshipModel.Sqlite.Tests;

/// <summary>Erasures from a file that others read and write.</summary>
public sealed class BusyErasureTests : IDisposable
{
    private const string Name = "Zephyrine Quillfeather";

    private static readonly ContactId Erased = new("erased-7f3a@example.org");
    private static readonly Instant Noon = Instant.FromUtc(2024, 6, 1, 12, 0);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static RelationshipNetwork Network(SqliteStore store, string owner = "owner") =>
        new(new(owner), NetworkStores.Of(store), new FakeClock(Noon));

    private bool IsFound() => _folder.Contents().Any(static content =>
        content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Name)) >= 0 || content.AsSpan().IndexOf("erased-7f3a"u8) >= 0);

    private static async Task FillAsync(RelationshipNetwork network)
    {
        await network.Contacts.SaveAsync(new(Erased, Name) { Place = Name });
        await network.RecordAsync([.. Enumerable.Range(0, 500).Select(static i =>
            new Interaction(new($"{i}"), Noon - Duration.FromHours(i), Channel.Voice, Erased, new ContactId($"c{i % 20}")))]);
    }

    private SqliteConnection Reader()
    {
        SqliteConnection reader = new($"Data Source={_folder.File()};Pooling=False;Mode=ReadOnly");
        reader.Open();
        using SqliteCommand command = reader.CreateCommand();
        command.CommandText = "BEGIN; SELECT count(*) FROM contacts";
        command.ExecuteScalar();
        return reader;
    }

    [Fact]
    public async Task EraseAsync_ReaderGoesInTime_WaitsForItWithoutHoldingUpOtherOwnersAndLeavesNoByte()
    {
        using SqliteStore store = new(_folder.File(), new() { BusyTimeout = Duration.FromMinutes(30) });
        await FillAsync(Network(store));
        SqliteConnection reader = Reader();
        Task<ErasureReceipt> erasing = Network(store).EraseContactAsync(Erased).AsTask();
        while (store.Database.Cleaner.Rewrites == 0) await Task.Delay(5, TestContext.Current.CancellationToken);

        for (int i = 0; i < 20; i++)
            await Network(store, "other").RecordAsync(new Interaction(new($"{i}"), Noon, Channel.Voice, new ContactId("c")));

        Assert.False(erasing.IsCompleted);
        Assert.True(IsFound());
        reader.Dispose();
        ErasureReceipt receipt = await erasing;
        Assert.Equal((1, false), (receipt.ContactsRemoved, receipt.IsCleaningPending));
        Assert.False(IsFound());
    }

    [Fact]
    public async Task EraseAsync_ReaderStaysBeyondTheBusyTimeout_SaysThatCleaningIsPendingUntilItIsCalledAgain()
    {
        using SqliteStore store = new(_folder.File(), new() { BusyTimeout = Duration.FromMilliseconds(300) });
        RelationshipNetwork network = Network(store);
        await FillAsync(network);
        using (SqliteConnection reader = Reader())
        {
            ErasureException pending =
                await Assert.ThrowsAsync<ErasureException>(async () => await network.EraseContactAsync(Erased));
            Assert.Equal((1, true), (pending.Receipt.ContactsRemoved, pending.Receipt.IsCleaningPending));
            Assert.Equal(SqliteStoreFault.Busy, Assert.IsType<SqliteStoreException>(pending.InnerException).Fault);
            Assert.Null(await network.Contacts.FindAsync(Erased));
            Assert.True(IsFound());
        }

        ErasureReceipt receipt = await network.EraseContactAsync(Erased);

        Assert.True(receipt.IsEmpty);
        Assert.False(IsFound());
    }

    [Fact]
    public async Task EraseAsync_CleaningIsDeferred_RewritesNothingUntilTheHostCleans()
    {
        using SqliteStore store = new(_folder.File(), new() { DefersCleaning = true });
        RelationshipNetwork network = Network(store);
        await FillAsync(network);

        ErasureReceipt receipt = await network.EraseContactAsync(Erased);

        Assert.Equal((1, true, 0), (receipt.ContactsRemoved, receipt.IsCleaningPending, store.Database.Cleaner.Rewrites));
        Assert.Null(await network.Contacts.FindAsync(Erased));
        Assert.True(IsFound());
        await Assert.ThrowsAsync<TaskCanceledException>(async () => await store.CleanAsync(new(canceled: true)));
        await store.CleanAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, store.Database.Cleaner.Rewrites);
        Assert.False(IsFound());
    }

    [Fact]
    public async Task EraseAsync_ManyOwnersAtOnce_ShareTheRewriting()
    {
        const int Owners = 40;
        using SqliteStore store = new(_folder.File());
        for (int i = 0; i < Owners; i++) await Network(store, $"owner {i}").Contacts.SaveAsync(new(Erased, Name));

        ErasureReceipt[] receipts = await Task.WhenAll(Enumerable.Range(0, Owners).Select(i =>
            Task.Run(async () => await Network(store, $"owner {i}").EraseContactAsync(Erased))));

        Assert.Equal(Owners, receipts.Sum(static receipt => receipt.ContactsRemoved));
        Assert.InRange(store.Database.Cleaner.Rewrites, 1, Owners / 2);
        Assert.False(IsFound());
    }

    [Fact]
    public async Task EraseAsync_PersonOfSeveralIds_RewritesTheFileOnce()
    {
        using SqliteStore store = new(_folder.File());
        RelationshipNetwork network = Network(store);
        await FillAsync(network);
        for (int i = 0; i < 4; i++)
        {
            ContactId other = new($"erased-7f3a-{i}");
            await network.Contacts.SaveAsync(new(other, Name));
            await network.AcceptMergeAsync(Erased, other);
        }

        ErasureReceipt receipt = await network.EraseContactAsync(Erased);

        Assert.Equal((5, 1), (receipt.ContactsRemoved, store.Database.Cleaner.Rewrites));
        Assert.False(IsFound());
    }
}
