using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;
using RelationshipModel.Scoring;

namespace RelationshipModel.Circles;

/// <summary>A circle as of an instant: its members, its growth, who drifts, who may belong, and the time it takes.
/// Immutable.</summary>
public sealed record CircleReview
{
    internal CircleReview(CircleId circle, Instant asOf, Explanation hoursPerMonth)
    {
        Circle = circle;
        AsOf = asOf;
        HoursPerMonth = hoursPerMonth;
    }

    /// <summary>Gets the circle.</summary>
    public CircleId Circle { get; }

    /// <summary>Gets the instant as of which the review holds.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<Instant>))]
    public Instant AsOf { get; }

    /// <summary>Gets the members on that day, in ordinal order of their ids.</summary>
    public IReadOnlyList<CircleMember> Members { get; internal init => field = ValueList.Copy(value); } =
        ValueList<CircleMember>.Empty;

    /// <summary>Gets the members who are late by the cadence, the latest (in expected gaps) first.</summary>
    public IReadOnlyList<CircleDrift> Outward { get; internal init => field = ValueList.Copy(value); } =
        ValueList<CircleDrift>.Empty;

    /// <summary>Gets the contacts outside the circle with whom contact grows, the fastest growth first.</summary>
    public IReadOnlyList<CircleDrift> Inward { get; internal init => field = ValueList.Copy(value); } =
        ValueList<CircleDrift>.Empty;

    /// <summary>Gets the contacts outside the circle whose ties fit its purpose, the best fit first.</summary>
    public IReadOnlyList<CircleCandidate> Candidates { get; internal init => field = ValueList.Copy(value); } =
        ValueList<CircleCandidate>.Empty;

    /// <summary>Gets the days up to the instant on which the members changed, oldest first.</summary>
    public IReadOnlyList<CircleChange> Growth { get; internal init => field = ValueList.Copy(value); } =
        ValueList<CircleChange>.Empty;

    /// <summary>Gets the number by which the members whose tie has not ended exceed the circle's capacity.</summary>
    /// <value>0 or more; null if the circle has no capacity.</value>
    public int? OverCapacity { get; internal init; }

    /// <summary>Gets the hours a month that keeping up the circle takes: the sum over its members of the hours of a typical
    /// contact day x contact days a month.</summary>
    /// <value>Hours, 0 or more.</value>
    public Explanation HoursPerMonth { get; }

    /// <summary>Gets the reasons that are about the circle as a whole.</summary>
    public IReadOnlyList<Reason> Reasons { get; internal init => field = ValueList.Copy(value); } = ValueList<Reason>.Empty;

    /// <summary>Returns the number of members on a local day up to the day of the review.</summary>
    public int MembersOn(LocalDate day) => Growth.LastOrDefault(change => change.Day <= day)?.Members ?? 0;

    /// <summary>Returns the id and the number of members.</summary>
    public override string ToString() => $"Circle {Circle} as of {AsOf} ({Members.Count} members)";
}
