using System.Globalization;
using System.Text.Json;
using NodaTime;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>Reads a file of a Slack export: an index of users or conversations, or the messages of a day in the folder of a
/// conversation.</summary>
internal sealed class SlackReader
{
    private const string Service = "slack";

    private readonly ChatContext _context;
    private readonly SlackWorkspace _workspace;
    private readonly JsonSource _json;
    private readonly string _folder;
    private readonly ChatThread _thread;
    private readonly Dictionary<string, int> _members = new(StringComparer.Ordinal);
    private SlackConversation? _conversation;
    private string? _owner;
    private bool _hasOwner;
    private bool _isFull;

    internal SlackReader(Stream source, ChatContext context, SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        _context = context;
        _workspace = workspace;
        _thread = new(context.File, context.Options);
        _json = new(source, context.Options.Limits, cancellationToken);
        string[] parts = context.File.Split('/', '\\', '!');
        _folder = parts.Length > 1 ? parts[^2] : "";
    }

    internal IEnumerable<ImportItem> Read()
    {
        bool isDirectIndex = _context.File.EndsWith("dms.json", StringComparison.OrdinalIgnoreCase);
        if (_json.Read() && _json.Type == JsonTokenType.StartArray)
        {
            while (_json.NextObject())
            {
                SlackMessage read = ReadElement();
                if (read.Time is not null)
                {
                    if (Add(read) is { } fault) yield return _context.Fault(read.Line, fault);
                }
                else if (read is { Id: { } id, HasProfile: true })
                    _workspace.Add(id, PersonOf(read, id), _context.Options.Limits);
                else if (read.Id is { } conversation)
                {
                    bool isDirect = isDirectIndex || conversation.StartsWith('D');
                    _workspace.Add(new(conversation, read.Members ?? [], isDirect), read.Name, _context.Options.Limits);
                }
                else yield return _context.Fault(read.Line,
                    "this is neither a message nor a user or conversation of Slack: it has neither ts nor id");
            }
        }

        foreach (ImportItem item in Items()) yield return item;
        if (_isFull) yield return _context.Fault(_json.Line, _thread.FullReason, endsReading: true);
        if (_json.Fault is { } end) yield return _context.Fault(_json.Line, end, endsReading: true);
    }

    private SlackPerson PersonOf(SlackMessage read, string id)
    {
        PersonAddress address = PersonAddress.TryEmail(read.Email, out PersonAddress email) ? email
            : ChatAddress.FromAccount(Service, id);
        NamedAddress person = new(address, PersonName.Clean(read.UserName) ?? PersonName.Clean(read.Name));
        bool isOwner = _context.Owner.IsNamed(person) || _context.Owner.Addresses.ContainsName(read.Name)
            || _context.Owner.Addresses.Contains(ChatAddress.FromAccount(Service, id));
        return new(person, isOwner, read.IsByBot || id == "USLACKBOT");
    }

    private IEnumerable<ImportItem> Items()
    {
        if (_thread.Count == 0) yield break;
        bool isAmongOthers = _owner is not null && !_hasOwner && _conversation is { Members.Count: > 0 }
            && !_conversation.Members.Contains(_owner);
        if (isAmongOthers)
        {
            foreach (long line in _thread.Lines()) yield return _context.Skip(line, SkipReason.WithoutOwner);
            yield break;
        }

        if (_owner is null && !_thread.Members.Any(static member => member.IsOwner) && !_context.Owner.Addresses.HasNames
            && _thread.Members.Count > 0)
        {
            yield return new ItemFault(ChatOwner.Unknown(_context.File, _thread.Members));
            yield break;
        }

        foreach (ImportItem item in _thread.Items()) yield return item;
    }

    /// <summary>Takes what the index files say of the conversation, once the first message shows that this is one.</summary>
    private void Begin()
    {
        _conversation = _workspace.ConversationOf(_folder);
        _owner = _workspace.Owner();
        foreach (string member in _conversation?.Members ?? [])
            if (_thread.Members.Count <= _context.Options.Limits.Attendees) MemberOf(member, null);
    }

    private int MemberOf(string user, string? name)
    {
        if (_members.TryGetValue(user, out int known)) return known;
        SlackPerson person = _workspace.PersonOf(user, name);
        int number = _members[user] = _thread.MemberOf(person.Person);
        _thread.Members[number].IsOwner |= user == _owner || person.IsOwner || _context.Owner.IsNamed(person.Person);
        _thread.Members[number].IsBot |= person.IsBot;
        return number;
    }

