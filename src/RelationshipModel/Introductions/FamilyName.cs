using System.Globalization;
using System.Text;

namespace RelationshipModel.Introductions;

/// <summary>The family name in a person's name, where it can be told: before a comma, or else the last word.</summary>
internal static class FamilyName
{
    private static readonly HashSet<string> Suffixes =
        new(["jr", "sr", "ii", "iii", "iv", "md", "phd", "esq"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the family name, to be compared whole; null if the name has one word, is an address, or is written in a
    /// script that has no upper case, where families are named first or by one character.</summary>
    internal static string? Of(string name)
    {
        if (name.Contains('@', StringComparison.Ordinal)) return null;
        string[][] parts = [.. WithoutBrackets(name).Split(',').Select(Words).Where(static words => words.Length > 0)];
        if (parts.Sum(static words => words.Length) < 2) return null;
        string last = parts[0][^1].Normalize().ToUpperInvariant();
        return last.Length > 1 && last.All(IsOfAName) ? last : null;
    }

    private static bool IsOfAName(char letter) =>
        char.GetUnicodeCategory(letter) is not (UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber);

    private static string[] Words(string part) =>
    [
        .. part.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static word => word.Trim('.', '"', '\''))
            .Where(static word => word.Length > 0 && !Suffixes.Contains(word)),
    ];

    private static string WithoutBrackets(string name)
    {
        StringBuilder kept = new(name.Length);
        int depth = 0;
        foreach (char letter in name)
        {
            if (letter is '(' or '[') depth++;
            else if (letter is ')' or ']') depth = Math.Max(0, depth - 1);
            else if (depth == 0) kept.Append(letter);
        }

        return kept.ToString();
    }
}
