using NodaTime;
using RelationshipModel.Circles;

namespace RelationshipModel.Tests.Circles;

public sealed class CircleStatementsTests
{
    private static readonly LocalDate Today = new(2024, 6, 1);
    private static readonly ContactId Ada = new("ada"), Ben = new("ben"), Cora = new("cora");
    private static readonly Circle Monthly = new(new("monthly"), "Walkers",
        CirclePurpose.Friends)
    { Cadence = Cadence.Every(Period.FromDays(30)) };
    private static readonly Circle Free = new(new("free"), "Choir", CirclePurpose.Friends);

    [Fact]
    public void Of_AMember_StatesCadenceGapAndTheFirstMembership()
    {
        CircleStatements statements = new(
            [Monthly, Free],
            [
                new(Monthly.Id, Ada, Today.PlusDays(-10)), new(Free.Id, Ada, Today.PlusDays(-400)),
                new(Free.Id, Ben, Today.PlusDays(-3)),
                new(Monthly.Id, Cora, Today.PlusDays(-90), Today.PlusDays(-1)),
            ],
            Today);

        TieProfile ada = statements.Of(Ada, TieProfile.None), ben = statements.Of(Ben, TieProfile.None);
        Assert.Equal((Monthly.Cadence, Duration.FromDays(30), Today.PlusDays(-400)),
            (ada.Cadence, ada.CircleGap, ada.MemberSince));
        Assert.Equal((null, null, Today.PlusDays(-3)), (ben.Cadence, ben.CircleGap, ben.MemberSince));
        Assert.Same(TieProfile.None, statements.Of(Cora, TieProfile.None));
        Assert.Equal([Ada, Ben], statements.Members.Order());
    }

    [Fact]
    public void Of_AMembershipWithItsOwnCadence_KeepsTheCirclesGap()
    {
        CircleStatements statements = new([Monthly],
            [new(Monthly.Id, Ada, Today) { Cadence = Cadence.Every(Period.FromDays(7)) }], Today);
        TieProfile ada = statements.Of(Ada, TieProfile.None);

        Assert.Equal((Cadence.Every(Period.FromDays(7)), Duration.FromDays(30)), (ada.Cadence, ada.CircleGap));
    }
}
