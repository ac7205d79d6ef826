using System.Text;

namespace BestNetwork.Output;

/// <summary>Passes JSON on, with invisible characters inside its texts as escapes. All of JSON outside of texts is ASCII, so
/// that none is touched there.</summary>
internal sealed class EscapingStream(Stream output) : Stream
{
    private readonly Decoder _decoder = new UTF8Encoding(false).GetDecoder();
    private readonly StringBuilder _text = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_text.Length == 0 && System.Text.Ascii.IsValid(buffer)
            && _decoder.GetCharCount(buffer, flush: false) == buffer.Length)
        {
            output.Write(buffer);
            return;
        }

        char[] chars = new char[_decoder.GetCharCount(buffer, flush: false)];
        int length = _decoder.GetChars(buffer, chars, flush: false);
        foreach (Rune rune in chars.AsSpan(0, length).EnumerateRunes())
        {
            if (rune.IsAscii) _text.Append((char)rune.Value);
            else VisibleText.AppendTo(_text, rune);
        }

        output.Write(Encoding.UTF8.GetBytes(_text.ToString()));
        _text.Clear();
    }

    public override void Flush() => output.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
