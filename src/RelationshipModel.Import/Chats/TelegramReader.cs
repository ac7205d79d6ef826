using System.Globalization;
using System.Text.Json;
using NodaTime;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>Reads the JSON that Telegram Desktop exports: one chat, or all data of an account.</summary>
internal sealed class TelegramReader
{
    private const string Service = "telegram";

    private readonly string _file;
    private readonly ImportOptions _options;
    private readonly ChatOwner _owner;
    private readonly TelephoneNumbers _numbers;
    private readonly JsonSource _json;

    /// <summary>The clock of the chat that is read.</summary>
    private ChatClock _clock;

    /// <summary>The numbers of the members of the chat that is read, by what it calls them.</summary>
    private readonly Dictionary<string, int> _members = new(StringComparer.Ordinal);

    /// <summary>Groups that were read before a chat told who the owner is.</summary>
    private readonly List<ChatThread> _groups = [];

    internal TelegramReader(
        Stream source, string file, ImportOptions options, ChatOwner owner, TelephoneNumbers numbers,
            CancellationToken cancellationToken)
    {
        (_file, _options, _owner, _numbers) = (file, options, owner, numbers);
        _json = new(source, options.Limits, cancellationToken);
        _clock = new(options.Zone);
    }

    internal IEnumerable<ImportItem> Read()
    {
        TelegramChat root = new();
        if (_json.Read() && _json.Type == JsonTokenType.StartObject)
        {
            while (_json.NextProperty())
            {
                if (_json.Is("personal_information"u8)) ReadOwner();
                else if (_json.Is("contacts"u8))
                    foreach (ImportItem item in Contacts()) yield return item;
                else if (_json.Is("chats"u8) || _json.Is("left_chats"u8))
                    foreach (ImportItem item in Chats()) yield return item;
                else
                    foreach (ImportItem item in Property(root)) yield return item;
            }
        }

        foreach (ChatThread thread in _groups)
            foreach (ImportItem item in Group(thread)) yield return item;

        if (_json.Fault is { } fault) yield return new ItemFault(new(_file, _json.Line, fault, EndsReading: true));
    }

    private IEnumerable<ImportItem> Group(ChatThread thread)
    {
        if (FindOwner(thread, null))
        {
            foreach (ImportItem item in thread.Items()) yield return item;
        }
        else if (!_owner.Wait(thread.Count, _options.Limits, () => Group(thread)))
            yield return new ItemFault(ChatOwner.Unknown(_file, thread.Members) with { EndsReading = false });
    }

    private void ReadOwner()
    {
        if (!_json.EnterObject()) return;
        while (_json.NextProperty())
        {
            if (!_json.Is("user_id"u8)) _json.Skip();
            else if (_json.Text() is { } id) _owner.Remember(Account(id));
        }
    }

    private IEnumerable<ImportItem> Contacts()
    {
        if (!_json.EnterObject()) yield break;
        while (_json.NextProperty())
        {
            if (!_json.Is("list"u8) || !_json.EnterArray())
            {
                if (_json.Type == JsonTokenType.PropertyName) _json.Skip();
                continue;
            }

            while (_json.NextElement())
                if (ContactOf() is { } item) yield return item;
        }
    }

    private ImportedPerson? ContactOf()
    {
        if (_json.Type != JsonTokenType.StartObject)
        {
            _json.Skip();
            return null;
        }

        long line = _json.Line;
        string? id = null, first = null, last = null, phone = null;
        while (_json.NextProperty())
        {
            if (_json.Is("user_id"u8)) id = _json.Text();
            else if (_json.Is("first_name"u8)) first = _json.Text();
            else if (_json.Is("last_name"u8)) last = _json.Text();
            else if (_json.Is("phone_number"u8)) phone = _json.Text();
            else _json.Skip();
        }

        List<PersonAddress> addresses = [];
        if (id is { Length: > 0 } and not "0") addresses.Add(Account(id));
        if (_numbers.TryParse(phone, out PersonAddress number)) addresses.Add(number);
        string? name = PersonName.Clean($"{first} {last}");
        if (addresses.Count == 0)
            return new PersonDraft { Name = name }.Finish() is { } known ? new(_file, line, known, isOwner: false) : null;
        PersonRecord person = new(addresses[0].Id, name ?? addresses[^1].Value)
        {
            HasName = name is not null,
            Addresses = addresses
        };
        return new ImportedPerson(_file, line, person, addresses.Exists(_owner.Addresses.Contains));
    }

    private IEnumerable<ImportItem> Chats()
    {
        if (!_json.EnterObject()) yield break;
        while (_json.NextProperty())
        {
            if (!_json.Is("list"u8))
            {
                _json.Skip();
                continue;
            }

            if (!_json.EnterArray()) continue;
            while (_json.NextObject())
            {
                TelegramChat chat = new();
                while (_json.NextProperty())
                    foreach (ImportItem item in Property(chat)) yield return item;
            }
        }
    }

