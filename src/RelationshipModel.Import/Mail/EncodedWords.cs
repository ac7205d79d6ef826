using System.Text;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Mail;

/// <summary>
/// Gives header fields one character set: encoded words (RFC 2047, RFC 2231) and raw 8-bit text in any become encoded words and
/// text in UTF-8. Words are joined before they are decoded, since many programs split them in the middle of a character.
/// </summary>
internal static class EncodedWords
{
    /// <summary>Returns the field in UTF-8.</summary>
    /// <param name="field">The field as it is in the file.</param>
    /// <param name="stated">The character set that the message states for its text, used for raw text that is not
    /// UTF-8; null if it states none.</param>
    internal static ReadOnlySpan<byte> ToUtf8(ReadOnlySpan<byte> field, Encoding? stated)
    {
        if (!field.ContainsAnyExceptInRange((byte)0x20, (byte)0x7E) && field.IndexOf("=?"u8) < 0) return field;
        if (field.Contains((byte)0x1B)) field = Encoding.UTF8.GetBytes(CodePages.Find("iso-2022-jp")!.GetString(field));
        else if (!CodePages.IsUtf8(field))
            field = Encoding.UTF8.GetBytes(
                CodePages.Decode(field, stated is { IsSingleByte: false, CodePage: 65001 } ? null : stated));
        return field.IndexOf("=?"u8) < 0 ? field : Words(field);
    }

    /// <summary>Returns the text of a field of free text, such as labels.</summary>
    internal static string Text(ReadOnlySpan<byte> field, Encoding? stated)
    {
        ReadOnlySpan<byte> utf8 = ToUtf8(field, stated);
        StringBuilder text = new();
        while (utf8.IndexOf("=?utf-8?B?"u8) is >= 0 and int start)
        {
            int end = utf8[(start + 10)..].IndexOf("?="u8);
            if (end < 0) break;
            string between = Encoding.UTF8.GetString(utf8[..start]);
            text.Append(between.All(char.IsWhiteSpace) ? "" : between);
            text.Append(Encoding.UTF8.GetString(Convert.FromBase64String(Encoding.ASCII.GetString(utf8.Slice(start + 10, end)))));
            utf8 = utf8[(start + 10 + end + 2)..];
        }

        return text.Append(Encoding.UTF8.GetString(utf8)).Replace("\r\n", "").ToString();
    }

    private static byte[] Words(ReadOnlySpan<byte> field)
    {
        using MemoryStream result = new();
        using MemoryStream joined = new();
        Encoding? charset = null;
        bool isOpen = false;
        while (!field.IsEmpty)
        {
            int start = field.IndexOf("=?"u8);
            if (start < 0) break;
            if (TryWord(field[start..], out Encoding? own, out byte[] bytes, out int length))
            {
                bool isBlank = field[..start].Trim(" \t\r\n"u8).IsEmpty;
                if (isOpen && !(isBlank && own?.CodePage == charset?.CodePage)) Close();
                if (!isOpen) result.Write(field[..start]);
                (charset, isOpen) = (own, true);
                joined.Write(bytes);
                field = field[(start + length)..];
                continue;
            }

            if (isOpen) Close();
            result.Write(field[..(start + 2)]);
            field = field[(start + 2)..];
        }

        if (isOpen) Close();
        result.Write(field);
        return result.ToArray();

        void Close()
        {
            string text = CodePages.Decode(joined.GetBuffer().AsSpan(0, (int)joined.Length), charset);
            result.Write("=?utf-8?B?"u8);
            result.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(text))));
            result.Write("?="u8);
            joined.SetLength(0);
            isOpen = false;
        }
    }

    /// <summary>Takes the encoded word at the beginning of a text apart.</summary>
    private static bool TryWord(ReadOnlySpan<byte> text, out Encoding? charset, out byte[] bytes, out int length)
    {
        (charset, bytes, length) = (null, [], 0);
        int end = text[2..].IndexOf((byte)'?');
        if (end is < 1 or > 40 || text.Length < end + 6 || text[end + 4] != '?') return false;
        ReadOnlySpan<byte> label = text.Slice(2, end);
        byte encoding = (byte)(text[end + 3] | 0x20);
        if (encoding is not ((byte)'q' or (byte)'b') || label.ContainsAnyExceptInRange((byte)33, (byte)126)) return false;
        ReadOnlySpan<byte> rest = text[(end + 5)..];
        int close = rest.IndexOf("?="u8);
        // A value that begins with an escape follows the mark at once: =?utf-8?Q?=4A?=.
        if (close == 0 && encoding == 'q' && rest.Length > 2 && rest[2..].IndexOf("?="u8) is >= 0 and int next
            && IsHex(rest[2..])) close = next + 2;
        if (close < 0) return false;
        bytes = encoding == 'q' ? QuotedPrintable(rest[..close]) : Base64(rest[..close]);
        charset = CodePages.Find(Encoding.ASCII.GetString(label));
        length = end + 5 + close + 2;
        return true;
    }

    private static bool IsHex(ReadOnlySpan<byte> text) => text.Length > 1 && char.IsAsciiHexDigit((char)text[0])
        && char.IsAsciiHexDigit((char)text[1]);

    private static byte[] QuotedPrintable(ReadOnlySpan<byte> text)
    {
        List<byte> bytes = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && IsHex(text[(i + 1)..]))
            {
                bytes.Add(Convert.FromHexString(Encoding.ASCII.GetString(text.Slice(i + 1, 2)))[0]);
                i += 2;
            }
            else
            {
                bytes.Add(text[i] == '_' ? (byte)' ' : text[i]);
            }
        }

        return [.. bytes];
    }

    /// <summary>Decodes a value in Base64, whose padding may be missing and which may have been cut anywhere.</summary>
    private static byte[] Base64(ReadOnlySpan<byte> text)
    {
        List<byte> bytes = new(text.Length);
        int bits = 0, count = 0;
        foreach (byte b in text)
        {
            int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8.IndexOf(b);
            if (value < 0) continue;
            bits = (bits << 6) | value;
            count += 6;
            if (count < 8) continue;
            count -= 8;
            bytes.Add((byte)(bits >> count));
            bits &= (1 << count) - 1;
        }

        return [.. bytes];
    }
}
