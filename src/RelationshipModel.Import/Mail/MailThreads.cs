using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Mail;

/// <summary>Remembers who wrote which message, by hashes, so that a second message of the same writer
/// is not taken for an answer.</summary>
internal sealed class MailThreads(int capacity)
{
    private readonly HashSet<ulong> _written = [];

    internal void Add(string messageId, PersonAddress writer)
    {
        if (_written.Count < capacity) _written.Add(TextHash.Of(messageId, writer.Value));
    }

    internal bool IsBy(string messageId, PersonAddress writer) => _written.Contains(TextHash.Of(messageId, writer.Value));
}
