namespace RelationshipModel.Import;

/// <summary>A stream whose first bytes can be looked at before it is read.</summary>
internal sealed class PeekStream(Stream inner) : ForwardStream
{
    private byte[] _ahead = [];

    /// <summary>The first bytes; fewer where the stream is shorter.</summary>
    internal ReadOnlySpan<byte> Peek(int count)
    {
        byte[] first = new byte[count];
        int read = inner.ReadAtLeast(first, count, throwOnEndOfStream: false);
        return _ahead = first[..read];
    }

    /// <summary>The first bytes, up to so many, in memory that grows with them.</summary>
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

        return _ahead = first[..read];
    }

    public override int Read(Span<byte> buffer)
    {
        if (_ahead.Length == 0) return inner.Read(buffer);
        int count = Math.Min(buffer.Length, _ahead.Length);
        _ahead.AsSpan(0, count).CopyTo(buffer);
        _ahead = _ahead[count..];
        return count;
    }
}
