using NodaTime;
using RelationshipModel.Rows;
using RelationshipModel.Storage;

namespace RelationshipModel.Sqlite;

/// <content>The owner's notes, and when the owner last looked at the network.</content>
public sealed partial class SqliteStore
{
    /// <summary>Adds a note. The same text on the same contact at the same instant is kept once.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="note">The note.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException"><paramref name="owner"/> is its default value.</exception>
    /// <exception cref="SqliteStoreException">The file cannot be written.</exception>
    public ValueTask AddNoteAsync(OwnerId owner, ContactNote note, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(note);
        (long seconds, int nanoseconds) = Cell.Of(note.At);
        return WriteAsync(
            owner,
            (session, key) => session.Run(
                "INSERT INTO notes (owner, contact, at_s, at_ns, text) VALUES ($0, $1, $2, $3, $4) ON CONFLICT DO NOTHING",
                key,
                OrdinalKey.Encode(note.Contact.Value),
                seconds,
                nanoseconds,
                note.Text),
            cancellationToken);
    }

    /// <summary>Returns the notes on a contact, the oldest first.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="contact">The contact. Notes on others who are the same person are found under their ids.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">An id is its default value.</exception>
    /// <exception cref="SqliteStoreException">The file cannot be used.</exception>
    public async ValueTask<IReadOnlyList<ContactNote>> ListNotesAsync(OwnerId owner, ContactId contact,
        CancellationToken cancellationToken = default)
    {
        string id = Given.Key(contact);
        return await _database.ReadAsync(
            Given.Owner(owner),
            (session, key) => session.Rows(
                "SELECT at_s, at_ns, text FROM notes WHERE owner = $0 AND contact = $1 ORDER BY at_s, at_ns, text",
                row => new ContactNote(contact, Cell.Instant(row.GetInt64(0), row.GetInt32(1)), row.GetString(2)),
                key,
                id),
            cancellationToken).ConfigureAwait(false) ?? [];
    }

    /// <summary>Returns when the owner last looked at the network; null if never.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException"><paramref name="owner"/> is its default value.</exception>
    /// <exception cref="SqliteStoreException">The file cannot be used.</exception>
    public ValueTask<Instant?> FindLastLookAsync(OwnerId owner, CancellationToken cancellationToken = default) =>
        _database.ReadAsync(
            Given.Owner(owner),
            static (session, key) => session.Rows(
                "SELECT looked_s, looked_ns FROM owners WHERE key = $0 AND looked_s IS NOT NULL",
                static row => (Instant?)Cell.Instant(row.GetInt64(0), row.GetInt32(1)),
                key).FirstOrDefault(),
            cancellationToken);

    /// <summary>Records that the owner looked at the network.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException"><paramref name="owner"/> is its default value.</exception>
    /// <exception cref="SqliteStoreException">The file cannot be written.</exception>
    public ValueTask SaveLastLookAsync(OwnerId owner, Instant at, CancellationToken cancellationToken = default)
    {
        (long seconds, int nanoseconds) = Cell.Of(at);
        return WriteAsync(
            owner, (session, key) =>
                session.Run("UPDATE owners SET looked_s = $1, looked_ns = $2 WHERE key = $0", key, seconds, nanoseconds),
                    cancellationToken);
    }
}
