using NodaTime;

namespace RelationshipModel.Evaluation.Tests;

public sealed class ProtocolTests
{
    private static readonly Correspondence Letters = Made.SmallCorrespondence;
    private static readonly Run First = Protocol.Runs(Letters).First();

    // Eleven messages: the 6th, halfway between the 7th (day 6) and the 8th (day 8), the 9th.
    [Fact]
    public void Runs_AnyFile_AskAtThreeQuantilesOfTheMessageTimes() =>
        Assert.Equal([Made.Day(5), Made.Day(5), Made.Day(7), Made.Day(7), Made.Day(9), Made.Day(9)], Protocol.Runs(Letters)
            .Select(run => run.Snapshot.AsOf));

    [Fact]
    public void Runs_AnyFile_LookThreeAndTenPercentOfTheSpanAhead() =>
        Assert.Equal([Duration.FromDays(3), Duration.FromDays(10)], Protocol.Runs(Letters).Take(2).Select(run => run.Horizon));

    [Fact]
    public void Snapshot_MessageAtTheDate_IsKnown() => Assert.Equal(2, Tie("o", "c5").Count);

    [Fact]
    public void Snapshot_OneMessage_CountsInBothNetworks() =>
        Assert.Equal((true, false), (Tie("o", "c1").Messages[0].Sent, Tie("c1", "o").Messages[0].Sent));

    [Fact]
    public void Snapshot_OwnersTies_LieTogether()
    {
        Snapshot snapshot = First.Snapshot;

        Assert.All(snapshot.Networks, ties => Assert.Single(snapshot.Ties.Take(ties).Select(tie => tie.Key.Owner).Distinct()));
        Assert.Equal(snapshot.Ties.Count, snapshot.Networks.Sum(ties => snapshot.Ties.Take(ties).Count()));
    }

    [Fact]
    public void Active_MessageAtTheLastInstantOfTheHorizon_Counts() => Assert.Equal(["c1", "c5"], ActiveContacts(First));

    [Fact]
    public void Active_LongerHorizon_SeesMore() =>
        Assert.Equal(["c1", "c2", "c5"], ActiveContacts(Protocol.Runs(Letters).ElementAt(1)));

    [Fact]
    public void Active_ReceivedByTheContact_CountsInTheContactsNetworkToo() =>
        Assert.True(ContactForecast.Active(First)[First.Snapshot.Ties.ToList().IndexOf(Tie("c1", "o"))]);

    [Fact]
    public void Constructor_AllAtOneInstant_SaysThatNothingCanBeAsked()
    {
        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => Made.Letters((1, "a", "b"), (1, "b", "a")));

        Assert.Contains("letters: messages at two instants", refused.Message, StringComparison.Ordinal);
    }

    private static PastTie Tie(string owner, string contact) =>
        Assert.Single(First.Snapshot.Ties, tie => tie.Key == new TieKey(new(owner), new(contact)));

    private static IEnumerable<string> ActiveContacts(Run run) => run.Snapshot.Ties
        .Zip(ContactForecast.Active(run))
        .Where(tie => tie.Second && tie.First.Key.Owner == new OwnerId("o"))
        .Select(tie => tie.First.Key.Contact.Value)
        .Order(StringComparer.Ordinal);
}
