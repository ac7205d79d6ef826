using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Merging;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace RelationshipModel.Tests.Nouns;

public sealed class NoteTests
{
    private static readonly NoteId Id = new("note");
    private static readonly ContactId Ada = new("ada"), Alias = new("ada@work"), Ben = new("ben");
    private static readonly Instant Noon = Instant.FromUtc(2024, 6, 1, 12, 0);

    [Fact]
    public void Constructor_EmptyOrOfNobody_IsRefused()
    {
        Assert.Throws<ArgumentException>(static () => new Note(Id, Ada, Noon, " "));
        Assert.Throws<ArgumentException>(static () => new Note(Id, default, Noon, "text"));
        Assert.Throws<ArgumentException>(static () => new Note(default, Ada, Noon, "text"));
        Assert.Throws<ArgumentException>(static () => new Note(Id, Ada, Noon, new('x', Note.MaxTextLength + 1)));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new Note(Id, Ada, Instant.MaxValue, "text"));
    }

    [Fact]
    public async Task ListNotesAsync_OfAMergedPerson_AreThoseUnderAllIds()
    {
        RelationshipNetwork network = new(new("me"), NetworkStores.Of(new InMemoryStore()), new FakeClock(Noon));
        await network.Contacts.SaveAsync([new(Ada, "Ada"), new(Alias, "Ada"), new(Ben, "Ben")]);
        await network.Notes.SaveAsync(
            [
                new(new("late"), Ada, Noon, "late"), new(new("early"), Alias, Noon - Duration.FromDays(9), "early"),
                new(new("other"), Ben, Noon, "of Ben"),
            ]);
        await network.AcceptMergeAsync(Ada, Alias);

        foreach (ContactId id in (ContactId[])[Ada, Alias])
        {
            List<Note> notes = await network.ListNotesAsync(id).ToListAsync();
            Assert.Equal(["early", "late"], notes.Select(static note => note.Text));
            Assert.All(notes, static note => Assert.Equal(Ada, note.Contact));
        }

        await network.EraseContactAsync(Alias);
        Assert.Equal("of Ben", Assert.Single(await network.Notes.ListAsync().ToListAsync()).Text);
    }

    [Fact]
    public void Apply_NoteOnAnAbsorbedContact_IsOnTheKeptOne() =>
        Assert.Equal(Ada, Merges.None.Accept(Ada, Alias, Noon).Apply(new Note(Id, Alias, Noon, "text")).Contact);
}
