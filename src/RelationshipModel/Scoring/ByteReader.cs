using System.Buffers.Binary;
using System.Text;

namespace RelationshipModel.Scoring;

/// <summary>Reads what a <see cref="ByteWriter"/> wrote.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    internal byte Byte() => Next(1)[0];

    internal ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Next(sizeof(ushort)));

    internal int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Next(sizeof(int)));

    /// <summary>Reads what <see cref="ByteWriter.WriteShort"/> wrote.</summary>
    internal int Short()
    {
        int value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = Byte();
            value |= (next & 0x7F) << shift;
            if (next <= 0x7F) return value;
        }
    }

    internal long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Next(sizeof(long)));

    internal double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Next(sizeof(double)));

    internal string Text() => Encoding.UTF8.GetString(Next(UInt16()));

    internal ReadOnlySpan<byte> Next(int length)
    {
        ReadOnlySpan<byte> next = _rest[..length];
        _rest = _rest[length..];
        return next;
    }
}
