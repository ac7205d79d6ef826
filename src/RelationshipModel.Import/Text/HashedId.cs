using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RelationshipModel.Import.Text;

/// <summary>Ids for what has none, or none that can be kept: the same for the same parts, and telling nothing of them.</summary>
internal static class HashedId
{
    /// <summary>The prefix of such ids.</summary>
    internal const string Prefix = "sha256-";

    private const int Length = 16;
    private const int MaxOnStack = 1024;

    internal static string Of(params ReadOnlySpan<string?> parts) => Of(HashOf(parts));

    internal static string Of(UInt128 hash)
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, hash);
        return Of(bytes);
    }

    /// <summary>Returns the hash that an id is made of, which takes less memory than its text.</summary>
    internal static UInt128 HashOf(params ReadOnlySpan<string?> parts)
    {
        int size = parts.Length;
        foreach (string? part in parts) size += Encoding.UTF8.GetMaxByteCount(part?.Length ?? 0);
        byte[]? rented = null;
        Span<byte> bytes = size <= MaxOnStack ? stackalloc byte[MaxOnStack] : rented = ArrayPool<byte>.Shared.Rent(size);
        int used = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            if (i > 0) bytes[used++] = (byte)'\n';
            used += Encoding.UTF8.GetBytes(parts[i], bytes[used..]);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..used], hash);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    internal static string Of(ReadOnlySpan<byte> hash)
    {
        Span<char> digits = stackalloc char[2 * Length];
        Convert.TryToHexStringLower(hash[..Length], digits, out _);
        return string.Concat(Prefix, digits);
    }
}
