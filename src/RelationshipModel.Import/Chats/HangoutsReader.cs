using System.Text.Json;
using NodaTime;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>Reads the conversations of Google Hangouts as Takeout has them (<c>Hangouts.json</c>).</summary>
internal sealed class HangoutsReader
{
    private const string Service = "hangouts";

    private readonly ChatContext _context;
    private readonly JsonSource _json;

    internal HangoutsReader(Stream source, ChatContext context, CancellationToken cancellationToken)
    {
        _context = context;
        _json = new(source, context.Options.Limits, cancellationToken);
    }

    internal IEnumerable<ImportItem> Read()
    {
        if (_json.Read() && _json.Type == JsonTokenType.StartObject)
        {
            while (_json.NextProperty())
            {
                if (!_json.Is("conversations"u8) && !_json.Is("conversation_state"u8)) _json.Skip();
                else if (_json.EnterArray())
                    while (_json.NextObject())
                    {
                        Conversation conversation = new(_context);
                        ReadConversation(conversation);
                        foreach (ImportItem item in conversation.Items()) yield return item;
                    }
            }
        }

        if (_json.Fault is { } fault) yield return _context.Fault(_json.Line, fault, endsReading: true);
    }

    /// <summary>Reads a part of a conversation, whose object is open. Takeout has packed them into one another in two
    /// ways.</summary>
    private void ReadConversation(Conversation conversation)
    {
        while (_json.NextProperty())
        {
            if (_json.Is("conversation"u8) || _json.Is("conversation_state"u8))
            {
                if (_json.EnterObject()) ReadConversation(conversation);
            }
            else if (_json.Is("self_conversation_state"u8))
            {
                if (_json.EnterObject()) ReadSelf(conversation);
            }
            else if (_json.Is("participant_data"u8))
            {
                if (!_json.EnterArray()) continue;
                while (_json.NextObject()) ReadParticipant(conversation);
            }
            else if (!_json.Is("events"u8) && !_json.Is("event"u8)) _json.Skip();
            else if (_json.EnterArray())
                while (_json.NextObject()) ReadEvent(conversation);
        }
    }

    private void ReadSelf(Conversation conversation)
    {
        while (_json.NextProperty())
        {
            if (!_json.Is("self_read_state"u8)) _json.Skip();
            else if (_json.EnterObject())
                while (_json.NextProperty())
                {
                    if (_json.Is("participant_id"u8)) conversation.Owner = ReadId() ?? conversation.Owner;
                    else _json.Skip();
                }
        }
    }

    private void ReadParticipant(Conversation conversation)
    {
        string? id = null, name = null, number = null, type = null;
        while (_json.NextProperty())
        {
            if (_json.Is("id"u8)) id = ReadId();
            else if (_json.Is("fallback_name"u8)) name = PersonName.Clean(_json.Text());
            else if (_json.Is("participant_type"u8)) type = _json.Text();
            else if (!_json.Is("phone_number"u8)) _json.Skip();
            else if (_json.EnterObject())
                while (_json.NextProperty())
                {
                    if (_json.Is("e164"u8)) number = _json.Text();
                    else _json.Skip();
                }
        }

        if (id is not null) conversation.Add(id, name, number, type is "UNKNOWN_PHONE_NUMBER" or "ANONYMOUS_PHONE_NUMBER");
    }

    private void ReadEvent(Conversation conversation)
    {
        ChatEntry entry = new() { Line = _json.Line, Target = -1, Channel = Channel.Message, Length = ChatEntry.NoLength };
        string? id = null, sender = null, type = null;
        long? time = null;
        bool isMessage = false;
        HangoutsCall? call = null;
        while (_json.NextProperty())
        {
            if (_json.Is("sender_id"u8)) sender = ReadId();
            else if (_json.Is("timestamp"u8)) time = _json.Number();
            else if (_json.Is("event_id"u8)) id = _json.Text();
            else if (_json.Is("event_type"u8)) type = _json.Text();
            else if (_json.Is("hangout_event"u8)) call = ReadCall();
            else
            {
                isMessage |= _json.Is("chat_message"u8);
                _json.Skip();
            }
        }

        if (time is not (> 0 and < 253_000_000_000_000_000) || sender is null)
        {
            conversation.Chat.AddFault(entry.Line, "the event has no sender_id, or no timestamp in microseconds since 1970");
            return;
        }

        entry.At = Instant.FromUnixTimeTicks(time.Value * 10);
        if (!isMessage && type is not ("REGULAR_CHAT_MESSAGE" or "SMS" or "VOICEMAIL")) entry.Skip = SkipReason.Notice;
        if (type == "VOICEMAIL") (entry.Channel, entry.Length) = (Channel.Voice, 0);
        entry.Id = HashedId.HashOf(Service, id ?? FormattableString.Invariant($"{time} {sender}"));
        if (call is null) conversation.Add(entry, sender);
        else conversation.Add(entry, sender, call);
    }

