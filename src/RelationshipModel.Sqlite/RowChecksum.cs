using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace RelationshipModel.Sqlite;

/// <summary>The checksum of the cells of a row: the sum of those of each cell with its place, so that cells can be read in any
/// order. A cell that changes alone always changes it.</summary>
internal static class RowChecksum
{
    private const int Kinds = 4, Nothing = 0, Number = 1, Real = 2, Content = 3;

    internal static uint OfNothing(int place) => Of(place, Nothing, 0);

    internal static uint Of(int place, long number) => Of(place, Number, (ulong)number);

    // SQLite keeps no sign of a zero.
    internal static uint Of(int place, double number) =>
        Of(place, Real, BitConverter.DoubleToUInt64Bits(number == 0 ? 0 : number));

    /// <summary>The checksum of a cell with a text or bytes.</summary>
    internal static uint Of(int place, ReadOnlySpan<byte> content)
    {
        uint checksum = Of(place, Content, (ulong)content.Length);
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(content);
        foreach (ulong word in words) checksum = BitOperations.Crc32C(checksum, word);
        foreach (byte rest in content[(words.Length * sizeof(ulong))..]) checksum = BitOperations.Crc32C(checksum, rest);
        return checksum;
    }

    /// <summary>The checksum of a cell as it is written.</summary>
    internal static uint Of(int place, object? cell) => cell switch
    {
        null or DBNull => OfNothing(place),
        string text => Of(place, Encoding.UTF8.GetBytes(text)),
        byte[] bytes => Of(place, bytes),
        double number => Of(place, number),
        bool flag => Of(place, flag ? 1L : 0L),
        int number => Of(place, (long)number),
        long number => Of(place, number),
        _ => throw new ArgumentException($"A value of the type {cell.GetType().Name} is not kept.", nameof(cell)),
    };

    /// <summary>The checksum of a row as it is written.</summary>
    internal static uint Of(params ReadOnlySpan<object?> cells)
    {
        uint checksum = 0;
        for (int i = 0; i < cells.Length; i++) checksum += Of(i, cells[i]);
        return checksum;
    }

    private static uint Of(int place, int kind, ulong value) =>
        BitOperations.Crc32C((uint)(1 + place * Kinds + kind), value);
}
