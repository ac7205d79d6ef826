using CsCheck;
using NodaTime;
using RelationshipModel.Scoring;
using static RelationshipModel.Tests.Nouns.Samples;

namespace RelationshipModel.Tests.Nouns;

public sealed class InteractionTests
{
    private static readonly InteractionId Id = new("hello");

    private static readonly Instant Earliest = Instant.FromUtc(1, 1, 2, 0, 0);
    private static readonly Instant Latest = Instant.FromUtc(9999, 12, 30, 0, 0);

    [Fact]
    public void Constructor_NobodyNamed_IsRefused()
    {
        Assert.Throws<ArgumentException>("contacts", () => new Interaction(Id, At, Channel.Letter));
        Assert.Throws<ArgumentNullException>("contacts", () => new Interaction(Id, At, Channel.Letter, null!));
    }

    [Fact]
    public void Constructor_FirstAndLastInstants_AreKept()
    {
        Assert.Equal(Earliest, new Interaction(Id, Earliest, Channel.Letter, Ada).At);
        Assert.Equal(Latest, new Interaction(Id, Latest, Channel.Letter, Ada).At);
    }

    [Fact]
    public void Constructor_InstantBeyondThem_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("at",
            () => new Interaction(Id, Earliest - Duration.Epsilon, Channel.Letter, Ada));
        Assert.Throws<ArgumentOutOfRangeException>("at",
            () => new Interaction(Id, Latest + Duration.Epsilon, Channel.Letter, Ada));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(8)]
    public void Constructor_UnknownChannel_IsRefused(int channel) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(channel), () => new Interaction(Id, At, (Channel)channel, Ada));

    [Fact]
    public void Contacts_GivenTwiceAndInAnyOrder_AreEachOnceInOrder()
    {
        Interaction interaction = new(Id, At, Channel.Letter, Ben, Ada, Ben);

        Assert.Equal([Ada, Ben], interaction.Contacts);
        Assert.Equal(3, interaction.HeadCount);
        Assert.Equal(new Interaction(Id, At, Channel.Letter, Ada, Ben), interaction);
    }

    [Fact]
    public void HeadCount_LessThanThePeopleNamed_IsRefused()
    {
        Assert.Equal(3, new Interaction(Id, At, Channel.Letter, Ada, Ben) { HeadCount = 3 }.HeadCount);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Interaction(Id, At, Channel.Letter, Ada, Ben) { HeadCount = 2 });
    }

    [Fact]
    public void Initiator_WhoDidNotTakePart_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new Interaction(Id, At, Channel.Letter, Ada) { Initiator = Initiator.Of(Ben) });

    [Fact]
    public void Initiator_NotStated_IsUnknown()
    {
        Initiator initiator = new Interaction(Id, At, Channel.Letter, Ada).Initiator;

        Assert.Equal(TieSide.None, initiator.Side);
        Assert.Null(initiator.Contact);
        Assert.Equal("unknown", initiator.ToString());
    }

    [Fact]
    public void Initiator_OwnerAndContact_AreToldApart()
    {
        Assert.True(Initiator.Owner is { Side: TieSide.Owner, Contact: null });
        Assert.Equal(TieSide.Contact, Initiator.Of(Ada).Side);
        Assert.Equal(Ada, Initiator.Of(Ada).Contact);
        Assert.NotEqual(Initiator.Of(Ada), Initiator.Of(Ben));
        Assert.NotEqual(Initiator.Owner, Initiator.Unknown);
    }

    [Fact]
    public void Length_Negative_IsRefused()
    {
        Assert.Equal(Duration.Zero, new Interaction(Id, At, Channel.Letter, Ada) { Length = Duration.Zero }.Length);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new Interaction(Id, At, Channel.Letter, Ada) { Length = -Duration.Epsilon });
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(3)]
    public void AfterFeel_BeyondTwo_IsRefused(int afterFeel) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Interaction(Id, At, Channel.Letter, Ada) { AfterFeel = afterFeel });

    /// <summary>A reaction, a talk that nobody took and a circular to more than 25 others are no contact.</summary>
    [Theory]
    [InlineData(Channel.Letter, 26, null, true)]
    [InlineData(Channel.Letter, 27, null, false)]
    [InlineData(Channel.Email, 2, 0, true)]
    [InlineData(Channel.Reaction, 2, null, false)]
    [InlineData(Channel.Reaction, 2, 60, false)]
    [InlineData(Channel.InPerson, 2, 0, false)]
    [InlineData(Channel.Video, 2, 0, false)]
    [InlineData(Channel.Voice, 2, 0, false)]
    [InlineData(Channel.Voice, 2, 1, true)]
    [InlineData(Channel.Voice, 2, null, true)]
    [InlineData(Channel.InPerson, 27, null, true)]
    [InlineData(Channel.Other, 2, 0, true)]
    public void IsContact_ByChannelHeadsAndLength_IsWhatReachedTheContact(
        Channel channel, int heads, int? seconds, bool isContact)
    {
        Interaction interaction = new(Id, At, channel, Ada)
        {
            HeadCount = heads,
            Length = seconds is { } length ? Duration.FromSeconds(length) : null,
        };
        Assert.Equal(isContact, new RelationshipScorer().IsContact(interaction));
        Assert.Equal(channel is Channel.InPerson or Channel.Video or Channel.Voice, interaction.IsTalk);
    }

    [Fact]
    public void Depth_Unknown_IsRefusedOnlyIfUndefined()
    {
        Assert.Equal(Depth.Unknown, new Interaction(Id, At, Channel.Letter, Ada).Depth);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Interaction(Id, At, Channel.Letter, Ada) { Depth = (Depth)5 });
    }

    [Fact]
    public void Supports_InAnyOrder_AreEqual()
    {
        Support given = new(TieSide.Owner, SupportKind.Emotional);
        Support received = new(TieSide.Contact);

        Assert.Equal(
            new Interaction(Id, At, Channel.Letter, Ada) { Supports = [given, received] },
            new Interaction(Id, At, Channel.Letter, Ada) { Supports = [received, given, received] });
    }

    [Fact]
    public void Supports_WithoutDirection_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new Interaction(Id, At, Channel.Letter, Ada) { Supports = [default] });
        Assert.Throws<ArgumentNullException>(() => new Interaction(Id, At, Channel.Letter, Ada) { Supports = null! });
        Assert.Throws<ArgumentOutOfRangeException>("by", () => new Support((TieSide)3));
        Assert.Throws<ArgumentOutOfRangeException>("kind", () => new Support(TieSide.Owner, (SupportKind)5));
    }

    [Fact]
    public void FromDateTimeOffset_IsTheSameInstant() =>
        Assert.Equal(
            new Interaction(Id, At, Channel.Letter, Ada),
            Interaction.FromDateTimeOffset(Id, At.ToDateTimeOffset().ToOffset(TimeSpan.FromHours(9)), Channel.Letter, Ada));

    [Fact]
    public void Without_OneOfTwo_KeepsAllElse()
    {
        Interaction interaction = Samples.Interaction();

        Interaction left = interaction.Without(Ben)!;

        Assert.Equal([Ada], left.Contacts);
        Assert.Equal(new Interaction(left.Id, left.At, left.Channel, Ada)
        {
            HeadCount = 4,
            Initiator = Initiator.Of(Ada),
            IsReply = true,
            Length = interaction.Length,
            Depth = interaction.Depth,
            Supports = interaction.Supports,
            AfterFeel = interaction.AfterFeel,
            Gathering = interaction.Gathering,
        }, left);
    }

    [Fact]
    public void Without_TheInitiator_DoesNotNameThem() =>
        Assert.Equal(TieSide.None, Samples.Interaction().Without(Ada)!.Initiator.Side);

    [Fact]
    public void Without_TheOwnerWhoOpened_StillNamesTheOwner() =>
        Assert.True((Samples.Interaction() with { Initiator = Initiator.Owner }).Without(Ada)!.Initiator.Side == TieSide.Owner);

    [Fact]
    public void Without_TheOnlyContact_IsNothing() => Assert.Null(new Interaction(Id, At, Channel.Letter, Ada).Without(Ada));

    [Fact]
    public void Without_SomebodyElse_IsTheSame()
    {
        Interaction interaction = new(Id, At, Channel.Letter, Ada);

        Assert.Same(interaction, interaction.Without(Ben));
    }

    [Fact]
    public void Without_AnyOfMany_KeepsTheHeadCountAndForgetsTheContact() =>
        Gen.Select(Gen.Int[1, 8].List[1, 8], Gen.Int[1, 8], Gen.Int[0, 5]).Sample((contacts, erased, more) =>
        {
            Interaction interaction = new(Id, At, Channel.InPerson, contacts.Select(n => new ContactId($"{n}")));
            interaction = interaction with { HeadCount = interaction.HeadCount + more };
            ContactId gone = new($"{erased}");

            Interaction? left = interaction.Without(gone);

            return left is null
                ? contacts.All(n => n == erased)
                : left.HeadCount == interaction.HeadCount && !left.Contacts.Contains(gone)
                && left.Contacts.SequenceEqual(interaction.Contacts.Where(c => c != gone));
        });

    [Fact]
    public void Compare_IsByInstantThenOrdinallyById()
    {
        Interaction early = new(new InteractionId("b"), At, Channel.Letter, Ada);
        Interaction late = new(new InteractionId("a"), At + Duration.Epsilon, Channel.Letter, Ada);
        Interaction same = new(new InteractionId("B"), At, Channel.Letter, Ada);

        Assert.True(Interaction.Compare(early, late) < 0);
        Assert.True(Interaction.Compare(same, early) < 0);
        Assert.Equal(0, Interaction.Compare(early, early));
    }
}
