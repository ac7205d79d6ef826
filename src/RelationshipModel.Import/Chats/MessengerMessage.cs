namespace RelationshipModel.Import.Chats;

/// <summary>A message of Facebook or Instagram, as far as it is read.</summary>
internal sealed class MessengerMessage
{
    internal required long Line { get; init; }

    internal string? Sender { get; set; }

    internal long? Sent { get; set; }

    internal string? Type { get; set; }

    internal bool IsVideo { get; set; }

    /// <summary>Gets or sets whether it only says that its sender reacted.</summary>
    internal bool IsNoticeOfReaction { get; set; }

    internal long? Seconds { get; set; }

    internal bool IsDeleted { get; set; }

    internal List<(string Actor, long? Sent)>? Reactions { get; set; }

    internal bool IsCall => Seconds is not null || Type is "Call" or "call";
}
