namespace RelationshipModel.Import.Chats;

/// <summary>An item of a chat in Signal, as far as it is read.</summary>
internal sealed class SignalMessage
{
    internal required long Line { get; init; }

    internal string? Chat { get; set; }

    internal string? Author { get; set; }

    internal long? Sent { get; set; }

    internal bool IsOutgoing { get; set; }

    internal bool IsFailed { get; set; }

    /// <summary>Gets or sets whether it holds what somebody sent, and not a notice.</summary>
    internal bool HasContent { get; set; }

    internal bool IsDeleted { get; set; }

    internal string? QuotedAuthor { get; set; }

    internal SignalCall? Call { get; set; }

    internal List<(string Author, long Sent)> Reactions { get; } = [];
}
