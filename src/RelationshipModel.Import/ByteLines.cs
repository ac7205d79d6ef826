namespace RelationshipModel.Import;

/// <summary>
/// Cuts a stream into lines, in memory bounded by the longest line allowed. Lines end in LF or CRLF; a byte order mark of UTF-8 is passed over.
/// </summary>
/// <remarks>Damaged compressed data ends the lines and is told by <see cref="Damage"/>; a stream that cannot be read throws as it does for any
/// reader.</remarks>
internal sealed class ByteLines(Stream source, int maxLength, CancellationToken cancellationToken)
{
    private byte[] _buffer = new byte[32 * 1024];
    private int _start;
    private int _end;
    private long _bufferOffset;
    private bool _ended;
    private bool _begun;
    private bool _lineWasCut;

    /// <summary>The number of the line just read, from 1.</summary>
    internal long Number { get; private set; }

    /// <summary>Where the line just read begins.</summary>
    internal long Offset { get; private set; }

    /// <summary>Whether only the beginning of the line was taken, because it is longer than allowed.</summary>
    internal bool IsCut => _lineWasCut;

    /// <summary>Why the lines ended before the end of the file; null where they did not.</summary>
    internal string? Damage { get; private set; }

    /// <summary>Takes the next line, without its end. The span is valid until the next call.</summary>
    internal bool Next(out ReadOnlySpan<byte> line)
    {
        if (!_begun) Begin();
        _lineWasCut = false;
        Offset = _bufferOffset + _start;
        int searched = 0;
        while (true)
        {
            int length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (length >= 0 && searched + length <= maxLength + 1)
            {
                line = Taken(searched + length, 1);
                return true;
            }

            searched = _end - _start;
            if (searched > maxLength + 1)
            {
                line = Cut();
                return true;
            }

            if (Fill()) continue;
            line = Taken(searched, 0);
            return searched > 0;
        }
    }

    /// <summary>The first byte of the next line; -1 where there is none.</summary>
    internal int PeekByte()
    {
        if (!_begun) Begin();
        return _start < _end || Fill() ? _buffer[_start] : -1;
    }

    private void Begin()
    {
        _begun = true;
        while (_end < 3 && Fill()) { }
        if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8)) _start = 3;
    }

    private ReadOnlySpan<byte> Taken(int length, int terminator)
    {
        ReadOnlySpan<byte> line = _buffer.AsSpan(_start, length);
        _start += length + terminator;
        if (length > 0 || terminator > 0) Number++;
        return line.EndsWith((byte)'\r') ? line[..^1] : line;
    }

    /// <summary>Gives the beginning of a line that is too long (its end of two bytes not counted) and passes over the rest.</summary>
    private ReadOnlySpan<byte> Cut()
    {
        byte[] beginning = _buffer.AsSpan(_start, maxLength).ToArray();
        _lineWasCut = true;
        Number++;
        do
        {
            int rest = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            _start = rest >= 0 ? _start + rest + 1 : _end;
            if (rest >= 0) break;
        }
        while (Fill());
        return beginning;
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
            read = source.Read(_buffer.AsSpan(_end));
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
