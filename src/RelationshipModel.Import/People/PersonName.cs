using System.Buffers;
using System.Text;
using RelationshipModel.Import.Mail;

namespace RelationshipModel.Import.People;

/// <summary>Makes names of a file fit to keep: one line, valid Unicode, not too long.</summary>
internal static class PersonName
{
    private const int MaxLength = 1024;

    private static readonly SearchValues<char> Marks = SearchValues.Create("-–—._?/*#~ ");

    /// <summary>The words that programs and people write for want of a name.</summary>
    private static readonly HashSet<string> Placeholders = new(StringComparer.OrdinalIgnoreCase)
    {
        "n/a", "n.a.", "null", "undefined", "none", "no name", "noname", "unnamed", "unknown", "unbekannt", "inconnu", "inconnue",
        "desconocido", "desconocida", "desconhecido", "sconosciuto", "onbekend",
    };

    /// <summary>The name with spaces between its words and nothing that cannot be shown; null
    /// if there is no fault left.</summary>
    internal static string? Clean(string? text)
    {
        if (text is null) return null;
        if (IsClean(text)) return text;
        StringBuilder clean = new();
        bool space = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                space = clean.Length > 0;
                continue;
            }

            if (clean.Length + rune.Utf16SequenceLength + 1 > MaxLength) break;
            if (space) clean.Append(' ');
            space = false;
            clean.Append(rune);
        }

        while (clean.Length > 1 && (clean[0], clean[^1]) is ('"', '"') or ('\'', '\''))
        {
            clean.Remove(clean.Length - 1, 1).Remove(0, 1);
        }

        string name = clean.ToString().Trim();
        return name.Length == 0 ? null : name;
    }

    /// <summary>Whether a text stands where a name is wanted and is not one, such as <c>-</c> or <c>N/A</c>.</summary>
    internal static bool IsPlaceholder(string name) =>
        !name.AsSpan().ContainsAnyExcept(Marks) || Placeholders.Contains(name);

    /// <summary>
    /// Returns the name that a source gives the bearer of an address: without that address behind it
    /// (<c>Ann Lee (ann@x.example)</c>) and without the encoding of mail, null if it is an address alone.
    /// </summary>
    internal static string? Of(PersonAddress person, string? name)
    {
        if (name is not null && name.Contains("=?", StringComparison.Ordinal))
            name = EncodedWords.Text(Encoding.UTF8.GetBytes(name), null);
        string? clean = Clean(name)?.Replace("\\(", "(", StringComparison.Ordinal).Replace("\\)", ")", StringComparison.Ordinal);
        if (clean is not null && person.Value.StartsWith("tel:", StringComparison.Ordinal)
            && PersonAddress.TryPhone(clean, out PersonAddress number) && number == person) return null;
        if (clean is not null && clean[^1] is ')' or ']' or '>' && clean.LastIndexOfAny(['(', '[', '<']) is > 0 and var open
            && PersonAddress.TryEmail(clean.AsSpan(open + 1, clean.Length - open - 2), out PersonAddress behind)
            && behind == person)
            clean = Clean(clean[..open]);
        return clean is null || PersonAddress.TryEmail(clean, out _) ? null : clean;
    }

    /// <summary>Whether a name is plain words with one space between them, as most are.</summary>
    private static bool IsClean(string text) =>
        text.Length is > 0 and <= MaxLength && !text.AsSpan().ContainsAnyExceptInRange(' ', '~')
            && text[0] is not (' ' or '"' or '\'') && text[^1] != ' '
        && !text.Contains("  ", StringComparison.Ordinal);
}
