using RelationshipModel.Scoring;

namespace RelationshipModel.Introductions;

/// <summary>
/// By how much the closeness of two numbered people counts for their activity:
/// sqrt(P_x P_y) x ((1 + met_x)(1 + met_y))^.3 x (1 + together)^.25.
/// </summary>
internal sealed class PairWeights
{
    private readonly PeopleActivity _activity;
    private readonly IReadOnlyList<ContactId> _people;
    private readonly double[] _ofPerson;
    private readonly int[][] _groups;
    private readonly int[]?[] _groupsOf;

    internal PairWeights(PeopleActivity activity, IReadOnlyList<ContactId> people, Func<ContactId, int?> indexOf)
    {
        _activity = activity;
        _people = people;
        _ofPerson =
        [
            .. people.Select(person =>
                Math.Sqrt(activity.Presence(person)) * Math.Pow(1 + activity.Met(person), PeopleActivity.MetPower)),
        ];
        _groups = [.. activity.Groups.Select(group => (int[])[.. group.Select(indexOf).OfType<int>()])
            .Where(static group => group.Length > 1)];
        List<int>?[] groupsOf = new List<int>?[people.Count];
        for (int i = 0; i < _groups.Length; i++)
            foreach (int person in _groups[i]) (groupsOf[person] ??= []).Add(i);
        _groupsOf = Array.ConvertAll(groupsOf, static groups => groups?.ToArray());
    }

    /// <summary>Counts the group messages that each received together with a person.</summary>
    /// <returns>The people whose counts are above 0; the person's own among them.</returns>
    internal List<int> CountTogether(int person, int[] counts)
    {
        List<int> counted = [];
        foreach (int group in _groupsOf[person] ?? [])
            foreach (int other in _groups[group])
                if (counts[other]++ == 0) counted.Add(other);
        return counted;
    }

    /// <summary>The weight of a pair by the number of group messages they received together.</summary>
    internal double Of(int first, int second, int together) =>
        _ofPerson[first] * _ofPerson[second] * (together == 0 ? 1 : Math.Pow(1 + together, PeopleActivity.TogetherPower));

    internal double Of(int first, int second) => Of(first, second, Together(first, second));

    internal IEnumerable<Explanation> Explain(int first, int second)
    {
        ContactId a = _people[first], b = _people[second];
        yield return Explanation.Combined("presence", "1", Combination.GeometricMean, Presence("presence_of_first", a),
            Presence("presence_of_second", b));
        yield return Explanation.Combined("meeting_people", "1", Combination.Power,
            Explanation.Combined("met_lately", "people", Combination.Product, Met("met_by_first", a), Met("met_by_second", b)),
            new Explanation("met_power", PeopleActivity.MetPower));
        yield return Explanation.Combined("received_together", "1", Combination.Power,
            Explanation.Combined("one_and_group_messages", "times", Combination.Sum, new("one", 1, "times"),
                new Explanation("group_messages", Together(first, second), "times")),
            new Explanation("together_power", PeopleActivity.TogetherPower));
    }

    private int Together(int first, int second)
    {
        if (_groupsOf[first] is not { } ofFirst || _groupsOf[second] is not { } ofSecond) return 0;
        int count = 0;
        for (int i = 0, j = 0; i < ofFirst.Length && j < ofSecond.Length;)
        {
            if (ofFirst[i] == ofSecond[j]) count++;
            (i, j) = (ofFirst[i] <= ofSecond[j] ? i + 1 : i, ofSecond[j] <= ofFirst[i] ? j + 1 : j);
        }

        return count;
    }

    private Explanation Presence(string term, ContactId person) => Explanation.Combined(term, "1", Combination.PowerLaw,
        new("silent_to_everyone", _activity.SilentDays(person), "d"),
        new Explanation("presence_scale", PeopleActivity.PresenceScaleDays, "d"));

    private Explanation Met(string term, ContactId person) =>
        Explanation.Combined(term, "people", Combination.Sum, new("one", 1, "people"),
            new Explanation("new_contacts", _activity.Met(person), "people"));
}
