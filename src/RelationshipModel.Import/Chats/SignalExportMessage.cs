namespace RelationshipModel.Import.Chats;

/// <summary>A message of Signal Desktop that another program exported, as far as it is read.</summary>
internal sealed class SignalExportMessage
{
    internal required long Line { get; init; }

    internal string? Type { get; set; }

    /// <summary>Gets or sets when it was sent, in milliseconds since 1970.</summary>
    internal long? Sent { get; set; }

    internal string? Date { get; set; }

    /// <summary>Gets or sets the name of the sender, where the program writes names.</summary>
    internal string? Sender { get; set; }

    internal string? Number { get; set; }

    internal string? Account { get; set; }

    internal string? Conversation { get; set; }

    internal string? QuotedNumber { get; set; }

    internal string? QuotedAccount { get; set; }

    internal List<string>? Reactors { get; set; }

    internal long? Seconds { get; set; }

    internal bool IsByOwner { get; set; }

    internal bool IsCall { get; set; }

    internal bool IsMissed { get; set; }

    internal bool IsVideo { get; set; }

    internal bool IsDeleted { get; set; }

    internal bool IsReply { get; set; }

    /// <summary>Gets or sets whether there is a text, a sticker or an attachment.</summary>
    internal bool HasContent { get; set; }
}
