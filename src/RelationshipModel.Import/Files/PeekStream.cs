namespace RelationshipModel.Import.Files;

/// <summary>A stream whose first bytes can be looked at before it is read.</summary>
internal sealed class PeekStream(Stream inner) : ForwardStream
{
    private byte[] _ahead = [];
    private int _start;

    /// <summary>The first bytes; fewer where the stream is shorter. The same if they were looked at before.</summary>
    internal ReadOnlySpan<byte> Peek(int count)
    {
        if (_ahead.Length > 0) return _ahead;
        byte[] first = new byte[count];
        int read = inner.ReadAtLeast(first, count, throwOnEndOfStream: false);
        return Ahead(first, read);
    }

    /// <summary>The first bytes, up to a number, in memory that grows with them.</summary>
    internal ReadOnlySpan<byte> PeekUpTo(int count)
    {
        const int Step = 64 * 1024;
        byte[] first = new byte[Math.Min(count, Step)];
        int read = 0;
        while (true)
        {
            int more = inner.ReadAtLeast(first.AsSpan(read), first.Length - read, throwOnEndOfStream: false);
            read += more;
            if (read < first.Length || read == count) break;
            Array.Resize(ref first, Math.Min(count, first.Length * 2));
        }

        return Ahead(first, read);
    }

    public override int Read(Span<byte> buffer)
    {
        if (_start == _ahead.Length) return inner.Read(buffer);
        int count = Math.Min(buffer.Length, _ahead.Length - _start);
        _ahead.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        if (_start == _ahead.Length) (_ahead, _start) = ([], 0);
        return count;
    }

    private byte[] Ahead(byte[] first, int read)
    {
        if (read < first.Length) Array.Resize(ref first, read);
        return _ahead = first;
    }
}