    private string? Add(SlackMessage message)
    {
        if (_thread.IsFull)
        {
            _isFull = true;
            return null;
        }

        if (_thread.Count == 0) Begin();
        _hasOwner |= message.User is not null && message.User == _owner;
        ChatEntry entry = new() { Line = message.Line, Target = -1, Length = ChatEntry.NoLength, Channel = Channel.Message };
        entry.Skip = SkipOf(message);
        if (entry.Skip != 0)
        {
            _thread.Add(entry);
            return null;
        }

        if (TimeOf(message.Time!) is not { } at)
            return $"'{Quoted.Short(message.Time)}' is not the time of a message, such as 1700000000.000100";
        entry.At = at;
        entry.Sender = MemberOf(message.User!, PersonName.Clean(message.UserName));
        string chat = _conversation?.Id ?? _folder;
        entry.Id = HashedId.HashOf(Service, chat, message.Time);
        entry.IsReply = message.Thread is { } parent && parent != message.Time && message.ParentUser != message.User;
        if (message.Subtype == "huddle_thread")
        {
            entry.Channel = Channel.Voice;
            entry.IsReply = false;
            if (message is { RoomStart: > 0 and { } start, RoomEnd: > 0 and { } end })
                entry.Length = (int)Math.Clamp(end - start, 0, 7 * 86_400);
        }

        _thread.Add(entry);
        foreach (string reactor in message.Reactors ?? [])
            _thread.AddReaction(entry, MemberOf(reactor, null),
                HashedId.HashOf(Service, chat, message.Time, "reaction", reactor));

        return null;
    }

    private static SkipReason SkipOf(SlackMessage message) => message switch
    {
        { Subtype: "tombstone" } => SkipReason.Deleted,
        { IsByBot: true } or { Subtype: "bot_message" } => SkipReason.Automatic,
        {
            Subtype: not (null or "" or "me_message" or "thread_broadcast" or "file_share" or "file_comment" or "huddle_thread"
            or "reply_broadcast")
        } =>
            SkipReason.Notice,
        { User: null } => SkipReason.Anonymous,
        _ => 0,
    };

    private static Instant? TimeOf(string text)
    {
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        ReadOnlySpan<char> seconds = dot < 0 ? text : text.AsSpan(0, dot);
        if (!long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out long whole)
            || whole is <= 0 or >= 253_000_000_000) return null;
        Instant at = Instant.FromUnixTimeSeconds(whole);
        bool hasMicroseconds = dot >= 0 && text.Length - dot == 7;
        return hasMicroseconds && int.TryParse(text.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture,
            out int microseconds)
            ? at.PlusNanoseconds(microseconds * 1000L)
            : at;
    }

    private SlackMessage ReadElement()
    {
        SlackMessage read = new() { Line = _json.Line };
        while (_json.NextProperty())
        {
            if (_json.Is("subtype"u8)) read.Subtype = _json.Text();
            else if (_json.Is("user"u8)) read.User = _json.Text();
            else if (_json.Is("bot_id"u8)) read.IsByBot |= _json.Text() is { Length: > 0 };
            else if (_json.Is("is_bot"u8)) read.IsByBot |= _json.Flag();
            else if (_json.Is("ts"u8)) read.Time = _json.Text();
            else if (_json.Is("thread_ts"u8)) read.Thread = _json.Text();
            else if (_json.Is("parent_user_id"u8)) read.ParentUser = _json.Text();
            else if (_json.Is("id"u8)) read.Id = _json.Text();
            else if (_json.Is("name"u8)) read.Name = _json.Text();
            else if (_json.Is("real_name"u8)) read.UserName = _json.Text() is { } real ? read.UserName ?? real : read.UserName;
            else if (_json.Is("members"u8)) read.Members = ReadTexts();
            else if (_json.Is("profile"u8)) ReadProfile(read, isUser: true);
            else if (_json.Is("user_profile"u8)) ReadProfile(read, isUser: false);
            else if (_json.Is("room"u8)) ReadRoom(read);
            else if (_json.Is("reactions"u8)) ReadReactions(read);
            else _json.Skip();
        }

        return read;
    }

    private void ReadProfile(SlackMessage read, bool isUser)
    {
        if (!_json.EnterObject()) return;
        read.HasProfile |= isUser;
        string? real = null, shown = null;
        while (_json.NextProperty())
        {
            if (_json.Is("email"u8)) read.Email = _json.Text();
            else if (_json.Is("real_name"u8)) real = _json.Text();
            else if (_json.Is("display_name"u8)) shown = _json.Text();
            else _json.Skip();
        }

        read.UserName = PersonName.Clean(real) ?? PersonName.Clean(shown) ?? read.UserName;
    }

    private void ReadRoom(SlackMessage read)
    {
        if (!_json.EnterObject()) return;
        while (_json.NextProperty())
        {
            if (_json.Is("date_start"u8)) read.RoomStart = _json.Number();
            else if (_json.Is("date_end"u8)) read.RoomEnd = _json.Number();
            else if (_json.Is("created_by"u8)) read.User = _json.Text() ?? read.User;
            else _json.Skip();
        }
    }

    private void ReadReactions(SlackMessage read)
    {
        if (!_json.EnterArray()) return;
        while (_json.NextObject())
        {
            while (_json.NextProperty())
            {
                if (!_json.Is("users"u8)) _json.Skip();
                else
                    foreach (string user in ReadTexts())
                        if ((read.Reactors ??= []).Count < _context.Options.Limits.Attendees
                            && !read.Reactors.Contains(user)) read.Reactors.Add(user);
            }
        }
    }

    private List<string> ReadTexts()
    {
        List<string> texts = [];
        if (!_json.EnterArray()) return texts;
        while (_json.NextElement())
        {
            if (_json.Type != JsonTokenType.String) _json.Skip();
            else if (texts.Count <= _context.Options.Limits.Attendees) texts.Add(_json.Current());
        }

        return texts;
    }
}
