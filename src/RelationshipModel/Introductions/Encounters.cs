using RelationshipModel.Scoring;

namespace RelationshipModel.Introductions;

/// <summary>What an owner's network tells of whether two contacts have met: statements, occasions, small circles and people whom both know.</summary>
internal sealed class Encounters
{
    private const int MostEvidence = 5;

    private static readonly HashSet<ContactId> NoOne = [];

    private readonly IntroductionOptions _options;
    private readonly TieNetwork _ties;
    private readonly int _owner;
    private readonly Dictionary<ContactPair, AcquaintanceState> _stated = [];
    private readonly Dictionary<ContactId, HashSet<ContactId>> _saidToKnow = [];
    private readonly Dictionary<ContactId, List<int>> _occasions = [];
    private readonly Dictionary<ContactId, List<int>> _circles = [];
    private readonly List<InteractionId?> _occasionIds = [];

    internal Encounters(NetworkSnapshot snapshot, TieNetwork ties, int owner, IntroductionOptions options)
    {
        _options = options;
        _ties = ties;
        _owner = owner;
        foreach (Acquaintance acquaintance in snapshot.Acquaintances)
        {
            if (acquaintance.State == AcquaintanceState.Unknown || acquaintance.On > snapshot.Today) continue;
            _stated[acquaintance.Pair] = acquaintance.State;
            if (acquaintance.State != AcquaintanceState.Acquainted) continue;
            Enter(_saidToKnow, acquaintance.Pair.First).Add(acquaintance.Pair.Second);
            Enter(_saidToKnow, acquaintance.Pair.Second).Add(acquaintance.Pair.First);
        }

        EnterOccasions(snapshot);
        EnterCircles(snapshot);
    }

    /// <summary>Whether two know each other for certain: it was stated, or they have a tie.</summary>
    internal bool Know(ContactPair pair) => _stated.GetValueOrDefault(pair) == AcquaintanceState.Acquainted || _ties.AreTied(pair);

    /// <summary>Whether it was stated that two do not know each other.</summary>
    internal bool AreStatedStrangers(ContactPair pair) => _stated.GetValueOrDefault(pair) == AcquaintanceState.NotAcquainted;

    /// <summary>The chance that two know each other of whom it is not certain.</summary>
    internal double Acquainted(ContactPair pair)
    {
        if (AreStatedStrangers(pair)) return 0;
        (double together, double circle, double people) = Chances(pair);
        return 1 - (1 - together) * (1 - circle) * (1 - people);
    }

    internal Explanation Explain(ContactPair pair)
    {
        const string Term = "acquainted";
        if (AreStatedStrangers(pair)) return new(Term, 0, "1", Combination.NoisyOr, [new("stated_not_acquainted", 0)]);
        (double together, double circle, double people) = Chances(pair);
        return new(Term, Acquainted(pair), "1", Combination.NoisyOr,
        [
            new("together", together, evidence: together > 0 ? Evidence(pair) : null),
            new("small_circle", circle),
            new("shared_people", people, "1", Combination.Minimum,
            [
                new("of_shared_people", SharedPeople(pair) * _options.SharedPersonChance, "1", Combination.Product,
                    [new("people", SharedPeople(pair), "people"), new("chance_of_each", _options.SharedPersonChance)]),
                new("most", _options.MostSharedPeopleChance),
            ]),
        ]);
    }

    /// <summary>The code of why two have probably not met yet.</summary>
    internal string WhyNotYet(ContactPair pair) =>
        AreStatedStrangers(pair) ? IntroductionReasons.SaidNotAcquainted
        : Common(_occasions, pair) >= 0 ? IntroductionReasons.WereTogether
        : Common(_circles, pair) >= 0 ? IntroductionReasons.SmallCircleOnly
        : SharedPeople(pair) > 0 ? IntroductionReasons.SharedPeopleOnly
        : IntroductionReasons.NeverTogether;

    private (double Together, double Circle, double People) Chances(ContactPair pair) => (
        Common(_occasions, pair) >= 0 ? _options.TogetherChance : 0,
        Common(_circles, pair) >= 0 ? _options.SmallCircleChance : 0,
        Math.Min(SharedPeople(pair) * _options.SharedPersonChance, _options.MostSharedPeopleChance));

