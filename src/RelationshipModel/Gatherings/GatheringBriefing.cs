using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Introductions;
using RelationshipModel.Json;

namespace RelationshipModel.Gatherings;

/// <summary>The briefing of an owner before a gathering. Immutable.</summary>
public sealed record GatheringBriefing
{
    internal GatheringBriefing(Instant asOf, FollowUpAgenda followUps)
    {
        AsOf = asOf;
        FollowUps = followUps;
    }

    /// <summary>Gets the instant as of which it holds.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<Instant>))]
    public Instant AsOf { get; }

    /// <summary>Gets the attendees that the owner knows, the strongest ties first.</summary>
    public IReadOnlyList<ExpectedAttendee> Known { get; internal init => field = ValueList.Copy(value); } =
        ValueList<ExpectedAttendee>.Empty;

    /// <summary>Gets the attendees that are new to the owner, in ordinal order of their ids.</summary>
    public IReadOnlyList<ExpectedAttendee> New { get; internal init => field = ValueList.Copy(value); } =
        ValueList<ExpectedAttendee>.Empty;

    /// <summary>Gets the attendees to take time for: those to whom the owner owes something that is due, the longest overdue
    /// first; then those whose tie slips, drifts or is dormant, or who have given more in the long run, the largest bond first.
    /// Leaves out ties that rest or have ended, and contacts who are snoozed or for whom the owner wants no reminder. Somebody
    /// who lives with the owner is here only for what is due, or if a cadence asks for contact.</summary>
    public IReadOnlyList<ExpectedAttendee> Revisit { get; internal init => field = ValueList.Copy(value); } =
        ValueList<ExpectedAttendee>.Empty;

    /// <summary>Gets the sleeping friends among the guests, with whom to pick up where they left off: dormant ties except with
    /// those who live with the owner, the largest bond first.</summary>
    public IReadOnlyList<ExpectedAttendee> Sleeping { get; internal init => field = ValueList.Copy(value); } =
        ValueList<ExpectedAttendee>.Empty;

    /// <summary>Gets the introductions to make there: those of the given suggestions whose two contacts attend, in the order
    /// given.</summary>
    public IReadOnlyList<IntroductionSuggestion> Introductions { get; internal init => field = ValueList.Copy(value); } =
        ValueList<IntroductionSuggestion>.Empty;

    /// <summary>Gets the promises between the owner and the attendees.</summary>
    public FollowUpAgenda FollowUps { get; }

    /// <summary>Returns the numbers.</summary>
    public override string ToString() =>
        $"Briefing as of {AsOf}: {Known.Count} known, {New.Count} new, {Revisit.Count} to revisit";
}
