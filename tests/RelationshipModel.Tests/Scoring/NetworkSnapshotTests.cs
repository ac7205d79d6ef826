using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Scoring;

public sealed class NetworkSnapshotTests
{
    private static readonly Instant AsOf = Instant.FromUtc(2026, 7, 1, 0, 0);
    private static readonly ContactId Ann = new("ann");
    private static readonly TieProfile Profile = new() { Kind = TieKind.Kin, Cadence = Cadence.Every(Period.FromDays(20)) };

    [Fact]
    public void TieTo_WholeHistory_GivesTheSameScoreAndThatOfEarlierInstants()
    {
        Tie tie = new(new(new("me"), Ann), History(), Profile);
        NetworkSnapshot snapshot = Snapshot(tie, tie.History);
        Tie found = snapshot.TieTo(Ann)!;
        Assert.Equal(tie, found);
        Assert.Equal(snapshot.Score(Ann), snapshot.Scorer.Score(found, AsOf));
        Instant earlier = AsOf - Duration.FromDays(100);
        Assert.Equal(new RelationshipScorer().Score(tie, earlier), snapshot.Scorer.Score(found, earlier));
    }

    [Fact]
    public void TieTo_HistoryIsNotWholeOrThereIsNoScore_IsNull()
    {
        Tie tie = new(new(new("me"), Ann), History(), Profile);
        Assert.Null(Snapshot(tie, []).TieTo(Ann));
        Assert.Null(Snapshot(tie, tie.History.Skip(1)).TieTo(Ann));
        Assert.Null(Snapshot(tie, tie.History).TieTo(new("bo")));
    }

    private static NetworkSnapshot Snapshot(Tie tie, IEnumerable<Interaction> interactions) =>
        new(tie.Key.Owner, AsOf, DateTimeZone.Utc, [new(Ann, "Ann")], [new RelationshipScorer().Score(tie, AsOf)])
        {
            Interactions = [.. interactions],
        };

    private static IEnumerable<Interaction> History() => Enumerable.Range(0, 9).Select(static i => new Interaction(
        new(FormattableString.Invariant($"{i}")), AsOf - Duration.FromDays(30 * i + 1), Channel.Voice, Ann));
}
