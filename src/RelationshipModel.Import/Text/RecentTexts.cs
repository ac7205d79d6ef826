using System.Text;

namespace RelationshipModel.Import.Text;

/// <summary>Gives one string for the names, ids and words that come again and again in a file,
/// as long as they are recent.</summary>
internal sealed class RecentTexts
{
    private const int MaxLength = 64;
    private const int Count = 512;

    private readonly string?[] _texts = new string?[Count];

    internal string Of(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxLength) return text.ToString();
        ref string? recent = ref _texts[(uint)string.GetHashCode(text) % Count];
        return recent is not null && text.SequenceEqual(recent) ? recent : recent = text.ToString();
    }

    internal string Of(StringBuilder text)
    {
        if (text.Length is 0 or > MaxLength) return text.ToString();
        Span<char> plain = stackalloc char[text.Length];
        text.CopyTo(0, plain, text.Length);
        return Of(plain);
    }

    /// <summary>Returns a text in UTF-8.</summary>
    internal string Of(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > MaxLength) return Encoding.UTF8.GetString(text);
        Span<char> plain = stackalloc char[text.Length];
        return Of(plain[..Encoding.UTF8.GetChars(text, plain)]);
    }
}
