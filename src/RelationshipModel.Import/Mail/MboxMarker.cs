using System.Text;

namespace RelationshipModel.Import.Mail;

/// <summary>Recognises the lines that separate messages of an mbox, among the lines of text
/// that begin with the word From.</summary>
internal static class MboxMarker
{
    private const int MaxLength = 1024;

    /// <summary>The line that MMDF writes before and after each message.</summary>
    private static ReadOnlySpan<byte> Mmdf => [1, 1, 1, 1];

    /// <summary>Whether the line may separate messages: <c>From</c> and nothing, or a space and anything; or the line
    /// of MMDF.</summary>
    /// <remarks>A field may have a space before its colon (RFC 5322, section 4.5).</remarks>
    internal static bool MayBe(ReadOnlySpan<byte> line) =>
        line.SequenceEqual(Mmdf) || (line.Length <= MaxLength && (line.StartsWith("From "u8) || line.SequenceEqual("From"u8))
            && line[4..].TrimStart(" \t"u8) is not [(byte)':', ..]);

    /// <summary>Whether the line is <c>From</c>, a space, anything, and a date with a weekday, a month and a
    /// time (RFC 4155, appendix A).</summary>
    internal static bool IsDated(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith("From "u8) || line.Length > MaxLength) return false;
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

    /// <summary>Whether a line with the line below it separates messages.</summary>
    /// <param name="line">A line that may.</param>
    /// <param name="next">The line below it; empty at the end of the file.</param>
    /// <param name="isAfterBlank">Whether the line above it is empty, or it is the first.</param>
    internal static bool Separates(ReadOnlySpan<byte> line, ReadOnlySpan<byte> next, bool isAfterBlank)
    {
        bool isField = HeaderLine.IsField(next, out _) || (isAfterBlank && next.StartsWith(">From "u8));
        if (line.SequenceEqual(Mmdf)) return isField;
        if (IsDated(line)) return isField || (isAfterBlank && next.IsEmpty);
        if (!isField) return false;
        ReadOnlySpan<byte> rest = line[4..].Trim(" \t"u8);
        // Thunderbird writes its own right below a text that does not end in a line break.
        if (!isAfterBlank) return rest is [] or [(byte)'-'] && HeaderLine.IsKnownField(next);
        // Without a date it may be a sentence, if it is not a word alone: Thunderbird's dash, or an address.
        return rest.IndexOfAny((byte)' ', (byte)'\t') < 0 || HeaderLine.IsKnownField(next);
    }

    private static bool IsTime(ReadOnlySpan<byte> word)
    {
        int colon = word.IndexOf((byte)':');
        return colon is 1 or 2 && word.Length > colon + 2 && char.IsAsciiDigit((char)word[0])
            && char.IsAsciiDigit((char)word[colon + 1]);
    }

    private static bool IsOneOf(ReadOnlySpan<byte> word, ReadOnlySpan<byte> names)
    {
        if (word.Length != 3) return false;
        for (int i = 0; i < names.Length; i += 3)
            if (Ascii.EqualsIgnoreCase(word, names.Slice(i, 3))) return true;
        return false;
    }
}
