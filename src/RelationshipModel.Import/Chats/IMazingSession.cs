namespace RelationshipModel.Import.Chats;

/// <summary>One chat of an export of iMazing, as its rows are read.</summary>
internal sealed class IMazingSession(string name, ChatThread chat)
{
    internal string Name { get; } = name;

    internal ChatThread Chat { get; } = chat;

    /// <summary>Gets the number of the owner among the members.</summary>
    internal int Owner { get; set; } = -1;

    internal List<(ChatEntry Entry, string? Key)> Rows { get; } = [];

    internal Dictionary<(long Second, int Sender), int> Ordinals { get; } = [];
}
