using NodaTime;
using static RelationshipModel.Tests.Nouns.Samples;

namespace RelationshipModel.Tests.Nouns;

public sealed class FollowUpTests
{
    private static readonly Instant Later = At + Duration.FromDays(3);

    [Fact]
    public void Constructor_IsOpen()
    {
        FollowUp promise = OpenFollowUp();

        Assert.Equal(FollowUpOutcome.Open, promise.Outcome);
        Assert.Null(promise.ClosedAt);
    }

    [Fact]
    public void Constructor_InvalidValues_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("by", () => new FollowUp(new FollowUpId("x"), 0, Ada, At));
        Assert.Throws<ArgumentOutOfRangeException>("promisedAt",
            () => new FollowUp(new FollowUpId("x"), TieSide.Owner, Ada, Instant.MaxValue));
        Assert.Throws<ArgumentException>("What", () => OpenFollowUp() with { What = " " });
    }

    [Theory]
    [InlineData(FollowUpOutcome.Kept)]
    [InlineData(FollowUpOutcome.Broken)]
    [InlineData(FollowUpOutcome.Dropped)]
    public void Close_Outcome_IsKnownFromThenOn(FollowUpOutcome outcome)
    {
        FollowUp closed = OpenFollowUp().Close(outcome, Later);

        Assert.Equal((outcome, Later), (closed.Outcome, closed.ClosedAt));
        Assert.Equal(FollowUpOutcome.Open, closed.OutcomeAt(Later - Duration.Epsilon));
        Assert.Equal(outcome, closed.OutcomeAt(Later));
        Assert.Equal(OpenFollowUp(), closed.Reopen());
    }

    [Fact]
    public void Close_AsOpenOrUndefinedOrBeforeThePromise_IsRefused()
    {
        Assert.Throws<ArgumentException>("outcome", () => OpenFollowUp().Close(FollowUpOutcome.Open, Later));
        Assert.Throws<ArgumentOutOfRangeException>("outcome", () => OpenFollowUp().Close((FollowUpOutcome)4, Later));
        Assert.Throws<ArgumentException>("at", () => OpenFollowUp().Close(FollowUpOutcome.Kept, At - Duration.Epsilon));
        Assert.Throws<ArgumentOutOfRangeException>("at", () => OpenFollowUp().Close(FollowUpOutcome.Kept, Instant.MaxValue));
    }

    [Fact]
    public void IsOverdue_OnlyAfterTheDueDayWhileOpen()
    {
        FollowUp promise = OpenFollowUp() with { Due = Day.PlusDays(2) };

        Assert.False(promise.IsOverdue(Later, Day.PlusDays(2)));
        Assert.True(promise.IsOverdue(Later, Day.PlusDays(3)));
        Assert.False(promise.IsOverdue(At - Duration.Epsilon, Day.PlusDays(3)));
        Assert.True(promise.IsOverdue(At, Day.PlusDays(3)));
        Assert.False(promise.Close(FollowUpOutcome.Dropped, Later).IsOverdue(Later, Day.PlusDays(3)));
        Assert.True(promise.Close(FollowUpOutcome.Kept, Later).IsOverdue(Later - Duration.Epsilon, Day.PlusDays(3)));
        Assert.False((promise with { Due = null }).IsOverdue(Later, Day.PlusDays(3)));
    }
}
