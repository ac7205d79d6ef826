using System.Globalization;
using System.Text;

namespace RelationshipModel.Report;

/// <summary>Names and other words that people gave, so that they stay words wherever they stand.</summary>
internal static class Names
{
    /// <summary>Begins what must not turn around the text beside it (FIRST STRONG ISOLATE).</summary>
    internal const char Isolate = '\u2068';

    /// <summary>Ends what began with <see cref="Isolate"/> (POP DIRECTIONAL ISOLATE).</summary>
    internal const char Pop = '\u2069';

    /// <summary>Letters by their category, blanks by their looks: of Hangul and of Braille.</summary>
    private const string Fillers = "\u115F\u1160\u2800\u3164\uFFA0";

    /// <summary>Without characters that control how others are shown: overrides of direction are taken out, line breaks and the
    /// like become blanks. Where nothing is left to see, a sign stands in its place.</summary>
    internal static string Clean(string words)
    {
        StringBuilder text = new(words.Length);
        foreach (char c in words)
        {
            if (c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')) continue;
            text.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
        }

        return text.ToString() is var clean && clean.EnumerateRunes().Any(IsSeen) ? clean : "\uFFFD";
    }

    /// <summary>Whether there is something to see where it stands alone.</summary>
    private static bool IsSeen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.NonSpacingMark)
        && !Fillers.Contains(rune.ToString(), StringComparison.Ordinal);

    /// <summary>Clean, and set apart from the text around it.</summary>
    internal static string Isolated(string words) => $"{Isolate}{Clean(words)}{Pop}";

    /// <summary>Returns at most a number of characters: the first words, without particles such as "von" at their end, or of a
    /// longer word the first characters and an ellipsis; no pair of surrogates and no accent is parted.</summary>
    internal static string Short(string name, int most)
    {
        StringInfo elements = new(name);
        if (elements.LengthInTextElements <= most) return name;
        string start = elements.SubstringByTextElements(0, most - 1);
        int end = start.LastIndexOf(' ');
        while (end > 0 && start.LastIndexOf(' ', end - 1) is > 0 and var before && char.IsLower(start[before + 1])) end = before;
        return end >= most / 4 ? start[..end].TrimEnd() : start + "…";
    }
}
