namespace RelationshipModel.Import.Chats;

/// <summary>The users and conversations in the index files of a Slack export, which are read before the messages.</summary>
internal sealed class SlackWorkspace
{
    private const string SlackBot = "USLACKBOT";

    private static readonly HashSet<string> IndexNames =
        new(StringComparer.OrdinalIgnoreCase) { "users.json", "org_users.json", "channels.json", "groups.json", "dms.json",
            "mpims.json" };

    private readonly Dictionary<string, SlackPerson> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SlackConversation> _conversations = new(StringComparer.Ordinal);
    private string? _owner;
    private bool _isOwnerSought;

    /// <summary>Whether a file of a folder or archive describes others there, so that it is read first.</summary>
    internal static bool IsIndex(string path) => IndexNames.Contains(path[(path.LastIndexOfAny(['/', '\\', '!']) + 1)..]);

    /// <summary>Whether a file holds the messages of a day, as <c>general/2026-01-31.json</c> does.</summary>
    internal static bool IsDay(string path)
    {
        string name = path[(path.LastIndexOfAny(['/', '\\', '!']) + 1)..];
        return name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            && NodaTime.Text.LocalDatePattern.Iso.Parse(name[..^5]).Success;
    }

    internal void Add(string id, SlackPerson person, ImportLimits limits)
    {
        if (_people.Count < limits.ChatMessages) _people[id] = person;
        _isOwnerSought = false;
    }

    internal void Add(SlackConversation conversation, string? name, ImportLimits limits)
    {
        if (_conversations.Count >= limits.ChatMessages) return;
        _conversations[conversation.Id] = conversation;
        if (name is not null) _conversations[name] = conversation;
        _isOwnerSought = false;
    }

    internal SlackConversation? ConversationOf(string folder) => _conversations.GetValueOrDefault(folder);

    /// <summary>Returns a user, also one that no index names.</summary>
    internal SlackPerson PersonOf(string id, string? name = null) =>
        _people.TryGetValue(id, out SlackPerson? known) ? known
            : new(new(ChatAddress.FromAccount("slack", id), name), false, id == SlackBot);

    /// <summary>Returns the id of the owner: as the options name it, else the only one who is in all direct conversations; null
    /// if neither tells.</summary>
    internal string? Owner()
    {
        if (_isOwnerSought) return _owner;
        _isOwnerSought = true;
        _owner = _people.FirstOrDefault(static person => person.Value.IsOwner).Key;
        if (_owner is not null) return _owner;
        SlackConversation[] direct = [.. _conversations.Values.Where(static conversation => conversation.IsDirect).Distinct()];
        if (direct.Length < 2) return null;
        HashSet<string> common = [.. direct[0].Members];
        foreach (SlackConversation conversation in direct[1..]) common.IntersectWith(conversation.Members);
        return _owner = common.Count == 1 ? common.First() : null;
    }
}
