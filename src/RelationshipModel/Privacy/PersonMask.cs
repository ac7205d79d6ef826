using System.Globalization;
using System.Text;

namespace RelationshipModel.Privacy;

/// <summary>Puts numbers in place of the ids of other people, and a word in place of their names and ids in texts.</summary>
internal sealed class PersonMask
{
    private const string Somebody = "[somebody]";

    private readonly ContactId _contact;
    private readonly Dictionary<ContactId, string> _numbered = [];
    private readonly HashSet<string> _ids;
    private readonly HashSet<string> _names;

    internal PersonMask(ContactId contact, IReadOnlyList<Contact> known)
    {
        _contact = contact;
        IEnumerable<Contact> others = known.Where(other => other.Id != contact);
        _ids = others.Select(static other => other.Id.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // "Ben from the bakery": his name is Ben; a word that begins with a small letter is no name.
        _names = others.SelectMany(static other => WordsOf(other.Name))
            .Where(static word => word.Length > 1 && !char.IsLower(word[0]))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (string own in known.Where(other => other.Id == contact).SelectMany(static own => WordsOf(own.Name)))
            _names.Remove(own);
    }

    /// <summary>"contact" for the contact, "person 1" for the first other person asked for, and so on.</summary>
    internal string Of(ContactId person)
    {
        if (person == _contact) return "contact";
        if (_numbered.TryGetValue(person, out string? known)) return known;
        string masked = string.Create(CultureInfo.InvariantCulture, $"person {_numbered.Count + 1}");
        _numbered.Add(person, masked);
        return masked;
    }

    /// <summary>A text of the owner without the names and ids of other contacts.</summary>
    internal string? Text(string? text)
    {
        if (text is null) return null;
        StringBuilder masked = new(text.Length);
        foreach (string chunk in Chunks(text, static character => !char.IsWhiteSpace(character)))
        {
            if (_ids.Contains(chunk) || _ids.Contains(chunk.Trim('.', ',', ';', ':', '!', '?', '(', ')', '<', '>', '"', '\'')))
                masked.Append(Somebody);
            else foreach (string word in Chunks(chunk, IsOfWord)) masked.Append(_names.Contains(word) ? Somebody : word);
        }

        return masked.Replace($"{Somebody} {Somebody}", Somebody).ToString();
    }

    private static IEnumerable<string> WordsOf(string name) => Chunks(name, IsOfWord).Where(static chunk => IsOfWord(chunk[0]));

    private static bool IsOfWord(char character) =>
        char.IsLetterOrDigit(character) || char.IsSurrogate(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>The text in pieces: runs of characters that belong together, and runs of those that do not.</summary>
    private static IEnumerable<string> Chunks(string text, Func<char, bool> belongs)
    {
        int start = 0;
        for (int i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && belongs(text[i]) == belongs(text[start])) continue;
            yield return text[start..i];
            start = i;
        }
    }
}
