using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Scoring;

/// <summary>Who opens a session counts 1, who first answers in it 2/3; where both sides open at one instant, nobody
/// does.</summary>
public sealed class SessionTurnTests
{
    // Each interaction: o and c of the owner and the contact, n of nobody known; then r for a marked reply, h for a talk held.
    // The instant is the first of a session, or one of a session that the owner opened and nobody answered yet.
    [Theory]
    [InlineData(true, "o", 1, 0, TieSide.Owner)]
    [InlineData(true, "c", 0, 1, TieSide.Contact)]
    [InlineData(true, "n", 0, 0, TieSide.None)]
    [InlineData(true, "oh", 1, 2 / 3.0, TieSide.Owner)]
    [InlineData(true, "ch", 2 / 3.0, 1, TieSide.Contact)]
    [InlineData(true, "nh", 0, 0, TieSide.None)]
    [InlineData(true, "o o", 1, 0, TieSide.Owner)]
    [InlineData(true, "n o", 1, 0, TieSide.Owner)]
    [InlineData(true, "n ch", 2 / 3.0, 1, TieSide.Contact)]
    [InlineData(true, "o c", 0, 0, TieSide.None)]
    [InlineData(true, "oh ch", 0, 0, TieSide.None)]
    [InlineData(true, "c o", 0, 0, TieSide.None)]
    [InlineData(true, "o c o", 0, 0, TieSide.None)]
    [InlineData(true, "or", 2 / 3.0, 0, TieSide.None)]
    [InlineData(true, "cr", 0, 2 / 3.0, TieSide.None)]
    [InlineData(true, "nr", 0, 0, TieSide.None)]
    [InlineData(true, "o cr", 1, 2 / 3.0, TieSide.Owner)]
    [InlineData(true, "c or", 2 / 3.0, 1, TieSide.Contact)]
    [InlineData(true, "o cr cr", 1, 2 / 3.0, TieSide.Owner)]
    [InlineData(true, "cr o", 1, 2 / 3.0, TieSide.Owner)]
    [InlineData(true, "or c", 2 / 3.0, 1, TieSide.Contact)]
    [InlineData(true, "cr o c", 0, 2 / 3.0, TieSide.None)]
    [InlineData(true, "or o c", 2 / 3.0, 0, TieSide.None)]
    [InlineData(true, "o c cr", 0, 2 / 3.0, TieSide.None)]
    [InlineData(true, "o cr c", 0, 2 / 3.0, TieSide.None)]
    [InlineData(true, "o or c", 2 / 3.0, 0, TieSide.None)]
    [InlineData(true, "or o cr c", 2 / 3.0, 2 / 3.0, TieSide.None)]
    [InlineData(true, "o or", 5 / 3.0, 0, TieSide.None)]
    [InlineData(false, "o", 0, 0, TieSide.Owner)]
    [InlineData(false, "c", 0, 2 / 3.0, TieSide.Owner)]
    [InlineData(false, "cr", 0, 2 / 3.0, TieSide.Owner)]
    [InlineData(false, "c c", 0, 2 / 3.0, TieSide.Owner)]
    [InlineData(false, "n", 0, 0, TieSide.Owner)]
    [InlineData(false, "o c", 0, 2 / 3.0, TieSide.Owner)]
    public void Of_TheInteractionsOfOneInstant_IsWhatEachSideAdds(
        bool begins, string instant, double owner, double contact, TieSide opener)
    {
        SessionTurn turn = SessionTurn.None;
        if (!begins)
        {
            turn = turn.Next(true);
            turn.Add(TieSide.Owner, false, false, true);
        }

        turn = Taken(turn.Next(begins), instant);
        Assert.Equal(owner, turn.Of(TieSide.Owner, 2 / 3.0), 1e-12);
        Assert.Equal(contact, turn.Of(TieSide.Contact, 2 / 3.0), 1e-12);
        Assert.Equal(owner > 0 || contact > 0, turn.AddsAnything);
        Assert.Equal(opener, turn.Opener);
    }

    // After the instant the other side may answer what was opened, once.
    [Theory]
    [InlineData("o", 0, 2 / 3.0)]
    [InlineData("c", 2 / 3.0, 0)]
    [InlineData("oh", 0, 0)]
    [InlineData("o cr", 0, 0)]
    [InlineData("o c", 0, 0)]
    [InlineData("or", 0, 0)]
    [InlineData("cr o", 0, 2 / 3.0)]
    [InlineData("n", 0, 0)]
    [InlineData("n o", 0, 2 / 3.0)]
    [InlineData("n oh", 0, 0)]
    [InlineData("o cr c", 0, 0)]
    public void Next_AfterTheFirstInstant_IsAnsweredOnce(string instant, double owner, double contact)
    {
        SessionTurn turn = Taken(SessionTurn.None.Next(true), instant).Next(false);
        Assert.False(turn.AddsAnything);
        turn = Taken(turn, "o c");
        Assert.Equal((owner, contact), (turn.Of(TieSide.Owner, 2 / 3.0), turn.Of(TieSide.Contact, 2 / 3.0)));
        Assert.False(Taken(turn.Next(false), "o c").AddsAnything);
    }

    [Theory]
    [InlineData("o", false)]
    [InlineData("c", false)]
    [InlineData("oh", true)]
    [InlineData("o cr", true)]
    [InlineData("o c", true)]
    [InlineData("o or", true)]
    public void IsAnswered_AfterTheFirstInstant_UnlessOneSideAloneOpened(string instant, bool expected) =>
        Assert.Equal(expected, Taken(SessionTurn.None.Next(true), instant).IsAnswered);

    [Fact]
    public void None_IsAnswered() => Assert.False(Taken(SessionTurn.None.Next(false), "o c").AddsAnything);

    [Fact]
    public void Add_MoreThan255OfOneKind_Counts255()
    {
        SessionTurn turn = Taken(SessionTurn.None.Next(true), string.Join(' ', Enumerable.Repeat("or", 400)));
        Assert.Equal((170, 0), (Math.Round(turn.Of(TieSide.Owner, 2 / 3.0), 9), turn.Of(TieSide.Contact, 2 / 3.0)));
        Assert.Equal(0, turn.OwnerOpened);
    }

    private static SessionTurn Taken(SessionTurn turn, string instant)
    {
        bool isFirst = true;
        foreach (string one in instant.Split(' '))
        {
            TieSide who = one[0] == 'o' ? TieSide.Owner : one[0] == 'c' ? TieSide.Contact : TieSide.None;
            turn.Add(who, one.EndsWith('r'), one.EndsWith('h'), isFirst);
            isFirst = false;
        }

        return turn;
    }
}
