using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.TimeZones;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Chats;

/// <summary>Reads a chat that LINE on a telephone saved as text: a line for each day, and time, sender and text between tabs.
/// </summary>
internal sealed partial class LineReader
{
    private const string Service = "line";

    /// <summary>The part of a line that is looked at: date, time, sender, and what LINE writes of calls.</summary>
    private const int MaxHead = 1024;

    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private readonly ChatContext _context;
    private readonly ByteLines _lines;
    private readonly ChatThread _chat;
    private readonly SegmentedList<(ChatEntry Entry, long Minute)> _messages = [];
    private readonly List<ItemFault> _faults = [];
    private bool _isOver;
    private string _title = "";

    internal LineReader(Stream source, ChatContext context, CancellationToken cancellationToken)
    {
        _context = context;
        _lines = new(source, context.Options.Limits.LineLength, cancellationToken);
        _chat = new(context.File, context.Options);
    }

    internal IEnumerable<ImportItem> Read()
    {
        LocalDate? day = null, next = null;
        string reason = "no line with a day that is read stands above the message";
        string? dayLine = null;
        bool isQuoted = false;
        while (_lines.Next(out ReadOnlySpan<byte> bytes))
        {
            string line = BidiMarks.Remove(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, MaxHead)]));
            string[] parts = line.Split('\t', 3);
            if (_title.Length == 0) _title = line;
            else if (parts.Length > 1 && TimeOf(parts[0]) is { } time)
            {
                if (dayLine is not null)
                {
                    day = next;
                    reason = $"'{Quoted.Short(dayLine)}' is not a day, or can be read in more than one order: state it with "
                        + "--date-order dmy, mdy or ymd (ImportOptions.DateOrder)";
                    dayLine = null;
                }

                isQuoted = parts[^1].StartsWith('"');
                if (day is { } date) Add(date + time, parts);
                else if (_faults.Count < _context.Options.Limits.ChatMessages)
                    _faults.Add(_context.Fault(_lines.Number, reason));
            }
            // A message of several lines stands between quotation marks, and a date in it begins no day.
            else if (isQuoted && bytes.TrimEnd(" \r"u8).EndsWith("\""u8)) dayLine = null;
            else if (IsDay(line, out LocalDate? found)) (next, dayLine) = (found, line);
        }

        if (_lines.Damage is { } damage) _faults.Add(_context.Fault(_lines.Number, damage, endsReading: true));
        bool isClear = _messages.Count == 0 || FindOwner();
        if (!isClear && _context.Owner.Wait(_messages.Count, _context.Options.Limits, Rest)) return [];
        return Items(isClear);
    }

    /// <summary>Gives the items of a chat that waited for one that shows the owner.</summary>
    private IEnumerable<ImportItem> Rest() => Items(FindOwner());

    private IEnumerable<ImportItem> Items(bool isClear)
    {
        IEnumerable<ImportItem> items = isClear ? Dated()
            : [new ItemFault(ChatOwner.Unknown(_context.File, _chat.Members))];
        return items.Concat(_faults);
    }

    /// <summary>Finds the owner. In whatever language, the first line of a chat of two has the name of the other.</summary>
    private bool FindOwner()
    {
        PersonAddress? named = _chat.Members
            .Where(member => _title.Contains(member.Person.Name ?? "\n", StringComparison.Ordinal))
            .MaxBy(static member => member.Person.Name!.Length)?.Person.Address;
        return _context.Owner.Find(_chat.Members, named);
    }

    private void Add(LocalDateTime at, string[] parts)
    {
        if (_messages.Count >= _context.Options.Limits.ChatMessages)
        {
            if (!_isOver) _faults.Add(_context.Fault(_lines.Number, _chat.FullReason));
            _isOver = true;
            return;
        }

        // What LINE itself says has no sender.
        string? name = parts.Length == 3 ? PersonName.Clean(parts[1]) : null;
        ChatEntry entry = new()
        {
            Line = _lines.Number,
            At = _context.Options.Zone.ResolveLocal(at, Resolvers.LenientResolver).ToInstant(),
            Channel = Channel.Message,
            Length = ChatEntry.NoLength,
            Sender = name is null ? -1 : _chat.MemberOf(ChatAddress.FromName(Service, name, _context.Numbers)),
            Target = -1,
            Skip = name is null ? SkipReason.Notice : 0,
        };
        if (name is not null && parts[2].StartsWith('☎'))
        {
            entry.Channel = Channel.Voice;
            entry.Length = LengthOf(parts[2]);
        }

        _messages.Add((entry, Period.Between(new LocalDateTime(1970, 1, 1, 0, 0), at, PeriodUnits.Minutes).Minutes));
    }

    private IEnumerable<ImportItem> Dated()
    {
        ChatMember[] others = [.. _chat.Members.Where(static member => !member.IsOwner)];
        string chat = others.Length == 1 ? others[0].Person.Address.Value : _title;
        Dictionary<(long, int), int> ordinals = [];
        foreach ((ChatEntry read, long minute) in _messages)
        {
            ChatEntry entry = read;
            if (entry.Sender >= 0)
            {
                int ordinal = ordinals[(minute, entry.Sender)] = ordinals.GetValueOrDefault((minute, entry.Sender)) + 1;
                ChatMember sender = _chat.Members[entry.Sender];
                entry.Id = HashedId.HashOf(Service, chat, FormattableString.Invariant($"{minute} {ordinal}"),
                    sender.IsOwner ? "me" : sender.Person.Address.Value);
            }

            yield return _chat.ItemOf(entry);
        }
    }

    /// <summary>Reads the length at the end of a call, <c>1:05</c> or <c>1:02:05</c>; zero if nobody answered.</summary>
    private static int LengthOf(string text)
    {
        long seconds = 0;
        string last = text[(text.LastIndexOf(' ') + 1)..];
        foreach (string part in last.Split(':'))
            seconds = int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number < 1000
                ? (seconds * 60) + number : 0;
        return (int)Math.Min(seconds, 7 * 86_400);
    }

    /// <summary>Reads <c>21:30</c>, <c>9:30 PM</c> or <c>午後9:30</c>.</summary>
    private static LocalTime? TimeOf(string text)
    {
        int start = text.AsSpan().IndexOfAnyInRange('0', '9'), colon = text.IndexOf(':', StringComparison.Ordinal);
        if (start < 0 || colon <= start || colon + 3 > text.Length) return null;
        ReadOnlySpan<char> period = start > 0 ? text.AsSpan(0, start) : text.AsSpan(colon + 3);
        return int.TryParse(text.AsSpan(start, colon - start), NumberStyles.None, CultureInfo.InvariantCulture, out int hour)
            && int.TryParse(text.AsSpan(colon + 1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int minute)
            && minute < 60 && hour <= 24 && DayPeriods.HourOf(hour, period.Trim()) is { } hour24
            ? new LocalTime(hour24, minute) : null;
    }

    /// <summary>Reads the line of a day: <c>2026/01/05(Mon)</c>, <c>2026.01.05 Monday</c> or <c>Mon, 01/05/2026</c>.</summary>
    /// <param name="line">The line.</param>
    /// <param name="day">The day; null if it does not exist, or its order is not clear.</param>
    private bool IsDay(string line, out LocalDate? day)
    {
        day = null;
        if (YearFirst().Match(line) is { Success: true } yearFirst)
        {
            day = DateOf(NumberOf(yearFirst, "year"), NumberOf(yearFirst, "first"), NumberOf(yearFirst, "second"));
            return true;
        }

        if (YearLast().Match(line) is not { Success: true } yearLast) return false;
        int year = NumberOf(yearLast, "year"), first = NumberOf(yearLast, "first"), second = NumberOf(yearLast, "second");
        LocalDate? monthFirst = DateOf(year, first, second);
        LocalDate? dayFirst = DateOf(year, second, first);
        int weekday = Array.FindIndex(Days, known => yearLast.Value.StartsWith(known, StringComparison.OrdinalIgnoreCase)) + 1;
        if (monthFirst is null || dayFirst is null || monthFirst == dayFirst) day = monthFirst ?? dayFirst;
        else if (weekday > 0) day = (int)monthFirst.Value.DayOfWeek == weekday ? monthFirst
            : (int)dayFirst.Value.DayOfWeek == weekday ? dayFirst : null;
        else day = _context.Options.DateOrder switch
        {
            DateOrder.MonthDayYear => monthFirst,
            DateOrder.DayMonthYear => dayFirst,
            _ => null,
        };
        return true;
    }

    private static int NumberOf(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static LocalDate? DateOf(int year, int month, int day) =>
        year is >= 2000 and < 9999 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day) : null;

    [GeneratedRegex(@"^(?<year>[0-9]{4})([/.])(?<first>[0-9]{1,2})\1(?<second>[0-9]{1,2})( ?[(（][\p{L}\p{M}.]+[)）]| [\p{L}\p{M}]+)\s*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^[\p{L}\p{M}]+(\.|\.?,) ?(?<first>[0-9]{1,2})([/.])(?<second>[0-9]{1,2})\2(?<year>[0-9]{4})\s*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex YearLast();
}
