using System.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>Repairs the texts of Facebook's and Instagram's JSON, in which each byte of UTF-8 is written as a character of its
/// own.</summary>
internal static class MetaText
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static string? Repair(string? text)
    {
        if (text is null || System.Text.Ascii.IsValid(text)) return text;
        foreach (char c in text)
            if (c > '\u00FF') return text;
        try
        {
            return Utf8.GetString(Encoding.Latin1.GetBytes(text));
        }
        catch (DecoderFallbackException)
        {
            return text;
        }
    }
}
