using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>Reads a chat of Signal Desktop that another program exported: sigtop (an array of Signal's own records) or
/// signal-export (a message of its own form on each line).</summary>
internal sealed partial class SignalExportReader
{
    private const string Service = "signal";

    /// <summary>The maximum length, in bytes, of a text that may report a call.</summary>
    private const int MaxCall = 100;

    private readonly ChatContext _context;
    private readonly JsonSource _json;
    private readonly ChatThread _chat;
    private readonly ChatClock _clock;
    private readonly Dictionary<string, int> _members = new(StringComparer.Ordinal);
    private readonly NamedAddress? _other;
    private readonly int _owner;
    private readonly bool _isGroup;

    internal SignalExportReader(Stream source, ChatContext context, CancellationToken cancellationToken)
    {
        _context = context;
        _json = new(source, context.Options.Limits, cancellationToken, isLines: true);
        _chat = new(context.File, context.Options);
        _clock = new(context.Options.Zone);
        _owner = _chat.MemberOf(new(ChatAddress.FromAccount(Service, "owner")));
        _chat.Members[_owner].IsOwner = true;
        string[] parts = context.File.Split('/', '\\', '!');
        string file = parts[^1];
        bool isOfFolder = file.Equals("data.json", StringComparison.OrdinalIgnoreCase);
        string name = isOfFolder ? parts.Length > 1 ? parts[^2] : "" : Path.GetFileNameWithoutExtension(file);
        if (!isOfFolder && ChatName().Match(name) is { Success: true } match)
        {
            (name, string detail) = (match.Groups["name"].Value, match.Groups["detail"].Value);
            _isGroup = detail.Equals("group", StringComparison.OrdinalIgnoreCase);
            if (!_isGroup) _other = PersonOf(detail, name);
        }

        if (!_isGroup && PersonName.Clean(name) is { } clean) _other ??= ChatAddress.FromName(Service, clean, context.Numbers);
    }

    internal IEnumerable<ImportItem> Read()
    {
        bool isFull = false;
        while (_json.Read())
        {
            if (_json.Type == JsonTokenType.StartArray || _json.Type == JsonTokenType.EndArray) continue;
            if (_json.Type != JsonTokenType.StartObject)
            {
                _json.Skip();
                continue;
            }

            SignalExportMessage message = ReadMessage();
            if (_chat.IsFull) isFull = true;
            else if (Add(message) is { } fault) yield return _context.Fault(message.Line, fault);
        }

        if (_chat.Members.Count == 1 && _other is { } other) _chat.MemberOf(other);
        foreach (ImportItem item in _chat.Items()) yield return item;
        if (isFull) yield return _context.Fault(_json.Line, _chat.FullReason, endsReading: true);
        if (_json.Fault is { } end) yield return _context.Fault(_json.Line, end, endsReading: true);
    }

    private SignalExportMessage ReadMessage()
    {
        SignalExportMessage message = new() { Line = _json.Line };
        while (_json.NextProperty())
        {
            if (_json.Is("type"u8)) message.Type = _json.Text();
            else if (_json.Is("sent_at"u8)) message.Sent = _json.Number() ?? message.Sent;
            else if (_json.Is("timestamp"u8)) message.Sent = _json.Number() is { } time ? message.Sent ?? time : message.Sent;
            else if (_json.Is("date"u8)) message.Date = _json.Text();
            else if (_json.Is("sender"u8)) message.Sender = _json.Text();
            else if (_json.Is("source"u8)) message.Number = _json.Text();
            else if (_json.Is("sourceServiceId"u8) || _json.Is("sourceUuid"u8)) message.Account = _json.Text() ?? message.Account;
            else if (_json.Is("conversationId"u8)) message.Conversation = _json.Text();
            else if (_json.Is("deleted"u8) || _json.Is("deletedForEveryone"u8) || _json.Is("isErased"u8))
                message.IsDeleted |= _json.Flag();
            else if (_json.Is("call"u8)) message.IsCall |= _json.Flag();
            else if (_json.Is("missed"u8)) message.IsMissed |= _json.Flag();
            else if (_json.Is("body"u8)) ReadBody(message);
            else if (_json.Is("quote"u8)) ReadQuote(message);
            else if (_json.Is("sticker"u8)) message.HasContent |= HasValue();
            else if (_json.Is("attachments"u8)) message.HasContent |= HasValue();
            else if (_json.Is("callHistoryDetails"u8) || _json.Is("callHistory"u8)) ReadCall(message);
            else if (_json.Is("reactions"u8)) ReadReactions(message);
            else _json.Skip();
        }

        return message;
    }

    /// <summary>Only texts about calls are looked at: <c>Incoming voice call (accepted, 3m 2s)</c>.</summary>
    private void ReadBody(SignalExportMessage message)
    {
        if (!_json.Read()) return;
        if (_json.Type != JsonTokenType.String)
        {
            _json.Skip();
            return;
        }

        message.HasContent |= !_json.IsBlank;
        if (message.Sender is null || !_json.IsShort(MaxCall)) return;
        if (CallText().Match(_json.Current()) is not { Success: true } call) return;
        message.IsCall = true;
        message.IsVideo = call.Groups["video"].Success;
        message.IsMissed |= call.Groups["missed"].Success;
        if (call.Groups["s"].Success)
            message.Seconds = Number(call.Groups["s"].Value) + (60 * Number(call.Groups["m"].Value));
    }

    /// <summary>Whether the value of the property says anything; it is skipped.</summary>
    private bool HasValue()
    {
        if (!_json.Read()) return false;
        bool isArray = _json.Type == JsonTokenType.StartArray;
        if (isArray)
        {
            bool hasElements = false;
            while (_json.NextElement())
            {
                hasElements = true;
                _json.Skip();
            }

            return hasElements;
        }

        bool hasValue = _json.Type == JsonTokenType.StartObject || (_json.Type == JsonTokenType.String && !_json.IsBlank);
        _json.Skip();
        return hasValue;
    }

    private void ReadQuote(SignalExportMessage message)
    {
        if (!_json.Read()) return;
        if (_json.Type == JsonTokenType.String) message.IsReply = !_json.IsBlank;
        else if (_json.Type != JsonTokenType.StartObject) _json.Skip();
        else
        {
            message.IsReply = true;
            while (_json.NextProperty())
            {
                if (_json.Is("authorAci"u8) || _json.Is("authorUuid"u8)) message.QuotedAccount = _json.Text();
                else if (_json.Is("author"u8)) message.QuotedNumber = _json.Text();
                else _json.Skip();
            }
        }
    }

    private void ReadCall(SignalExportMessage message)
    {
        if (!_json.EnterObject()) return;
        message.IsCall = true;
        long? started = null, ended = null;
        while (_json.NextProperty())
        {
            if (_json.Is("wasIncoming"u8)) message.IsByOwner = !_json.Flag();
            else if (_json.Is("direction"u8)) message.IsByOwner = _json.Text() == "Outgoing";
            else if (_json.Is("wasVideoCall"u8)) message.IsVideo |= _json.Flag();
            else if (_json.Is("callType"u8) || _json.Is("type"u8)) message.IsVideo |= _json.Text() == "Video";
            else if (_json.Is("status"u8)) message.IsMissed |= _json.Text() is { } status && status != "Accepted";
            else if (_json.Is("wasDeclined"u8)) message.IsMissed |= _json.Flag();
            else if (_json.Is("acceptedTime"u8) || _json.Is("timestamp"u8)) started = _json.Number() ?? started;
            else if (_json.Is("endedTime"u8) || _json.Is("endedTimestamp"u8)) ended = _json.Number();
            else _json.Skip();
        }

        if (ended is { } end && started is { } start && end >= start) message.Seconds = (end - start) / 1000;
    }

    private void ReadReactions(SignalExportMessage message)
    {
        if (!_json.EnterArray()) return;
        while (_json.NextElement())
        {
            string? from = null;
            if (_json.Type == JsonTokenType.StartArray)
            {
                // Name and picture.
                while (_json.NextElement())
                {
                    if (_json.Type == JsonTokenType.String) from ??= _json.Current();
                    else _json.Skip();
                }
            }
            else if (_json.Type == JsonTokenType.StartObject)
            {
                while (_json.NextProperty())
                {
                    if (_json.Is("name"u8) || _json.Is("fromId"u8)) from = _json.Text();
                    else _json.Skip();
                }
            }

            if (from is not null && (message.Reactors ??= []).Count < _context.Options.Limits.Attendees)
                message.Reactors.Add(from);
        }
    }

    private string? Add(SignalExportMessage message)
    {
        Instant? at = message.Sent is { } sent ? ChatTime.TryFromMilliseconds(sent, out Instant known) ? known : null
            : ChatTime.Parse(message.Date, _clock);
        ChatEntry entry = new() { Line = message.Line, Target = -1, Length = ChatEntry.NoLength, Channel = Channel.Message };
        entry.Skip = SkipOf(message);
        if (entry.Skip == 0 && at is null)
            return "the message has no time: neither sent_at, in milliseconds since 1970, nor date, such as 2026-01-31T18:30:00";
        entry.Sender = entry.Skip == 0 ? SenderOf(message) : -1;
        if (entry is { Skip: 0, Sender: < 0 }) entry.Skip = SkipReason.Anonymous;
        if (entry.Skip != 0)
        {
            _chat.Add(entry);
            return null;
        }

        entry.At = at!.Value;
        if (message.IsCall)
        {
            entry.Channel = message.IsVideo ? Channel.Video : Channel.Voice;
            entry.Length = message.IsMissed ? 0
                : message.Seconds is { } seconds ? (int)Math.Clamp(seconds, 0, 7 * 86_400) : ChatEntry.NoLength;
        }

        entry.IsReply = message.IsReply && Writer(message.QuotedNumber, message.QuotedAccount) is var quoted
            && !(quoted is { } author && entry.Sender != _owner && _chat.Members[entry.Sender].Person.Address == author.Address);
        string key = entry.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        string by = AddressOf(entry.Sender);
        entry.Id = HashedId.HashOf(Service, message.IsCall ? "call" : "message", by, key);
        _chat.Add(entry);
        foreach (string reactor in message.Reactors ?? []) AddReaction(entry, message, reactor, key);
        return null;
    }

    private void AddReaction(in ChatEntry to, SignalExportMessage message, string reactor, string key)
    {
        ChatEntry entry = new() { Line = to.Line, At = to.At, Channel = Channel.Reaction, Target = to.Sender };
        entry.Length = ChatEntry.NoLength;
        // Signal's own records name who reacted by a conversation: in one of two it is that with the other, else the owner's.
        entry.Sender = message.Conversation is null ? MemberOf(reactor)
            : _isGroup ? -1
            : reactor == message.Conversation ? _other is { } other ? _chat.MemberOf(other) : -1
            : _owner;
        if (entry.Sender < 0) entry.Skip = SkipReason.Anonymous;
        else entry.Id = HashedId.HashOf(Service, "reaction", key, AddressOf(to.Sender), AddressOf(entry.Sender));
        _chat.Add(entry);
    }

    private static SkipReason SkipOf(SignalExportMessage message)
    {
        if (message.IsDeleted) return SkipReason.Deleted;
        if (message.IsCall) return 0;
        bool isMessage = message.Type is null ? message.HasContent : message.Type is "incoming" or "outgoing";
        return isMessage ? 0 : SkipReason.Notice;
    }

    private int SenderOf(SignalExportMessage message)
    {
        if (message.Type is "outgoing" || message.IsByOwner) return _owner;
        if (message.Sender is { } name) return MemberOf(name);
        NamedAddress? writer = Writer(message.Number, message.Account);
        if (writer is { } known && _context.Owner.IsNamed(known)) return _owner;
        if (!_isGroup) return (_other ?? writer) is { } other ? _chat.MemberOf(Better(other, writer)) : -1;
        return writer is { } member ? _chat.MemberOf(member) : -1;
    }

    /// <summary>In a chat of two the other goes by number or account where the file's name has none.</summary>
    private static NamedAddress Better(NamedAddress other, NamedAddress? writer) =>
        writer is { } known && other.Address.Value.StartsWith($"{Service}:", StringComparison.Ordinal)
            ? new(known.Address, other.Name)
            : other;

    /// <summary>Returns the number of the member whom signal-export calls so; -1 for nobody.</summary>
    private int MemberOf(string name)
    {
        if (name is "No-Sender" or "None" or "") return -1;
        if (_members.TryGetValue(name, out int known)) return known;
        NamedAddress person = ChatAddress.FromName(Service, name, _context.Numbers);
        bool isOwner = ChatOwner.IsSelf(name) || _context.Owner.IsNamed(person);
        return _members[name] = isOwner ? _owner : _chat.MemberOf(person);
    }

    private string AddressOf(int member) => member == _owner ? "me" : _chat.Members[member].Person.Address.Value;

    private NamedAddress? Writer(string? number, string? account) =>
        number is { Length: > 0 } && PersonOf(number, null) is { } known ? known
            : account is { Length: > 0 } ? PersonOf(account, null) : null;

    /// <summary>A number, or the account that Signal's own export writes in Base64.</summary>
    private NamedAddress? PersonOf(string text, string? name)
    {
        if (TelephoneNumbers.IsNumber(text) && _context.Numbers.TryParse(text, out PersonAddress number))
            return new(number, name);
        return Guid.TryParse(text, out Guid account)
            ? new(ChatAddress.FromAccount(Service, Convert.ToBase64String(account.ToByteArray(bigEndian: true))), name)
            : null;
    }

    private static long Number(string digits) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0;

    [GeneratedRegex(@"^(?<name>.+?) \((?<detail>group|\+\d+|[0-9a-f-]{36})\)$", RegexOptions.ExplicitCapture
        | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ChatName();

    [GeneratedRegex(
        @"^((?<missed>Missed)|Incoming|Outgoing) ((?<video>video)|voice|audio)? ?call(?<missed> \((declined|unanswered|missed)[^)]*\))?( \(accepted(, ((?<m>\d{1,5})m )?(?<s>\d{1,7})s)?\))?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CallText();
}