    private HangoutsCall? ReadCall()
    {
        if (!_json.EnterObject()) return null;
        string? type = null, media = null;
        long? seconds = null;
        HashSet<string> members = new(StringComparer.Ordinal);
        while (_json.NextProperty())
        {
            if (_json.Is("event_type"u8)) type = _json.Text();
            else if (_json.Is("media_type"u8)) media = _json.Text();
            else if (_json.Is("hangout_duration_secs"u8)) seconds = _json.Number();
            else if (!_json.Is("participant_id"u8)) _json.Skip();
            else if (_json.EnterArray())
                while (_json.NextObject())
                    if (ReadOpenId() is { } member && members.Count <= _context.Options.Limits.Attendees) members.Add(member);
        }

        return new(type, media == "AUDIO_ONLY", seconds is { } length ? (int)Math.Clamp(length, 0, 7 * 86_400) : null, members);
    }

    private string? ReadId() => _json.EnterObject() ? ReadOpenId() : null;

    /// <summary>Reads the id of an account, whose object is open.</summary>
    private string? ReadOpenId()
    {
        string? gaia = null, chat = null;
        while (_json.NextProperty())
        {
            if (_json.Is("gaia_id"u8)) gaia = _json.Text();
            else if (_json.Is("chat_id"u8)) chat = _json.Text();
            else _json.Skip();
        }

        return gaia ?? chat;
    }

    /// <summary>A call: its beginning or its end.</summary>
    private sealed record HangoutsCall(string? Type, bool IsVoice, int? Seconds, HashSet<string> Members);

    /// <summary>A conversation. Its members stand before its events.</summary>
    private sealed class Conversation(ChatContext context)
    {
        /// <summary>The longest time from the beginning of a call until somebody talks in it.</summary>
        private static readonly Duration LatestBeginning = Duration.FromHours(1);

        private readonly Dictionary<string, int> _members = new(StringComparer.Ordinal);
        private readonly HashSet<string> _anonymous = new(StringComparer.Ordinal);
        private (ChatEntry Entry, string Sender)? _begun;

        internal ChatThread Chat { get; } = new(context.File, context.Options);

        /// <summary>Gets or sets the id of the owner.</summary>
        internal string? Owner { get; set; }

        internal void Add(string id, string? name, string? number, bool isAnonymous)
        {
            if (_members.Count > context.Options.Limits.Attendees) return;
            if (isAnonymous) _anonymous.Add(id);
            else if (context.Numbers.TryParse(number, out PersonAddress phone) && !TelephoneNumbers.IsService(number))
                MemberOf(id, new(phone, TelephoneNumbers.IsNumber(name) ? null : name));
            else Chat.Members[MemberOf(id, new(AccountOf(id), name))].IsBot = number is not null;
        }

        internal void Add(ChatEntry entry, string sender)
        {
            if (_anonymous.Contains(sender)) entry.Skip = SkipReason.Anonymous;
            entry.Sender = entry.Skip == 0 ? MemberOf(sender, new(AccountOf(sender))) : -1;
            if (Chat.HasRoom(entry.Line)) Chat.Add(entry);
        }

        /// <summary>Adds a call when it ends. One in which nobody joined who called was not answered.</summary>
        internal void Add(ChatEntry entry, string sender, HangoutsCall call)
        {
            if (call.Type == "END_HANGOUT")
            {
                int? seconds = call.Members.Count == 1 ? 0 : call.Seconds;
                bool isOfOthers = call.Members.Count > 1 && Owner is not null && !call.Members.Contains(Owner);
                Instant begun = entry.At - Duration.FromSeconds(seconds ?? 0);
                // The beginning of an earlier call, whose end is missing, is not that of this one.
                bool isBegun = _begun is { } first && begun - first.Entry.At <= LatestBeginning;
                (entry.At, sender) = isBegun ? (_begun!.Value.Entry.At, _begun.Value.Sender) : (begun, sender);
                entry.Channel = call.IsVoice ? Channel.Voice : Channel.Video;
                entry.Length = seconds ?? ChatEntry.NoLength;
                entry.Skip = isOfOthers ? SkipReason.BetweenOthers : 0;
                Add(entry, sender);
                _begun = null;
                return;
            }

            if (call.Type == "START_HANGOUT") _begun = (entry, sender);
            Add(entry with { Skip = SkipReason.Notice }, sender);
        }

        internal IEnumerable<ImportItem> Items() => context.Owner.Items(Chat, context, FindOwner);

        private bool FindOwner()
        {
            PersonAddress? known = Owner is { } id ? Chat.Members[MemberOf(id, new(AccountOf(id)))].Person.Address : null;
            return context.Owner.Find([.. Chat.Members.Where(static member => !member.IsBot)], named: null, known);
        }

        private int MemberOf(string id, NamedAddress person)
        {
            if (_members.TryGetValue(id, out int known)) return known;
            return _members[id] = Chat.MemberOf(person);
        }

        private static PersonAddress AccountOf(string id) => ChatAddress.FromAccount(Service, id);
    }
}
