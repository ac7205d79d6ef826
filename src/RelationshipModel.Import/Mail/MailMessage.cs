using NodaTime;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Mail;

/// <summary>What the header of an e-mail tells of an episode of contact. Neither its subject nor its body is kept.</summary>
public sealed class MailMessage
{
    internal MailMessage(InteractionId id, Instant at, NamedAddress from)
    {
        Id = id;
        At = at;
        From = from;
    }

    /// <summary>The Message-ID; where there is none or it cannot be an id, a hash of the header that begins <c>sha256-</c>.</summary>
    public InteractionId Id { get; }

    /// <summary>When it was sent; where that cannot be read, when it was received.</summary>
    public Instant At { get; }

    /// <summary>Who wrote it.</summary>
    public NamedAddress From { get; }

    /// <summary>To whom and in copy to whom, each address once, in the order of the header.</summary>
    public IReadOnlyList<NamedAddress> Recipients { get; internal init; } = [];

    /// <summary>The mailboxes into which it was delivered, where the header says so: it names those in blind copy too.</summary>
    public IReadOnlyList<PersonAddress> DeliveredTo { get; internal init; } = [];

    /// <summary>The Message-ID of the message it answers; null where it answers none.</summary>
    public string? ParentId { get; internal init; }

    /// <summary>How it was sent.</summary>
    public MailKind Kind { get; internal init; }

    /// <summary>The id and the instant; nothing private.</summary>
    public override string ToString() => $"Mail {Id} at {At} ({Kind})";
}
