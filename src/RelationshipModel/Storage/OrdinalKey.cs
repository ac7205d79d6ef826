using System.Text;
using RelationshipModel.Internals;

namespace RelationshipModel.Storage;

/// <summary>
/// Writes ids so that a database which orders text by code point, as UTF-8 bytes do, orders them as the ports require: ordinally,
/// by UTF-16 code unit. The two differ for characters beyond U+FFFF, which UTF-16 puts before U+E000.
/// </summary>
/// <remarks>
/// A permutation of the code points from U+E000 on: those beyond U+FFFF take the first places and U+E000 to U+FFFF the
/// last. It is valid Unicode, keeps equality, and leaves every text below U+E000 as it is. For SQLite's default collation
/// and PostgreSQL's <c>COLLATE "C"</c>.
/// </remarks>
public static class OrdinalKey
{
    private const int First = 0xE000;
    private const int Beyond = 0x10000;
    private const int BasicCount = Beyond - First;
    private const int BeyondCount = 0x110000 - Beyond;

    /// <summary>Returns the text to store for an id.</summary>
    /// <param name="id">Valid Unicode.</param>
    public static string Encode(string id) =>
        Permuted(Require.NotNull(id), static point => point >= Beyond ? point - BasicCount : point + BeyondCount);

    /// <summary>Returns the id that was stored as a text.</summary>
    /// <param name="text">The text that <see cref="Encode"/> made.</param>
    public static string Decode(string text) =>
        Permuted(Require.NotNull(text), static point => point < First + BeyondCount ? point + BasicCount : point - BeyondCount);

    private static string Permuted(string text, Func<int, int> permute)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uFFFF')) return text;
        StringBuilder permuted = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            permuted.Append((rune.Value < First ? rune : new Rune(permute(rune.Value))).ToString());
        return permuted.ToString();
    }
}
