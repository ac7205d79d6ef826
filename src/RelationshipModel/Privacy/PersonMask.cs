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
    private readonly string[] _unspacedNames;

    internal PersonMask(ContactId contact, IReadOnlyList<Contact> known)
    {
        _contact = contact;
        IEnumerable<Contact> others = known.Where(other => other.Id != contact);
        _ids = others.Select(static other => Folded(other.Id.Value)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // "Ben from the bakery": his name is Ben; a word that begins with a small letter is no name.
        _names = others.SelectMany(static other => WordsOf(other.Name))
            .Where(static word => (word.Length > 1 && !char.IsLower(word[0])) || IsUnspaced(word[0])).Select(Folded)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (string own in known.Where(other => other.Id == contact).SelectMany(static own => WordsOf(own.Name)))
            _names.Remove(Folded(own));
        // The longest first, so that nothing is left of a name that begins with another.
        _unspacedNames = [.. _names.Where(static name => IsUnspaced(name[0])).OrderByDescending(static name => name.Length)];
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
            string folded = Folded(chunk);
            if (_ids.Contains(folded) || _ids.Contains(folded.Trim('.', ',', ';', ':', '!', '?', '(', ')', '<', '>', '"', '\'')))
                masked.Append(Somebody);
            else foreach (string word in Chunks(chunk, IsOfWord)) masked.Append(Masked(word));
        }

        return masked.Replace($"{Somebody} {Somebody}", Somebody).ToString();
    }

    private string Masked(string word)
    {
        string folded = Folded(word);
        if (_names.Contains(folded)) return Somebody;
        string masked = _unspacedNames.Aggregate(
            folded, static (text, name) => text.Replace(name, Somebody, StringComparison.OrdinalIgnoreCase));
        return masked == folded ? word : masked;
    }

    /// <summary>One form for what looks alike: letters with their accents, in full or half width.</summary>
    private static string Folded(string text) => text.Normalize(NormalizationForm.FormKC);

    /// <summary>Whether a letter is of a script that puts no blanks around a name: Thai to Myanmar, Khmer, Chinese, Japanese and
    /// Korean, where endings follow the name.</summary>
    private static bool IsUnspaced(char letter) => letter
        is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
        or (>= '\u3040' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF') or (>= '\uD840' and <= '\uD8BF')
        or (>= '\uF900' and <= '\uFAFF');

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
