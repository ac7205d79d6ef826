using NodaTime;

namespace RelationshipModel.Rows;

/// <summary>The table of the notes.</summary>
internal static class NoteRows
{
    private static readonly FieldList<Note> Fields = new();
    private static readonly Field<Note, NoteId> Id = Fields.Add(Codecs.Note, static note => note.Id);
    private static readonly Field<Note, ContactId> Contact = Fields.Add(Codecs.Contact, static note => note.Contact);
    private static readonly Field<Note, Instant> At = Fields.Add(Codecs.Instant, static note => note.At);
    private static readonly Field<Note, string> Text = Fields.Add(Codecs.Text, static note => note.Text);

    internal static readonly RowMapping<NoteId, Note> Mapping = new(
        "Notes", Fields, [Id], static id => [Id.TextOf(id)],
        static row => new(Id.In(row), Contact.In(row), At.In(row), Text.In(row)),
        order: [At, Id], listedBy: Contact);
}
