using RelationshipModel.Scoring;

namespace RelationshipModel.Circles;

/// <summary>The interests of the members of a circle, and the share that a candidate has of them.</summary>
internal sealed class CircleInterests
{
    private const double Prior = 1;

    private readonly IReadOnlyList<string>[] _ofMembers;
    private readonly string[] _named;

    internal CircleInterests(NetworkSnapshot snapshot, Circle circle, IEnumerable<ContactId> members)
    {
        _ofMembers = [.. members.Select(member => snapshot.Contact(member)?.Interests ?? [])
            .Where(static interests => interests.Count > 0)];
        _named = [.. _ofMembers.SelectMany(static interests => interests).Where(interest => IsNamed(circle.Name, interest))];
    }

    /// <summary>Whether somebody may belong: a circle named for an interest of its members is for those who share it.</summary>
    internal bool Admit(Contact? candidate) =>
        _named.Length == 0 || candidate?.Interests.Any(interest => _named.Contains(interest, StringComparer.OrdinalIgnoreCase))
            == true;

    private static bool IsNamed(string circle, string interest)
    {
        for (int at = 0; (at = circle.IndexOf(interest, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            int end = at + interest.Length;
            bool begins = at == 0 || !char.IsLetterOrDigit(circle[at - 1]);
            if (begins && (end == circle.Length || !char.IsLetterOrDigit(circle[end]))) return true;
        }

        return false;
    }

    /// <summary>(members with whom the candidate shares an interest + 1)/(members whose interests are known + 2);
    /// null if nobody's are known.</summary>
    internal FitTerm? Of(Contact? candidate)
    {
        if (candidate is not { Interests.Count: > 0 } || _ofMembers.Length == 0) return null;
        HashSet<string> own = new(candidate.Interests, StringComparer.OrdinalIgnoreCase);
        int sharing = _ofMembers.Count(interests => interests.Any(own.Contains));
        return new(
            (sharing + Prior) / (_ofMembers.Length + 2 * Prior),
            () => Explanation.Combined("shared_interests", "1", Combination.Ratio,
                Explanation.Combined("sharing_and_prior", "people", Combination.Sum, new("members_who_share", sharing, "people"),
                    new("prior", Prior, "people")),
                Explanation.Combined("known_and_prior", "people", Combination.Sum,
                    new("members_with_interests", _ofMembers.Length, "people"),
                    new Explanation("prior_of_both", 2 * Prior, "people"))),
            Because);

        Reason Because() => new(CircleReasons.SharedInterests, ReasonArgument.Of("contact", candidate.Id),
            ReasonArgument.Of("topics", [
                .. candidate.Interests.Where(
                    topic => _ofMembers.Any(interests => interests.Contains(topic, StringComparer.OrdinalIgnoreCase)))]));
    }
}
