using RelationshipModel.Scoring;
using static RelationshipModel.Tests.Scoring.Ties;

namespace RelationshipModel.Tests.Scoring;

public sealed class TiePeopleTests
{
    private static readonly ContactId Ann = new("ann"), Bob = new("bob"), Eve = new("eve");

    [Fact]
    public void Add_Occasions_AreCountedByHeadCountInOrder()
    {
        TiePeople people = Folded(Met(0, 5, Ann), Met(1, 3, Ann), Met(2, 5, Ann), Met(3, 4, Ann), Met(4, 9, Ann), Met(5, 3, Ann));
        Assert.Equal([(3, 2), (4, 1), (5, 2), (9, 1)], people.Companions[Ann].Occasions);
        Assert.Equal((Day(5), new InteractionId("00005")), people.Last);
    }

    [Fact]
    public void Add_AtAGathering_KeepsTheFewestThatWereThere()
    {
        TiePeople people = Folded(Met(0, 7, "fair", Ann), Met(1, 4, "fair", Ann), Met(2, 5, "fair", Ann), Met(3, 6, "ball", Ann));
        Assert.Empty(people.Companions[Ann].Occasions);
        Assert.Equal([new(new("ball"), 6), new(new("fair"), 4)], people.Companions[Ann].AtGatherings);
    }

    [Fact]
    public void Add_ReactionsAndWhatIsOfTheContactAlone_MeetNobody()
    {
        TiePeople people = Folded(Met(0, 2), new(new("like"), Day(1), Channel.Reaction, Friend, Ann));
        Assert.Empty(people.Companions);
        Assert.Equal((Day(1), new InteractionId("like")), people.Last);
    }

    [Fact]
    public void Add_TheLatest_AreFiveAndTheLatestFirst()
    {
        TiePeople people = Folded([.. Enumerable.Range(0, 7).Select(static day => Met(day, 3, Ann))]);
        Assert.Equal(
            ["00006", "00005", "00004", "00003", "00002"], people.Companions[Ann].Latest.Select(static one => one.Id.Value));
        Assert.DoesNotContain(Friend, people.Companions.Keys);
    }

    [Fact]
    public void Mapped_TwoWhoBecomeOne_AreUnited()
    {
        TiePeople people = Folded(
            Met(0, 3, Ann), Met(1, 4, Ann, Bob), Met(2, 3, Bob), Met(3, 5, "fair", Ann), Met(4, 6, "fair", Bob),
            Met(5, 7, "ball", Bob), Met(6, 4, Eve));
        TiePeople mapped = people.Mapped(static contact => contact == Bob ? Ann : contact);

        Assert.Equal([Ann, Eve], mapped.Companions.Keys.Order());
        TiePeople.Companion ann = mapped.Companions[Ann];
        Assert.Equal([(3, 2), (4, 2)], ann.Occasions);
        Assert.Equal([new(new("ball"), 7), new(new("fair"), 5)], ann.AtGatherings);
        Assert.Equal(["00005", "00004", "00003", "00002", "00001"], ann.Latest.Select(static one => one.Id.Value));
        Assert.Equal(people.Last, mapped.Last);
        Assert.Equal([(3, 1), (4, 1)], people.Companions[Ann].Occasions);
    }

    [Fact]
    public void Mapped_WhereNobodyBecomesAnother_IsTheSame()
    {
        TiePeople people = Folded(Met(0, 3, Ann));
        Assert.Same(people, people.Mapped(static contact => contact == Bob ? Ann : contact));
    }

    private static Interaction Met(int day, int headCount, params ContactId[] others) => Met(day, headCount, null, others);

    private static Interaction Met(int day, int headCount, string? gathering, params ContactId[] others) =>
        new(new($"{day:D5}"), Day(day), Channel.InPerson, [Friend, .. others])
        {
            HeadCount = Math.Max(headCount, others.Length + 2),
            Gathering = gathering is null ? null : new(gathering),
        };

    private static TiePeople Folded(params Interaction[] history)
    {
        TiePeople people = new();
        foreach (Interaction interaction in history) TieDigestFold.Add(people, interaction, Friend);
        return people;
    }
}
