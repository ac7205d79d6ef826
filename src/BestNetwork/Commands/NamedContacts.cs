using BestNetwork.Records;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Import.People;
using RelationshipModel.Merging;
using RelationshipModel.Network;

namespace BestNetwork.Commands;

/// <summary>Finds the contacts that lists and diaries mean by name.</summary>
internal sealed class NamedContacts
{
    private const int MaxShown = 5;

    private readonly Dictionary<ContactId, Contact> _known;
    private readonly Dictionary<string, List<ContactId>> _named = new(StringComparer.Ordinal);
    private readonly Merges _merges;
    private readonly HashSet<string> _erased;

    private NamedContacts(Dictionary<ContactId, Contact> known, Merges merges, HashSet<string> erased)
    {
        (_known, _merges, _erased) = (known, merges, erased);
        foreach (Contact contact in known.Values) Name(contact);
    }

    /// <summary>Reads who is known: the contacts of the network, and those whom an import has seen so far.</summary>
    internal static async Task<NamedContacts> ReadAsync(RelationshipNetwork network, PeopleIndex people, Instant asOf,
        CancellationToken cancellationToken)
    {
        Dictionary<ContactId, Contact> known = people.Contacts().ToDictionary(static contact => contact.Id);
        HashSet<string> erased = new(StringComparer.Ordinal);
        foreach (ContactId id in await network.FindErasedAsync([.. known.Keys], cancellationToken))
            if (known.Remove(id, out Contact? contact)) erased.Add(PeopleIndex.NameKey(contact.Name));
        await foreach (Contact contact in network.Contacts.ListAsync(cancellationToken)) known[contact.Id] = contact;
        Merges decided = Merges.Of(await network.ListMergesAsync(cancellationToken).ToListAsync(cancellationToken));
        // Who surely is one person counts as one, though the owner has not said so yet.
        IEnumerable<Merge> sure = people.Propose(decided, asOf).Where(PeopleIndex.IsSure)
            .Select(merge => new Merge(merge.Kept, merge.Absorbed, MergeState.Accepted, asOf));
        return new(known, Merges.Of(decided.All.Concat(sure)), erased);
    }

    /// <summary>Returns the contacts that a text may mean: the one of that id, else those of that name, of each person one.
    /// </summary>
    internal IReadOnlyList<Contact> Find(ContactId text)
    {
        if (_known.TryGetValue(text, out Contact? contact)) return [contact];
        return !_named.TryGetValue(PeopleIndex.NameKey(text.Value), out List<ContactId>? ids) ? []
            : [.. ids.GroupBy(_merges.Canonical)
                .Select(person => _known[person.Contains(person.Key) ? person.Key : person.Min()])];
    }

    /// <summary>Whether a text is the name of somebody whom the owner erased, and of nobody else.</summary>
    internal bool IsErased(ContactId text) => _erased.Contains(PeopleIndex.NameKey(text.Value)) && Find(text).Count == 0;

    /// <summary>Returns which contacts of records the people of a diary are, who have names for ids.</summary>
    /// <param name="people">The people of the diary.</param>
    /// <param name="asOf">The instant of the import.</param>
    /// <param name="several">Takes each of them who may be several contacts, and stays apart.</param>
    internal Merges Of(IEnumerable<ContactId> people, Instant asOf, Action<ContactId, IReadOnlyList<Contact>> several)
    {
        List<Merge> found = [];
        foreach (ContactId person in people)
        {
            Contact[] contacts = [.. Find(person).Where(static contact => contact.Id.Value != contact.Name)];
            if (contacts.Length > 1) several(person, contacts);
            else if (contacts is [var only] && only.Id != person)
                found.Add(new(only.Id, person, MergeState.Accepted, asOf));
        }

        return Merges.Of(found);
    }

    /// <summary>Returns the name that was probably meant by one that nobody has; null if no name is near.</summary>
    internal string? Near(string name)
    {
        string[] words = PeopleIndex.NameKey(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return NearNames.Meant(name, [.. _known.Values.Select(static contact => contact.Name).Distinct()])
            ?? (_named.Where(pair => words.Length > 0 && words.All(pair.Key.Split(' ').Contains)).Take(2).ToArray()
                is [var only] ? _known[only.Value[0]].Name : null);
    }

    /// <summary>Notes a contact who is new or has changed.</summary>
    internal void Add(Contact contact)
    {
        if (_known.TryAdd(contact.Id, contact)) Name(contact);
        else _known[contact.Id] = contact;
    }

    /// <summary>Returns the names and ids of several contacts, to choose one of them.</summary>
    internal static string Choices(IReadOnlyList<Contact> contacts)
    {
        IEnumerable<string> shown = contacts.Take(MaxShown).Select(static contact => $"{contact.Name} <{contact.Id}>");
        string more = contacts.Count > MaxShown ? $" or {contacts.Count - MaxShown} others" : "";
        return $"{string.Join(" or ", shown)}{more}";
    }

    private void Name(Contact contact)
    {
        string key = PeopleIndex.NameKey(contact.Name);
        (_named.TryGetValue(key, out List<ContactId>? ids) ? ids : _named[key] = []).Add(contact.Id);
    }
}
