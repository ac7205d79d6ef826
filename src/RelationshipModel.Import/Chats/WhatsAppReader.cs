using System.Text;
using NodaTime;
using RelationshipModel.Import.Csv;
using RelationshipModel.Import.Files;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>Reads a chat that WhatsApp exported as text. Its messages are kept in short form until date order and members are
/// known.</summary>
internal sealed class WhatsAppReader
{
    private const string Service = "whatsapp";

    /// <summary>The part of a line that is looked at: date, sender, and what WhatsApp itself writes.</summary>
    private const int MaxHead = 1024;

    private const int MaxName = 256;

    /// <summary>The year in which WhatsApp began.</summary>
    private const int FirstYear = 2009;

    private readonly string _file;
    private readonly ImportOptions _options;
    private readonly ChatOwner _owner;
    private readonly TelephoneNumbers _numbers;
    private readonly ChatThread _chat;
    private readonly char[] _head = new char[MaxHead];
    private readonly SegmentedList<(WhatsAppLine Head, long Line, int Sender, Channel Channel, int Length, SkipReason Skip)>
        _read = [];
    private readonly Dictionary<string, int> _senders = new(StringComparer.Ordinal);
    private readonly HashSet<int> _deletedOwn = [];

    /// <summary>Those who sent something that WhatsApp does not mark as its own.</summary>
    private readonly HashSet<int> _writers = [];
    private string? _chatName;
    private string? _noticeName;
    private bool _isGroup;
    private bool _isMonthFirst;
    private int? _group;

    internal WhatsAppReader(string file, ImportOptions options, ChatOwner owner, TelephoneNumbers numbers)
    {
        (_file, _options, _owner, _numbers) = (file, options, owner, numbers);
        _chat = new(file, options);
        _chatName = ChatFileName.ChatOf(file);
    }

    /// <summary>Whether a file begins as a chat exported as text does.</summary>
    internal static bool IsChat(ReadOnlySpan<byte> beginning)
    {
        int lines = 0;
        foreach (Range range in beginning.Split((byte)'\n'))
        {
            ReadOnlySpan<byte> line = beginning[range].TrimEnd((byte)'\r');
            if (line.Trim(" \t"u8).IsEmpty) continue;
            if (WhatsAppLine.TryParse(Head(line), out _)) return true;
            if (++lines == 3) return false;
        }

        return false;
    }

    internal IEnumerable<ImportItem> Read(Stream source, CancellationToken cancellationToken)
    {
        ByteLines lines = new(source, _options.Limits.LineLength, cancellationToken);
        SourceFault? end = null;
        while (end is null && lines.Next(out ReadOnlySpan<byte> bytes))
        {
            ReadOnlySpan<char> text = _head.AsSpan(0, Encoding.UTF8.GetChars(bytes[..Math.Min(bytes.Length, MaxHead)], _head));
            if (!WhatsAppLine.TryParse(text, out WhatsAppLine head)) continue;
            if (_read.Count >= _options.Limits.ChatMessages) end = new(_file, lines.Number, _chat.FullReason, EndsReading: true);
            else Add(head, text[head.End..], lines.Number, isOfPerson: BidiMarks.Is(text[0]));
        }

        if (lines.Damage is { } damage) end = new(_file, lines.Number, damage, EndsReading: true);
        if (_chatName is { } name && !_senders.ContainsKey(name))
        {
            // A group may be named after a member and a number.
            string[] known = _noticeName is { } noticed ? [noticed] : _isGroup || _senders.Count > 2 ? [] : [.. _senders.Keys];
            _chatName = Array.Find(known, one => IsCopyOf(one, name)) ?? name;
        }

        return Items(end);
    }

    /// <summary>Whether a file was named after a chat, with the number that a second file of that name gets: <c>Ann 2</c>,
    /// <c>Ann-1</c>.</summary>
    private static bool IsCopyOf(string chat, ReadOnlySpan<char> name)
    {
        const int MaxDigits = 2;
        if (!name.StartsWith(chat, StringComparison.Ordinal)) return false;
        ReadOnlySpan<char> number = name[chat.Length..];
        return number is [' ' or '-' or '_', _, ..] && number.Length <= MaxDigits + 1
            && !number[1..].ContainsAnyExceptInRange('0', '9');
    }

