using NodaTime;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Mail;

/// <summary>The header of an e-mail. Neither its subject nor its body is kept.</summary>
internal sealed class MailMessage
{
    internal MailMessage(InteractionId id, Instant at, NamedAddress from)
    {
        Id = id;
        At = at;
        From = from;
    }

    /// <summary>Gets the Message-ID; a hash of the header that begins with <c>sha256-</c> if it is
    /// missing or cannot be an id.</summary>
    internal InteractionId Id { get; }

    /// <summary>Gets when it was sent; when it was received if that cannot be read.</summary>
    internal Instant At { get; }

    /// <summary>Gets when it was received; null if the header does not say it.</summary>
    internal Instant? ReceivedAt { get; init; }

    /// <summary>Gets who wrote it.</summary>
    internal NamedAddress From { get; }

    /// <summary>Gets to whom and in copy to whom, each address once, in the order of the header.</summary>
    internal IReadOnlyList<NamedAddress> Recipients { get; init; } = [];

    /// <summary>Gets the mailboxes into which it was delivered, those in blind copy too.</summary>
    internal IReadOnlyList<PersonAddress> DeliveredTo { get; init; } = [];

    /// <summary>Gets the message as somebody sent it on unchanged (Resent-From and so on); null if nobody did.</summary>
    internal MailMessage? Resent { get; init; }

    /// <summary>Gets the Message-ID of the message it answers; null if it answers none.</summary>
    internal string? ParentId { get; init; }

    /// <summary>Gets how it was sent.</summary>
    internal MailKind Kind { get; set; }

    /// <summary>Gets why it counts for nothing, whoever wrote it: unwanted, thrown away, never sent;
    /// null for any other message.</summary>
    internal SkipReason? Discarded { get; set; }

    /// <summary>Gets what the owner may want to check about the mailbox; null for nothing.</summary>
    internal string? Note { get; set; }

    /// <summary>Returns the id and the instant; nothing private.</summary>
    public override string ToString() => $"Mail {Id} at {At} ({Kind})";
}
