using System.Globalization;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Mail;

/// <summary>Remembers who wrote which message, by hashes, so that a second message of the same writer
/// is not taken for an answer, and one that bears the id of another is not taken for a copy of it.</summary>
internal sealed class MailThreads(int capacity)
{
    private readonly Dictionary<ulong, (uint Writer, uint SentAt)> _bearers = [];

    /// <summary>
    /// Remembers a message and returns its id: its own, unless a message of another writer or date was read before that bears it.
    /// </summary>
    internal InteractionId Add(MailMessage message)
    {
        string id = message.Id.Value, writer = message.From.Address.Value;
        string sentAt = message.SentAt?.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture) ?? "";
        (uint, uint) bearer = (HashOf(writer), HashOf(sentAt));
        ulong key = TextHash.Of(id, "");
        if (_bearers.TryGetValue(key, out (uint, uint) first))
            return first == bearer ? message.Id : new(HashedId.Of("message", id, writer, sentAt));
        if (_bearers.Count < capacity) _bearers.Add(key, bearer);
        return message.Id;
    }

    internal bool IsBy(string messageId, PersonAddress writer) =>
        _bearers.TryGetValue(TextHash.Of(messageId, ""), out (uint Writer, uint) bearer) && bearer.Writer == HashOf(writer.Value);

    private static uint HashOf(string text) => (uint)(TextHash.Of(text, "") >> 32);
}