    private IEnumerable<ImportItem> Property(TelegramChat chat)
    {
        if (_json.Is("name"u8)) chat.Name = _json.Text();
        else if (_json.Is("type"u8)) chat.Type = _json.Text();
        else if (_json.Is("id"u8)) chat.Id = _json.Text();
        else if (!_json.Is("messages"u8)) _json.Skip();
        else if (_json.EnterArray())
            foreach (ImportItem item in Messages(chat)) yield return item;
    }

    private IEnumerable<ImportItem> Messages(TelegramChat chat)
    {
        SkipReason skip = chat.Type switch
        {
            "saved_messages" => SkipReason.NobodyElse,
            "bot_chat" or "replies" or "verification_codes" => SkipReason.Automatic,
            "private_channel" or "public_channel" => SkipReason.Broadcast,
            "personal_chat" when chat.Name is null => SkipReason.Deleted,
            _ => 0,
        };
        ChatThread thread = new(_file, _options);
        NamedAddress? other = chat is { IsPersonal: true, Id: { } id } ? new(Account(id), PersonName.Clean(chat.Name)) : null;
        if (other is { } known) thread.MemberOf(known);
        _members.Clear();
        _clock = new(_options.Zone);
        Dictionary<long, int> senders = [];
        bool isFull = false;
        while (_json.NextObject())
        {
            TelegramMessage message = ReadMessage();
            if (isFull) continue;
            if (skip != 0)
            {
                yield return new SkippedItem(_file, message.Line, message.IsNotice ? SkipReason.Notice : skip);
                continue;
            }

            if (thread.IsFull)
            {
                isFull = true;
                yield return new ItemFault(new(_file, message.Line, thread.FullReason));
                continue;
            }

            if (Add(thread, chat, message, senders) is { } fault) yield return new ItemFault(new(_file, message.Line, fault));
        }

        if (skip != 0) yield break;
        if (chat.IsPersonal && other is null)
            other = thread.Members.FirstOrDefault(member =>
                member.Person.Name is { } name && name == PersonName.Clean(chat.Name))?.Person;
        if (FindOwner(thread, other))
        {
            foreach (ImportItem item in thread.Items()) yield return item;
        }
        else if (_groups.Sum(static group => group.Count) + thread.Count <= _options.Limits.ChatMessages) _groups.Add(thread);
        else yield return new ItemFault(ChatOwner.Unknown(_file, thread.Members) with { EndsReading = false });
    }

    private bool FindOwner(ChatThread thread, NamedAddress? other)
    {
        foreach (ChatMember member in thread.Members)
        {
            member.IsOwner = other is { } person
                ? member.Person.Address != person.Address
                : _owner.IsNamed(member.Person) || _owner.WasSeenAs(member.Person.Address);
            if (member.IsOwner) _owner.Remember(member.Person.Address);
        }

        _owner.AddNames(_file, thread.Members);
        return other is not null || thread.Count == 0 || thread.Members.Count == 0 || _owner.Addresses.HasNames
            || thread.Members.Any(static member => member.IsOwner) || _owner.HasSeen(Service);
    }

    private string? Add(ChatThread thread, TelegramChat chat, TelegramMessage message, Dictionary<long, int> senders)
    {
        ChatEntry entry = new() { Line = message.Line, Target = -1, Length = ChatEntry.NoLength, Channel = Channel.Message };
        if (message.IsNotice)
        {
            entry.Skip = SkipReason.Notice;
            thread.Add(entry);
            return null;
        }

        if (message.Id is not { } id) return "the message has no id";
        if (message.At(_clock) is not { } at)
            return $"'{Quoted.Short(message.Date ?? "")}' is not the date of a message, such as 2026-01-31T18:30:00";
        // Of accounts that were deleted no name is left.
        if (message.From is null)
        {
            entry.Skip = SkipReason.Deleted;
            thread.Add(entry);
            return null;
        }

        string from = message.FromId ?? message.From;
        if (from.StartsWith("channel", StringComparison.Ordinal))
        {
            entry.Skip = SkipReason.Broadcast;
            thread.Add(entry);
            return null;
        }

        entry.At = at;
        if (!_members.TryGetValue(from, out entry.Sender))
        {
            entry.Sender = _members[from] = thread.MemberOf(message.FromId is null
                ? ChatAddress.FromName(Service, from, _numbers)
                : new(Account(from), PersonName.Clean(message.From)));
        }

        string chatId = chat.Id ?? chat.Name ?? "";
        entry.Id = IdOf(chatId, id, "");
        entry.IsReply = message.ReplyTo is { } answered && !(senders.TryGetValue(answered, out int writer)
            && writer == entry.Sender);
        if (senders.Count < _options.Limits.RememberedMessages) senders[id] = entry.Sender;
        if (message.IsCall)
        {
            entry.Channel = Channel.Voice;
            entry.Length = (int)Math.Clamp(message.Seconds ?? 0, 0, 86_400 * 7);
        }

        thread.Add(entry);
        foreach (TelegramReaction reaction in message.Reactions ?? [])
        {
            if (thread.IsFull) return thread.FullReason;
            if (reaction.From is null)
            {
                thread.Add(entry with { Skip = SkipReason.Deleted });
                continue;
            }

            int reactor = thread.MemberOf(new(Account(reaction.FromId), PersonName.Clean(reaction.From)));
            thread.AddReaction(entry with { At = reaction.At ?? at }, reactor, IdOf(chatId, id, reaction.FromId));
        }

        return null;
    }

