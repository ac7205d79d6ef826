using System.Globalization;
using NodaTime;
using RelationshipModel.Import.Mail;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Exports;

/// <summary>
/// Reads the birthdays of a CSV, whose order of day and month is that of the whole column: a number above 12 is a day. If none
/// is, the language of the column decides, and the form that American Outlook alone writes; if nothing tells, the order is asked
/// for, and ambiguous birthdays are left out.
/// </summary>
internal sealed class BirthdayOrder(DateOrder? stated, ContactColumns columns, bool isOutlook)
{
    private bool _isDayFirst;
    private bool _isMonthFirst;
    private bool _isPadded;
    private bool _isUnpadded;
    private string? _example;
    private int _open;

    /// <summary>Reads a birthday that stands alone, so that one of two meanings is ruled out.</summary>
    internal static AnnualDate? ReadAlone(string text, out bool isUnread)
    {
        isUnread = false;
        if (BirthdayText.Iso(text) is { } iso) return iso;
        BirthdayOrder order = new(null, new(), isOutlook: false);
        AnnualDate? birthday = order.Read(text.Trim(), out isUnread);
        isUnread |= order._open > 0;
        return birthday;
    }

    /// <summary>Notes a birthday.</summary>
    internal void Add(string text)
    {
        if (!TryNumbers(text, out Numbers numbers) || numbers.IsYearFirst || numbers.IsNone) return;
        if (numbers.Separator == '.') return;
        if (numbers.First > 12) _isDayFirst = true;
        if (numbers.Second > 12) _isMonthFirst = true;
        _isPadded |= numbers.IsPadded;
        _isUnpadded |= numbers.IsUnpadded;
    }

    /// <summary>Reads a birthday; null if it is not valid or can be read in two ways.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isUnread">Whether it states a birthday that is not valid.</param>
    internal AnnualDate? Read(string text, out bool isUnread)
    {
        int open = _open;
        AnnualDate? birthday = Read(text);
        isUnread = birthday is null && text.Length > 0 && open == _open
            && !(TryNumbers(text, out Numbers numbers) && numbers.IsNone);
        return birthday;
    }

    private AnnualDate? Read(string text)
    {
        if (text.Length == 0) return null;
        if (columns.BirthdayPatterns.Count > 0 && BirthdayText.Of(text, columns.BirthdayPatterns) is { } given) return given;
        if (!TryNumbers(text, out Numbers numbers)) return BirthdayText.Iso(text) ?? MailDate.MonthAndDay(text);
        if (numbers.IsNone) return null;
        if (numbers.IsYearFirst) return BirthdayText.Of(numbers.First, numbers.Second);
        AnnualDate? dayFirst = BirthdayText.Of(numbers.Second, numbers.First),
            monthFirst = BirthdayText.Of(numbers.First, numbers.Second);
        if (numbers.Separator == '.' || monthFirst is null || dayFirst == monthFirst) return dayFirst;
        if (dayFirst is null) return monthFirst;
        if (IsDayFirst() is { } first) return first ? dayFirst : monthFirst;
        _open++;
        _example ??= text;
        return null;
    }

    /// <summary>Returns the question to the owner; null if there is nothing to ask.</summary>
    internal string? Question() => _open == 0 ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"{_open} birthdays, such as {Quoted.Short(_example!)}, can be read in two ways: state the order with --date-order "
            + $"dmy or mdy (ImportOptions.DateOrder)");

    private bool? IsDayFirst()
    {
        if (stated is { } order) return order == DateOrder.DayMonthYear;
        if (_isDayFirst != _isMonthFirst) return _isDayFirst;
        if (_isDayFirst) return null;
        if (ContactHeader.IsDayFirst(columns.Birthday)) return true;
        // Of the English forms that Outlook writes, the American one alone has neither leading zero: M/d/yyyy.
        return isOutlook && _isUnpadded && !_isPadded ? false : null;
    }

    private static bool TryNumbers(string text, out Numbers numbers)
    {
        numbers = default;
        string date = text.Trim().Replace('年', '-').Replace('月', '-').Replace("日", "", StringComparison.Ordinal);
        int time = date.IndexOf(':', StringComparison.Ordinal);
        if (time >= 0) date = date[..Math.Max(0, date.LastIndexOf(' ', time))];
        date = date.Replace(" ", "", StringComparison.Ordinal).TrimEnd('.');
        int at = date.IndexOfAny(['/', '-', '.']);
        if (at < 1) return false;
        char separator = date[at];
        string[] parts = date.Split(separator);
        if (parts.Length is not (2 or 3)
            || parts.Any(static part => part.Length is 0 or > 4 || part.AsSpan().ContainsAnyExceptInRange('0', '9')))
            return false;
        int[] values = [.. parts.Select(static part => int.Parse(part, CultureInfo.InvariantCulture))];
        bool isYearFirst = parts.Length == 3 && (parts[0].Length > 2 || values[0] > 31);
        int skip = isYearFirst ? 1 : 0;
        if (parts[skip].Length > 2 || parts[skip + 1].Length > 2) return false;
        // Outlook writes zeros, or the year 4501, for a birthday that is not known.
        bool isNone = values[skip] == 0 || values[skip + 1] == 0 || values.Contains(4501);
        numbers = new(values[skip], values[skip + 1], separator, isYearFirst, isNone, parts[skip][0] == '0'
            || parts[skip + 1][0] == '0',
            parts[skip].Length == 1 || parts[skip + 1].Length == 1);
        return true;
    }

    private readonly record struct Numbers(int First, int Second, char Separator, bool IsYearFirst, bool IsNone, bool IsPadded,
        bool IsUnpadded);
}
