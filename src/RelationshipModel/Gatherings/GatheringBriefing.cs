using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Introductions;
using RelationshipModel.Json;

namespace RelationshipModel.Gatherings;

/// <summary>What the owner may want to know before a gathering. Immutable.</summary>
public sealed record GatheringBriefing
{
    internal GatheringBriefing(Instant asOf, FollowUpAgenda followUps)
    {
        AsOf = asOf;
        FollowUps = followUps;
    }

    /// <summary>The instant as of which it holds.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<Instant>))]
    public Instant AsOf { get; }

    /// <summary>Who will be there that the owner knows, the strongest ties first.</summary>
    public IReadOnlyList<ExpectedAttendee> Known { get; internal init => field = ValueList.Copy(value); } =
        ValueList<ExpectedAttendee>.Empty;

    /// <summary>Who will be there that is new to the owner, in ordinal order of their ids.</summary>
    public IReadOnlyList<ExpectedAttendee> New { get; internal init => field = ValueList.Copy(value); } =
        ValueList<ExpectedAttendee>.Empty;

    /// <summary>
    /// Whom to take time for, and why: those to whom the owner owes something that is due, the longest overdue first; then those
    /// whose tie slips, drifts or is dormant, or who have given more in the long run, the largest bond first. Nobody whose tie
    /// rests or has ended, who is snoozed, or of whom the owner wants no reminder.
    /// </summary>
    public IReadOnlyList<ExpectedAttendee> Revisit { get; internal init => field = ValueList.Copy(value); } =
        ValueList<ExpectedAttendee>.Empty;

    /// <summary>The sleeping friends among the guests, with whom to pick up where they left off: dormant
    /// ties, the largest bond first.</summary>
    public IReadOnlyList<ExpectedAttendee> Sleeping { get; internal init => field = ValueList.Copy(value); } =
        ValueList<ExpectedAttendee>.Empty;

    /// <summary>Whom to introduce to whom there: of the suggestions given, those whose two contacts will both be
    /// there, in the order given.</summary>
    public IReadOnlyList<IntroductionSuggestion> Introductions { get; internal init => field = ValueList.Copy(value); } =
        ValueList<IntroductionSuggestion>.Empty;

    /// <summary>What the owner owes those who will be there, and what they owe the owner.</summary>
    public FollowUpAgenda FollowUps { get; }

    /// <summary>The numbers.</summary>
    public override string ToString() =>
        $"Briefing as of {AsOf}: {Known.Count} known, {New.Count} new, {Revisit.Count} to revisit";
}
