using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Scoring;

/// <summary>Short ways to write a tie's history in a test.</summary>
internal static class Ties
{
    internal static readonly ContactId Friend = new("friend");
    internal static readonly TieKey Key = new(new("owner"), Friend);
    internal static readonly RelationshipScorer Scorer = new();
    internal static readonly Initiator ByOwner = Initiator.Owner, ByFriend = Initiator.Of(Friend);

    internal static Instant Day(int day) => Instant.FromUtc(2020, 1, 1, 12, 0) + Duration.FromDays(day);

    internal static LocalDate Date(int day) => new LocalDate(2020, 1, 1).PlusDays(day);

    internal static Interaction On(int day, Channel channel = Channel.Letter, Initiator initiator = default, string id = "") =>
        new(new($"{day:D5}{id}"), Day(day), channel, Friend) { Initiator = initiator };

    internal static Interaction[] Every(int gap, int count, Channel channel = Channel.InPerson, Initiator initiator = default) =>
        [.. Enumerable.Range(0, count).Select(i => On(i * gap, channel, initiator))];

    internal static RelationshipScore Score(int day, TieProfile? profile, params IEnumerable<Interaction> history) =>
        Scorer.Score(new(Key, history, profile), Day(day));

    internal static RelationshipScore Score(int day, params IEnumerable<Interaction> history) => Score(day, null, history);
}
