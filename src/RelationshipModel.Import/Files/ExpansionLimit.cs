namespace RelationshipModel.Import.Files;

/// <summary>Reads a stream up to a number of bytes and refuses the rest.</summary>
internal sealed class ExpansionLimit(Stream inner, long maxBytes, string limit = nameof(ImportLimits.ExpandedSize))
    : ForwardStream
{
    private long _read;

    /// <summary>Gets the number of bytes that were read.</summary>
    internal long Count => _read;

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        _read += read;
        return _read <= maxBytes ? read : throw new ExpansionLimitException(maxBytes, limit);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