    /// <summary>How many people both know, besides the owner: each by a tie or by a statement.</summary>
    private int SharedPeople(ContactPair pair)
    {
        (ContactId first, ContactId second) = (pair.First, pair.Second);
        int count = 0;
        foreach (SharedTies.Shared _ in SharedTies.Of(_ties.Rows, _ties.IndexOf(first) ?? -1, _ties.IndexOf(second) ?? -1, _owner)) count++;
        HashSet<ContactId> knownToFirst = _saidToKnow.GetValueOrDefault(first, NoOne), knownToSecond = _saidToKnow.GetValueOrDefault(second, NoOne);
        count += knownToFirst.Count(person => AreTied(person, second) ? !AreTied(person, first) : knownToSecond.Contains(person));
        count += knownToSecond.Count(person => !knownToFirst.Contains(person) && AreTied(person, first) && !AreTied(person, second));
        return count;
    }

    private bool AreTied(ContactId a, ContactId b) => _ties.AreTied(new(a, b));

    private void EnterOccasions(NetworkSnapshot snapshot)
    {
        Dictionary<GatheringId, SortedSet<ContactId>> present = [];
        foreach (Gathering gathering in snapshot.Gatherings)
            if (gathering.At <= snapshot.AsOf) present[gathering.Id] = [.. gathering.Attendees];
        foreach (Interaction interaction in snapshot.Interactions)
        {
            if (interaction.Gathering is { } gathering)
            {
                if (!present.TryGetValue(gathering, out SortedSet<ContactId>? there)) present[gathering] = there = [];
                there.UnionWith(interaction.Contacts);
            }

            if (interaction.Contacts.Count > 1) EnterOccasion(interaction.Contacts, interaction.Id);
        }

        foreach (SortedSet<ContactId> there in present.Values)
            if (there.Count > 1) EnterOccasion(there, null);
    }

    private void EnterOccasion(IEnumerable<ContactId> present, InteractionId? id)
    {
        foreach (ContactId contact in present) Enter(_occasions, contact).Add(_occasionIds.Count);
        _occasionIds.Add(id);
    }

    private void EnterCircles(NetworkSnapshot snapshot)
    {
        int number = 0;
        foreach (IGrouping<CircleId, CircleMembership> circle in snapshot.Memberships.Where(membership => membership.HoldsOn(snapshot.Today)).GroupBy(static m => m.Circle))
        {
            ContactId[] members = [.. circle.Select(static membership => membership.Contact).Distinct()];
            if (members.Length > _options.SmallCircle) continue;
            foreach (ContactId member in members) Enter(_circles, member).Add(number);
            number++;
        }
    }

    /// <summary>The interactions in which both took part, the latest first; none where it was at a gathering only.</summary>
    private IEnumerable<InteractionId> Evidence(ContactPair pair) =>
        _occasions[pair.First].Intersect(_occasions[pair.Second])
            .Reverse()
            .Select(occasion => _occasionIds[occasion])
            .OfType<InteractionId>()
            .Take(MostEvidence);

    /// <summary>The first number that both have; -1 where there is none. The numbers of each ascend.</summary>
    private static int Common(Dictionary<ContactId, List<int>> numbers, ContactPair pair)
    {
        if (!numbers.TryGetValue(pair.First, out List<int>? ofFirst) || !numbers.TryGetValue(pair.Second, out List<int>? ofSecond)) return -1;
        for (int i = 0, j = 0; i < ofFirst.Count && j < ofSecond.Count;)
        {
            if (ofFirst[i] == ofSecond[j]) return ofFirst[i];
            if (ofFirst[i] < ofSecond[j]) i++;
            else j++;
        }

        return -1;
    }

    private static TList Enter<TList>(Dictionary<ContactId, TList> lists, ContactId contact)
        where TList : new()
    {
        if (!lists.TryGetValue(contact, out TList? list)) lists[contact] = list = new();
        return list;
    }
}
