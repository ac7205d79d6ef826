using RelationshipModel.Import.Csv;

namespace RelationshipModel.Import.Chats;

/// <summary>One chat of an export of iMazing, as its rows are read.</summary>
internal sealed class IMazingSession(string name, ChatThread chat, ChatClock clock)
{
    internal string Name { get; } = name;

    internal ChatThread Chat { get; } = chat;

    internal ChatClock Clock { get; } = clock;

    /// <summary>Gets the number of the owner among the members.</summary>
    internal int Owner { get; set; } = -1;

    /// <summary>Gets the rows, each with its number among those of its second and sender; 0 for none.</summary>
    internal SegmentedList<(ChatEntry Entry, int Ordinal)> Rows { get; } = [];

    /// <summary>Gets the numbers of the members by id and name, as the rows write them.</summary>
    internal Dictionary<(string Id, string Name), int> Senders { get; } = [];

    internal Dictionary<(long Second, int Sender), int> Ordinals { get; } = [];
}
