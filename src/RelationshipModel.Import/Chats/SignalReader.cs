using System.Globalization;
using System.Text.Json;
using NodaTime;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>Reads the JSON lines (<c>main.jsonl</c>) of Signal's own plain export: frames of its backup format, one a
/// line.</summary>
internal sealed class SignalReader
{
    private const string Service = "signal";

    private static readonly string[] Contents =
    [
        "standardMessage", "contactMessage", "stickerMessage", "viewOnceMessage", "poll", "directStoryReplyMessage",
        "paymentNotification", "giftBadge",
    ];

    private readonly ChatContext _context;
    private readonly JsonSource _json;
    private readonly Dictionary<string, SignalRecipient> _recipients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedAddress> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _chats = new(StringComparer.Ordinal);

    internal SignalReader(Stream source, ChatContext context, CancellationToken cancellationToken)
    {
        _context = context;
        _json = new(source, context.Options.Limits, cancellationToken, isLines: true);
    }

    internal IEnumerable<ImportItem> Read()
    {
        while (_json.Read())
        {
            if (_json.Type != JsonTokenType.StartObject)
            {
                _json.Skip();
                continue;
            }

            while (_json.NextProperty())
            {
                if (_json.Is("recipient"u8))
                {
                    if (_json.EnterObject() && ReadRecipient() is { } person) yield return person;
                }
                else if (_json.Is("chat"u8)) ReadChat();
                else if (!_json.Is("chatItem"u8)) _json.Skip();
                else if (_json.EnterObject())
                    foreach (ImportItem item in Items(ReadItem())) yield return item;
            }
        }

        if (_json.Fault is { } fault) yield return _context.Fault(_json.Line, fault, endsReading: true);
    }

    private ImportedPerson? ReadRecipient()
    {
        long line = _json.Line;
        string? id = null;
        SignalRecipient recipient = new() { Skip = SkipReason.Automatic };
        ImportedPerson? person = null;
        while (_json.NextProperty())
        {
            if (_json.Is("id"u8)) id = _json.Text();
            else if (_json.Is("self"u8))
            {
                _json.Skip();
                recipient = new() { IsOwner = true };
            }
            else if (_json.Is("group"u8))
            {
                if (_json.EnterObject()) recipient = new() { IsGroup = true, Members = ReadMembers() };
            }
            else if (_json.Is("distributionList"u8))
            {
                _json.Skip();
                recipient = new() { Skip = SkipReason.Broadcast };
            }
            else if (!_json.Is("contact"u8)) _json.Skip();
            else if (_json.EnterObject()) recipient = ReadContact(line, out person);
        }

        if (id is not null && _recipients.Count < _context.Options.Limits.ChatMessages) _recipients[id] = recipient;
        return person;
    }

    private SignalRecipient ReadContact(long line, out ImportedPerson? item)
    {
        string? account = null, phone = null, username = null;
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        while (_json.NextProperty())
        {
            if (_json.Is("aci"u8)) account = _json.Text();
            else if (_json.Is("e164"u8)) phone = _json.Text();
            else if (_json.Is("username"u8)) username = _json.Text();
            else if (_json.Is("nickname"u8))
            {
                if (!_json.EnterObject()) continue;
                while (_json.NextProperty())
                {
                    string part = _json.Current();
                    if (_json.Text() is { } text) names[$"nickname {part}"] = text;
                }
            }
            else if (_json.Is("profileGivenName"u8) || _json.Is("profileFamilyName"u8) || _json.Is("systemGivenName"u8)
                || _json.Is("systemFamilyName"u8))
            {
                string part = _json.Current();
                if (_json.Text() is { } text) names[part] = text;
            }
            else _json.Skip();
        }

        string? name = NameOf("nickname given", "nickname family") ?? NameOf("systemGivenName", "systemFamilyName")
            ?? NameOf("profileGivenName", "profileFamilyName") ?? PersonName.Clean(username);
        List<PersonAddress> addresses = [];
        if (phone is { Length: > 0 } and not "0" && _context.Numbers.TryParse(phone.StartsWith('+') ? phone
            : $"+{phone}", out PersonAddress number))
            addresses.Add(number);
        if (account is { Length: > 0 }) addresses.Add(ChatAddress.FromAccount(Service, account));
        item = null;
        if (addresses.Count == 0)
            return name is null ? new() { Skip = SkipReason.Anonymous }
                : new() { Person = ChatAddress.FromName(Service, name, _context.Numbers) };
        NamedAddress person = new(addresses[0], name);
        if (account is not null) _accounts[account] = person;
        PersonRecord record = new(person.Address.Id, name ?? person.Address.Value)
        {
            HasName = name is not null,
            Addresses = addresses
        };
        bool isOwner = addresses.Exists(_context.Owner.Addresses.Contains);
        item = new ImportedPerson(_context.File, line, record, isOwner);
        return new() { Person = person, IsOwner = isOwner };

        string? NameOf(string given, string family) =>
            PersonName.Clean($"{names.GetValueOrDefault(given)} {names.GetValueOrDefault(family)}");
    }

