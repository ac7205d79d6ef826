using RelationshipModel.Scoring;
using RelationshipModel.Scoring.Bulk;
using static RelationshipModel.Tests.Scoring.Ties;

namespace RelationshipModel.Tests.Scoring;

public sealed class TieLedgerTests
{
    [Fact]
    public void Record_LateWithoutHistory_IsRefusedAndChangesNothing()
    {
        TieLedger ledger = new(Scorer);
        ledger.Record(Key.Owner, On(10));
        ContactId other = new("other");
        Interaction late = new(new("late"), Day(5), Channel.InPerson, Friend, other);

        string message = Assert.Throws<InvalidOperationException>(() => ledger.Record(Key.Owner, late)).Message;

        Assert.Contains("history", message, StringComparison.Ordinal);
        Assert.False(ledger.Contains(new(Key.Owner, other)));
        Assert.Equal(Score(10, On(10)), ledger.Score(Key, Day(10)));
    }

    [Fact]
    public void Record_TheLastOneAgain_IsIgnored()
    {
        TieLedger ledger = new(Scorer);
        ledger.Record(Key.Owner, On(10));
        ledger.Record(Key.Owner, On(10));
        Assert.Equal(1, ledger.Score(Key, Day(10)).InteractionCount);
    }

    [Fact]
    public void Record_AGroup_CountsForEachContact()
    {
        TieLedger ledger = new(Scorer);
        ledger.Record(Key.Owner, new(new("party"), Day(0), Channel.InPerson, new("a"), new("b"), new("c")));
        Assert.Equal(["a", "b", "c"], ledger.ScoreAll(Key.Owner, Day(1)).Select(static score => score.Tie.Contact.Value));
        Assert.Empty(ledger.ScoreAll(new OwnerId("somebody else"), Day(1)));
    }

    [Fact]
    public void Score_BeforeTheLastInteraction_IsRefused()
    {
        TieLedger ledger = new(Scorer);
        ledger.Record(Key.Owner, On(10));
        Assert.Throws<ArgumentOutOfRangeException>(() => ledger.Score(Key, Day(9)));
    }

    [Fact]
    public void Score_AStranger_IsZero() => Assert.Equal(0, new TieLedger(Scorer).Score(Key, Day(0)).Strength);

    [Fact]
    public void SetProfile_ThatChangesWhatCounts_ReplaysFromTheHistory()
    {
        Interaction[] history = Every(10, 10);
        TieLedger ledger = new(Scorer, _ => history);
        foreach (Interaction interaction in history) ledger.Record(Key.Owner, interaction);
        TieProfile kin = new() { Kind = TieKind.Parent };
        ledger.SetProfile(Key, kin);
        Assert.Equal(Score(300, kin, history), ledger.Score(Key, Day(300)));
    }

    [Fact]
    public void SetProfile_WithoutHistory_TakesACadenceAndRefusesKinship()
    {
        TieLedger ledger = new(Scorer);
        ledger.Record(Key.Owner, On(10));
        ledger.SetProfile(Key, new() { Cadence = Cadence.AsItComes });
        Assert.Throws<InvalidOperationException>(() => ledger.SetProfile(Key, new() { Kind = TieKind.Parent }));
        Assert.Equal(Score(10, On(10)).Bond, ledger.Score(Key, Day(10)).Bond);
    }

    [Fact]
    public void ScoreAll_SkipsThoseNotToBeScored()
    {
        TieLedger ledger = new(Scorer);
        ledger.Record(Key.Owner, On(10));
        ledger.SetProfile(Key, new() { Restrictions = ContactRestrictions.NoScore });
        Assert.Empty(ledger.ScoreAll(Day(20)));
    }

    [Fact]
    public void Replay_AfterARemoval_ForgetsIt()
    {
        List<Interaction> history = [.. Every(10, 10)];
        TieLedger ledger = new(Scorer, _ => history);
        foreach (Interaction interaction in history) ledger.Record(Key.Owner, interaction);
        history.RemoveAt(9);
        ledger.Replay(Key);
        Assert.Equal(Score(300, history), ledger.Score(Key, Day(300)));
    }

    [Fact]
    public void Strengths_AfterARecordOfManyThatFailed_AreThoseOfTheScores()
    {
        TieLedger ledger = new(Scorer, static _ => throw new TimeoutException());
        TieHandle handle = ledger.Open(Key);
        ledger.Record(new TieHandle[] { handle }, new[] { new Episode(new("10"), Day(10), Channel.Letter) });
        double[] strengths = new double[1];
        ledger.Strengths(strengths, Day(40));

        // The second comes too late, and there the history fails.
        Assert.Throws<TimeoutException>(() => ledger.Record(
            new TieHandle[] { handle, handle },
            new[] { new Episode(new("30"), Day(30), Channel.Letter), new Episode(new("5"), Day(5), Channel.Letter) }));

        ledger.Strengths(strengths, Day(40));
        Assert.Equal(ledger.Score(Key, Day(40)).Strength, strengths[0], 1e-12);
    }
}