    private static UInt128 IdOf(string chat, long message, string reactor) =>
        HashedId.HashOf(Service, chat, message.ToString(CultureInfo.InvariantCulture), reactor);

    private static PersonAddress Account(string id)
    {
        string number = id.StartsWith("user", StringComparison.Ordinal) ? id[4..] : id;
        return ChatAddress.FromAccount(Service, number);
    }

    private TelegramMessage ReadMessage()
    {
        TelegramMessage message = new() { Line = _json.Line };
        while (_json.NextProperty())
        {
            if (_json.Is("id"u8)) message.Id = _json.Number();
            else if (_json.Is("type"u8)) message.Type = _json.Text();
            else if (_json.Is("date"u8)) message.Date = _json.Text();
            else if (_json.Is("date_unixtime"u8)) message.UnixTime = _json.Number();
            else if (_json.Is("from"u8) || _json.Is("actor"u8)) message.From = _json.Text();
            else if (_json.Is("from_id"u8) || _json.Is("actor_id"u8)) message.FromId = _json.Text();
            else if (_json.Is("action"u8)) message.Action = _json.Text();
            else if (_json.Is("duration_seconds"u8)) message.Seconds = _json.Number();
            else if (_json.Is("reply_to_message_id"u8)) message.ReplyTo = _json.Number();
            else if (_json.Is("reactions"u8)) ReadReactions(message);
            else _json.Skip();
        }

        return message;
    }

    private void ReadReactions(TelegramMessage message)
    {
        if (!_json.EnterArray()) return;
        while (_json.NextObject())
        {
            while (_json.NextProperty())
            {
                if (!_json.Is("recent"u8)) _json.Skip();
                else if (_json.EnterArray())
                    while (_json.NextObject()) ReadReactor(message);
            }
        }
    }

    private void ReadReactor(TelegramMessage message)
    {
        string? from = null, id = null, date = null;
        while (_json.NextProperty())
        {
            if (_json.Is("from"u8)) from = _json.Text();
            else if (_json.Is("from_id"u8)) id = _json.Text();
            else if (_json.Is("date"u8)) date = _json.Text();
            else _json.Skip();
        }

        if (id is null || !id.StartsWith("user", StringComparison.Ordinal)) return;
        if ((message.Reactions ??= []).Count >= _options.Limits.Attendees) return;
        message.Reactions.Add(new(id, from, InstantOf(date, null, new ChatClock(_options.Zone))));
    }

    private static Instant? InstantOf(string? date, long? unixTime, ChatClock clock)
    {
        if (unixTime is > 0 and < 253_000_000_000) return Instant.FromUnixTimeSeconds(unixTime.Value);
        return ChatTime.Parse(date, clock);
    }

    private sealed class TelegramChat
    {
        internal string? Name { get; set; }

        internal string? Type { get; set; }

        internal string? Id { get; set; }

        internal bool IsPersonal => Type == "personal_chat";
    }

    private sealed class TelegramMessage
    {
        internal long Line { get; init; }

        internal long? Id { get; set; }

        internal string? Type { get; set; }

        internal string? Date { get; set; }

        internal long? UnixTime { get; set; }

        internal string? From { get; set; }

        internal string? FromId { get; set; }

        internal string? Action { get; set; }

        internal long? Seconds { get; set; }

        internal long? ReplyTo { get; set; }

        internal List<TelegramReaction>? Reactions { get; set; }

        internal bool IsCall => Type == "service" && Action == "phone_call";

        internal bool IsNotice => Type is "service" or "unsupported" && !IsCall;

        internal Instant? At(ChatClock clock) => InstantOf(Date, UnixTime, clock);
    }

    private readonly record struct TelegramReaction(string FromId, string? From, Instant? At);
}
