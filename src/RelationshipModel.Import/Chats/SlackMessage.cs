namespace RelationshipModel.Import.Chats;

/// <summary>An element of a file of a Slack export, as far as it is read: a message, a user or a conversation.</summary>
internal sealed class SlackMessage
{
    internal required long Line { get; init; }

    internal string? Subtype { get; set; }

    internal string? User { get; set; }

    internal string? UserName { get; set; }

    internal bool IsByBot { get; set; }

    internal string? Time { get; set; }

    internal string? Thread { get; set; }

    internal string? ParentUser { get; set; }

    internal long? RoomStart { get; set; }

    internal long? RoomEnd { get; set; }

    internal List<string>? Reactors { get; set; }

    internal string? Id { get; set; }

    internal string? Name { get; set; }

    internal string? Email { get; set; }

    internal bool HasProfile { get; set; }

    internal List<string>? Members { get; set; }
}
