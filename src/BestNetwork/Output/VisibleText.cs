using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BestNetwork.Output;

/// <summary>Texts of others as an assistant or a terminal is given them: what nobody sees is written out, so that no text
/// hides another or moves what stands beside it.</summary>
internal static partial class VisibleText
{
    /// <summary>Returns a text with its invisible characters (controls, bidirectional marks, tags, selectors of variants that
    /// no emoji has) as \uXXXX.</summary>
    internal static string Of(string text)
    {
        if (!HasInvisible(text)) return text;
        StringBuilder shown = new();
        foreach (Rune rune in text.EnumerateRunes()) AppendTo(shown, rune);
        return shown.ToString();
    }

    /// <summary>Appends a character, as \uXXXX if it is invisible.</summary>
    internal static void AppendTo(StringBuilder shown, Rune rune)
    {
        if (!IsInvisible(rune)) shown.Append(rune.ToString());
        else
            foreach (char unit in rune.ToString()) shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
    }

    /// <summary>Returns the text that was written out.</summary>
    internal static string Original(string shown) => Escape().Replace(shown, static escape =>
    {
        int unit = int.Parse(escape.Groups["unit"].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return ((char)unit).ToString();
    });

    private static bool HasInvisible(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
            if (IsInvisible(rune)) return true;
        return false;
    }

    private static bool IsInvisible(Rune rune) =>
        rune.Value is >= 0xE0100 and <= 0xE01EF || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;

    [GeneratedRegex(@"\\u(?<unit>[0-9A-F]{4})", RegexOptions.ExplicitCapture)]
    private static partial Regex Escape();
}
