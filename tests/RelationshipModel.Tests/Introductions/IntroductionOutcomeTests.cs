using NodaTime;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring.Bulk;
using static RelationshipModel.Tests.Introductions.Acquainting;

namespace RelationshipModel.Tests.Introductions;

public sealed class IntroductionOutcomeTests
{
    private static readonly InteractionId Word = new("word to both");
    private static readonly Introduction Accepted =
        Introduction.Begin(new("x"), Id("ben"), Id("ada"), AsOf).AskFirst(AsOf).AcceptFirst(AsOf).AskSecond(AsOf)
            .AcceptSecond(AsOf);

    [Fact]
    public void Of_AMadeIntroduction_AcquaintsThePair() =>
        Assert.Equal(
            new Acquaintance(Pair("ada", "ben"), AcquaintanceState.Acquainted, AcquaintanceSource.Introduction, Today),
            IntroductionOutcome.Of(Accepted.Make(AsOf), DateTimeZone.Utc, Word)!.Acquaintance);

    [Fact]
    public void Of_AMadeIntroduction_TakesTheDayInTheOwnersZone() =>
        Assert.Equal(Today.PlusDays(1),
            IntroductionOutcome.Of(Accepted.Make(AsOf), DateTimeZone.ForOffset(Offset.FromHours(14)), Word)!.Acquaintance.On);

    [Fact]
    public void Of_AMadeIntroduction_GivesSupportToEach()
    {
        Interaction interaction = IntroductionOutcome.Of(Accepted.Make(AsOf), DateTimeZone.Utc, Word, Channel.Email)!.Interaction;
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
    public void Of_AnIntroductionMetLater_IsTheSameAsWhenItWasMade()
    {
        Introduction made = Accepted.Make(AsOf);

        Assert.Equal(
            IntroductionOutcome.Of(made, DateTimeZone.Utc, Word),
            IntroductionOutcome.Of(made.Meet(AsOf + Duration.FromDays(9)), DateTimeZone.Utc, Word));
    }

    [Fact]
    public void Of_AnIntroductionThatCameToNothing_LeavesAcquaintanceUnknown() =>
        Assert.Equal(
            AcquaintanceState.Unknown,
            IntroductionOutcome.Of(Accepted.Make(AsOf).NoContact(AsOf), DateTimeZone.Utc, Word)!.Acquaintance.State);

    [Fact]
    public void Of_AnIntroductionNotMade_IsNothing()
    {
        Assert.Null(IntroductionOutcome.Of(Accepted, DateTimeZone.Utc, Word));
        Assert.Null(IntroductionOutcome.Of(Accepted.Decline(Id("ada"), AsOf), DateTimeZone.Utc, Word));
    }

    [Fact]
    public void Of_ADefaultId_IsRefused() =>
        Assert.Throws<ArgumentException>(() => IntroductionOutcome.Of(Accepted.Make(AsOf), DateTimeZone.Utc, default));
}
