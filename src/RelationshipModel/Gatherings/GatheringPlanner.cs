using RelationshipModel.Internals;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;

namespace RelationshipModel.Gatherings;

/// <summary>
/// Briefs the owner before a gathering and reviews it after. Immutable, safe for concurrent use; it sees no clock and no store.
/// </summary>
public sealed class GatheringPlanner
{
    private readonly GatheringOptions _options;

    /// <summary>Creates a planner.</summary>
    /// <param name="options">The constants; null for the defaults.</param>
    /// <exception cref="ArgumentException">Options are out of their ranges; the message names each.</exception>
    public GatheringPlanner(GatheringOptions? options = null) => _options = (options ?? GatheringOptions.Default).Checked();

    /// <summary>Briefs the owner on a gathering: those who are expected.</summary>
    /// <param name="snapshot">The owner's network; its scores, follow-ups and interactions are read.</param>
    /// <param name="gathering">The gathering.</param>
    /// <param name="introductions">Suggestions among all contacts; those that fit are kept; null for none.</param>
    /// <exception cref="ArgumentException">The snapshot has no such gathering, or a suggestion is another owner's.</exception>
    public GatheringBriefing Brief(NetworkSnapshot snapshot, GatheringId gathering,
        IEnumerable<IntroductionSuggestion>? introductions = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return Brief(snapshot, Find(snapshot, gathering).Attendees, introductions);
    }

    /// <summary>Briefs the owner on a list of people.</summary>
    /// <param name="snapshot">The owner's network; its scores, follow-ups and interactions are read.</param>
    /// <param name="attendees">The people expected, in any order, each counted once; somebody who is not yet a contact is
    /// new.</param>
    /// <param name="introductions">Suggestions among all contacts; those that fit are kept; null for none.</param>
    /// <exception cref="ArgumentException">An id is its default value, or a suggestion is another owner's.</exception>
    public GatheringBriefing Brief(NetworkSnapshot snapshot, IEnumerable<ContactId> attendees,
        IEnumerable<IntroductionSuggestion>? introductions = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(attendees);
        IntroductionSuggestion[] suggested = introductions is null ? [] : [.. introductions];
        if (suggested.FirstOrDefault(suggestion => suggestion.Owner != snapshot.Owner) is { } foreign)
            throw new ArgumentException($"The suggestion {foreign} is not for {snapshot.Owner}.", nameof(introductions));
        return new BriefingWriter(snapshot, _options).Write(ValueList.CopyIds(attendees), suggested);
    }

    /// <summary>Reviews a gathering: the promises made there, what became of them and of the ties, as far as it is known
    /// at the snapshot's instant.</summary>
    /// <param name="snapshot">The owner's network; its gatherings, follow-ups and interactions are read.</param>
    /// <param name="gathering">The gathering. If it is in the future, everything is pending.</param>
    /// <exception cref="ArgumentException">The snapshot has no such gathering.</exception>
    public GatheringReview Review(NetworkSnapshot snapshot, GatheringId gathering)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return new ReviewWriter(snapshot, _options).Write(Find(snapshot, gathering));
    }

    /// <summary>The interactions that a review looks at beside the digests and those at the gathering,
    /// which the snapshot must have.</summary>
    internal IEnumerable<InteractionRange> Wanted(NetworkSnapshot snapshot, GatheringId gathering) =>
        new ReviewWriter(snapshot, _options).Wanted(Find(snapshot, gathering));

    private static Gathering Find(NetworkSnapshot snapshot, GatheringId gathering)
    {
        Require.NotDefault(gathering);
        return snapshot.Gatherings.FirstOrDefault(known => known.Id == gathering)
            ?? throw new ArgumentException($"There is no gathering {gathering}. RelationshipNetwork.Gatherings lists and saves "
                + "gatherings; if the snapshot is your own, add the gathering to its gatherings.", nameof(gathering));
    }
}
