using NodaTime;
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

    [Fact]
    public void Record_OneLateOfTwoContacts_LeavesBothAsTheyWere()
    {
        TieLedger ledger = new(Scorer);
        ContactId other = new("a friend before");
        ledger.Record(Key.Owner, new(new("5"), Day(5), Channel.Letter, other));
        ledger.Record(Key.Owner, On(10));
        Interaction late = new(new("7"), Day(7), Channel.InPerson, other, Friend);
        string message = Assert.Throws<InvalidOperationException>(() => ledger.Record(Key.Owner, late)).Message;
        Assert.Equal($"Interaction 7 at {Day(7)} is earlier than the last of the tie {Key}; give the ledger a history to replay "
            + "the tie from.", message);
        Assert.Equal(1, ledger.Score(new(Key.Owner, other), Day(10)).InteractionCount);
        ledger.Record(Key.Owner, new(new("00010"), Day(10), Channel.Letter, other, Friend));
        Assert.Equal(1, ledger.Score(Key, Day(10)).InteractionCount);
        Assert.Equal(2, ledger.Score(new(Key.Owner, other), Day(10)).InteractionCount);
    }

    [Fact]
    public void Record_LateWithAHistory_IsAsInOrderWhetherTheHistoryHoldsItOrNot()
    {
        Interaction late = On(5);
        foreach (Interaction[] history in (Interaction[][])[[On(10)], [On(10), late]])
        {
            TieLedger ledger = new(Scorer, _ => history);
            ledger.Record(Key.Owner, On(10));
            ledger.Record(Key.Owner, late);
            Assert.Equal(Score(20, late, On(10)), ledger.Score(Key, Day(20)));
        }
    }

    [Fact]
    public void Record_ByHandleLateWithoutHistory_IsRefused()
    {
        TieLedger ledger = new(Scorer);
        TieHandle handle = ledger.Open(Key);
        ledger.Record(handle, Episode.Of(On(10), Friend));
        Assert.Throws<InvalidOperationException>(() => ledger.Record(handle, Episode.Of(On(9), Friend)));
        ledger.Record(handle, Episode.Of(On(10), Friend));
        Assert.Equal(1, ledger.Score(Key, Day(10)).InteractionCount);
        string message = Assert.Throws<ArgumentException>(
            () => new TieLedger(Scorer).Record(handle, Episode.Of(On(9), Friend))).Message;
        Assert.StartsWith("The handle does not belong to this ledger; open the tie first.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_WithoutHistory_SaysWhatIsMissing()
    {
        TieLedger ledger = new(Scorer);
        ledger.Record(Key.Owner, On(10));
        Assert.Equal($"The ledger has no history from which to replay the tie {Key}; pass one when you create it.",
            Assert.Throws<InvalidOperationException>(() => ledger.Replay(Key)).Message);
        Assert.Equal($"What is stated about the tie {Key} changes how its history counts; give the ledger a history from "
            + "which to replay it.",
            Assert.Throws<InvalidOperationException>(() => ledger.SetProfile(Key, new() { Kind = TieKind.Child })).Message);
        Assert.Equal(Score(10, On(10)), ledger.Score(Key, Day(10)));
    }

    [Fact]
    public void SetProfile_OfATieWithoutInteractions_NeedsNoHistory()
    {
        TieLedger ledger = new(Scorer);
        TieProfile profile = new() { Kind = TieKind.Child, Closeness = [new(Closeness.Friend, Date(0))] };
        ledger.SetProfile(Key, profile);
        Assert.Equal(Score(10, profile), ledger.Score(Key, Day(10)));
        ledger.Record(Key.Owner, On(10));
        Assert.Equal(Score(20, profile, On(10)), ledger.Score(Key, Day(20)));
    }

    [Fact]
    public void SetProfile_OfEachStatementThatCounts_Replays()
    {
        Interaction[] history =
        [
            .. Enumerable.Range(0, 40).Select(static i => new Interaction(new($"{i:D5}"), Day(20 * i), Channel.Letter, Friend)
            {
                Initiator = Initiator.Owner, Supports = [new(TieSide.Contact)],
            }),
        ];
        TieLedger ledger = new(Scorer, _ => history);
        foreach (Interaction interaction in history) ledger.Record(Key.Owner, interaction);
        foreach (TieProfile profile in (TieProfile[])
            [
                new() { Kind = TieKind.Kin }, new() { SupportRole = SupportRole.ContactSupportsOwner },
                new() { Closeness = [new(Closeness.CloseFriend, Date(100))] },
                new() { States = [new(ContactState.Paused, Date(100), Date(300))] }, new(),
            ])
        {
            ledger.SetProfile(Key, profile);
            Assert.Equal(Score(1_000, profile, history), ledger.Score(Key, Day(1_000)));
        }
    }

    [Fact]
    public void Preview_OfATie_IsTheScoreAsIfItHadHappenedAndChangesNothing()
    {
        Interaction[] history = [On(0), On(10, Channel.Video), On(20, Channel.Message, Initiator.Owner)];
        TieLedger ledger = new(Scorer, key => key == Key ? history : []), without = new(Scorer);
        foreach (TieLedger each in (TieLedger[])[ledger, without])
        {
            each.SetProfile(Key, new() { CircleGap = Duration.FromDays(60) });
            foreach (Interaction interaction in history) each.Record(Key.Owner, interaction);
        }

        RelationshipScore before = ledger.Score(Key, Day(40));
        TieProfile profile = new() { CircleGap = Duration.FromDays(60) };
        Interaction next = On(30, Channel.InPerson);
        Assert.Equal(Score(40, profile, [.. history, next]), ledger.Preview(Key, next, Day(40)));
        Assert.Equal(Score(40, profile, [.. history, next]), without.Preview(Key, next, Day(40)));
        Assert.Equal(Score(40, profile, [.. history, On(5)]), ledger.Preview(Key, On(5), Day(40)));
        Assert.Throws<InvalidOperationException>(() => without.Preview(Key, On(5), Day(40)));
        Assert.Equal(before, without.Preview(Key, history[2], Day(40)));
        Assert.Equal(before, ledger.Score(Key, Day(40)));
        Assert.Equal(before, without.Score(Key, Day(40)));

        TieKey stranger = new(Key.Owner, new("stranger"));
        Interaction first = new(new("x"), Day(30), Channel.Letter, stranger.Contact);
        Assert.Equal(Scorer.Score(new(stranger, [first]), Day(40)), ledger.Preview(stranger, first, Day(40)));
        Assert.False(ledger.Contains(stranger));
        Assert.Throws<ArgumentException>(() => ledger.Preview(Key, On(41), Day(40)));
        Assert.Throws<ArgumentException>(() => ledger.Preview(stranger, On(30), Day(40)));
        Assert.Throws<ArgumentException>(() => ledger.Preview(default, On(30), Day(40)));
        Assert.Throws<ArgumentNullException>(() => ledger.Preview(Key, null!, Day(40)));
    }

    [Fact]
    public void Members_OfNoTieNoValueOrAnInstantOutOfRange_AreRefused()
    {
        TieLedger ledger = new(Scorer, static _ => []);
        Assert.Throws<ArgumentNullException>("scorer", () => new TieLedger(null!));
        Assert.Throws<ArgumentException>("tie", () => ledger.Contains(default));
        Assert.Throws<ArgumentException>("tie", () => ledger.Open(default));
        Assert.Throws<ArgumentException>(() => ledger.Record(default, On(0)));
        Assert.Throws<ArgumentNullException>(() => ledger.Record(Key.Owner, null!));
        Assert.Throws<ArgumentException>("tie", () => ledger.SetProfile(default, new()));
        Assert.Throws<ArgumentNullException>("profile", () => ledger.SetProfile(Key, null!));
        Assert.Throws<ArgumentException>("tie", () => ledger.Replay(default));
        Assert.Throws<ArgumentException>("tie", () => ledger.Score(default, Day(0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ledger.Score(Key, Instant.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => ledger.ScoreAll(Instant.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => ledger.ScoreAll(Key.Owner, Instant.MaxValue));
        Assert.Throws<ArgumentException>(() => ledger.ScoreAll(default(OwnerId), Day(0)));
        Assert.Equal(0, ledger.Count);
    }

    [Fact]
    public void Explain_OfABondThatIsStatedAlone_HasNoEvidence()
    {
        TieLedger ledger = new(Scorer);
        ledger.SetProfile(Key, new() { Closeness = [new(Closeness.Friend, Date(0))] });
        Explanation stated = ledger.Score(Key, Day(9)).Explain(ScoreTerm.Bond).Find("bond_stated")!;
        Assert.Equal((0, 0), (stated.Evidence.Count, stated.FurtherEvidence));
    }

    [Fact]
    public void Score_BeforeTheLastInteraction_SaysWhereTheTieStands()
    {
        TieLedger ledger = new(Scorer);
        ledger.Record(Key.Owner, On(10));
        Assert.StartsWith($"The tie {Key} is folded up to its last interaction, {Day(10)}; score it as of then or later, or from its "
            + "history.",
            Assert.Throws<ArgumentOutOfRangeException>(() => ledger.Score(Key, Day(9))).Message, StringComparison.Ordinal);
    }
}
