using System.IO.Compression;
using System.Text;

namespace RelationshipModel.Import.Files;

/// <summary>Unpacks gzip and refuses data that was cut off, which <see cref="GZipStream"/> by itself takes for
/// the end of a shorter file.</summary>
/// <remarks>A further gzip member with a known text is appended. If that text comes out last,
/// everything before it was whole.</remarks>
internal sealed class WholeGzip : ForwardStream
{
    private static readonly byte[] Mark = Encoding.ASCII.GetBytes("\0the whole of the data was here\0");
    private static readonly byte[] PackedMark = Packed(Mark);

    private readonly Appended _packed;
    private readonly GZipStream _gzip;
    private Stream? _rest;

    internal WholeGzip(Stream source)
    {
        _packed = new(source);
        _gzip = new(_packed, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        if (_rest is not null) return _rest.Read(buffer);
        int read = _gzip.Read(buffer);
        if (!_packed.MarkWasRead) return read;
        _rest = Rest(buffer[..read]);
        return _rest.Read(buffer);
    }

    /// <summary>Reads all that follows the start of the mark: little, so it can be held back until it is known to be
    /// intact.</summary>
    private MemoryStream Rest(ReadOnlySpan<byte> first)
    {
        MemoryStream rest = new();
        rest.Write(first);
        _gzip.CopyTo(rest);
        int length = (int)rest.Length - Mark.Length;
        if (length < 0 || !rest.GetBuffer().AsSpan(length, Mark.Length).SequenceEqual(Mark))
            throw new InvalidDataException("The compressed data was cut off.");
        rest.SetLength(length);
        rest.Position = 0;
        return rest;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _gzip.Dispose();
            _rest?.Dispose();
        }

        base.Dispose(disposing);
    }

    private static byte[] Packed(byte[] text)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.NoCompression)) gzip.Write(text);
        return packed.ToArray();
    }

    private sealed class Appended(Stream source) : ForwardStream
    {
        private int _given;

        internal bool MarkWasRead => _given > 0;

        public override int Read(Span<byte> buffer)
        {
            int read = _given == 0 ? source.Read(buffer) : 0;
            if (read > 0 || buffer.IsEmpty) return read;
            int count = Math.Min(buffer.Length, PackedMark.Length - _given);
            PackedMark.AsSpan(_given, count).CopyTo(buffer);
            _given += count;
            return count;
        }
    }
}
