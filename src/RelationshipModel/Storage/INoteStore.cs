using RelationshipModel.Internals;

namespace RelationshipModel.Storage;

/// <summary>Keeps the owner's notes on the contacts.</summary>
/// <remarks>Notes are listed by their instant and then ordinally by id.</remarks>
public interface INoteStore : IRecordStore<NoteId, Note>
{
    /// <summary>Returns the notes on one contact, in order.</summary>
    /// <remarks>By default those among all notes; a store with an index does better.</remarks>
    IAsyncEnumerable<Note> ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken = default) =>
        ListAsync(owner, cancellationToken).Filter(note => note.Contact == contact, cancellationToken);
}
