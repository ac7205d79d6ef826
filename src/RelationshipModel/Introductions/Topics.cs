namespace RelationshipModel.Introductions;

/// <summary>What an owner's contacts care about, offer and need, so that whoever has something for another is found
/// without looking at every pair.</summary>
internal sealed class Topics
{
    private readonly Dictionary<string, double> _rarities = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _frequencies = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<int>> _interested = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<int>> _offering = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<int>> _needing = new(StringComparer.OrdinalIgnoreCase);
    private readonly IReadOnlyList<Contact> _contacts;
    private readonly double _needWeight;

    /// <param name="all">All contacts of the owner, among whom an interest is rare or not.</param>
    /// <param name="contacts">Those who may be introduced, whose places are their numbers here.</param>
    /// <param name="needWeight">What a need counts that is met.</param>
    internal Topics(IEnumerable<Contact> all, IReadOnlyList<Contact> contacts, double needWeight)
    {
        _contacts = contacts;
        _needWeight = needWeight;
        foreach (Contact contact in all)
            foreach (string interest in contact.Interests)
                _frequencies[interest] = _frequencies.GetValueOrDefault(interest) + 1;
        foreach ((string interest, int frequency) in _frequencies)
            if (frequency >= 2) _rarities[interest] = 1 / Math.Log(frequency);
        for (int i = 0; i < contacts.Count; i++)
        {
            Enter(_interested, contacts[i].Interests, i);
            Enter(_offering, contacts[i].Offers, i);
            Enter(_needing, contacts[i].Needs, i);
        }
    }

    /// <summary>How many of all contacts have an interest.</summary>
    internal int Frequency(string interest) => _frequencies[interest];

    /// <summary>1/ln f of an interest that f contacts share.</summary>
    internal double Rarity(string interest) => _rarities[interest];

    /// <summary>Everyone after a contact who shares an interest, offers what it needs or needs what it
    /// offers; some more than once.</summary>
    internal IEnumerable<int> Touched(int contact) =>
        Later(_interested, _contacts[contact].Interests, contact)
            .Concat(Later(_offering, _contacts[contact].Needs, contact))
            .Concat(Later(_needing, _contacts[contact].Offers, contact));

    /// <summary>The interests that two contacts share, in the first's spelling.</summary>
    internal static IReadOnlyList<string> Shared(Contact first, Contact second) => Common(first.Interests, second.Interests);

    /// <summary>The needs of one contact that another's offers meet, in the first's spelling.</summary>
    internal static IReadOnlyList<string> Met(Contact needing, Contact offering) => Common(needing.Needs, offering.Offers);

    /// <summary>What one contact gains: so much for each need met, and the rarity of each interest shared.</summary>
    internal double Gain(int needsMet, double interests) => _needWeight * needsMet + interests;

    /// <summary>The sum of the rarities of interests.</summary>
    internal double Rarities(IReadOnlyList<string> interests)
    {
        double sum = 0;
        foreach (string interest in interests) sum += Rarity(interest);
        return sum;
    }

    private static List<string> Common(IReadOnlyList<string> ordered, IReadOnlyList<string> others)
    {
        List<string> common = [];
        for (int i = 0, j = 0; i < ordered.Count && j < others.Count;)
        {
            int order = StringComparer.OrdinalIgnoreCase.Compare(ordered[i], others[j]);
            if (order == 0) common.Add(ordered[i]);
            if (order <= 0) i++;
            if (order >= 0) j++;
        }

        return common;
    }

    private static void Enter(Dictionary<string, List<int>> index, IReadOnlyList<string> topics, int contact)
    {
        foreach (string topic in topics)
        {
            if (!index.TryGetValue(topic, out List<int>? contacts)) index[topic] = contacts = [];
            contacts.Add(contact);
        }
    }

    private static IEnumerable<int> Later(Dictionary<string, List<int>> index, IReadOnlyList<string> topics, int contact)
    {
        foreach (string topic in topics)
        {
            if (!index.TryGetValue(topic, out List<int>? contacts)) continue;
            int from = contacts.BinarySearch(contact + 1);
            for (int i = from < 0 ? ~from : from; i < contacts.Count; i++) yield return contacts[i];
        }
    }
}
