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

    public override int Read(Span<byte> buffer)
    {
        if (_ahead.Length == 0) return inner.Read(buffer);
        int count = Math.Min(buffer.Length, _ahead.Length);
        _ahead.AsSpan(0, count).CopyTo(buffer);
        _ahead = _ahead[count..];
        return count;
    }
}
