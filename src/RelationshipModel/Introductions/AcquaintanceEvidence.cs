using RelationshipModel.Scoring;

namespace RelationshipModel.Introductions;

/// <summary>
/// The evidence in an owner's network that two contacts know each other: statements, occasions at which both were, circles,
/// people whom both know, kinship or a household through the owner, and a family name that few others have.
/// </summary>
internal sealed class AcquaintanceEvidence
{
    private const TieKind Kin = TieKind.Child | TieKind.Parent | TieKind.Sibling | TieKind.Spouse | TieKind.Kin;

    private static readonly HashSet<ContactId> NoOne = [];

    private readonly IntroductionOptions _options;
    private readonly NetworkSnapshot _snapshot;
    private readonly TieNetwork _ties;
    private readonly int[] _owner;
    private readonly Dictionary<ContactPair, AcquaintanceState> _stated = [];
    private readonly Dictionary<ContactId, HashSet<ContactId>> _saidToKnow = [];
    private readonly Dictionary<ContactId, List<int>> _gatherings = [];
    private readonly Dictionary<ContactId, List<int>> _circles = [];
    private readonly List<(GatheringId Id, int People)> _present = [];
    private readonly List<(bool IsFamily, double Chance)> _circleChances = [];
    private readonly Dictionary<ContactId, string> _familyNames = [];
    private readonly Dictionary<string, int> _namesakes = new(StringComparer.Ordinal);

    internal AcquaintanceEvidence(NetworkSnapshot snapshot, TieNetwork ties, int[] owner, IntroductionOptions options)
    {
        _options = options;
        _snapshot = snapshot;
        _ties = ties;
        _owner = owner;
        foreach (Acquaintance acquaintance in snapshot.Acquaintances)
        {
            if (acquaintance.State == AcquaintanceState.Unknown || acquaintance.On > snapshot.Today) continue;
            _stated[acquaintance.Pair] = acquaintance.State;
            if (acquaintance.State != AcquaintanceState.Acquainted || snapshot.IsOwner(acquaintance.Pair.First)
                || snapshot.IsOwner(acquaintance.Pair.Second)) continue;
            ListOf(_saidToKnow, acquaintance.Pair.First).Add(acquaintance.Pair.Second);
            ListOf(_saidToKnow, acquaintance.Pair.Second).Add(acquaintance.Pair.First);
        }

        AddGatherings();
        AddCircles();
        AddFamilyNames();
    }

    /// <summary>Whether two know each other for certain: it was stated, or they have a tie.</summary>
    internal bool Know(ContactPair pair) => _stated.GetValueOrDefault(pair) == AcquaintanceState.Acquainted
        || _ties.AreTied(pair);

    /// <summary>Whether it was stated that two do not know each other.</summary>
    internal bool AreStatedStrangers(ContactPair pair) => _stated.GetValueOrDefault(pair) == AcquaintanceState.NotAcquainted;

    /// <summary>The chance that two know each other if it is not certain.</summary>
    internal double Acquainted(ContactPair pair)
    {
        if (AreStatedStrangers(pair)) return 0;
        double strangers = 1 - Math.Min(SharedPeople(pair) * _options.SharedPersonChance, _options.MaxSharedPeopleChance);
        if (AreRelated(pair)) strangers *= 1 - _options.RelatedChance;
        strangers *= 1 - Namesakes(pair);
        foreach (double chance in Occasions(pair)) strangers *= 1 - chance;
        foreach (double chance in Circles(pair)) strangers *= 1 - chance;
        return 1 - strangers;
    }

    internal Explanation Explain(ContactPair pair)
    {
        const string Term = "acquainted";
        if (AreStatedStrangers(pair)) return new(Term, 0, "1", Combination.NoisyOr, [new("stated_not_acquainted", 0)]);
        double[] occasions = [.. Occasions(pair)];
        double[] circles = [.. Circles(pair)];
        int shared = SharedPeople(pair);
        return Explanation.Combined(Term, "1", Combination.NoisyOr,
            new("together", 1 - occasions.Aggregate(1.0, static (none, occasion) => none * (1 - occasion)),
                evidence: _snapshot.LatestTogether(pair)),
            new("circles", 1 - circles.Aggregate(1.0, static (none, chance) => none * (1 - chance))),
            new("related", AreRelated(pair) ? _options.RelatedChance : 0),
            new("family_name", Namesakes(pair)),
            Explanation.Combined("shared_people", "1", Combination.Minimum,
                Explanation.Combined("of_shared_people", "1", Combination.Product, new("people", shared, "people"),
                    new Explanation("chance_of_each", _options.SharedPersonChance)),
                new Explanation("most", _options.MaxSharedPeopleChance)));
    }

    /// <summary>The code of why two have probably not met yet: what speaks most for it that
    /// they have, if anything does.</summary>
    internal string WhyNotYet(ContactPair pair) =>
        AreStatedStrangers(pair) ? IntroductionReasons.SaidNotAcquainted
        : Occasions(pair).Any() ? IntroductionReasons.WereTogether
        : AreRelated(pair) ? IntroductionReasons.Related
        : Namesakes(pair) > 0 ? IntroductionReasons.SameFamilyName
        : Circles(pair).Any() ? IntroductionReasons.SmallCircleOnly
        : SharedPeople(pair) > 0 ? IntroductionReasons.SharedPeopleOnly
        : IntroductionReasons.NeverTogether;

    /// <summary>The chance that each occasion at which both were brought them together; of one
    /// gathering the largest counts.</summary>
    private IEnumerable<double> Occasions(ContactPair pair)
    {
        TiePeople.Companion? companion = CompanionOf(pair);
        foreach ((int headCount, int times) in companion?.Occasions ?? [])
            for (int i = 0; i < times; i++) yield return ChanceOf(headCount);
        foreach (int number in Common(_gatherings, pair))
        {
            (GatheringId id, int people) = _present[number];
            yield return ChanceOf(companion?.AtGatherings.TryGetValue(id, out int headCount) == true
                ? Math.Min(people, headCount) : people);
        }
    }

