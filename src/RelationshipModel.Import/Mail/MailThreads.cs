using System.Globalization;
using NodaTime;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Mail;

/// <summary>Remembers who wrote which message, by hashes, so that a second message of the same writer
/// is not taken for an answer, and one that bears the id of another is not taken for a copy of it.</summary>
internal sealed class MailThreads(int capacity)
{
    private readonly Dictionary<ulong, (uint Writer, int Day)> _bearers = [];

    /// <summary>
    /// Remembers a message and returns its id: its own, unless one of another writer or day (in UTC) with it was read before.
    /// The time says nothing, since copies of one message may be dated seconds apart.
    /// </summary>
    internal InteractionId Add(MailMessage message)
    {
        string id = message.Id.Value, writer = message.From.Address.Value;
        (uint, int Day) bearer = (HashOf(writer), (message.At - NodaConstants.UnixEpoch).Days);
        ulong key = TextHash.Of(id, "");
        if (_bearers.TryGetValue(key, out (uint, int) first))
            return first == bearer ? message.Id
                : new(HashedId.Of("message", id, writer, bearer.Day.ToString(CultureInfo.InvariantCulture)));
        if (_bearers.Count < capacity) _bearers.Add(key, bearer);
        return message.Id;
    }

    internal bool IsBy(string messageId, PersonAddress writer) =>
        _bearers.TryGetValue(TextHash.Of(messageId, ""), out (uint Writer, int) bearer) && bearer.Writer == HashOf(writer.Value);

    private static uint HashOf(string text) => (uint)(TextHash.Of(text, "") >> 32);
}
