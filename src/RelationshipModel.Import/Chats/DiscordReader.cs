using System.Text.Json;
using NodaTime;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>Reads a channel of Discord as DiscordChatExporter writes it in JSON: one file per channel.</summary>
internal sealed class DiscordReader
{
    private const string Service = "discord";

    /// <summary>The name of all accounts that are no more.</summary>
    private const string Deleted = "Deleted User";

    private readonly ChatContext _context;
    private readonly JsonSource _json;
    private readonly ChatThread _chat;
    private readonly ChatClock _clock = new(DateTimeZone.Utc);
    private readonly Dictionary<string, int> _writers = new(StringComparer.Ordinal);
    private string? _channel;
    private string? _channelType;
    private string? _channelName;
    private PersonAddress? _named;
    private PersonAddress? _owner;

    internal DiscordReader(Stream source, ChatContext context, CancellationToken cancellationToken)
    {
        _context = context;
        _json = new(source, context.Options.Limits, cancellationToken);
        _chat = new(context.File, context.Options);
    }

    internal IEnumerable<ImportItem> Read()
    {
        if (_json.Read() && _json.Type == JsonTokenType.StartObject)
        {
            while (_json.NextProperty())
            {
                if (_json.Is("channel"u8)) ReadChannel();
                else if (!_json.Is("messages"u8)) _json.Skip();
                else if (_json.EnterArray())
                    while (_json.NextObject()) ReadMessage();
            }
        }

        _chat.End(_json.Line, _json.Fault);
        return _context.Owner.Items(_chat, _context, FindOwner);
    }

    private void ReadChannel()
    {
        if (!_json.EnterObject()) return;
        while (_json.NextProperty())
        {
            if (_json.Is("id"u8)) _channel = _json.Text();
            else if (_json.Is("type"u8)) _channelType = _json.Text();
            else if (_json.Is("name"u8)) _channelName = PersonName.Clean(_json.Text());
            else _json.Skip();
        }
    }

    private void ReadMessage()
    {
        long line = _json.Line;
        string? id = null, type = null, sent = null, ended = null, answered = null;
        int sender = -1;
        List<int> reactors = [];
        while (_json.NextProperty())
        {
            if (_json.Is("id"u8)) id = _json.Text();
            else if (_json.Is("type"u8)) type = _json.Text();
            else if (_json.Is("timestamp"u8)) sent = _json.Text();
            else if (_json.Is("callEndedTimestamp"u8)) ended = _json.Text();
            else if (_json.Is("author"u8)) sender = _json.EnterObject() ? ReadUser() : -1;
            else if (_json.Is("reference"u8)) answered = ReadReference();
            else if (_json.Is("reactions"u8)) ReadReactions(reactors);
            else _json.Skip();
        }

        if (!_chat.HasRoom(line)) return;
        if (id is null || ChatTime.Parse(sent, _clock) is not { } at)
        {
            _chat.AddFault(line, "the message has no id, or no timestamp that can be read");
            return;
        }

        bool isCall = type == "Call";
        ChatEntry entry = new()
        {
            Line = line,
            At = at,
            Channel = isCall ? Channel.Voice : Channel.Message,
            Length = isCall && ChatTime.Parse(ended, _clock) is { } end
                ? (int)Math.Clamp((end - at).TotalSeconds, 0, 7 * 86_400) : ChatEntry.NoLength,
            Sender = sender,
            Target = -1,
            // What is forwarded refers to a message too.
            IsReply = type == "Reply" && answered is not null && _writers.GetValueOrDefault(answered, -1) != sender,
            Skip = _channelType is "GuildNews" or "GuildNewsThread" ? SkipReason.Broadcast
                : !isCall && type is not ("Default" or "Reply") ? SkipReason.Notice
                : sender < 0 ? SkipReason.Anonymous : 0,
            Id = HashedId.HashOf(Service, _channel, id),
        };
        _chat.Add(entry);
        if (sender < 0) return;
        _writers[id] = sender;
        foreach (int reactor in reactors)
            _chat.AddReaction(entry, reactor, HashedId.HashOf(Service, _channel, id, "reaction",
                _chat.Members[reactor].Person.Address.Value));
    }

    /// <summary>Reads an account, whose object is open. Its nickname is the name that the owner sees.</summary>
    /// <returns>The number of the member; -1 for a deleted account and for none.</returns>
    private int ReadUser()
    {
        string? id = null, name = null, nickname = null;
        bool isBot = false;
        while (_json.NextProperty())
        {
            if (_json.Is("id"u8)) id = _json.Text();
            else if (_json.Is("name"u8)) name = PersonName.Clean(_json.Text());
            else if (_json.Is("nickname"u8)) nickname = PersonName.Clean(_json.Text());
            else if (_json.Is("isBot"u8)) isBot = _json.Flag();
            else _json.Skip();
        }

        bool isDeleted = nickname == Deleted || name == Deleted
            || name?.StartsWith("deleted_user_", StringComparison.Ordinal) == true;
        if (isDeleted || id is null or "" or "0") return -1;
        PersonAddress account = ChatAddress.FromAccount(Service, id);
        int member = _chat.MemberOf(new(account, nickname ?? name));
        _chat.Members[member].IsBot |= isBot;
        if (_context.Owner.Addresses.ContainsName(name)) _owner = account;
        if (_channelName is not null && (_channelName == name || _channelName == nickname)) _named = account;
        return member;
    }

    private string? ReadReference()
    {
        if (!_json.EnterObject()) return null;
        string? id = null;
        while (_json.NextProperty())
        {
            if (_json.Is("messageId"u8)) id = _json.Text();
            else _json.Skip();
        }

        return id;
    }

    private void ReadReactions(List<int> reactors)
    {
        if (!_json.EnterArray()) return;
        while (_json.NextObject())
        {
            while (_json.NextProperty())
            {
                if (!_json.Is("users"u8)) _json.Skip();
                else if (_json.EnterArray())
                    while (_json.NextObject())
                        if (ReadUser() is >= 0 and int reactor && !reactors.Contains(reactor)
                            && reactors.Count < _context.Options.Limits.Attendees) reactors.Add(reactor);
            }
        }
    }

    /// <summary>Finds the owner. Who is known by the account of another channel did not write in this one.</summary>
    private bool FindOwner() => _context.Owner.Find([.. _chat.Members.Where(static member => !member.IsBot)],
        _channelType == "DirectTextChat" ? _named : null, _owner) || _context.Owner.HasSeen(Service);
}