    private double ChanceOf(int people) =>
        _options.TogetherChance * Math.Min(1, (double)_options.ConversationPartners / (people - 1));

    private TiePeople.Companion? CompanionOf(ContactPair pair) => _snapshot.Companion(pair);

    private IEnumerable<double> Circles(ContactPair pair) =>
        Common(_circles, pair).Select(number => _circleChances[number].Chance);

    /// <summary>Whether both are the owner's kin, both of the owner's household, or of one
    /// circle of family: a couple, say.</summary>
    private bool AreRelated(ContactPair pair)
    {
        TieKind first = _snapshot.Contact(pair.First)?.Kind ?? TieKind.None, second = _snapshot.Contact(pair.Second)?.Kind
            ?? TieKind.None;
        return ((first & Kin) != 0 && (second & Kin) != 0) || (first & second & TieKind.CoResident) != 0
            || Common(_circles, pair).Any(number => _circleChances[number].IsFamily);
    }

    /// <summary>The chance that two are of one family, since they have its name and few others do.</summary>
    private double Namesakes(ContactPair pair)
    {
        const double Few = 2;
        return _familyNames.TryGetValue(pair.First, out string? name)
            && _familyNames.TryGetValue(pair.Second, out string? other) && name == other
                ? _options.FamilyNameChance * Math.Min(1, Few / (_namesakes[name] - 1)) : 0;
    }

    /// <summary>The number of people whom both know, besides the owner: each by a tie or by a statement.</summary>
    private int SharedPeople(ContactPair pair)
    {
        (ContactId first, ContactId second) = (pair.First, pair.Second);
        int count = 0;
        foreach (SharedTies.Shared _ in SharedTies.Of(_ties.Rows, _ties.IndexOf(first) ?? -1, _ties.IndexOf(second)
            ?? -1, _owner)) count++;
        HashSet<ContactId> knownToFirst = _saidToKnow.GetValueOrDefault(first, NoOne),
            knownToSecond = _saidToKnow.GetValueOrDefault(second, NoOne);
        count += knownToFirst.Count(person => AreTied(person, second) ? !AreTied(person, first) : knownToSecond.Contains(person));
        count += knownToSecond.Count(person => !knownToFirst.Contains(person) && AreTied(person, first)
            && !AreTied(person, second));
        return count;
    }

    private bool AreTied(ContactId a, ContactId b) => _ties.AreTied(new(a, b));

    private void AddGatherings()
    {
        SortedDictionary<GatheringId, HashSet<ContactId>> gatherings = [];
        foreach (Gathering gathering in _snapshot.Gatherings)
            if (gathering.At <= _snapshot.AsOf) PresentAt(gathering.Id).UnionWith(gathering.Attendees);
        foreach (ContactId contact in _snapshot.TiedContacts)
            foreach (GatheringId gathering in _snapshot.GatheringsOf(contact)) PresentAt(gathering).Add(contact);
        foreach ((GatheringId id, HashSet<ContactId> present) in gatherings)
        {
            if (present.Count < 2) continue;
            foreach (ContactId contact in present) ListOf(_gatherings, contact).Add(_present.Count);
            _present.Add((id, present.Count + 1));
        }

        HashSet<ContactId> PresentAt(GatheringId id)
        {
            if (!gatherings.TryGetValue(id, out HashSet<ContactId>? present)) gatherings.Add(id, present = []);
            return present;
        }
    }

    private void AddCircles()
    {
        Dictionary<CircleId, CirclePurpose> purposes =
            _snapshot.Circles.ToDictionary(static circle => circle.Id, static circle => circle.Purpose);
        foreach (IGrouping<CircleId, CircleMembership> circle in _snapshot.Memberships.Where(m => m.HoldsOn(_snapshot.Today))
            .GroupBy(static m => m.Circle))
        {
            ContactId[] members = [.. circle.Select(static membership => membership.Contact).Distinct()];
            if (members.Length < 2) continue;
            foreach (ContactId member in members) ListOf(_circles, member).Add(_circleChances.Count);
            _circleChances.Add((
                purposes.GetValueOrDefault(circle.Key) == CirclePurpose.Family,
                _options.CircleChance * Math.Min(1, (_options.SmallCircle - 1.0) / (members.Length - 1))));
        }
    }

    private void AddFamilyNames()
    {
        foreach (ContactId contact in _snapshot.TiedContacts)
        {
            if (FamilyName.Of(_snapshot.Contact(contact)?.Name ?? contact.Value) is not { } name) continue;
            _familyNames.Add(contact, name);
            _namesakes[name] = _namesakes.GetValueOrDefault(name) + 1;
        }
    }

    /// <summary>The numbers that both have. The numbers of each ascend.</summary>
    private static IEnumerable<int> Common(Dictionary<ContactId, List<int>> numbers, ContactPair pair)
    {
        if (!numbers.TryGetValue(pair.First, out List<int>? ofFirst)
            || !numbers.TryGetValue(pair.Second, out List<int>? ofSecond)) yield break;
        for (int i = 0, j = 0; i < ofFirst.Count && j < ofSecond.Count;)
        {
            int first = ofFirst[i], second = ofSecond[j];
            if (first == second) yield return first;
            if (first <= second) i++;
            if (second <= first) j++;
        }
    }

    private static TList ListOf<TList>(Dictionary<ContactId, TList> lists, ContactId contact)
        where TList : new()
    {
        if (!lists.TryGetValue(contact, out TList? list)) lists[contact] = list = new();
        return list;
    }
}
