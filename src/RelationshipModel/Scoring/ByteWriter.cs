using System.Buffers.Binary;
using System.Text;

namespace RelationshipModel.Scoring;

/// <summary>Writes numbers and texts one after another, in the same bytes on every machine.</summary>
internal ref struct ByteWriter(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;
    private int _length;

    internal readonly ReadOnlySpan<byte> Written => _buffer[.._length];

    internal void Write(byte value) => _buffer[_length++] = value;

    internal void Write(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Next(sizeof(ushort)), value);

    internal void Write(int value) => BinaryPrimitives.WriteInt32LittleEndian(Next(sizeof(int)), value);

    /// <summary>Writes a number, 0 or more, in as few bytes as it needs: seven bits in each.</summary>
    internal void WriteShort(int value)
    {
        for (; value > 0x7F; value >>= 7) Write((byte)(value | 0x80));
        Write((byte)value);
    }

    internal void Write(long value) => BinaryPrimitives.WriteInt64LittleEndian(Next(sizeof(long)), value);

    internal void Write(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Next(sizeof(double)), value);

    internal void Write(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Next(bytes.Length));

    internal void Write(string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        Write((ushort)length);
        Encoding.UTF8.GetBytes(text, Next(length));
    }

    private Span<byte> Next(int length) => _buffer.Slice((_length += length) - length, length);
}