    private List<string> ReadMembers()
    {
        List<string> members = [];
        while (_json.NextProperty())
        {
            if (!_json.Is("snapshot"u8) || !_json.EnterObject())
            {
                if (_json.Type == JsonTokenType.PropertyName) _json.Skip();
                continue;
            }

            while (_json.NextProperty())
            {
                if (!_json.Is("members"u8)) _json.Skip();
                else if (_json.EnterArray())
                    while (_json.NextObject()) ReadMember(members);
            }
        }

        return members;
    }

    private void ReadMember(List<string> members)
    {
        while (_json.NextProperty())
        {
            if (!_json.Is("userId"u8) && !_json.Is("user_id"u8)) _json.Skip();
            else if (_json.Text() is { } account && members.Count <= _context.Options.Limits.Attendees) members.Add(account);
        }
    }

    private void ReadChat()
    {
        if (!_json.EnterObject()) return;
        string? id = null, recipient = null;
        while (_json.NextProperty())
        {
            if (_json.Is("id"u8)) id = _json.Text();
            else if (_json.Is("recipientId"u8)) recipient = _json.Text();
            else _json.Skip();
        }

        if (id is not null && recipient is not null && _chats.Count < _context.Options.Limits.ChatMessages) _chats[id] =
            recipient;
    }

    private SignalMessage ReadItem()
    {
        SignalMessage message = new() { Line = _json.Line };
        while (_json.NextProperty())
        {
            if (_json.Is("chatId"u8)) message.Chat = _json.Text();
            else if (_json.Is("authorId"u8)) message.Author = _json.Text();
            else if (_json.Is("dateSent"u8)) message.Sent = _json.Number();
            else if (_json.Is("outgoing"u8)) ReadOutgoing(message);
            else if (_json.Is("remoteDeletedMessage"u8) || _json.Is("adminDeletedMessage"u8))
            {
                _json.Skip();
                message.IsDeleted = true;
            }
            else if (_json.Is("updateMessage"u8)) ReadUpdate(message);
            else if (!Contents.Contains(_json.Current())) _json.Skip();
            else
            {
                message.HasContent = true;
                if (_json.EnterObject()) ReadContent(message);
            }
        }

        return message;
    }

    private void ReadOutgoing(SignalMessage message)
    {
        message.IsOutgoing = true;
        if (!_json.EnterObject()) return;
        int sent = 0, failed = 0;
        while (_json.NextProperty())
        {
            if (!_json.Is("sendStatus"u8) || !_json.EnterArray())
            {
                if (_json.Type == JsonTokenType.PropertyName) _json.Skip();
                continue;
            }

            while (_json.NextElement())
            {
                bool isFailed = false;
                if (_json.Type != JsonTokenType.StartObject) continue;
                while (_json.NextProperty())
                {
                    isFailed |= _json.Is("failed"u8);
                    _json.Skip();
                }

                if (isFailed) failed++;
                else sent++;
            }
        }

        message.IsFailed = failed > 0 && sent == 0;
    }

