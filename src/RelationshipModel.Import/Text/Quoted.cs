using System.Globalization;
using System.Text;

namespace RelationshipModel.Import.Text;

/// <summary>Shows a piece of a file in a message: short, and on one line whatever it holds.</summary>
internal static class Quoted
{
    private const int MaxLength = 40;

    internal static string Short(ReadOnlySpan<char> text, int maxLength = MaxLength)
    {
        StringBuilder shown = new();
        foreach (Rune rune in text[..Math.Min(text.Length, maxLength)].EnumerateRunes())
        {
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            bool breaksTheLine = category
                is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator;
            shown.Append(breaksTheLine ? "?" : rune.ToString());
        }

        return text.Length > maxLength ? $"{shown}..." : shown.ToString();
    }
}
