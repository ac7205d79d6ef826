namespace RelationshipModel.Introductions;

/// <summary>The interests, offers and needs of an owner's contacts, indexed to find whoever has something for another without
/// looking at every pair.</summary>
internal sealed class Topics
{
    private readonly Dictionary<string, int> _frequencies = new(StringComparer.OrdinalIgnoreCase);
    private readonly double[] _rarities;
    private readonly int[][] _interests;
    private readonly int[][] _offers;
    private readonly int[][] _needs;
    private readonly Dictionary<int, List<int>> _interested;
    private readonly Dictionary<int, List<int>> _offering;
    private readonly Dictionary<int, List<int>> _needing;
    private readonly double _needWeight;

    /// <param name="all">All contacts of the owner, among whom an interest is rare or not.</param>
    /// <param name="contacts">Those who may be introduced, whose places are their numbers here.</param>
    /// <param name="needWeight">The weight of a need that is met.</param>
    internal Topics(IEnumerable<Contact> all, IReadOnlyList<Contact> contacts, double needWeight)
    {
        _needWeight = needWeight;
        foreach (Contact contact in all)
            foreach (string interest in contact.Interests)
                _frequencies[interest] = _frequencies.GetValueOrDefault(interest) + 1;

        // Numbered in the order of the topics, so that those of each contact ascend.
        string[] topics =
        [
            .. contacts.SelectMany(static contact => contact.Interests.Concat(contact.Offers).Concat(contact.Needs))
                .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase),
        ];
        Dictionary<string, int> numbers = new(topics.Length, StringComparer.OrdinalIgnoreCase);
        foreach (string topic in topics) numbers.Add(topic, numbers.Count);
        // Looked at only where two share an interest, which two contacts at least then have.
        _rarities = [.. topics.Select(topic => 1 / Math.Log(_frequencies.GetValueOrDefault(topic)))];
        (_interests, _interested) = Numbered(static contact => contact.Interests);
        (_offers, _offering) = Numbered(static contact => contact.Offers);
        (_needs, _needing) = Numbered(static contact => contact.Needs);

        (int[][] Of, Dictionary<int, List<int>> With) Numbered(Func<Contact, IReadOnlyList<string>> topicsOf)
        {
            int[][] of = new int[contacts.Count][];
            Dictionary<int, List<int>> with = [];
            for (int i = 0; i < of.Length; i++)
            {
                of[i] = [.. topicsOf(contacts[i]).Select(topic => numbers[topic])];
                foreach (int topic in of[i])
                {
                    if (!with.TryGetValue(topic, out List<int>? those)) with.Add(topic, those = []);
                    those.Add(i);
                }
            }

            return (of, with);
        }
    }

    /// <summary>Returns the number of contacts that have an interest.</summary>
    internal int Frequency(string interest) => _frequencies[interest];

    /// <summary>1/ln f of an interest that f contacts share.</summary>
    internal double Rarity(string interest) => 1 / Math.Log(_frequencies[interest]);

    /// <summary>Adds everyone after a contact who shares an interest, offers what it needs or needs what it offers.</summary>
    internal void AddTouched(int contact, NumberSet touched)
    {
        AddLater(_interested, _interests[contact], contact, touched);
        AddLater(_offering, _needs[contact], contact, touched);
        AddLater(_needing, _offers[contact], contact, touched);
    }

    /// <summary>The interests that two contacts share, in the first's spelling.</summary>
    internal static IReadOnlyList<string> Shared(Contact first, Contact second) => Common(first.Interests, second.Interests);

    /// <summary>The needs of one contact that another's offers meet, in the first's spelling.</summary>
    internal static IReadOnlyList<string> Met(Contact needing, Contact offering) => Common(needing.Needs, offering.Offers);

    /// <summary>Returns the gains of two contacts: a fixed weight for each need met, and the rarity of each interest
    /// shared.</summary>
    internal (double OfFirst, double OfSecond) Gains(int first, int second)
    {
        double shared = 0;
        ReadOnlySpan<int> interests = _interests[first], others = _interests[second];
        for (int i = 0, j = 0; i < interests.Length && j < others.Length;)
        {
            int order = interests[i] - others[j];
            if (order == 0) shared += _rarities[interests[i]];
            if (order <= 0) i++;
            if (order >= 0) j++;
        }

        double metOfFirst = CommonCount(_needs[first], _offers[second]);
        double metOfSecond = CommonCount(_needs[second], _offers[first]);
        return (_needWeight * metOfFirst + shared, _needWeight * metOfSecond + shared);
    }

    private static int CommonCount(ReadOnlySpan<int> ordered, ReadOnlySpan<int> others)
    {
        int count = 0;
        for (int i = 0, j = 0; i < ordered.Length && j < others.Length;)
        {
            int order = ordered[i] - others[j];
            if (order == 0) count++;
            if (order <= 0) i++;
            if (order >= 0) j++;
        }

        return count;
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

    private static void AddLater(Dictionary<int, List<int>> index, ReadOnlySpan<int> topics, int contact, NumberSet touched)
    {
        foreach (int topic in topics)
        {
            if (!index.TryGetValue(topic, out List<int>? contacts)) continue;
            int from = contacts.BinarySearch(contact + 1);
            for (int i = from < 0 ? ~from : from; i < contacts.Count; i++) touched.Add(contacts[i]);
        }
    }
}
