using System.Globalization;
using System.Text;
using NodaTime;

namespace RelationshipModel.Import.Mail;

/// <summary>
/// Reads dates as mail has them: RFC 5322 with its obsolete forms, ISO 8601, the form of <c>ctime</c>, months of other languages,
/// and what mail programs leave out. A date that can be read in two ways is not read.
/// </summary>
internal static class MailDate
{
    private const int MaxLength = 512;
    private const int MaxOffsetHours = 18;

    private static readonly Dictionary<string, int> Months = Table(
        "jan janv ene gen sty янв jän oca led ian ιαν січ tam jaa sau",
        "feb fév fev lut фев şub úno febr φεβ лют hel vee vas",
        "mar mär maa mrt mrz мар bře μαρ бер kov", "apr avr abr kwi апр nis dub απρ кві huh bal",
        "may mai mag maj мая май mei kvě μαι тра tou geg", "jun juin giu cze июн haz čvn iun jún ιουν чер kes juun bir",
        "jul juil lug lip июл tem čvc iul júl ιουλ лип hei juul lie",
        "aug août aoû ago sie авг ağu srp agu agt avg αυγ сер elo rugp",
        "sep sept set wrz сен eyl zář sze σεπ вер syy rugs szep",
        "oct okt out ott paź окт eki říj οκτ жов lok spa",
        "nov lis ноя kas noi νοε лис marr lap", "dec dez déc dic gru дек ara pro dés des δεκ гру jou");

