using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using RelationshipModel.Import.Csv;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>Reads the conversations that Skype, and Teams for personal accounts, export as <c>messages.json</c>.</summary>
internal sealed partial class SkypeReader
{
    private const string Service = "skype";

    /// <summary>The part of a message's text that is looked at, of calls alone.</summary>
    private const int MaxCall = 16 * 1024;

    private readonly ChatContext _context;
    private readonly JsonSource _json;
    private readonly ChatClock _clock = new(DateTimeZone.Utc);
    private string? _owner;

    internal SkypeReader(Stream source, ChatContext context, CancellationToken cancellationToken)
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
                if (_json.Is("userId"u8)) _owner = IdOf(_json.Text());
                else if (!_json.Is("conversations"u8)) _json.Skip();
                else if (_json.EnterArray())
                    while (_json.NextObject())
                        foreach (ImportItem item in ReadConversation()) yield return item;
            }
        }

        if (_json.Fault is { } fault) yield return _context.Fault(_json.Line, fault, endsReading: true);
    }

    private List<ImportItem> ReadConversation()
    {
        string? id = null, name = null;
        List<string> members = [];
        SegmentedList<(ChatEntry Entry, string? From)> messages = [];
        Dictionary<string, string?> names = new(StringComparer.Ordinal);
        List<ImportItem> items = [];
        while (_json.NextProperty())
        {
            if (_json.Is("id"u8)) id = _json.Text();
            else if (_json.Is("displayName"u8)) name = _json.Text();
            else if (_json.Is("threadProperties"u8)) ReadThread(members);
            else if (!_json.Is("MessageList"u8)) _json.Skip();
            else if (_json.EnterArray())
                while (_json.NextObject())
                {
                    (ChatEntry entry, string? from, string? shown, string? fault) = ReadMessage();
                    if (fault is not null) items.Add(_context.Fault(entry.Line, fault));
                    else if (messages.Count < _context.Options.Limits.ChatMessages) messages.Add((entry, from));
                    if (from is not null && shown is not null) names[from] = shown;
                }
        }

        string chat = IdOf(id) ?? "";
        ChatThread thread = new(_context.File, _context.Options);
        if (messages.Count >= _context.Options.Limits.ChatMessages) items.Add(_context.Fault(_json.Line, thread.FullReason));
        bool isOfTwo = id is not null && !id.StartsWith("19:", StringComparison.Ordinal)
            && !id.StartsWith("48:", StringComparison.Ordinal);
        if (isOfTwo) MemberOf(chat, name);
        foreach (string member in members) MemberOf(member, null);
        foreach ((ChatEntry read, string? from) in messages)
        {
            ChatEntry entry = read;
            // The log repeats the calls of the conversations.
            if (id is "48:calllogs") entry.Skip = SkipReason.Notice;
            if (from is null && entry.Skip == 0) entry.Skip = SkipReason.Anonymous;
            if (from is not null && entry.Skip == 0) entry.Sender = MemberOf(from, null);
            entry.Id = HashedId.HashOf(Service, chat, entry.Id.ToString(CultureInfo.InvariantCulture));
            thread.Add(entry);
        }

        items.AddRange(thread.Items());
        return items;

        int MemberOf(string account, string? shown)
        {
            string? called = PersonName.Clean(shown ?? names.GetValueOrDefault(account));
            int number = thread.MemberOf(PersonOf(account, called));
            thread.Members[number].IsOwner = account == _owner;
            thread.Members[number].IsBot = account.StartsWith("28:", StringComparison.Ordinal);
            return number;
        }
    }

    /// <summary>Reads who is in a group: a list of accounts, or a text that has such a list.</summary>
    private void ReadThread(List<string> members)
    {
        if (!_json.EnterObject()) return;
        while (_json.NextProperty())
        {
            if (!_json.Is("members"u8) || !_json.Read()) _json.Skip();
            else if (_json.Type == JsonTokenType.String)
                foreach (string member in _json.Current().Split('"')) Add(member);
            else if (_json.Type != JsonTokenType.StartArray) _json.Skip();
            else
                while (_json.NextElement())
                {
                    if (_json.Type == JsonTokenType.String) Add(_json.Current());
                    else _json.Skip();
                }
        }

        void Add(string member)
        {
            if (member.Contains(':', StringComparison.Ordinal) && members.Count <= _context.Options.Limits.Attendees
                && IdOf(member) is { } account) members.Add(account);
        }
    }

    private (ChatEntry Entry, string? From, string? Name, string? Fault) ReadMessage()
    {
        ChatEntry entry = new() { Line = _json.Line, Target = -1, Length = ChatEntry.NoLength, Channel = Channel.Message };
        string? id = null, sent = null, type = null, from = null, name = null, call = null;
        bool isDeleted = false;
        while (_json.NextProperty())
        {
            if (_json.Is("id"u8)) id = _json.Text();
            else if (_json.Is("displayName"u8)) name = _json.Text();
            else if (_json.Is("originalarrivaltime"u8)) sent = _json.Text();
            else if (_json.Is("messagetype"u8)) type = _json.Text();
            else if (_json.Is("from"u8)) from = IdOf(_json.Text());
            else if (_json.Is("properties"u8)) isDeleted = ReadDeletion();
            else if (!_json.Is("content"u8)) _json.Skip();
            else
            {
                ReadOnlySpan<byte> content = _json.ShortText(MaxCall);
                if (content.IndexOf("<partlist"u8) >= 0) call = Encoding.UTF8.GetString(content);
            }
        }

        if (id is null || ChatTime.Parse(sent, _clock) is not { } at)
            return (entry, null, null, "the message has no id, or no originalarrivaltime that can be read");
        entry.At = at;
        entry.Id = HashedId.HashOf(id);
        bool isCall = type == "Event/Call";
        if (isDeleted) entry.Skip = SkipReason.Deleted;
        else if (isCall && call is not null && IsBegun(call)) entry.Skip = SkipReason.Notice;
        else if (!isCall && type is not ("Text" or "Poll") && type?.StartsWith("RichText", StringComparison.Ordinal) != true)
            entry.Skip = SkipReason.Notice;
        if (!isCall) return (entry, from, name, null);
        entry.Channel = Channel.Voice;
        if (call is not null) entry.Length = (int)Durations().Matches(call)
            .Select(static match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
            .Append(0).Max(static seconds => Math.Clamp(seconds, 0, 7 * 86_400));
        return (entry, from, name, null);
    }

    /// <summary>Whether a message of a call tells its beginning alone; another one tells its end.</summary>
    private static bool IsBegun(string call) => !call.Contains("ended", StringComparison.Ordinal)
        && !call.Contains("missed", StringComparison.Ordinal);

    private bool ReadDeletion()
    {
        if (!_json.EnterObject()) return false;
        bool isDeleted = false;
        while (_json.NextProperty())
        {
            if (_json.Is("deletetime"u8)) isDeleted |= _json.Text() is { Length: > 0 };
            else if (_json.Is("isserversidedeleted"u8)) isDeleted |= _json.Flag();
            else _json.Skip();
        }

        return isDeleted;
    }

    private NamedAddress PersonOf(string account, string? name)
    {
        int colon = account.IndexOf(':', StringComparison.Ordinal);
        string number = account[(colon + 1)..];
        return TelephoneNumbers.IsNumber(number) && _context.Numbers.TryParse(number, out PersonAddress phone)
            ? new(phone, name) : new(ChatAddress.FromAccount(Service, account), name);
    }

    /// <summary>Returns the account without the network (<c>8:</c>) and without the address it may be the end of.</summary>
    private static string? IdOf(string? text)
    {
        if (text is null or "") return null;
        string account = text[(text.LastIndexOf('/') + 1)..];
        return account.StartsWith("8:", StringComparison.Ordinal) ? account[2..] : account;
    }

    [GeneratedRegex(@"<duration>(\d{1,9}(?:\.\d{1,9})?)</duration>")]
    private static partial Regex Durations();
}
