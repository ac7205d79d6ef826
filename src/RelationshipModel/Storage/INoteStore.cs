using RelationshipModel.Internals;

namespace RelationshipModel.Storage;

/// <summary>Keeps the owner's notes about the contacts.</summary>
/// <remarks>Notes are listed by their instant and then ordinally by id.</remarks>
public interface INoteStore : IRecordStore<NoteId, Note>
{
    /// <summary>Returns the notes about one contact, in order.</summary>
    /// <remarks>By default it filters all notes; override it in a store with an index.</remarks>
    IAsyncEnumerable<Note> ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken = default) =>
        ListAsync(owner, cancellationToken).Filter(note => note.Contact == contact, cancellationToken);
}
