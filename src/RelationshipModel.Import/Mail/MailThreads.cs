using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Mail;

/// <summary>Remembers who wrote which message, by hashes, so that a second message of the same writer
/// is not taken for an answer, and one that bears the id of another is not taken for a copy of it.</summary>
internal sealed class MailThreads(int capacity)
{
    private readonly HashSet<ulong> _written = [];
    private readonly Dictionary<ulong, ulong> _bearers = [];

    internal void Add(string messageId, PersonAddress writer)
    {
        if (_written.Count < capacity) _written.Add(TextHash.Of(messageId, writer.Value));
    }

    /// <summary>Returns the id of a message: its own, unless one of another writer or date was read that bears it.</summary>
    internal InteractionId IdOf(MailMessage message)
    {
        string writer = message.From.Address.Value, sentAt = message.SentAt?.ToString() ?? "";
        ulong id = TextHash.Of(message.Id.Value, ""), bearer = TextHash.Of(writer, sentAt);
        if (_bearers.TryGetValue(id, out ulong first))
            return first == bearer ? message.Id : new(HashedId.Of("message", message.Id.Value, writer, sentAt));
        if (_bearers.Count < capacity) _bearers.Add(id, bearer);
        return message.Id;
    }

    internal bool IsBy(string messageId, PersonAddress writer) => _written.Contains(TextHash.Of(messageId, writer.Value));
}
