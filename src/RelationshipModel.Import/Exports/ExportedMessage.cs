using NodaTime;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Exports;

/// <summary>A message of a network's export. Neither its subject nor its text is kept.</summary>
internal sealed class ExportedMessage
{
    internal ExportedMessage(InteractionId id, Instant at, NamedAddress from)
    {
        Id = id;
        At = at;
        From = from;
    }

    /// <summary>Gets a hash of the conversation, the instant and the sender: the export has no ids of messages.</summary>
    public InteractionId Id { get; }

    /// <summary>Gets the instant at which it was sent.</summary>
    public Instant At { get; }

    /// <summary>Gets the sender.</summary>
    public NamedAddress From { get; }

    /// <summary>Gets the recipients.</summary>
    public IReadOnlyList<NamedAddress> Recipients { get; internal set; } = [];

    /// <summary>Gets whether the owner took part, though the export does not show by which address.</summary>
    internal bool IsWithOwner { get; set; }

    /// <summary>Gets why it does not count, in which case nothing else is known about it; null for any other message.</summary>
    public SkipReason? Reason { get; internal init; }

    /// <summary>Returns the id and the instant; nothing private.</summary>
    public override string ToString() => $"Message {Id} at {At}";
}
