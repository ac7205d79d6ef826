using RelationshipModel;
using RelationshipModel.Scoring;

namespace BestNetwork.Records;

/// <summary>Finds a person by what somebody typed: an id, a name, or the beginning of either that only one person has.</summary>
internal sealed class PersonFinder(string place, IEnumerable<(ContactId Id, string Name)> people)
{
    private const int MaxShown = 5;

    private readonly (ContactId Id, string Name)[] _people = [.. people.DistinctBy(static person => person.Id)
        .OrderBy(static person => person.Id)];

    internal static PersonFinder Of(string place, NetworkSnapshot snapshot) => new(
        place,
        snapshot.Contacts.Select(static contact => (contact.Id, contact.Name))
            .Concat(snapshot.Scores.Select(static score => score.Tie.Contact)
                .Concat(snapshot.Memberships.Select(static membership => membership.Contact))
                .Concat(snapshot.FollowUps.Select(static promise => promise.Contact))
                .Select(static contact => (contact, contact.Value))));

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
            person => Begins(person.Name, text) || Begins(person.Id.Value, text),
            person => person.Name.Split(' ').Any(word => Begins(word, text)),
        ];
        foreach (Func<(ContactId Id, string Name), bool> way in ways)
        {
            if (text.Length == 0) break;
            (ContactId Id, string Name)[] found = [.. _people.Where(way)];
            if (found.Length == 1) return found[0].Id;
            if (found.Length > 1) throw new RefusedException(place, Several(text, found));
        }

        throw new RefusedException(place, NearNames.Unknown(text, [.. _people.Select(static person => person.Name).Distinct()]));
    }

    private static bool Begins(string name, string text) => name.StartsWith(text, StringComparison.OrdinalIgnoreCase);

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
