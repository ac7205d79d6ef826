using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Files;

/// <summary>
/// Cuts a stream into lines, in memory bounded by the longest line allowed. Lines end in LF, CRLF, CR or CR CR LF, also mixed;
/// text in UTF-16 is read as UTF-8, and a byte order mark is skipped.
/// </summary>
/// <remarks>Damaged compressed data ends the lines and is reported by <see cref="Damage"/>; a stream that cannot be read throws
/// as it does for any reader.</remarks>
internal sealed class ByteLines(Stream source, int maxLength, CancellationToken cancellationToken)
{
    private Stream _source = source;
    private byte[] _buffer = new byte[32 * 1024];
    private byte[]? _cut;
    private int _start;
    private int _end;
    private int _lineStart;
    private int _lineLength;
    private long _bufferOffset;
    private bool _ended;
    private bool _begun;
    private bool _repeats;

    /// <summary>The number of the line just read, from 1.</summary>
    internal long Number { get; private set; }

    /// <summary>The offset of the line just read; in UTF-16 text, as if it were UTF-8.</summary>
    internal long Offset { get; private set; }

    /// <summary>The offset of the next line.</summary>
    internal long NextOffset => _repeats ? Offset : _bufferOffset + _start;

    /// <summary>Whether only the beginning of the line was taken, because it is longer than allowed.</summary>
    internal bool IsCut => _cut is not null;

    /// <summary>The reason the lines ended before the end of the file; null if they did not.</summary>
    internal string? Damage { get; private set; }

    /// <summary>Takes the next line, without its end. The span is valid until the next call.</summary>
    internal bool Next(out ReadOnlySpan<byte> line)
    {
        if (_repeats)
        {
            _repeats = false;
            line = Last();
            return true;
        }

        if (!_begun) Begin();
        _cut = null;
        Offset = _bufferOffset + _start;
        int searched = 0;
        while (true)
        {
            int length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOfAny((byte)'\n', (byte)'\r');
            if (length >= 0 && searched + length <= maxLength)
            {
                Take(searched + length, EndLength(searched + length));
                line = Last();
                return true;
            }

            searched = _end - _start;
            if (searched > maxLength)
            {
                Cut();
                line = _cut;
                return true;
            }

            if (Fill()) continue;
            if (searched == 0)
            {
                line = default;
                return false;
            }

            Take(searched, 0);
            line = Last();
            return true;
        }
    }

    /// <summary>Lets the next call of <see cref="Next"/> return the line just read again.</summary>
    internal void Repeat() => _repeats = true;

    /// <summary>The first byte of the next line; -1 if not found.</summary>
    internal int PeekByte()
    {
        if (_repeats) return Last() is [var first, ..] ? first : '\n';
        if (!_begun) Begin();
        return _start < _end || Fill() ? _buffer[_start] : -1;
    }

    private ReadOnlySpan<byte> Last() => _cut ?? _buffer.AsSpan(_lineStart, _lineLength);

    private void Begin()
    {
        _begun = true;
        try
        {
            _source = UnicodeText.AsUtf8(_source);
        }
        catch (Exception e) when (CompressedData.IsAtFault(e))
        {
            Damage = CompressedData.Fault(e);
            _ended = true;
        }

        while (_end < 3 && Fill()) { }
        if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8)) _start = 3;
    }

    /// <summary>The length of the end of a line whose end begins that number of bytes from
    /// here: LF, CRLF, CR CR LF or CR.</summary>
    private int EndLength(int length)
    {
        if (_buffer[_start + length] == '\n') return 1;
        while (_end - _start < length + 3 && Fill()) { }
        ReadOnlySpan<byte> end = _buffer.AsSpan(_start + length, Math.Min(3, _end - _start - length));
        return end switch
        {
            [_, (byte)'\n', ..] => 2,
            [_, (byte)'\r', (byte)'\n'] => 3,
            _ => 1,
        };
    }

    private void Take(int length, int terminator)
    {
        (_lineStart, _lineLength) = (_start, length);
        _start += length + terminator;
        Number++;
    }

    /// <summary>Takes the beginning of a line that is too long and skips the rest.</summary>
    private void Cut()
    {
        _cut = _buffer.AsSpan(_start, maxLength).ToArray();
        Number++;
        _start += maxLength;
        do
        {
            int rest = _buffer.AsSpan(_start, _end - _start).IndexOfAny((byte)'\n', (byte)'\r');
            if (rest < 0)
            {
                _start = _end;
                continue;
            }

            _start += rest;
            int end = EndLength(0);
            _start += end;
            return;
        }
        while (Fill());
    }

    private bool Fill()
    {
        if (_ended) return false;
        cancellationToken.ThrowIfCancellationRequested();
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _bufferOffset += _start;
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        int read = 0;
        try
        {
            read = _source.Read(_buffer.AsSpan(_end));
        }
        catch (Exception e) when (CompressedData.IsAtFault(e))
        {
            Damage = CompressedData.Fault(e);
        }

        _end += read;
        _ended = read == 0;
        return read > 0;
    }
}
