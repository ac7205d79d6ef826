using System.Globalization;
using System.Text;

namespace RelationshipModel.Import.People;

/// <summary>The similarity of two names: the Jaro-Winkler similarity of their words in alphabetical order (Jaro 1989; Winkler
/// 1990, with the scale 0.1, four characters of prefix and a floor of 0.7).</summary>
/// <remarks>Case, accents and the order of the words do not matter: <c>Müller, Jörg</c> and <c>Jorg
/// Muller</c> are the same name.</remarks>
internal static class NameSimilarity
{
    private const double PrefixScale = .1;
    private const int MaxPrefix = 4;
    private const double BoostFloor = .7;

    /// <summary>The similarity of two words from which on one may be written for the other: Sophie and Sofie (.86), not Petra
    /// and Vera (.78).</summary>
    private const double NearWord = .85;

    /// <summary>Returns the similarity of two names.</summary>
    /// <returns>0 (nothing in common, or one is empty) to 1 (the same words); symmetric.</returns>
    public static double Compare(string first, string second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return JaroWinkler(Key(first), Key(second));
    }

    /// <summary>The words of a name, in lower case without accents, in alphabetical order.</summary>
    internal static string[] Words(string name)
    {
        StringBuilder plain = new(name.Length);
        string decomposed = PersonName.Clean(name)?.Normalize(NormalizationForm.FormKD) ?? "";
        foreach (Rune rune in decomposed.EnumerateRunes())
        {
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            if (Rune.IsLetterOrDigit(rune)) plain.Append(Rune.ToLowerInvariant(rune));
            else if (category is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                && rune.Value is not ('\'' or '’'))
                plain.Append(' ');
        }

        string[] words = plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Array.Sort(words, StringComparer.Ordinal);
        return words;
    }

    /// <summary>
    /// Whether each word of each key is near to one of the other, so that a long family name does not make up for another given
    /// name. True of keys with different numbers of words.
    /// </summary>
    internal static bool HasNearWords(string one, string other)
    {
        string[] words = one.Split(' '), others = other.Split(' ');
        return words.Length != others.Length
            || (Array.TrueForAll(words, word => IsAmong(word, others)) && Array.TrueForAll(others, word => IsAmong(word, words)));

        static bool IsAmong(string word, string[] all) =>
            Array.Exists(all, candidate => JaroWinkler(word, candidate) >= NearWord);
    }

    /// <summary>Whether a single word is a family name and a given name together, as in Chinese, Japanese and Korean.</summary>
    internal static bool IsFullName(string word) =>
        word.Length is >= 2 and <= 24
        && word.All(static c => c is (>= '\u1100' and <= '\u11FF') or (>= '\u3040' and <= '\u9FFF')
            or (>= '\uAC00' and <= '\uD7AF'));

    internal static double JaroWinkler(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0) return 0;
        if (a == b) return 1;
        double jaro = Jaro(a, b);
        if (jaro <= BoostFloor) return jaro;
        int prefix = a.AsSpan().CommonPrefixLength(b);
        return jaro + (Math.Min(prefix, MaxPrefix) * PrefixScale * (1 - jaro));
    }

    private static string Key(string name) => string.Join(' ', Words(name));

    private static double Jaro(string a, string b)
    {
        int window = Math.Max(0, (Math.Max(a.Length, b.Length) / 2) - 1);
        const int MaxOnStack = 256;
        Span<bool> inA = a.Length <= MaxOnStack ? stackalloc bool[a.Length] : new bool[a.Length];
        Span<bool> inB = b.Length <= MaxOnStack ? stackalloc bool[b.Length] : new bool[b.Length];
        int matches = 0;
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = Math.Max(0, i - window); j <= Math.Min(b.Length - 1, i + window); j++)
            {
                if (inB[j] || a[i] != b[j]) continue;
                inA[i] = inB[j] = true;
                matches++;
                break;
            }
        }

        if (matches == 0) return 0;
        int outOfOrder = 0, next = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (!inA[i]) continue;
            while (!inB[next]) next++;
            if (a[i] != b[next++]) outOfOrder++;
        }

        double m = matches;
        return ((m / a.Length) + (m / b.Length) + ((m - (outOfOrder / 2)) / m)) / 3;
    }
}
