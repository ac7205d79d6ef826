using System.Security.Cryptography;
using System.Text;

namespace RelationshipModel.Import;

/// <summary>Ids for what has none, or none that can be kept: the same for the same parts, and telling nothing of them.</summary>
internal static class HashedId
{
    /// <summary>How such ids begin.</summary>
    internal const string Prefix = "sha256-";

    private const int Length = 16;

    internal static string Of(params IEnumerable<string?> parts) => Of(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));

    internal static string Of(ReadOnlySpan<byte> hash) => Prefix + Convert.ToHexStringLower(hash[..Length]);
}
