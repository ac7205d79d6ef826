using System.Text;

namespace RelationshipModel.Import.Mail;

/// <summary>Tells the line that separates messages of an mbox from a line of text that happens to begin with the word From.</summary>
internal static class MboxMarker
{
    /// <summary>Whether the line is <c>From</c>, a space, anything, and a date with a weekday, a month and a time (RFC 4155, appendix A).</summary>
    /// <remarks>A line of a body that looks so is quoted with <c>&gt;</c> by every writer of the format, so no empty line is asked for before it.</remarks>
    internal static bool Is(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith("From "u8) || line.Length > 1024) return false;
        bool weekday = false, month = false;
        foreach (Range range in line[5..].SplitAny(" ,\t"u8))
        {
            ReadOnlySpan<byte> word = line[5..][range];
            if (!weekday) weekday = IsOneOf(word, "montuewedthufrisatsun"u8);
            else if (!month) month = IsOneOf(word, "janfebmaraprmayjunjulaugsepoctnovdec"u8);
            else if (IsTime(word)) return true;
        }

        return false;
    }

    private static bool IsTime(ReadOnlySpan<byte> word)
    {
        int colon = word.IndexOf((byte)':');
        return colon is 1 or 2 && word.Length > colon + 2 && char.IsAsciiDigit((char)word[0]) && char.IsAsciiDigit((char)word[colon + 1]);
    }

    private static bool IsOneOf(ReadOnlySpan<byte> word, ReadOnlySpan<byte> names)
    {
        if (word.Length != 3) return false;
        for (int i = 0; i < names.Length; i += 3)
            if (Ascii.EqualsIgnoreCase(word, names.Slice(i, 3))) return true;
        return false;
    }
}
