using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Chats;

/// <summary>The members of the conversations of Google Chat, and whose account it is, as other files have them.</summary>
internal sealed class GoogleChatGroups
{
    /// <summary>The members by the folder of their conversation.</summary>
    private readonly Dictionary<string, List<(NamedAddress Person, bool IsBot)>> _members = new(StringComparer.Ordinal);

    /// <summary>Gets or sets whether an earlier file showed the owner's account.</summary>
    internal bool IsOwnerKnown { get; set; }

    /// <summary>Whether a file of a folder or archive describes others there, so that it is read first.</summary>
    internal static bool IsIndex(string path) => NameOf(path).ToUpperInvariant() is "GROUP_INFO.JSON" or "USER_INFO.JSON";

    /// <summary>Whether a file is a conversation in a folder of its own, as <c>DM a1/messages.json</c> is.</summary>
    internal static bool IsConversation(string path) =>
        NameOf(path) is var name && name.Length < path.Length && name.Equals("messages.json", StringComparison.OrdinalIgnoreCase);

    internal void Add(string file, List<(NamedAddress Person, bool IsBot)> members, ImportLimits limits)
    {
        if (_members.Count < limits.ChatMessages) _members[FolderOf(file)] = members;
    }

    /// <summary>Returns the members of the conversation in a file.</summary>
    internal IReadOnlyList<(NamedAddress Person, bool IsBot)> MembersOf(string file) =>
        _members.GetValueOrDefault(FolderOf(file)) ?? [];

    private static string FolderOf(string file) => file[..^NameOf(file).Length];

    private static string NameOf(string path) => path[(path.LastIndexOfAny(['/', '\\', '!']) + 1)..];
}