    private void ReadContent(SignalMessage message)
    {
        while (_json.NextProperty())
        {
            if (_json.Is("quote"u8))
            {
                if (!_json.EnterObject()) continue;
                while (_json.NextProperty())
                {
                    if (_json.Is("authorId"u8)) message.QuotedAuthor = _json.Text();
                    else _json.Skip();
                }
            }
            else if (!_json.Is("reactions"u8)) _json.Skip();
            else if (_json.EnterArray())
                while (_json.NextObject()) ReadReaction(message);
        }
    }

    private void ReadReaction(SignalMessage message)
    {
        string? author = null;
        long? sent = null;
        while (_json.NextProperty())
        {
            if (_json.Is("authorId"u8)) author = _json.Text();
            else if (_json.Is("sentTimestamp"u8)) sent = _json.Number();
            else _json.Skip();
        }

        if (author is not null && message.Reactions.Count < _context.Options.Limits.Attendees)
            message.Reactions.Add((author, sent ?? message.Sent ?? 0));
    }

    private void ReadUpdate(SignalMessage message)
    {
        if (!_json.EnterObject()) return;
        while (_json.NextProperty())
        {
            bool isOfGroup = _json.Is("groupCall"u8);
            if (!isOfGroup && !_json.Is("individualCall"u8))
            {
                _json.Skip();
                continue;
            }

            if (!_json.EnterObject()) continue;
            SignalCall call = new() { IsOfGroup = isOfGroup };
            while (_json.NextProperty())
            {
                if (_json.Is("type"u8)) call.Type = _json.Text() ?? "";
                else if (_json.Is("direction"u8)) call.Direction = _json.Text() ?? "";
                else if (_json.Is("state"u8)) call.State = _json.Text() ?? "";
                else if (_json.Is("ringerRecipientId"u8)) call.Ringer = _json.Text();
                else if (_json.Is("startedCallRecipientId"u8)) call.Starter = _json.Text();
                else if (_json.Is("startedCallTimestamp"u8)) call.Started = _json.Number();
                else if (_json.Is("endedCallTimestamp"u8)) call.Ended = _json.Number();
                else _json.Skip();
            }

            message.Call = call;
        }
    }

    private IEnumerable<ImportItem> Items(SignalMessage message)
    {
        if (message.Chat is not { } chatId || !_chats.TryGetValue(chatId, out string? recipientId)
            || !_recipients.TryGetValue(recipientId, out SignalRecipient? chat))
        {
            yield return _context.Fault(message.Line, "the message belongs to a chat that no line above it describes");
            yield break;
        }

        if (chat.Skip != 0 || chat.IsOwner || message.IsDeleted || message.IsFailed
            || (message.Call is null && !message.HasContent))
        {
            SkipReason reason = chat.Skip != 0 ? chat.Skip
                : message.IsDeleted ? SkipReason.Deleted
                : message.IsFailed ? SkipReason.NotSent
                : message.Call is null && !message.HasContent ? SkipReason.Notice
                : SkipReason.NobodyElse;
            yield return _context.Skip(message.Line, reason);
            yield break;
        }

        if ((message.Call?.Started ?? message.Sent) is not { } time || !ChatTime.TryFromMilliseconds(time, out Instant at))
        {
            yield return _context.Fault(message.Line, "the message has no dateSent");
            yield break;
        }

        List<NamedAddress> others = Others(chat);
        if (message.Call is { } call)
        {
            yield return ItemOf(call, message, chat, others, at);
            yield break;
        }

        SignalRecipient? author = message.Author is { } id ? _recipients.GetValueOrDefault(id) : null;
        bool isByOwner = message.IsOutgoing || author is { IsOwner: true };
        NamedAddress? writer = isByOwner ? null : author?.Person ?? (chat.IsGroup ? null : chat.Person);
        if (!isByOwner && writer is null)
        {
            yield return _context.Skip(message.Line, SkipReason.Anonymous);
            yield break;
        }

        Include(others, writer);
        yield return new ChatEpisode(IdOf("message", writer, time), at, Channel.Message)
        {
            From = writer,
            Others = others,
            IsReply = message.QuotedAuthor is { } quoted && quoted != message.Author,
        }.ToItem(_context.File, message.Line, _context.Options.AsOf);
        foreach ((string reactorId, long sent) in message.Reactions)
            yield return ReactionOf(message, reactorId, sent, writer, time);
    }

