using System.Text;
using System.Text.Json;
using NodaTime;
using RelationshipModel.Import.Mail;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>Reads a conversation of Google Chat from Takeout (<c>messages.json</c>), who is in it (<c>group_info.json</c>) and
/// whose account it is (<c>user_info.json</c>).</summary>
internal sealed class GoogleChatReader
{
    private const string Service = "googlechat";

    private readonly ChatContext _context;
    private readonly GoogleChatGroups _groups;
    private readonly JsonSource _json;
    private readonly ChatThread _chat;
    private readonly Dictionary<string, int> _topics = new(StringComparer.Ordinal);

    internal GoogleChatReader(Stream source, ChatContext context, GoogleChatGroups groups, CancellationToken cancellationToken)
    {
        (_context, _groups) = (context, groups);
        _json = new(source, context.Options.Limits, cancellationToken);
        _chat = new(context.File, context.Options);
    }

    internal IEnumerable<ImportItem> Read()
    {
        foreach ((NamedAddress person, bool isBot) in _groups.MembersOf(_context.File)) MemberOf(person, isBot);
        if (_json.Read() && _json.Type == JsonTokenType.StartObject)
        {
            while (_json.NextProperty())
            {
                if (_json.Is("user"u8)) ReadAccount();
                else if (_json.Is("members"u8)) ReadMembers();
                else if (!_json.Is("messages"u8)) _json.Skip();
                else if (_json.EnterArray())
                    while (_json.NextObject()) ReadMessage();
            }
        }

        _chat.End(_json.Line, _json.Fault);
        return _context.Owner.Items(_chat, _context, FindOwner);
    }

    /// <summary>Finds the owner. Whose account is known from another file did not write in this conversation.</summary>
    private bool FindOwner()
    {
        bool isFound = _context.Owner.Find([.. _chat.Members.Where(static member => !member.IsBot)], null);
        _groups.IsOwnerKnown |= _chat.Members.Any(static member => member.IsOwner);
        return isFound || _groups.IsOwnerKnown;
    }

    private void ReadAccount()
    {
        if (!_json.EnterObject() || ReadPerson(out _) is not { } account) return;
        _context.Owner.Remember(account.Address);
        _groups.IsOwnerKnown = true;
    }

    private void ReadMembers()
    {
        List<(NamedAddress Person, bool IsBot)> members = [];
        if (!_json.EnterArray()) return;
        while (_json.NextObject())
            if (ReadPerson(out bool isBot) is { } person && members.Count <= _context.Options.Limits.Attendees)
                members.Add((person, isBot));
        _groups.Add(_context.File, members, _context.Options.Limits);
    }

    private void ReadMessage()
    {
        long line = _json.Line;
        string? id = null, topic = null, sent = null;
        int sender = -1;
        bool isDeleted = false;
        List<int> reactors = [];
        while (_json.NextProperty())
        {
            if (_json.Is("creator"u8))
            {
                if (_json.EnterObject() && ReadPerson(out bool isBot) is { } person) sender = MemberOf(person, isBot);
            }
            else if (_json.Is("created_date"u8)) sent = _json.Text();
            else if (_json.Is("message_id"u8)) id = _json.Text();
            else if (_json.Is("topic_id"u8)) topic = _json.Text();
            else if (_json.Is("message_state"u8)) isDeleted |= _json.Text() == "DELETED";
            else if (_json.Is("deletion_metadata"u8))
            {
                _json.Skip();
                isDeleted = true;
            }
            else if (_json.Is("reactions"u8)) ReadReactions(reactors);
            else _json.Skip();
        }

        if (!_chat.HasRoom(line)) return;
        SkipReason skip = isDeleted ? SkipReason.Deleted : sender < 0 ? SkipReason.Anonymous : 0;
        Instant at = default;
        if (skip == 0 && (id is null || TimeOf(sent) is not { } known || (at = known) == default))
        {
            _chat.AddFault(line, sent is null ? "the message has no created_date, or no message_id"
                : $"'{Quoted.Short(sent)}' is not a time that can be read");
            return;
        }

        ChatEntry entry = new()
        {
            Line = line,
            At = at,
            Channel = Channel.Message,
            Length = ChatEntry.NoLength,
            Sender = sender,
            Target = -1,
            IsReply = topic is not null && _topics.TryGetValue(topic, out int first) && first != sender,
            Skip = skip,
            Id = HashedId.HashOf(Service, id),
        };
        _chat.Add(entry);
        if (skip != 0) return;
        if (topic is not null) _topics.TryAdd(topic, sender);
        foreach (int reactor in reactors)
            _chat.AddReaction(entry, reactor,
                HashedId.HashOf(Service, id, "reaction", _chat.Members[reactor].Person.Address.Value));
    }

    private void ReadReactions(List<int> reactors)
    {
        if (!_json.EnterArray()) return;
        while (_json.NextObject())
        {
            while (_json.NextProperty())
            {
                if (!_json.Is("reactor_emails"u8)) _json.Skip();
                else if (_json.EnterArray())
                    while (_json.NextElement())
                    {
                        if (_json.Type != JsonTokenType.String) _json.Skip();
                        else if (PersonAddress.TryEmail(_json.Current(), out PersonAddress address)
                            && reactors.Count < _context.Options.Limits.Attendees
                            && MemberOf(new(address), isBot: false) is int reactor && !reactors.Contains(reactor))
                            reactors.Add(reactor);
                    }
            }
        }
    }

    /// <summary>Reads a person, whose object is open; null for one without an address and a name.</summary>
    private NamedAddress? ReadPerson(out bool isBot)
    {
        string? name = null, email = null;
        isBot = false;
        while (_json.NextProperty())
        {
            if (_json.Is("name"u8)) name = PersonName.Clean(_json.Text());
            else if (_json.Is("email"u8)) email = _json.Text();
            else if (_json.Is("user_type"u8)) isBot = string.Equals(_json.Text(), "Bot", StringComparison.OrdinalIgnoreCase);
            else _json.Skip();
        }

        if (PersonAddress.TryEmail(email, out PersonAddress address)) return new(address, name);
        return name is null ? null : ChatAddress.FromName(Service, name, _context.Numbers);
    }

    private int MemberOf(NamedAddress person, bool isBot)
    {
        int number = _chat.MemberOf(person);
        _chat.Members[number].IsBot |= isBot;
        return number;
    }

    /// <summary>Reads <c>Thursday, November 3, 2016 at 11:59:50 AM UTC</c>, also in other languages.</summary>
    private static Instant? TimeOf(string? text) => text is null ? null
        : MailDate.Parse(Encoding.UTF8.GetBytes(text.Replace('\u202F', ' ').Replace('\u00A0', ' ')));
}
