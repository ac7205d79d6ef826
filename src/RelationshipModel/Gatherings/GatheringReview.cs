using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;
using RelationshipModel.Scoring;

namespace RelationshipModel.Gatherings;

/// <summary>The outcomes of a gathering that are known at an instant; a later review knows more. Immutable.</summary>
public sealed record GatheringReview
{
    internal GatheringReview(
        GatheringId gathering, Instant at, Instant asOf, IEnumerable<GatheringFollowUp> followUps, IEnumerable<GatheringTie> ties,
        Explanation followUpsPerHour)
    {
        Gathering = gathering;
        At = at;
        AsOf = asOf;
        FollowUps = ValueList.Copy(followUps);
        Ties = ValueList.Copy(ties);
        FollowUpsPerHour = followUpsPerHour;
    }

    /// <summary>Gets the gathering.</summary>
    public GatheringId Gathering { get; }

    /// <summary>Gets the instant at which it began or begins.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<Instant>))]
    public Instant At { get; }

    /// <summary>Gets the instant as of which the review holds.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<Instant>))]
    public Instant AsOf { get; }

    /// <summary>Gets the promises made there, in the order in which they were made.</summary>
    public IReadOnlyList<GatheringFollowUp> FollowUps { get; }

    /// <summary>Gets the people met there, in ordinal order of their ids: those who attended, took part in an interaction there,
    /// or are in a promise.</summary>
    public IReadOnlyList<GatheringTie> Ties { get; }

    /// <summary>Gets the follow-ups per hour, (n + 2)/(h + 4): the promises that were not dropped over the hours, shrunk so that
    /// events of any length can be compared.</summary>
    /// <value>Per hour, above 0.</value>
    public Explanation FollowUpsPerHour { get; }

    /// <summary>Gets the reasons.</summary>
    public IReadOnlyList<Reason> Reasons { get; internal init => field = ValueList.Copy(value); } = ValueList<Reason>.Empty;

    /// <summary>Returns the number of promises, without those that were dropped.</summary>
    /// <param name="by">The side; null for both.</param>
    /// <param name="withNew">With contacts first met there, or with those known before; null for both.</param>
    public int Count(TieSide? by = null, bool? withNew = null) => Counted(by, withNew).Count();

    /// <summary>Returns the tally of promises that were kept in time.</summary>
    /// <inheritdoc cref="Count(TieSide?, bool?)"/>
    public OutcomeTally KeptInTime(TieSide? by = null, bool? withNew = null) =>
        OutcomeTally.Of(Counted(by, withNew).Select(static found => found.KeptInTime));

    /// <summary>Returns with how many of the people met there was a second meeting in time.</summary>
    /// <param name="isNew">Only those first met there, or only those known before; null for both.</param>
    public OutcomeTally SecondMeetings(bool? isNew = null) => OutcomeTally.Of(Met(isNew).Select(static tie => tie.SecondMeeting));

    /// <summary>Returns the tally of ties that were alive after a year.</summary>
    /// <inheritdoc cref="SecondMeetings(bool?)"/>
    public OutcomeTally AliveAfterAYear(bool? isNew = null) =>
        OutcomeTally.Of(Met(isNew).Select(static tie => tie.AliveAfterAYear));

    private IEnumerable<GatheringFollowUp> Counted(TieSide? by, bool? withNew) => FollowUps.Where(found =>
        found.KeptInTime != GatheringOutcome.LeftOut && (by is null || found.FollowUp.By == by)
            && (withNew is null || found.IsWithNewContact == withNew));

    private IEnumerable<GatheringTie> Met(bool? isNew) => Ties.Where(tie => isNew is null || tie.IsNew == isNew);

    /// <summary>Returns the id and the numbers.</summary>
    public override string ToString() => $"Gathering {Gathering} as of {AsOf}: {FollowUps.Count} follow-ups, {Ties.Count} people";
}
