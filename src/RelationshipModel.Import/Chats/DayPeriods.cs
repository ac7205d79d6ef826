using System.Globalization;
using NodaTime;

namespace RelationshipModel.Import.Chats;

/// <summary>The words for the halves of the day beside times of a clock of twelve hours (CLDR's day periods, in the languages
/// messengers use them in).</summary>
internal static class DayPeriods
{
    private static readonly HashSet<string> Morning = new(StringComparer.Ordinal)
    {
        "am", "a", "fm", "ap", "öö", "de", "dop", "vorm", "πμ", "ص", "上午", "午前", "오전", "凌晨", "清晨", "早上", "sa", "pg", "ab",
        "ก่อนเที่ยง", "पूर्वाह्न", "mañana", "inthemorning", "delamañana", "damanhã", "dumatin", "delmattino", "morgens", "pagi",
        "vm", "قظ", "לפנה״צ", "לפנה\"צ", "проб", "дп", "fh", "преподне", "prepodne", "मपू", "eparadites", "முற்பகல்",
    };

    private static readonly HashSet<string> Afternoon = new(StringComparer.Ordinal)
    {
        "pm", "p", "em", "ip", "ös", "du", "odp", "pop", "popol", "nachm", "μμ", "م", "下午", "午後", "오후", "中午", "傍晚", "晚上",
        "ch", "ptg", "หลังเที่ยง", "अपराह्न", "md", "intheafternoon", "intheevening", "noon", "delatarde", "datarde",
            "del'après-midi",
        "del’après-midi", "dusoir", "delpomeriggio", "disera", "nachmittags", "abends", "mittags", "siang", "sore", "petang",
        "nm", "بظ", "אחה״צ", "אחה\"צ", "слоб", "пп", "eh", "поподне", "popodne", "मउ", "epasdites", "பிற்பகல்",
    };

    /// <summary>Before six these are hours of the morning, later of the evening.</summary>
    private static readonly HashSet<string> Night = new(StringComparer.Ordinal)
        { "atnight", "delanoche", "danoite", "danuit", "delanuit", "dinotte", "nachts", "malam", "midnight" };

    /// <summary>Words that some languages write behind an hour, and that say nothing of the half of the day.</summary>
    private static readonly HashSet<string> Clocks = new(StringComparer.Ordinal) { "ч", "uhr", "h", "น", "hrs" };

    /// <summary>Returns the hour of a clock of 24 hours; null if the word is not a period of the day or the hour does not
    /// fit.</summary>
    internal static int? HourOf(int hour, ReadOnlySpan<char> period)
    {
        if (period.IsEmpty) return hour <= 24 ? hour % 24 : null;
        string word = Plain(period);
        if (word.Length == 0 || Clocks.Contains(word)) return hour <= 24 ? hour % 24 : null;
        if (Morning.Contains(word)) return hour <= 23 ? (hour == 12 ? 0 : hour) : null;
        if (Night.Contains(word)) return hour > 12 ? (hour <= 24 ? hour % 24 : null) : hour is 12 ? 0 : hour < 6 ? hour
            : hour + 12;
        return Afternoon.Contains(word) && hour <= 23 ? (hour < 12 ? hour + 12 : hour) : null;
    }

    /// <summary>Reads <c>21:30</c>, <c>9:30 PM</c> or <c>午後9:30</c>.</summary>
    internal static LocalTime? TimeOf(string text)
    {
        int start = text.AsSpan().IndexOfAnyInRange('0', '9'), colon = text.IndexOf(':', StringComparison.Ordinal);
        if (start < 0 || colon <= start || colon + 3 > text.Length) return null;
        ReadOnlySpan<char> period = start > 0 ? text.AsSpan(0, start) : text.AsSpan(colon + 3);
        return int.TryParse(text.AsSpan(start, colon - start), NumberStyles.None, CultureInfo.InvariantCulture, out int hour)
            && int.TryParse(text.AsSpan(colon + 1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int minute)
            && minute < 60 && hour <= 24 && HourOf(hour, period.Trim()) is { } hour24
            ? new LocalTime(hour24, minute) : null;
    }

    internal static bool Is(ReadOnlySpan<char> word) =>
        Plain(word) is { Length: > 0 } plain && (Morning.Contains(plain) || Afternoon.Contains(plain) || Night.Contains(plain));

    private static string Plain(ReadOnlySpan<char> period)
    {
        Span<char> plain = stackalloc char[Math.Min(period.Length, 24)];
        int count = 0;
        foreach (char c in period)
        {
            if (c == '.' || char.IsWhiteSpace(c) || BidiMarks.Is(c)) continue;
            if (count == plain.Length) return "?";
            plain[count++] = char.ToLowerInvariant(c);
        }

        return plain[..count].ToString();
    }
}
