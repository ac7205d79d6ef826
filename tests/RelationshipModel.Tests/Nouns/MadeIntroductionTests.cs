using NodaTime;
using RelationshipModel.Scoring.Bulk;
using static RelationshipModel.Tests.Introductions.Acquainting;

namespace RelationshipModel.Tests.Nouns;

/// <summary>The acquaintance and the interaction that an introduction leaves on record.</summary>
public sealed class MadeIntroductionTests
{
    private static readonly InteractionId Word = new("word to both");
    private static readonly Introduction Accepted =
        Introduction.Begin(new("x"), Id("ben"), Id("ada"), AsOf).AskFirst(AsOf).AcceptFirst(AsOf).AskSecond(AsOf)
            .AcceptSecond(AsOf);

    [Fact]
    public void ToAcquaintance_Made_AcquaintsThePair() =>
        Assert.Equal(
            new Acquaintance(Pair("ada", "ben"), AcquaintanceState.Acquainted, AcquaintanceSource.Introduction, Today),
            Accepted.Make(AsOf).ToAcquaintance(DateTimeZone.Utc)!);

    [Fact]
    public void ToAcquaintance_Made_TakesTheDayInTheOwnersZone() =>
        Assert.Equal(Today.PlusDays(1),
            Accepted.Make(AsOf).ToAcquaintance(DateTimeZone.ForOffset(Offset.FromHours(14)))!.On);

    [Fact]
    public void ToInteraction_Made_GivesSupportToEach()
    {
        Interaction interaction = Accepted.Make(AsOf).ToInteraction(Word, Channel.Email)!;
        TieLedger ledger = new(Scorer);
        ledger.Record(Owner, interaction);

        Assert.Equal((Word, AsOf, Channel.Email, Initiator.Owner),
            (interaction.Id, interaction.At, interaction.Channel, interaction.Initiator));
        Assert.Equal([new Support(TieSide.Owner, SupportKind.Informational)], interaction.Supports);
        Assert.All([Id("ada"), Id("ben")],
            contact =>
                Assert.Equal((1, 0),
                    (ledger.Score(new(Owner, contact), AsOf).Support.Owner,
                        ledger.Score(new(Owner, contact), AsOf).Support.Contact)));
    }

    [Fact]
    public void ToInteraction_MetLater_IsTheSameAsWhenItWasMade()
    {
        Introduction made = Accepted.Make(AsOf);

        Introduction met = made.Meet(AsOf + Duration.FromDays(9));

        Assert.Equal(made.ToAcquaintance(DateTimeZone.Utc), met.ToAcquaintance(DateTimeZone.Utc));
        Assert.Equal(made.ToInteraction(Word), met.ToInteraction(Word));
    }

    [Fact]
    public void ToAcquaintance_CameToNothing_LeavesItUnknown() =>
        Assert.Equal(
            AcquaintanceState.Unknown,
            Accepted.Make(AsOf).NoContact(AsOf).ToAcquaintance(DateTimeZone.Utc)!.State);

    [Fact]
    public void ToAcquaintanceAndToInteraction_NotMade_AreNull()
    {
        Assert.Null(Accepted.ToAcquaintance(DateTimeZone.Utc));
        Assert.Null(Accepted.ToInteraction(Word));
        Assert.Null(Accepted.Decline(Id("ada"), AsOf).ToAcquaintance(DateTimeZone.Utc));
        Assert.Null(Accepted.Decline(Id("ada"), AsOf).ToInteraction(Word));
    }

    [Fact]
    public void ToAcquaintanceAndToInteraction_DefaultIdUnknownChannelOrNoZone_AreRefused()
    {
        Assert.Throws<ArgumentException>("id", static () => Accepted.ToInteraction(default));
        Assert.Throws<ArgumentOutOfRangeException>("channel", static () => Accepted.ToInteraction(Word, (Channel)99));
        Assert.Throws<ArgumentNullException>("zone", static () => Accepted.ToAcquaintance(null!));
    }
}
