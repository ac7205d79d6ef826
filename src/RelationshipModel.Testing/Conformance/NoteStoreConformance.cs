using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>The requirements on an <see cref="INoteStore"/>.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.Notes)]
public abstract class NoteStoreConformance<TFixture>(TFixture fixture)
    : RecordStoreConformance<TFixture, NoteId, Note>(fixture)
    where TFixture : StoreFixture
{
    /// <inheritdoc/>
    protected override IRecordStore<NoteId, Note> Port => Stores.Notes!;

    /// <inheritdoc/>
    protected override IReadOnlyList<Note> Rows { get; } =
    [
        new(new("z"), new("c"), Instant.FromUtc(1, 1, 2, 0, 0), "first"),
        .. OrdinalIds.Select(id => new Note(new(id), new("c"), Instant.FromUtc(2020, 5, 1, 18, 0), "text")),
        new(new("A"), new("c"), Instant.FromUtc(2020, 5, 1, 18, 0).PlusNanoseconds(1), "last"),
    ];

    /// <inheritdoc/>
    protected override Note Full { get; } =
        new(new("note"), new("contact"), Instant.FromUtc(2021, 9, 25, 21, 0).PlusNanoseconds(7), "ask about the choir");

    /// <inheritdoc/>
    protected override Note Changed(Note row) => new(row.Id, row.Contact, row.At, row.Text + ", again");

    /// <inheritdoc/>
    protected override IReadOnlyList<Note> Extremes { get; } =
    [
        .. Instants.Select(static (at, i) => new Note(
            new(IdOf(99 - i, TextOf(i))), new(IdOf(i, TextOf(i))), at, i == 0 ? new('\u6f22', Note.MaxTextLength) : TextOf(i))),
    ];

    /// <inheritdoc/>
    protected override NoteId KeyOf(Note row) => row.Id;

    /// <summary>The notes about one contact are listed separately.</summary>
    [Fact]
    public async Task The_notes_on_one_contact_are_listed_in_order_and_no_others()
    {
        Rule rule = new("The store should list the notes on one contact in order, and no others.");
        Note[] ofAda = [.. Rows.Select(static (row, i) => new Note(row.Id, new(i % 2 == 0 ? "ada" : "ben"), row.At, row.Text))];
        foreach (Note note in Shuffled(ofAda)) await Stores.Notes!.SaveAsync(Owner, note);

        rule.Equal(
            ofAda.Where(static note => note.Contact.Value == "ada"),
            await Stores.Notes!.ListAsync(Owner, new ContactId("ada")).ToListAsync());
        rule.Empty(await Stores.Notes!.ListAsync(AnotherOwner, new ContactId("ada")).ToListAsync());
    }
}
