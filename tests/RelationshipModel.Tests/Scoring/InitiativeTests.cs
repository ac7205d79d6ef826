using NodaTime;
using RelationshipModel.Scoring;
using static RelationshipModel.Tests.Scoring.Ties;

namespace RelationshipModel.Tests.Scoring;

public sealed class InitiativeTests
{
    [Fact]
    public void LastOfEachSide_AtAnyNanosecond_IsWhenTheyLastReachedOut()
    {
        Interaction[] letters =
        [
            .. Enumerable.Range(0, 9).Select(static i => new Interaction(
                new($"{i}"), Day(i) + Duration.FromNanoseconds(7 * i + 3), Channel.Letter, Friend)
            {
                Initiator = i % 3 == 1 ? ByFriend : ByOwner,
            }),
        ];
        for (int count = 2; count <= letters.Length; count++)
        {
            RelationshipScore score = Score(20, letters[..count]);
            Assert.Equal(letters[..count].Last(static one => one.Initiator == ByOwner).At, score.LastFromOwner);
            Assert.Equal(letters[..count].Last(static one => one.Initiator == ByFriend).At, score.LastFromContact);
        }
    }

    [Fact]
    public void Initiative_WithinFourHoursOrMarkedAsReply_IsAnAnswer()
    {
        Interaction first = On(0, Channel.Message, ByOwner);
        Interaction soon = new(new("b"), first.At + Duration.FromHours(3), Channel.Message, Friend) { Initiator = ByFriend };
        Interaction reply = On(9, Channel.Message, ByFriend) with { IsReply = true };
        RelationshipScore score = Score(10, first, soon, reply);

        // The answer within the session counts two thirds; the marked reply later finds it answered.
        Assert.Equal(2 / 3.0, score.Initiative.Contact / score.Initiative.Owner, 1e-3);
        Assert.InRange(score.Initiative.Owner, .99, 1);
    }

    [Fact]
    public void Initiative_FromBothSidesAtTheSameInstant_IsNobodys()
    {
        RelationshipScore score = Score(10, On(0, Channel.Letter, ByOwner, "a"), On(0, Channel.Letter, ByFriend, "b"));
        Assert.Equal((0, 0), (score.Initiative.Owner, score.Initiative.Contact));
    }

    [Fact]
    public void Initiative_SeveralFromOneSideAtTheSameInstant_IsOne()
    {
        RelationshipScore score = Score(0, On(0, Channel.Letter, Initiator.Unknown, "a"), On(0, Channel.Letter, ByOwner, "b"),
            On(0, Channel.Letter, ByOwner, "c"));
        Assert.Equal((1, 0), (score.Initiative.Owner, score.Initiative.Contact));
    }

    [Fact]
    public void Reciprocity_SilenceNeitherHealsNorHarmsIt()
    {
        Interaction[] history = Every(7, 20, Channel.Message, ByOwner);
        Assert.Equal(Score(133, history).Reciprocity, Score(5000, history).Reciprocity);
    }

    [Fact]
    public void IsOneSided_OnlyAfterAYearAndNotByChance()
    {
        Assert.False(Score(300, Every(30, 10, Channel.Message, ByOwner)).Initiative.IsOneSided);
        Assert.True(Score(600, Every(30, 20, Channel.Message, ByOwner)).Initiative.IsOneSided);
        Interaction[] mixed = [.. Every(30, 20, Channel.Message)
            .Select((i, n) => i with { Initiator = n % 3 == 0 ? ByFriend : ByOwner })];
        Assert.False(Score(600, mixed).Initiative.IsOneSided);
    }

    [Theory]
    [InlineData(19)]
    [InlineData(0)]
    public void Support_OfOneVisit_ToleratesByTheBondOfThatVisit(int helped)
    {
        Interaction[] visits = Every(10, 20);
        visits[helped] = visits[helped] with { Supports = [new(TieSide.Contact)] };
        BalanceOptions options = new();
        double level = Score(10 * helped, visits.Take(helped + 1)).BondLevel;
        Assert.Equal(options.BaseTolerance + options.BondTolerance * level, Score(190, visits).Support.Tolerance, 1e-12);
    }

    // Letters to and fro for three years, and then one of the owner every day.
    [Theory]
    [InlineData(250, false)]
    [InlineData(600, true)]
    public void IsOneSided_OfATieThatWasMutual_CountsTheYearFromWhenItIsNoLonger(int days, bool isOneSided)
    {
        Interaction[] letters =
        [
            .. Enumerable.Range(0, 100).Select(static i => On(10 * i, Channel.Letter, i % 2 == 0 ? ByOwner : ByFriend)),
            .. Enumerable.Range(1_000, days).Select(static day => On(day, Channel.Letter, ByOwner)),
        ];
        ReciprocityBalance balance = Score(1_000 + days, letters).Initiative;
        Assert.True(balance.Balance > balance.Tolerance);
        Assert.Equal(isOneSided, balance.IsOneSided);
    }

    [Fact]
    public void UnansweredInitiatives_CountUntilAnythingComesBack()
    {
        Assert.Equal(3, Score(100, On(0, Channel.Letter, ByFriend), On(10, Channel.Letter, ByOwner),
            On(20, Channel.Letter, ByOwner), On(30, Channel.Letter, ByOwner)).UnansweredInitiatives);
        Assert.Equal(1, Score(100, On(10, Channel.Letter, ByOwner), On(15, Channel.Reaction, ByFriend),
            On(30, Channel.Letter, ByOwner)).UnansweredInitiatives);
        Assert.Equal(0, Score(100, On(10, Channel.Letter, ByOwner), On(15, Channel.InPerson, ByOwner)).UnansweredInitiatives);
    }
}
