using System.Security.Cryptography;
using System.Text;
using RelationshipModel.Internals;

namespace RelationshipModel.Storage;

/// <summary>The secret with which a store hashes the ids of erased contacts: HMAC-SHA256 (RFC 2104). Immutable.</summary>
public sealed class ErasureKey
{
    private readonly byte[] _key;

    /// <summary>Restores a key.</summary>
    /// <param name="key">The bytes of <see cref="ToArray"/>.</param>
    /// <exception cref="ArgumentException">There are fewer than 32 bytes.</exception>
    public ErasureKey(ReadOnlySpan<byte> key) => _key = key.Length >= SHA256.HashSizeInBytes
        ? key.ToArray()
        : throw new ArgumentException($"The key has {key.Length} bytes; it needs at least {SHA256.HashSizeInBytes}.",
            nameof(key));

    /// <summary>Creates a new random key.</summary>
    public static ErasureKey Create() => new(RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes));

    /// <summary>Returns the bytes to keep.</summary>
    public byte[] ToArray() => [.. _key];

    /// <summary>Returns the hash of a contact's id: 64 hexadecimal digits.</summary>
    /// <param name="contact">The contact.</param>
    /// <exception cref="ArgumentException">The contact is its default value.</exception>
    public string HashOf(ContactId contact) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(Require.NotDefault(contact).Value)));

    /// <summary>Returns a text without the key.</summary>
    public override string ToString() => "Erasure key";
}
