using CsCheck;
using NodaTime;
using static RelationshipModel.Tests.Nouns.Samples;

namespace RelationshipModel.Tests.Nouns;

public sealed class TieTests
{
    private static readonly TieKey Key = new(new OwnerId("owner"), Ada);

    [Fact]
    public void History_InAnyOrderAndGivenTwice_IsEqual() =>
        Gen.Int[0, 40].Array[0, 30].Sample(minutes =>
        {
            Interaction[] history = [
                .. minutes.Select((minute, i) =>
                    new Interaction(new InteractionId($"{i}"), At + Duration.FromMinutes(minute), Channel.Message, Ada))];
            Tie tie = new(Key, history);

            return tie == new Tie(Key, [.. history.Reverse(), .. history])
                && tie.History.Count == history.Length
                && tie.History.Zip(tie.History.Skip(1))
                .All(pair => (pair.First.At, pair.First.Id).CompareTo((pair.Second.At, pair.Second.Id)) < 0);
        });

    [Fact]
    public void History_TwoDifferentInteractionsOfOneId_AreRefused()
    {
        Interaction one = new(new InteractionId("x"), At, Channel.Message, Ada);

        ArgumentException refusal = Assert.Throws<ArgumentException>("history",
            () => new Tie(Key, [one, one with { IsReply = true }]));

        Assert.Contains("x", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void History_WithoutTheContact_IsRefused() =>
        Assert.Throws<ArgumentException>("history",
            () => new Tie(Key, [new Interaction(new InteractionId("x"), At, Channel.Message, Ben)]));

    [Fact]
    public void History_NullOrWithNull_IsRefused()
    {
        Assert.Throws<ArgumentNullException>("history", () => new Tie(Key, null!));
        Assert.Throws<ArgumentNullException>("history", () => new Tie(Key, [null!]));
    }

    [Fact]
    public void Key_Default_IsRefused() => Assert.Throws<ArgumentException>("key", () => new Tie(default, []));

    [Fact]
    public void Profile_NotStated_IsNone() => Assert.Same(TieProfile.None, new Tie(Key, []).Profile);

    [Fact]
    public void Tie_WithAnotherProfile_IsNotEqual() =>
        Assert.NotEqual(new Tie(Key, []), new Tie(Key, [], new TieProfile { Kind = TieKind.Kin }));

    [Fact]
    public void TieKey_IsComparedByOwnerFirst()
    {
        TieKey low = new(new OwnerId("a"), new ContactId("z"));
        TieKey high = new(new OwnerId("b"), new ContactId("a"));

        Assert.True(low.CompareTo(high) < 0);
        Assert.True(high.CompareTo(new TieKey(new OwnerId("b"), new ContactId("b"))) < 0);
        Assert.Equal(0, low.CompareTo(new TieKey(new OwnerId("a"), new ContactId("z"))));
    }

    [Fact]
    public void TieProfile_OfAContact_HoldsWhatIsStated()
    {
        Contact contact = Samples.Contact();

        TieProfile profile = TieProfile.Of(contact);

        Assert.Equal(new TieProfile
        {
            Kind = contact.Kind,
            Restrictions = contact.Restrictions,
            States = contact.States,
            Closeness = contact.Closeness
        }, profile);
        Assert.Same(TieProfile.None, TieProfile.Of(new Contact(Ada, "Ada")));
        Assert.Throws<ArgumentNullException>(() => TieProfile.Of(null!));
    }

    [Theory]
    [InlineData(TieKind.Child, true)]
    [InlineData(TieKind.Parent, true)]
    [InlineData(TieKind.Sibling | TieKind.Friend, true)]
    [InlineData(TieKind.Spouse, true)]
    [InlineData(TieKind.Kin, true)]
    [InlineData(TieKind.Friend | TieKind.Sweetheart | TieKind.CoResident, false)]
    [InlineData(TieKind.None, false)]
    public void IsKin_IsSoForRelatives(TieKind kind, bool expected) =>
        Assert.Equal(expected, new TieProfile { Kind = kind }.IsKin);

    [Fact]
    public void CircleGap_NotPositive_IsRefused()
    {
        Assert.Null(TieProfile.None.CircleGap);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TieProfile { CircleGap = Duration.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TieProfile { CircleGap = -Duration.Epsilon });
    }

    [Fact]
    public void FollowUps_InAnyOrderAndGivenTwice_AreEqual()
    {
        FollowUp a = new(new FollowUpId("a"), TieSide.Owner, Ada, At);
        FollowUp b = new(new FollowUpId("b"), TieSide.Contact, Ada, At);

        TieProfile profile = new() { FollowUps = [b, a, b] };

        Assert.Equal([a, b], profile.FollowUps);
        Assert.Equal(profile, new TieProfile { FollowUps = [a, b] });
    }

    [Fact]
    public void FollowUps_TwoDifferentOfOneId_AreRefused()
    {
        FollowUp open = new(new FollowUpId("a"), TieSide.Owner, Ada, At);

        Assert.Throws<ArgumentException>(() => new TieProfile { FollowUps = [open, open.Close(FollowUpOutcome.Kept, At)] });
    }

    [Fact]
    public void FollowUps_NullOrWithNull_AreRefused()
    {
        Assert.Throws<ArgumentNullException>(() => new TieProfile { FollowUps = null! });
        Assert.Throws<ArgumentException>(() => new TieProfile { FollowUps = [null!] });
    }
}
