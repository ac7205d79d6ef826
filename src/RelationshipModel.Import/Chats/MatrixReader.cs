using System.Text.Json;
using NodaTime;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>Reads a room of Matrix as Element exports it in JSON: its events, deciphered, the oldest first.</summary>
internal sealed class MatrixReader
{
    private const string Service = "matrix";

    /// <summary>The part of what a call offers that is looked at, for whether it has pictures.</summary>
    private const int MaxOffer = 64 * 1024;

    private readonly ChatContext _context;
    private readonly JsonSource _json;
    private readonly ChatThread _chat;
    private readonly Dictionary<string, int> _writers = new(StringComparer.Ordinal);

    /// <summary>The calls that were begun: which entry of the chat each is, and when it was answered.</summary>
    private readonly Dictionary<string, (int Entry, Instant? Answered)> _calls = new(StringComparer.Ordinal);
    private string? _room;
    private string? _exporter;

    internal MatrixReader(Stream source, ChatContext context, CancellationToken cancellationToken)
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
                if (_json.Is("room_name"u8)) _room = PersonName.Clean(_json.Text());
                else if (_json.Is("exported_by"u8)) _exporter = PersonName.Clean(_json.Text());
                else if (!_json.Is("messages"u8)) _json.Skip();
                else if (_json.EnterArray())
                    while (_json.NextObject()) ReadEvent();
            }
        }

        _chat.End(_json.Line, _json.Fault);
        return _context.Owner.Items(_chat, _context, FindOwner);
    }

    private void ReadEvent()
    {
        MatrixEvent read = new();
        ChatEntry entry = new() { Line = _json.Line, Target = -1, Channel = Channel.Message, Length = ChatEntry.NoLength };
        while (_json.NextProperty())
        {
            if (_json.Is("type"u8)) read.Type = _json.Text();
            else if (_json.Is("event_id"u8)) read.Id = _json.Text();
            else if (_json.Is("sender"u8)) read.Sender = _json.Text();
            else if (_json.Is("state_key"u8)) read.State = _json.Text();
            else if (_json.Is("origin_server_ts"u8)) read.Sent = _json.Number();
            else if (_json.Is("content"u8)) ReadContent(read);
            else if (!_json.Is("unsigned"u8)) _json.Skip();
            else if (_json.EnterObject())
                while (_json.NextProperty())
                {
                    read.IsDeleted |= _json.Is("redacted_because"u8);
                    _json.Skip();
                }
        }

        if (!_chat.HasRoom(entry.Line)) return;
        if (read.Id is null || read.Sender is null || read.Sent is not { } sent
            || !ChatTime.TryFromMilliseconds(sent, out entry.At))
        {
            _chat.AddFault(entry.Line, "the event has no event_id, no sender, or no origin_server_ts in milliseconds since 1970");
            return;
        }

        if (read is { Type: "m.room.member", State: { } joined, Name: not null }
            && _chat.Members.Count <= _context.Options.Limits.Attendees) MemberOf(joined, read.Name);
        entry.Skip = SkipOf(read);
        if (entry.Skip == 0) entry.Sender = MemberOf(read.Sender);
        entry.Id = HashedId.HashOf(Service, read.Id);
        int target = read.Target is null ? -1 : _writers.GetValueOrDefault(read.Target, -1);
        if (read.Type == "m.call.invite") entry.Channel = read.HasVideo ? Channel.Video : Channel.Voice;
        if (read.Type != "m.reaction") entry.IsReply = read.Target is not null && target != entry.Sender;
        else if (target < 0) entry.Skip = SkipReason.Notice;
        else (entry.Channel, entry.Target) = (Channel.Reaction, target);
        _chat.Add(entry);
        if (entry.Skip == 0) _writers[read.Id] = entry.Sender;
        if (read.Call is { } call && !read.IsDeleted) Follow(call, read.Type, entry.At);
    }

    /// <summary>Follows a call from its beginning to its end. One that ends without an answer is an attempt.</summary>
    private void Follow(string call, string? type, Instant at)
    {
        if (type == "m.call.invite") _calls[call] = (_chat.Count - 1, null);
        else if (!_calls.TryGetValue(call, out (int Entry, Instant? Answered) known)) return;
        else if (type == "m.call.answer") _calls[call] = known with { Answered = known.Answered ?? at };
        else if (type is "m.call.hangup" or "m.call.reject" && _calls.Remove(call))
            _chat.SetLength(known.Entry, known.Answered is { } answered
                ? (int)Math.Clamp((at - answered).TotalSeconds, 0, 7 * 86_400) : 0);
    }

    private void ReadContent(MatrixEvent read)
    {
        if (!_json.EnterObject()) return;
        while (_json.NextProperty())
        {
            if (_json.Is("displayname"u8)) read.Name = PersonName.Clean(_json.Text());
            else if (_json.Is("msgtype"u8)) read.Form = _json.Text();
            else if (_json.Is("call_id"u8)) read.Call = _json.Text();
            else if (_json.Is("m.relates_to"u8)) ReadRelation(read);
            else if (!_json.Is("offer"u8)) _json.Skip();
            else if (_json.EnterObject())
                while (_json.NextProperty())
                {
                    if (_json.Is("sdp"u8)) read.HasVideo = _json.ShortText(MaxOffer).IndexOf("m=video"u8) >= 0;
                    else _json.Skip();
                }
        }
    }

    /// <summary>Reads which event this one answers, changes or reacts to. That of a thread answers its first.</summary>
    private void ReadRelation(MatrixEvent read)
    {
        if (!_json.EnterObject()) return;
        string? answered = null;
        while (_json.NextProperty())
        {
            if (_json.Is("rel_type"u8)) read.Relation = _json.Text();
            else if (_json.Is("event_id"u8)) read.Target = _json.Text();
            else if (!_json.Is("m.in_reply_to"u8)) _json.Skip();
            else if (_json.EnterObject())
                while (_json.NextProperty())
                {
                    if (_json.Is("event_id"u8)) answered = _json.Text();
                    else _json.Skip();
                }
        }

        read.Target ??= answered;
    }

    private static SkipReason SkipOf(MatrixEvent read) => read switch
    {
        { IsDeleted: true } => SkipReason.Deleted,
        { Relation: "m.replace" } => SkipReason.Notice,
        { Type: "m.room.message", Form: null } => SkipReason.Deleted,
        { Form: "m.notice" or "m.server_notice" } => SkipReason.Automatic,
        {
            Type: "m.room.message" or "m.room.encrypted" or "m.sticker" or "m.reaction" or "m.call.invite" or "m.poll.start"
                or "org.matrix.msc3381.poll.start"
        } => 0,
        _ => SkipReason.Notice,
    };

    private int MemberOf(string account, string? name = null)
    {
        int number = _chat.MemberOf(new(ChatAddress.FromAccount(Service, account), name));
        if (name is not null) _chat.Members[number].Person = _chat.Members[number].Person with { Name = name };
        return number;
    }

    /// <summary>Finds the owner: who exported the room, under the name or by the account that stands there, or in a room of two
    /// who it is not called after.</summary>
    private bool FindOwner() => _context.Owner.Find(_chat.Members, Called(_room), Called(_exporter));

    /// <summary>Returns the member with a name or an account, if there is just one.</summary>
    private PersonAddress? Called(string? name)
    {
        ChatMember[] called = [.. _chat.Members.Where(member => name is not null && Is(member.Person, name))];
        return called is [var one] ? one.Person.Address : null;

        static bool Is(NamedAddress person, string name)
        {
            string account = person.Address.Value[(Service.Length + 1)..];
            return person.Name == name || account == name
                || (person.Name is null && account.Split('@', ':') is [_, var local, ..]
                    && local.Equals(name, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>The parts of an event that are read.</summary>
    private sealed class MatrixEvent
    {
        internal string? Id { get; set; }

        internal string? Type { get; set; }

        internal string? Sender { get; set; }

        /// <summary>Gets or sets whom a change of members is about.</summary>
        internal string? State { get; set; }

        internal long? Sent { get; set; }

        internal bool IsDeleted { get; set; }

        /// <summary>Gets or sets the new name of a member.</summary>
        internal string? Name { get; set; }

        internal string? Form { get; set; }

        /// <summary>Gets or sets the id of the call that this belongs to.</summary>
        internal string? Call { get; set; }

        internal string? Relation { get; set; }

        internal string? Target { get; set; }

        internal bool HasVideo { get; set; }
    }
}