    /// <summary>Zones by name, in minutes. Of names used twice the one that mail programs write.</summary>
    private static readonly Dictionary<string, int> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UT"] = 0,
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["Z"] = 0,
        ["WET"] = 0,
        ["WEST"] = 60,
        ["BST"] = 60,
        ["CET"] = 60,
        ["MET"] = 60,
        ["MEZ"] = 60,
        ["CEST"] = 120,
        ["MEST"] = 120,
        ["MESZ"] = 120,
        ["EET"] = 120,
        ["EEST"] = 180,
        ["MSK"] = 180,
        ["MSD"] = 240,
        ["SAST"] = 120,
        ["IST"] = 330,
        ["PKT"] = 300,
        ["ICT"] = 420,
        ["WIB"] = 420,
        ["HKT"] = 480,
        ["SGT"] = 480,
        ["AWST"] = 480,
        ["JST"] = 540,
        ["KST"] = 540,
        ["ACST"] = 570,
        ["ACDT"] = 630,
        ["AEST"] = 600,
        ["AEDT"] = 660,
        ["NZST"] = 720,
        ["NZDT"] = 780,
        ["EST"] = -300,
        ["EDT"] = -240,
        ["CST"] = -360,
        ["CDT"] = -300,
        ["MST"] = -420,
        ["MDT"] = -360,
        ["PST"] = -480,
        ["PDT"] = -420,
        ["AKST"] = -540,
        ["AKDT"] = -480,
        ["HST"] = -600,
        ["AST"] = -240,
        ["ADT"] = -180,
        ["NST"] = -210,
        ["NDT"] = -150,
        ["BRT"] = -180,
        ["BRST"] = -120,
        ["ART"] = -180,
        ["CLT"] = -240,
    };

    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>Reads a date; null if it is not valid, can be read in two ways, or lies outside
    /// what interactions may have.</summary>
    internal static Instant? Parse(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty || field.Length > MaxLength) return null;
        Draft draft = new();
        string text = WithoutComments(Encoding.UTF8.GetString(field), out string comment);
        while (text.Contains(" :", StringComparison.Ordinal)) text = text.Replace(" :", ":", StringComparison.Ordinal);
        while (text.Contains(": ", StringComparison.Ordinal)) text = text.Replace(": ", ":", StringComparison.Ordinal);
        text = text.Replace('年', '-').Replace('月', '-').Replace('日', ' ').Replace('년', '-')
            .Replace("월", "-", StringComparison.Ordinal).Replace('일', ' ');
        foreach (string token in text.Split([' ', '\t', '\r', '\n', ','], StringSplitOptions.RemoveEmptyEntries))
            if (!draft.Add(token)) return null;
        if (draft.OffsetMinutes is null && Zones.TryGetValue(comment.Trim(), out int named)) draft.OffsetMinutes = named;
        return draft.Finish();
    }

    /// <summary>Reads the day and the month of a date whose month is a word, with the year or
    /// without; null for anything else.</summary>
    internal static AnnualDate? MonthAndDay(string text)
    {
        if (text.Length > MaxLength) return null;
        Draft draft = new();
        foreach (string token in text.Split([' ', ',', '-', '/'], StringSplitOptions.RemoveEmptyEntries))
            if (!draft.Add(token)) return null;
        return draft.MonthAndDay();
    }

    private static string WithoutComments(string text, out string comment)
    {
        comment = "";
        if (!text.Contains('(', StringComparison.Ordinal)) return text;
        StringBuilder plain = new(), inside = new();
        int depth = 0;
        foreach (char c in text)
        {
            if (c == '(') depth++;
            else if (c == ')') depth = Math.Max(0, depth - 1);
            else (depth > 0 ? inside : plain).Append(c);
        }

        comment = inside.ToString();
        return plain.ToString();
    }

    private static Dictionary<string, int> Table(params string[] months)
    {
        Dictionary<string, int> table = new(StringComparer.Ordinal);
        for (int i = 0; i < months.Length; i++)
            foreach (string name in months[i].Split(' ')) table[Plain(name)] = i + 1;
        return table;
    }

    private static string Plain(string word)
    {
        if (Ascii.IsValid(word)) return word.ToLowerInvariant();
        StringBuilder plain = new();
        foreach (char c in word.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) plain.Append(char.ToLowerInvariant(c));
        return plain.ToString().Normalize();
    }

    /// <summary>The number of the month that a word names, in one of the languages most used; 0 for none.</summary>
    internal static int MonthOf(string word)
    {
        string plain = Plain(word.TrimEnd('.'));
        for (int length = Math.Min(4, plain.Length); length >= 3; length--)
            if (Months.TryGetValue(plain[..length], out int month)) return month;
        return 0;
    }

    private static bool IsNumber(ReadOnlySpan<char> text, int maxLength, out int number)
    {
        number = 0;
        return text.Length > 0 && text.Length <= maxLength && !text.ContainsAnyExceptInRange('0', '9')
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private sealed class Draft
    {
        private readonly List<(int Value, int Digits)> _numbers = [];
        private int _month;
        private int _firstMonth;
        private bool _hasDots;
        private int _weekday = -1;
        private bool _hasTime;
        private bool _isAfternoon;
        private bool _isMorning;
        private int _hour;
        private int _minute;
        private int _second;

        internal int? OffsetMinutes { get; set; }

        /// <summary>Takes a part of the date. False if it makes the date unreadable.</summary>
        internal bool Add(string token)
        {
            if (!_hasTime && AddTime(token)) return true;
            if (_hasTime && AddOffset(token)) return true;
            string digits = token.TrimEnd('.', 's', 't', 'n', 'd', 'r', 'h');
            if (IsNumber(digits, 4, out int number))
            {
                _numbers.Add((number, digits.Length));
                return true;
            }

            if (char.IsAsciiDigit(token[0]) && AddDate(token)) return true;
            if (!char.IsLetter(token[0])) return !char.IsAsciiDigit(token[0]);
            AddWord(token);
            return true;
        }

        internal Instant? Finish()
        {
            if (_month == 0 && _numbers.Count < 3) _month = _firstMonth;
            if (_numbers.Count < (_month == 0 ? 3 : 2)) return null;
            int year, month = _month, day;
            if (month > 0)
            {
                bool yearFirst = _numbers[0].Digits == 4 || _numbers[0].Value > 31;
                (year, day) = yearFirst ? (Year(_numbers[0]), _numbers[1].Value) : (Year(_numbers[^1]), _numbers[0].Value);
            }
            else if (_numbers[0].Digits == 4 || _numbers[0].Value > 31)
            {
                (year, month, day) = (Year(_numbers[0]), _numbers[1].Value, _numbers[2].Value);
            }
            else
            {
                year = Year(_numbers[2]);
                (month, day) = MonthAndDay(year, _numbers[0].Value, _numbers[1].Value);
            }

            if (year is < 1 or > 9998 || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
                return null;
            if (_isAfternoon && _hour < 12) _hour += 12;
            if (_isMorning && _hour == 12) _hour = 0;
            if (_hour > 24 || _minute > 59 || (_hour == 24 && _minute > 0)) return null;
            Instant at = Instant.FromUtc(year, month, day, 0, 0) + Duration.FromHours(_hour)
                + Duration.FromMinutes(_minute - (OffsetMinutes ?? 0))
                + Duration.FromSeconds(Math.Min(_second, 59));
            return at >= Interaction.Earliest && at <= Interaction.Latest ? at : null;
        }

        internal AnnualDate? MonthAndDay()
        {
            int month = _month > 0 ? _month : _firstMonth;
            foreach ((int value, int digits) in _numbers)
                if (month > 0 && digits <= 2) return value >= 1 && value <= CalendarSystem.Iso.GetDaysInMonth(2000, month)
                    ? new AnnualDate(month, value) : null;
            return null;
        }

        /// <summary>Returns the month and the day of two numbers: one above 12 is the day, else the weekday decides; 0 if it does
        /// not.</summary>
        private (int Month, int Day) MonthAndDay(int year, int first, int second)
        {
            if (_hasDots || first > 12) return (second, first);
            if (second > 12 || first == second) return (first, second);
            if (_weekday < 0 || year is < 1 or > 9998 || first < 1 || second < 1) return (0, 0);
            bool dayFirst = (int)new LocalDate(year, second, first).DayOfWeek == _weekday
                + 1, monthFirst = (int)new LocalDate(year, first, second).DayOfWeek == _weekday + 1;
            return dayFirst == monthFirst ? (0, 0) : dayFirst ? (second, first) : (first, second);
        }

        /// <summary>The year, of two digits by RFC 5322, section 4.3.</summary>
        private static int Year((int Value, int Digits) number) => number switch
        {
            ( < 50, <= 2) => number.Value + 2000,
            (_, <= 2) or ( < 1000, 3) => number.Value + 1900,
            _ => number.Value,
        };

        private bool AddTime(string token)
        {
            if (!char.IsAsciiDigit(token[0])) return false;
            if (token.IndexOf('T', StringComparison.Ordinal) is > 7 and var t && t + 1 < token.Length)
                return AddDate(token[..t]) && AddTime(token[(t + 1)..]);
            string clock = token;
            if (clock.EndsWith("am", StringComparison.OrdinalIgnoreCase)
                || clock.EndsWith("pm", StringComparison.OrdinalIgnoreCase))
            {
                (_isMorning, _isAfternoon) = (clock[^2] is 'a' or 'A', clock[^2] is 'p' or 'P');
                clock = clock[..^2];
            }

            int zone = clock.IndexOfAny(['+', '-', 'Z', 'z']);
            string? offset = zone > 3 ? clock[zone..] : null;
            if (offset is not null) clock = clock[..zone];
            char separator = clock.Contains(':', StringComparison.Ordinal) ? ':' : '.';
            string[] parts = clock.Split(separator);
            if (parts.Length is < 2 or > 4 || (separator == '.' && (parts.Length != 3 || _month == 0))) return false;
            int fraction = parts.Length > 2 ? parts[2].IndexOfAny(['.', ';']) : -1;
            if (fraction >= 0) parts[2] = parts[2][..fraction];
            if (!IsNumber(parts[0], 2, out _hour) || !IsNumber(parts[1], 2, out _minute)
                || (parts.Length > 2 && !IsNumber(parts[2], 2, out _second))) return false;
            _hasTime = true;
            return offset is null || AddOffset(offset);
        }

        private bool AddOffset(string token)
        {
            string zone = token.Trim('"', '\'', '<', '>', ';');
            if (zone.Equals("am", StringComparison.OrdinalIgnoreCase) || zone.Equals("a.m.", StringComparison.OrdinalIgnoreCase))
                return _isMorning = true;
            if (zone.Equals("pm", StringComparison.OrdinalIgnoreCase) || zone.Equals("p.m.", StringComparison.OrdinalIgnoreCase))
                return _isAfternoon = true;
            if (Zones.TryGetValue(zone, out int named))
            {
                OffsetMinutes ??= named;
                return true;
            }

            foreach (string prefix in (string[])["GMT", "UTC", "UT"])
                if (zone.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) zone = zone[prefix.Length..];
            if (zone is not ['+' or '-', .. { Length: > 0 } digits]) return false;
            string[] parts = digits.Split(':');
            if (!IsNumber(parts[0], 4, out int hours) || (parts.Length > 1 && !IsNumber(parts[1], 2, out _))) return false;
            int minutes = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
            if (parts[0].Length > 2) (hours, minutes) = (hours / 100, hours % 100);
            if (hours > MaxOffsetHours || minutes > 59) (hours, minutes) = (0, 0);
            OffsetMinutes ??= (zone[0] == '-' ? -1 : 1) * ((hours * 60) + minutes);
            return true;
        }

        /// <summary>Takes a date written as one word: <c>2026-01-05</c>, <c>05/01/2026</c>, <c>5-Jan-26</c>.</summary>
        private bool AddDate(string token)
        {
            string[] parts = token.Split(['-', '/', '.'], StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length is not (2 or 3)) return false;
            _hasDots = token.Contains('.', StringComparison.Ordinal);
            foreach (string part in parts)
            {
                if (IsNumber(part, 4, out int number)) _numbers.Add((number, part.Length));
                else if (MonthOf(part) is > 0 and var month) _month = month;
                else return false;
            }

            return true;
        }

        /// <summary>Takes a weekday or a month. What comes first may be either: <c>mar</c> is Tuesday in Spain.</summary>
        private void AddWord(string token)
        {
            string plain = Plain(token);
            int weekday = plain.Length >= 3 ? Array.IndexOf(Weekdays, plain[..3]) : -1;
            if (weekday >= 0)
            {
                if (_weekday < 0) _weekday = weekday;
            }
            else if (MonthOf(token) is > 0 and var month)
            {
                if (_numbers.Count == 0) _firstMonth = month;
                else if (_month == 0) _month = month;
            }
        }
    }
}
