using System.Text;
using RelationshipModel.Import.Files;

namespace RelationshipModel.Import.Text;

/// <summary>Recognises text in UTF-16 and UTF-32 and reads it as UTF-8.</summary>
internal static class UnicodeText
{
    private const int SampleLength = 64;

    /// <summary>Returns the stream, decoded if it holds UTF-16 or UTF-32. The stream stays open.</summary>
    internal static Stream AsUtf8(Stream source)
    {
        PeekStream bytes = new(source);
        Encoding? encoding = EncodingOf(bytes.Peek(SampleLength));
        return encoding is null
            ? bytes : Encoding.CreateTranscodingStream(bytes, encoding, new UTF8Encoding(false), leaveOpen: true);
    }

    /// <summary>Returns the beginning of a file as UTF-8.</summary>
    internal static ReadOnlySpan<byte> AsUtf8(ReadOnlySpan<byte> beginning) =>
        EncodingOf(beginning) is { } encoding ? Encoding.UTF8.GetBytes(encoding.GetString(beginning)) : beginning;

    /// <summary>The encoding of text in UTF-16 or UTF-32, by its byte order mark or by the zeros of its first
    /// letters; null for anything else.</summary>
    private static Encoding? EncodingOf(ReadOnlySpan<byte> beginning) => beginning switch
    {
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0xFE, 0xFF, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        [> 0, 0, > 0, 0, ..] => Encoding.Unicode,
        [0, > 0, 0, > 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };
}