    private IEnumerable<ImportItem> Items(SourceFault? end)
    {
        if (OrderOf() is not { } order)
        {
            yield return new ItemFault(AmbiguousDates());
            yield break;
        }

        if (!FindOwner())
        {
            if (_owner.Wait(_read.Count, _options.Limits, () => Items(end))) yield break;
            yield return new ItemFault(ChatOwner.Unknown(_file, _chat.Members.Where(static member => !member.IsBot)));
            yield break;
        }

        foreach (ImportItem item in Dated(order)) yield return item;
        if (end is not null) yield return new ItemFault(end);
    }

    private static string Head(ReadOnlySpan<byte> line) => Encoding.UTF8.GetString(line[..Math.Min(line.Length, MaxHead)]);

    /// <summary>Adds a line.</summary>
    /// <param name="head">Its date.</param>
    /// <param name="rest">What follows the date.</param>
    /// <param name="line">Its number.</param>
    /// <param name="isOfPerson">Whether the line is marked from its start, as what a person sent is, and notices are not.</param>
    private void Add(in WhatsAppLine head, ReadOnlySpan<char> rest, long line, bool isOfPerson)
    {
        bool isMarked = false;
        rest = rest.TrimStart();
        while (!rest.IsEmpty && BidiMarks.Is(rest[0])) rest = rest[1..].TrimStart();
        int colon = EndOfName(rest);
        if (colon <= 0 || colon > MaxName || WhatsAppPhrases.IsNoticeSender(rest[..colon]))
        {
            _isGroup |= WhatsAppPhrases.IsAboutAGroup(rest);
            _read.Add((head, line, -1, Channel.Message, ChatEntry.NoLength, SkipReason.Notice));
            return;
        }

        ReadOnlySpan<char> name = BidiMarks.Trim(rest[..colon]);
        ReadOnlySpan<char> text = rest[(colon + 1)..].TrimStart();
        bool isMarkedTwice = text.StartsWith("\u200E\u200E");
        while (!text.IsEmpty && BidiMarks.Is(text[0]))
        {
            isMarked = true;
            text = text[1..].TrimStart();
        }

        // Programs that the file went through may have taken the mark away, and no chat begins like this but with the notice.
        bool isFirstNotice = _read.Count == 0 && WhatsAppPhrases.IsAboutEncryption(text);
        if (WhatsAppPhrases.IsNotice(text, name, isMarked || isFirstNotice, isMarkedTwice))
        {
            if (WhatsAppPhrases.IsAboutEncryption(text)) _noticeName ??= name.ToString();
            _isGroup |= WhatsAppPhrases.IsAboutAGroup(text);
            _read.Add((head, line, -1, Channel.Message, ChatEntry.NoLength, SkipReason.Notice));
            return;
        }

        int sender = SenderOf(name);
        if (!isMarked || isOfPerson) _writers.Add(sender);
        else _isGroup |= name.SequenceEqual(_noticeName) && WhatsAppPhrases.IsAboutAGroup(text);
        if (WhatsAppPhrases.IsDeleted(text, out bool isByOwner))
        {
            if (isByOwner) _deletedOwn.Add(sender);
            _read.Add((head, line, sender, Channel.Message, ChatEntry.NoLength, SkipReason.Deleted));
        }
        else if (WhatsAppPhrases.IsCall(text, isMarked, out Channel channel, out int seconds)) _read.Add((head, line, sender,
            channel, seconds, 0));
        else _read.Add((head, line, sender, Channel.Message, ChatEntry.NoLength, 0));
    }

    private static int EndOfName(ReadOnlySpan<char> rest)
    {
        for (int i = 0; i < rest.Length && i <= MaxName; i++)
            if (rest[i] == ':' && (i + 1 == rest.Length || char.IsWhiteSpace(rest[i + 1]) || BidiMarks.Is(rest[i + 1]))) return i;
        return -1;
    }

