using NodaTime;
using RelationshipModel.Evaluation.Rules;
using RelationshipModel.Scoring;

namespace RelationshipModel.Evaluation.Tests;

public sealed class EngineTests
{
    private static readonly Correspondence Letters = Made.Letters((0, "a", "b"), (0, "b", "a"), (3, "a", "b"), (400, "b", "a"),
        (500, "a", "c"));

    [Fact]
    public void Rule_TieWithBothSides_IsTheScoreOfItsHistory()
    {
        Snapshot snapshot = new(Letters, Made.Day(450));
        ContactId b = new("b");
        Tie tie = new(new(new("a"), b),
            [Of("1", 0, Initiator.Owner), Of("2", 0, Initiator.Of(b)), Of("3", 3, Initiator.Owner),
                Of("4", 400, Initiator.Of(b))]);
        RelationshipScore expected = new RelationshipScorer().Score(tie, snapshot.AsOf);

        IReadOnlyList<double> strengths = new NumberRule("Strength", new Engine().Numbers, static tie => tie.Strength)
            .Score(new(snapshot, Duration.FromDays(1)));

        Assert.Equal(expected.Strength, strengths[snapshot.Ties.ToList().FindIndex(t => t.Key == tie.Key)]);

        Interaction Of(string id, int day, Initiator initiator) =>
            new(new(id), Made.Day(day), Channel.Letter, b) { Initiator = initiator };
    }

    [Fact]
    public void Rule_MessagesAfterTheDate_ChangeNothing()
    {
        Snapshot full = new(Letters, Made.Day(450));
        Snapshot cut = new(Made.Letters((0, "a", "b"), (0, "b", "a"), (3, "a", "b"), (400, "b", "a")), Made.Day(450));
        NumberRule vitality = new NumberRule("Vitality", new Engine().Numbers, static tie => tie.Vitality);

        Assert.Equal(vitality.Score(new(cut, Duration.Zero)), vitality.Score(new(full, Duration.Zero)));
    }
}
