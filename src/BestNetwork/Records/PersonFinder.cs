using System.Globalization;
using System.Text;
using RelationshipModel;
using RelationshipModel.Merging;
using RelationshipModel.Network;
using RelationshipModel.Scoring;

namespace BestNetwork.Records;

/// <summary>Finds a person by what somebody typed: an id, a name, or the beginning of either that only one person has.</summary>
/// <param name="place">The file.</param>
/// <param name="people">The people.</param>
/// <param name="unknown">What to do about a name that nobody has; null to say nothing.</param>
internal sealed class PersonFinder(string place, IEnumerable<(ContactId Id, string Name)> people, string? unknown = null)
{
    private const int MaxShown = 5;

    private readonly (ContactId Id, string Name)[] _people = [.. people.Distinct().OrderBy(static person => person.Id)];

    internal static PersonFinder Of(
        string place, NetworkSnapshot snapshot, IEnumerable<(ContactId Id, string Name)> merged, string? unknown = null) => new(
        place,
        snapshot.Contacts.Select(static contact => (contact.Id, contact.Name))
            .Concat(merged)
            .Concat(snapshot.Scores.Select(static score => score.Tie.Contact)
                .Concat(snapshot.Memberships.Select(static membership => membership.Contact))
                .Concat(snapshot.FollowUps.Select(static promise => promise.Contact))
                .Where(contact => snapshot.Contact(contact) is null)
                .Select(static contact => (contact, contact.Value))),
        unknown);

    /// <summary>The names and ids that contacts had before they were merged into another, with the id of that one.</summary>
    internal static async ValueTask<IReadOnlyList<(ContactId Id, string Name)>> MergedAsync(
        RelationshipNetwork network, Merges merges, CancellationToken cancellationToken)
    {
        List<(ContactId, string)> names = [];
        foreach (ContactId absorbed in merges.Accepted.Select(static merge => merge.Absorbed))
        {
            ContactId kept = merges.Canonical(absorbed);
            if (kept == absorbed) continue;
            names.Add((kept, absorbed.Value));
            if (await network.Contacts.FindAsync(absorbed, cancellationToken) is { } record) names.Add((kept, record.Name));
        }

        return names;
    }

    /// <summary>Returns the one person that a text names.</summary>
    /// <exception cref="RefusedException">Nobody is named so, or several people are.</exception>
    internal ContactId Find(string text)
    {
        text = text.Trim();
        Func<(ContactId Id, string Name), bool>[] ways =
        [
            person => person.Id.Value == text,
            person => person.Name.Equals(text, StringComparison.OrdinalIgnoreCase) || person.Id.Value.Equals(
                text, StringComparison.OrdinalIgnoreCase),
            person => Begins(person.Name, text),
            person => person.Name.Split(' ').Any(word => Begins(word, text)),
            person => person.Name.Split(' ').Prepend(person.Name).Any(
                word => WithoutMarks(text) is { Length: > 0 } plain && Begins(WithoutMarks(word), plain)),
            person => Begins(person.Id.Value, text) || Begins(person.Id.Value, $"tel:{text}"),
        ];
        foreach (Func<(ContactId Id, string Name), bool> way in ways)
        {
            if (text.Length == 0) break;
            (ContactId Id, string Name)[] found = [.. _people.Where(way).DistinctBy(static person => person.Id)];
            if (found.Length == 1) return found[0].Id;
            if (found.Length > 1) throw new RefusedException(place, Several(text, found));
        }

        string[] names = [.. _people.SelectMany(static person => (string[])[person.Name, person.Id.Value]).Distinct()];
        string nobody = NearNames.Unknown(text, names);
        throw new RefusedException(place, unknown is null || nobody.EndsWith('?') ? nobody : $"{nobody}; {unknown}");
    }

    private static bool Begins(string name, string text) => name.StartsWith(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>The text as somebody types it whose keyboard lacks its letters: Sorensen for Sørensen.</summary>
    private static string WithoutMarks(string text) => string.Concat(
        string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormD)
            .Where(static c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            .Select(static c => char.ToLowerInvariant(c) switch
            {
                'ø' => "o",
                'ł' => "l",
                'đ' or 'ð' => "d",
                'ı' => "i",
                'ß' => "ss",
                'æ' => "ae",
                'œ' => "oe",
                'þ' => "th",
                var letter => letter.ToString(),
            }));

    private static string Several(string text, (ContactId Id, string Name)[] found)
    {
        bool areNamesakes = found.Select(static person => person.Name).Distinct(StringComparer.OrdinalIgnoreCase)
            .Count() < found.Length;
        IEnumerable<string> shown = found.Take(MaxShown).Select(
            person => areNamesakes && person.Name != person.Id.Value ? $"{person.Name} <{person.Id}>" : person.Name);
        string more = found.Length > MaxShown ? $" or {found.Length - MaxShown} others" : "";
        return $"'{text}' may be {string.Join(" or ", shown)}{more}: write more of the name{(areNamesakes ? ", or the id" : "")}";
    }
}
