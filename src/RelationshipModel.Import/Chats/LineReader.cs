using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using RelationshipModel.Import.Files;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>Reads a chat that LINE on a telephone saved as text: a line for each day, and time, sender and text between tabs.
/// </summary>
internal sealed partial class LineReader
{
    /// <summary>The part of a line that is looked at: date, time, sender, and what LINE writes of calls.</summary>
    private const int MaxHead = 1024;

    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private readonly ChatContext _context;
    private readonly ByteLines _lines;
    private readonly TextChat _chat;

    internal LineReader(Stream source, ChatContext context, CancellationToken cancellationToken)
    {
        _context = context;
        _lines = new(source, context.Options.Limits.LineLength, cancellationToken);
        _chat = new(context, "line");
    }

    internal IEnumerable<ImportItem> Read()
    {
        LocalDate? day = null, next = null;
        string reason = "no line above the message has a day that can be read";
        string? dayLine = null;
        bool isQuoted = false;
        while (_lines.Next(out ReadOnlySpan<byte> bytes))
        {
            string line = BidiMarks.Remove(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, MaxHead)]));
            string[] parts = line.Split('\t', 3);
            if (_chat.Title.Length == 0) _chat.Title = line;
            else if (parts.Length > 1 && DayPeriods.TimeOf(parts[0]) is { } time)
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
                else _chat.Thread.AddFault(_lines.Number, reason);
            }
            // A message of several lines stands between quotation marks, and a date in it begins no day.
            else if (isQuoted && bytes.TrimEnd(" \r"u8).EndsWith("\""u8)) dayLine = null;
            else if (IsDay(line, out LocalDate? found)) (next, dayLine) = (found, line);
        }

        _chat.Thread.End(_lines.Number, _lines.Damage);
        return _chat.Items();
    }

    private void Add(LocalDateTime at, string[] parts)
    {
        // What LINE itself says has no sender.
        string? name = parts.Length == 3 ? PersonName.Clean(parts[1]) : null;
        bool isCall = name is not null && parts[2].StartsWith('☎');
        _chat.Add(at, new()
        {
            Line = _lines.Number,
            Channel = isCall ? Channel.Voice : Channel.Message,
            Length = isCall ? ChatTime.SecondsOf(parts[2].AsSpan(parts[2].LastIndexOf(' ') + 1)) ?? 0 : ChatEntry.NoLength,
            Sender = name is null ? -1 : _chat.MemberOf(name),
            Skip = name is null ? SkipReason.Notice : 0,
        });
    }

    /// <summary>Reads the line of a day: <c>2026/01/05(Mon)</c>, <c>2026.01.05 Monday</c> or <c>Mon, 01/05/2026</c>.</summary>
    /// <param name="line">The line.</param>
    /// <param name="day">The day; null if it does not exist, or its order is not clear.</param>
    private bool IsDay(string line, out LocalDate? day)
    {
        day = null;
        if (YearFirst().Match(line) is { Success: true } yearFirst)
        {
            day = ChatTime.DateOf(NumberOf(yearFirst, "year"), NumberOf(yearFirst, "first"), NumberOf(yearFirst, "second"));
            return true;
        }

        if (YearLast().Match(line) is not { Success: true } yearLast) return false;
        int year = NumberOf(yearLast, "year"), first = NumberOf(yearLast, "first"), second = NumberOf(yearLast, "second");
        LocalDate? monthFirst = ChatTime.DateOf(year, first, second);
        LocalDate? dayFirst = ChatTime.DateOf(year, second, first);
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

    [GeneratedRegex(@"^(?<year>[0-9]{4})([/.])(?<first>[0-9]{1,2})\1(?<second>[0-9]{1,2})( ?[(（][\p{L}\p{M}.]+[)）]| [\p{L}\p{M}]+)\s*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^[\p{L}\p{M}]+(\.|\.?,) ?(?<first>[0-9]{1,2})([/.])(?<second>[0-9]{1,2})\2(?<year>[0-9]{4})\s*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex YearLast();
}
