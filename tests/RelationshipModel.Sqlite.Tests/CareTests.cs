using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace RelationshipModel.Sqlite.Tests;

/// <summary>Notes, the last look, checks, copies, and who may read the files.</summary>
public sealed class CareTests : IDisposable
{
    private static readonly OwnerId Owner = new("owner"), Other = new("other");
    private static readonly ContactId Ada = new("ada"), Ben = new("ben");
    private static readonly Instant Noon = Instant.FromUtc(2024, 6, 1, 12, 0);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File => _folder.File();

    [Fact]
    public async Task Notes_OfOneContact_AreListedOldestFirstAndSeenByNobodyElse()
    {
        using SqliteStore store = new(File);
        ContactNote late = new(Ada, Noon, "late"), early = new(Ada, Noon - Duration.FromDays(400), "früh\n2");
        foreach (ContactNote note in (ContactNote[])[late, early, late, new(Ben, Noon, "of Ben")])
            await store.AddNoteAsync(Owner, note, Cancel);
        await store.AddNoteAsync(Other, new(Ada, Noon, "the other's"), Cancel);

        Assert.Equal([early, late], await store.ListNotesAsync(Owner, Ada, Cancel));
        Assert.Empty(await store.ListNotesAsync(new("nobody"), Ada, Cancel));
    }

    [Fact]
    public async Task Notes_OfAnErasedContact_AreGone()
    {
        using SqliteStore store = new(File);
        await store.AddNoteAsync(Owner, new(Ada, Noon, "secret"), Cancel);
        await store.AddNoteAsync(Owner, new(Ben, Noon, "stays"), Cancel);
        await new RelationshipNetwork(Owner, NetworkStores.Of(store), new FakeClock(Noon)).EraseContactAsync(Ada, Cancel);
        Assert.Empty(await store.ListNotesAsync(Owner, Ada, Cancel));
        Assert.Single(await store.ListNotesAsync(Owner, Ben, Cancel));
    }

    [Fact]
    public void Note_EmptyOrOfNobody_IsRefused()
    {
        Assert.Throws<ArgumentException>(static () => new ContactNote(Ada, Noon, " "));
        Assert.Throws<ArgumentException>(static () => new ContactNote(default, Noon, "text"));
        Assert.Throws<ArgumentException>(static () => new ContactNote(Ada, Noon, new('x', ContactNote.MaxTextLength + 1)));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new ContactNote(Ada, Instant.MaxValue, "text"));
    }

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
        await store.AddNoteAsync(Owner, new(Ada, Noon, "before"), Cancel);
        await store.BackupAsync(copy, Cancel);
        await store.AddNoteAsync(Owner, new(Ada, Noon, "after"), Cancel);
        await Assert.ThrowsAsync<IOException>(async () => await store.BackupAsync(copy, Cancel));

        using SqliteStore copied = new(copy, new() { ReadOnly = true });
        Assert.Equal("before", Assert.Single(await copied.ListNotesAsync(Owner, Ada, Cancel)).Text);
        Assert.Empty(await copied.CheckAsync(Cancel));
    }

    [Fact]
    public async Task Files_Created_CanBeReadByTheirOwnerAlone()
    {
        string copy = _folder.File("copy.db");
        using SqliteStore store = new(File);
        await store.AddNoteAsync(Owner, new(Ada, Noon, "secret"), Cancel);
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