    private int SenderOf(ReadOnlySpan<char> name)
    {
        if (_senders.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out int known)) return known;
        string text = name.ToString();
        return _senders[text] = _chat.MemberOf(ChatAddress.FromName(Service, text, _numbers));
    }

    /// <summary>
    /// Returns the order of the dates: the stated one, or the one in which all of them exist, follow one another and have passed.
    /// Null if that is said about two orders and they differ.
    /// </summary>
    private DateOrder? OrderOf()
    {
        if (_options.DateOrder is { } stated)
        {
            _isMonthFirst = stated == DateOrder.MonthDayYear;
            return stated;
        }

        if (HasMonthFirst()) return DateOrder.MonthDayYear;
        bool hasDashes = _read.Any(static item => !item.Head.IsYearFirst && item.Head.Separator == '-');
        DateOrder best = DateOrder.DayMonthYear;
        int order = CostOf(DateOrder.DayMonthYear).CompareTo(CostOf(DateOrder.MonthDayYear));
        if (order > 0) best = DateOrder.MonthDayYear;
        else if (order == 0 && Differ(DateOrder.DayMonthYear, DateOrder.MonthDayYear))
        {
            if (!_read.Any(static item => item.Head.HasForeignWord))
            {
                if (OrderOfOneMonth() is not { } known) return null;
                best = known;
            }
        }

        int againstYearFirst = CostOf(best).CompareTo(CostOf(DateOrder.YearMonthDay));
        if (againstYearFirst > 0) return DateOrder.YearMonthDay;
        // Nobody writes a year of two digits first between dots or slashes; between dashes some do.
        return againstYearFirst == 0 && hasDashes && Differ(best, DateOrder.YearMonthDay) ? null : best;
    }

    /// <summary>Whether the month comes first although none of the dates has slashes: in no other order do all dates exist.
    /// Some telephones let their owners choose so.</summary>
    private bool HasMonthFirst()
    {
        if (_read.Any(static item => item.Head.IsYearFirst || item.Head.Separator == '/')
            || CostOf(DateOrder.DayMonthYear).Invalid == 0 || CostOf(DateOrder.YearMonthDay).Invalid == 0) return false;
        _isMonthFirst = true;
        _isMonthFirst = CostOf(DateOrder.MonthDayYear).Invalid == 0;
        return _isMonthFirst;
    }

    /// <summary>
    /// Returns the order in which three days or more are of one month, where in the other they would all be the same day of their
    /// months.
    /// </summary>
    private DateOrder? OrderOfOneMonth()
    {
        HashSet<int> first = [], second = [];
        foreach ((WhatsAppLine head, _, _, _, _, _) in _read)
        {
            if (head.IsYearFirst || head.Separator != '/') continue;
            first.Add(head.First);
            second.Add(head.Second);
        }

        if (first.Count >= 3 && second.Count == 1) return DateOrder.DayMonthYear;
        return second.Count >= 3 && first.Count == 1 ? DateOrder.MonthDayYear : null;
    }

    private (long Invalid, long Backwards, long Future) CostOf(DateOrder order)
    {
        LocalDate latest = _options.AsOf.InZone(_options.Zone).Date.PlusDays(1);
        LocalDateTime previous = LocalDateTime.MinIsoValue;
        long invalid = 0, backwards = 0, future = 0;
        foreach ((WhatsAppLine head, _, _, _, _, _) in _read)
        {
            if (DateOf(head, order) is not { } date)
            {
                invalid++;
                continue;
            }

            // A year of two digits that stands first must be one in which there were such chats: nearly every number is a year.
            if (order == DateOrder.YearMonthDay && !head.IsYearFirst && (date.Year < FirstYear || date > latest)) invalid++;
            LocalDateTime at = date + head.Time;
            if (at < previous) backwards++;
            if (date > latest) future++;
            previous = at;
        }

        return (invalid, backwards, future);
    }

    private bool Differ(DateOrder first, DateOrder second) =>
        _read.Any(item => DateOf(item.Head, first) != DateOf(item.Head, second));

    private LocalDate? DateOf(in WhatsAppLine head, DateOrder order) => head.DateIn(order, _isMonthFirst);

    private SourceFault AmbiguousDates()
    {
        (WhatsAppLine head, long line, _, _, _, _) = _read.First(static item => !item.Head.IsYearFirst);
        string shown = FormattableString.Invariant($"{head.First}{head.Separator}{head.Second}{head.Separator}{head.Third}");
        return new(
            _file,
            line,
            $"the dates of this chat, such as {shown}, can be read in more than one order: state it with --date-order dmy, "
                + $"mdy or ymd (ImportOptions.DateOrder)",
            EndsReading: true);
    }

    /// <summary>On iOS the notices of a group stand under its own name.</summary>
    private void TakeOutGroup()
    {
        if ((_noticeName ?? _chatName) is not { } name || !_senders.TryGetValue(name, out int group)
            || _writers.Contains(group) || !(_isGroup || _chat.Members.Count > 2)) return;
        _isGroup = true;
        _chat.Members[group].IsBot = true;
        _group = group;
    }

    private bool FindOwner()
    {
        TakeOutGroup();
        ChatMember[] members = [.. _chat.Members.Where(static member => !member.IsBot)];
        foreach (ChatMember member in members) member.IsOwner = _owner.IsNamed(member.Person);
        if (_deletedOwn.Count == 1 && !members.Any(static member => member.IsOwner))
            _chat.Members[_deletedOwn.First()].IsOwner = true;
        NamedAddress? named = (_chatName ?? (_isGroup ? null : _noticeName)) is { } name
            ? ChatAddress.FromName(Service, name, _numbers) : null;
        if (!members.Any(static member => member.IsOwner))
        {
            bool hasNamed = named is { } chat && members.Any(member => member.Person.Address == chat.Address);
            if (hasNamed && members.Length <= 2)
            {
                foreach (ChatMember member in members) member.IsOwner = member.Person.Address != named!.Value.Address;
            }
            else if (members.FirstOrDefault(static member =>
                ChatOwner.IsSelf(member.Person.Name)) is { } self) self.IsOwner = true;
            else if (members.FirstOrDefault(member => _owner.WasSeenAs(member.Person.Address)) is { } seen) seen.IsOwner = true;
            else if (members.Length == 1 && named is not null && !_isGroup) members[0].IsOwner = true;
            else if (members.Length != 0 && (members.Length == 2 || !_owner.Addresses.HasNames)) return false;
        }

        foreach (ChatMember member in members)
            if (member.IsOwner) _owner.Remember(member.Person.Address);
        _owner.AddNames(_file, members);
        if (named is { } other && !_isGroup && members.Length > 0
            && members.All(static member => member.IsOwner)) _chat.MemberOf(other);
        return true;
    }

    private IEnumerable<ImportItem> Dated(DateOrder order)
    {
        string chat = ChatKey();
        ChatClock clock = new(_options.Zone);
        string[] senders = [.. _chat.Members.Select(static member => member.IsOwner ? "me" : member.Person.Address.Value)];
        Dictionary<(long, int), int> ordinals = [];
        foreach ((WhatsAppLine head, long line, int sender, Channel channel, int length, SkipReason read) in _read)
        {
            SkipReason skip = sender == _group ? SkipReason.Notice : read;
            if (DateOf(head, order) is not { } date)
            {
                string shown = FormattableString.Invariant(
                    $"{head.First}{head.Separator}{head.Second}{head.Separator}{head.Third}");
                yield return new ItemFault(new(_file, line,
                    $"{shown} is not a date in the order of the other dates of this chat"));
                continue;
            }

            ChatEntry entry = new()
            {
                Line = line,
                Sender = sender,
                Target = -1,
                Channel = channel,
                Length = length,
                Skip = skip
            };
            if (sender >= 0)
            {
                // Android exports no seconds, and a message is the same in the exports of both systems.
                long minute = (Period.DaysBetween(LocalDate.MinIsoValue, date) * 1440L) + (head.Time.Hour * 60)
                    + head.Time.Minute;
                int ordinal = ordinals[(minute, sender)] = ordinals.GetValueOrDefault((minute, sender)) + 1;
                entry.At = clock.At(date + head.Time);
                entry.Id = HashedId.HashOf(Service, chat, FormattableString.Invariant($"{minute} {ordinal}"), senders[sender]);
            }

            yield return _chat.ItemOf(entry);
        }
    }

    /// <summary>Returns what is the same in all exports of a chat: the name of the group or of the other person.</summary>
    private string ChatKey()
    {
        if (_chatName is not null) return ChatAddress.FromName(Service, _chatName, _numbers).Address.Value;
        ChatMember[] others = [.. _chat.Members.Where(static member => !member.IsOwner && !member.IsBot)];
        if (others.Length == 1 && !_isGroup) return others[0].Person.Address.Value;
        return _noticeName is null ? "" : ChatAddress.FromName(Service, _noticeName, _numbers).Address.Value;
    }
}
