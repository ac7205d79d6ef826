using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace RelationshipModel.Sqlite.Tests;

/// <summary>The last look, checks, copies, and who may read the files.</summary>
public sealed class CareTests : IDisposable
{
    private static readonly OwnerId Owner = new("owner"), Other = new("other");
    private static readonly ContactId Ada = new("ada"), Ben = new("ben");
    private static readonly Instant Noon = Instant.FromUtc(2024, 6, 1, 12, 0);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File => _folder.File();

    [Fact]
    public async Task LastLook_Saved_IsTheOwnersOwn()
    {
        using SqliteStore store = new(File);
        Assert.Null(await store.FindLastLookAsync(Owner, Cancel));
        await store.SaveLastLookAsync(Owner, Noon, Cancel);
        await store.SaveLastLookAsync(Owner, Noon.PlusNanoseconds(1), Cancel);
        Assert.Equal(Noon.PlusNanoseconds(1), await store.FindLastLookAsync(Owner, Cancel));
        Assert.Null(await store.FindLastLookAsync(Other, Cancel));
    }

    [Fact]
    public async Task Backup_WhileTheStoreIsOpen_IsWhatItWas()
    {
        string copy = _folder.File("copy.db");
        using SqliteStore store = new(File);
        await ((INoteStore)store).SaveAsync(Owner, new Note(new("before"), Ada, Noon, "before"), Cancel);
        await store.BackupAsync(copy, Cancel);
        await ((INoteStore)store).SaveAsync(Owner, new Note(new("after"), Ada, Noon, "after"), Cancel);
        await Assert.ThrowsAsync<IOException>(async () => await store.BackupAsync(copy, Cancel));

        using SqliteStore copied = new(copy, new() { ReadOnly = true });
        Assert.Equal("before", Assert.Single(await ((INoteStore)copied).ListAsync(Owner, Ada, Cancel).ToListAsync(Cancel)).Text);
        Assert.Empty(await copied.CheckAsync(Cancel));
    }

    [Fact]
    public async Task Files_Created_CanBeReadByTheirOwnerAlone()
    {
        string copy = _folder.File("copy.db");
        using SqliteStore store = new(File);
        await ((INoteStore)store).SaveAsync(Owner, new Note(new("secret"), Ada, Noon, "secret"), Cancel);
        await store.BackupAsync(copy, Cancel);
        if (OperatingSystem.IsWindows()) return;
        foreach (string file in Directory.GetFiles(System.IO.Path.GetDirectoryName(File)!))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task ClearStates_Always_ChangesNoScore()
    {
        using SqliteStore store = new(File);
        RelationshipNetwork network = new(Owner, NetworkStores.Of(store), new FakeClock(Noon));
        for (int i = 0; i < 20; i++)
            await network.RecordAsync(new Interaction(new($"{i}"), Noon - Duration.FromDays(11 * i), Channel.Voice, i % 3 == 0
                ? Ada : Ben), Cancel);
        var before = await network.ScoreAllAsync(cancellationToken: Cancel).ToListAsync(Cancel);
        await store.ClearStatesAsync(Cancel);
        Assert.Equal(before, await network.ScoreAllAsync(cancellationToken: Cancel).ToListAsync(Cancel));
    }

    public void Dispose() => _folder.Dispose();
}
