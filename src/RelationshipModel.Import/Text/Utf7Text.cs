using System.Text;

namespace RelationshipModel.Import.Text;

/// <summary>Decodes UTF-7 (RFC 2152), which old mail uses and .NET no longer reads, and the form of it that IMAP
/// gives to names of folders.</summary>
internal static class Utf7Text
{
    /// <summary>UTF-7 as an encoding that only decodes.</summary>
    internal static Encoding Encoding { get; } = new Decoding();

    /// <summary>Decodes the name of a folder (RFC 3501, section 5.1.3).</summary>
    internal static string DecodeImap(string name) => Decode(name, '&', ',');

    private static string Decode(string text, char shift, char slash)
    {
        StringBuilder plain = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != shift)
            {
                plain.Append(text[i]);
                continue;
            }

            int end = i + 1;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '+' || text[end] == slash)) end++;
            string coded = text[(i + 1)..end].Replace(slash, '/');
            if (coded.Length == 0) plain.Append(shift);
            else plain.Append(FromBase64(coded));
            i = end < text.Length && text[end] == '-' ? end : end - 1;
        }

        return plain.ToString();
    }

    private static string FromBase64(string coded)
    {
        if (coded.Length % 4 == 1) coded = coded[..^1];
        byte[] bytes = Convert.FromBase64String(coded.PadRight((coded.Length + 3) / 4 * 4, '='));
        return System.Text.Encoding.BigEndianUnicode.GetString(bytes.AsSpan(0, bytes.Length / 2 * 2));
    }

    private sealed class Decoding : Encoding
    {
        public override int CodePage => 65000;

        public override int GetByteCount(char[] chars, int index, int count) => throw new NotSupportedException();

        public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
            throw new NotSupportedException();

        public override int GetCharCount(byte[] bytes, int index, int count) => Text(bytes, index, count).Length;

        public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
        {
            string text = Text(bytes, byteIndex, byteCount);
            text.CopyTo(0, chars, charIndex, text.Length);
            return text.Length;
        }

        public override int GetMaxByteCount(int charCount) => checked(charCount * 5);

        public override int GetMaxCharCount(int byteCount) => byteCount;

        private static string Text(byte[] bytes, int index, int count) => Decode(Latin1.GetString(bytes, index, count), '+', '/');
    }
}