    private ImportItem ReactionOf(SignalMessage message, string reactorId, long sent, NamedAddress? writer, long time)
    {
        SignalRecipient? reactor = _recipients.GetValueOrDefault(reactorId);
        bool isByOwner = reactor is { IsOwner: true };
        if (!isByOwner && reactor?.Person is null) return _context.Skip(message.Line, SkipReason.Anonymous);
        if (isByOwner == writer is null) return _context.Skip(message.Line, isByOwner ? SkipReason.NobodyElse
            : SkipReason.BetweenOthers);
        if (!ChatTime.TryFromMilliseconds(sent, out Instant at)) return _context.Fault(message.Line,
            "a reaction has no sentTimestamp");
        NamedAddress other = writer ?? reactor!.Person!.Value;
        string id = IdOf(FormattableString.Invariant($"reaction to {time}"), isByOwner ? null : other, sent);
        return new ChatEpisode(id, at, Channel.Reaction) { From = isByOwner ? null : other, Others = [other] }
            .ToItem(_context.File, message.Line, _context.Options.AsOf);
    }

    private ImportItem ItemOf(SignalCall call, SignalMessage message, SignalRecipient chat, List<NamedAddress> others, Instant at)
    {
        NamedAddress? caller;
        bool isByOwner, isHeld;
        Duration? length = null;
        if (call.IsOfGroup)
        {
            isHeld = call.State is "JOINED" or "ACCEPTED" or "OUTGOING_RING" or "2" or "4" or "8";
            // A call in a group to which nobody rang the owner, and that the owner did not join.
            if (!isHeld && call.Ringer is null) return _context.Skip(message.Line, SkipReason.Notice);
            SignalRecipient? starter = _recipients.GetValueOrDefault(call.Ringer ?? call.Starter ?? "");
            isByOwner = starter is { IsOwner: true } || call.State is "OUTGOING_RING" or "8";
            caller = isByOwner ? null : starter?.Person;
            if (!isByOwner && caller is null) return _context.Skip(message.Line, SkipReason.Anonymous);
            if (isHeld && call is { Started: { } start, Ended: { } end } && end >= start && end - start < 7 * 86_400_000L)
                length = Duration.FromMilliseconds(end - start);
        }
        else
        {
            isHeld = call.State is "ACCEPTED" or "1" or "UNKNOWN_STATE" or "0" or "";
            isByOwner = call.Direction is "OUTGOING" or "2";
            caller = isByOwner ? null : chat.Person;
            if (!isByOwner && caller is null) return _context.Skip(message.Line, SkipReason.Anonymous);
        }

        Include(others, caller);
        Channel channel = call.Type is "VIDEO_CALL" or "2" || call.IsOfGroup ? Channel.Video : Channel.Voice;
        return new ChatEpisode(IdOf("call", caller, at.ToUnixTimeMilliseconds()), at, channel)
        {
            From = caller,
            Others = others,
            Length = isHeld ? length : Duration.Zero,
        }.ToItem(_context.File, message.Line, _context.Options.AsOf);
    }

    private List<NamedAddress> Others(SignalRecipient chat)
    {
        if (!chat.IsGroup) return chat.Person is { } person ? [person] : [];
        List<NamedAddress> others = [];
        foreach (string member in chat.Members)
            if (_accounts.TryGetValue(member, out NamedAddress known)
                && !_context.Owner.Addresses.Contains(known.Address)) Include(others, known);
        return others;
    }

    private static void Include(List<NamedAddress> others, NamedAddress? person)
    {
        if (person is { } known && !others.Exists(other => other.Address == known.Address)) others.Add(known);
    }

    /// <summary>Signal knows a message by its author and the time it was sent.</summary>
    private static string IdOf(string kind, NamedAddress? author, long sent) =>
        HashedId.Of(Service, kind, author?.Address.Value ?? "me", sent.ToString(CultureInfo.InvariantCulture));
}
