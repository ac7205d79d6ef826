using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Scoring;

/// <summary>What model 1 kept of removed interactions: ten hours of bond before its last day, four days of contact from day
/// 738,000 to 738,090, and three times as much of the owner as of the contact.</summary>
public sealed class EarlierTieStateTests
{
    private const int FirstDay = 738_000, LastDay = 738_090, BeyondSince = 738_050;
    private const byte NoContact = 1, ReactionLast = 2, OwnerOpened = 8, ContactOpened = 16, Marks = 32;

    private static readonly ScoringOptions Options = new();
    private static readonly BondCurve Curve = new TieFold(Options).CurveOf(TieProfile.None);

    [Fact]
    public void ReadPast_TakesOverWhatBothModelsKnow()
    {
        TieState state = Read(0);

        Assert.Equal(10, Curve.Hours(state.BondBeforeDay), 1e-12);
        Assert.Equal((1.5, .75), (state.DaySum, state.DayLargest));
        Assert.Equal(new Moment(LastDay, 7_200_000_000_000), state.Last);
        Assert.Equal((LastDay + 1, new InteractionId("last"), 12), (state.Day, state.LastId, state.Interactions));
        Assert.Equal(new Moment(FirstDay, 0), state.First);
        Assert.Equal((LastDay, 6.0, 2.0), (state.BalanceDay, state.OwnerInitiatives, state.ContactInitiatives));
        Assert.Equal((5, BeyondSince), (state.UnansweredInitiatives, state.InitiativeBeyondSince));
        Assert.True(state is { HasContact: true, HasAddressed: true, HasMoreThanAttempts: true, HasSign: true });
        Assert.False(state.HasAttempt);
        Assert.Equal((LastDay, 4, 1), (state.ContactDay, state.ContactDays, state.ContactsOnDay));
        Assert.Equal(3 + Math.Log2(2), state.Episodes);
        Assert.Null(state.Turns);
        Assert.Null(state.Marks);
    }

    // 90 days in three gaps whose logarithms sum up to 10: as if each had been as long as their geometric mean.
    [Fact]
    public void ReadPast_TheGaps_CountAsTheirGeometricMean()
    {
        TieState state = Read(0);
        Assert.Equal(90, state.GapSum);
        Assert.Equal(90 * (10.0 / 3), state.GapLogSum, 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void ReadPast_OfOneDayOfContactAtMost_HasNoGap(int contactDays)
    {
        TieState state = Read(0, contactDays: contactDays);
        Assert.Equal((0.0, 0.0), (state.GapSum, state.GapLogSum));
    }

    [Fact]
    public void ReadPast_OfTwoDaysOfContact_HasOneGap()
    {
        TieState state = Read(0, contactDays: 2);
        Assert.Equal((90.0, 900.0), (state.GapSum, state.GapLogSum));
    }

    [Theory]
    [InlineData(0, 6, 2)]
    [InlineData(OwnerOpened, 7, 2)]
    [InlineData(ContactOpened, 6, 3)]
    [InlineData(OwnerOpened | ContactOpened, 6, 2)]
    public void ReadPast_WhoOpenedLast_CountsUnlessBothDid(byte flags, double owner, double contact)
    {
        TieState state = Read(flags);
        Assert.Equal((owner, contact), (state.OwnerInitiatives, state.ContactInitiatives));
    }

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(0, 0, false)]
    [InlineData(ContactOpened, 0, true)]
    public void ReadPast_OnlyWhatTheContactOpened_IsASign(byte flags, double contact, bool hasSign) =>
        Assert.Equal(hasSign, Read(flags, contact: contact).HasSign);

    // Beyond some size of bond model 1 kept a mantissa and an exponent of two in place of e^(b/c) - 1.
    [Theory]
    [InlineData(.5, 0, 40.546510810816436)]
    [InlineData(.75, 3, 179.17594692280550)]
    public void ReadPast_TheBond_HasTheHoursItHadByItsScale(double mantissa, int exponent, double hours) =>
        Assert.Equal(hours, Curve.Hours(Read(0, scale: 100, mantissa: mantissa, exponent: exponent).BondBeforeDay), 1e-9);

    [Fact]
    public void ReadPast_WithoutContact_HasNoDayOfContact()
    {
        TieState state = Read(NoContact);
        Assert.False(state.HasContact);
        Assert.Equal((0, 0, 0), (state.ContactDay, state.ContactDays, state.ContactsOnDay));
        Assert.Equal((0.0, 0.0, 0.0), (state.Episodes, state.GapSum, state.GapLogSum));
        Assert.Equal(new Moment(FirstDay, 0), state.First);
    }

    [Fact]
    public void ReadPast_SupportAndJudgements_AreTakenOver()
    {
        TieState state = Read(Marks);
        TieMarks marks = state.Marks!;
        Assert.Equal((3.0, 1.0), (marks.SupportGiven, marks.SupportReceived));
        Assert.Equal(state.Last, marks.SupportAt);
        Assert.Equal(738_060, marks.SupportBeyondSince);
        Assert.Equal((4.5, 3, -2, 2), (marks.DepthSum, marks.DepthCount, marks.FeelSum, marks.FeelCount));
        Assert.Null(state.Turns);
    }

    [Fact]
    public void ReadPast_AReactionAfterTheLastContact_IsNotTheLastContact()
    {
        TieState state = Read(Marks | ReactionLast);
        Assert.Equal(new Moment(LastDay - 1, 5), state.LastContact);
        Assert.Equal(new InteractionId("contact"), state.LastContactId);
        Assert.Equal(state.Last, state.LastAddressed);
    }

    [Fact]
    public void ReadPast_AReactionWithoutContact_OpensNoTurns() => Assert.Null(Read(Marks | ReactionLast | NoContact).Turns);

    [Fact]
    public void ReadPast_WithoutIds_HasDefaultOnes()
    {
        TieState state = Read(Marks | ReactionLast, last: "", lastContact: "");
        Assert.True(state.LastId.IsDefault);
        Assert.True(state.LastContactId.IsDefault);
    }

    private static TieState Read(byte flags, int contactDays = 4, double contact = 2, double scale = 10,
        double mantissa = 1.718281828459045, int exponent = 0, string last = "last", string lastContact = "contact")
    {
        const double Growth = 8;
        ByteWriter bytes = new(new byte[512]);
        bytes.Write((byte)1);
        bytes.Write(new byte[16]);
        bytes.Write(scale);
        bytes.Write(99.0);
        bytes.Write(mantissa);
        bytes.Write(exponent);
        bytes.Write(LastDay + 1);
        bytes.Write(1.5);
        bytes.Write(.75);
        bytes.Write(LastDay);
        bytes.Write(7_200_000_000_000);
        bytes.Write(last);
        bytes.Write(12);
        bytes.Write(LastDay);
        bytes.Write(FirstDay);
        bytes.Write(contactDays);
        bytes.Write(10.0);
        bytes.Write(flags);
        bytes.Write(77);
        bytes.Write(Growth);
        bytes.Write(6 * Growth);
        bytes.Write(contact * Growth);
        bytes.Write((ushort)5);
        bytes.Write(BeyondSince);
        bytes.Write(3 * Growth);
        bytes.Write(1 * Growth);
        bytes.Write(738_060);
        bytes.Write(4.5);
        bytes.Write(3);
        bytes.Write(-2);
        bytes.Write(2);
        bytes.Write(LastDay - 1);
        bytes.Write(5L);
        bytes.Write(lastContact);
        return new TieStateBytes(Options, new(Options)).ReadPast(bytes.Written, TieProfile.None);
    }
}
