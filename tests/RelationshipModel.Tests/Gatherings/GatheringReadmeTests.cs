using RelationshipModel.Gatherings;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;
using static RelationshipModel.Tests.MadeNetwork;

namespace RelationshipModel.Tests.Gatherings;

public sealed class GatheringReadmeTests
{
    [Fact]
    public void Readme_Example_Runs()
    {
        NetworkSnapshot snapshot = new MadeNetwork
        {
            Contacts = [Person("ana")],
            Gatherings = [new(new("reunion"), "Reunion", Day(0), Id("ana"))]
        }.AsOf(5);
        IntroductionSuggestion[] introductions = [];

        GatheringPlanner planner = new();
        GatheringBriefing before = planner.Brief(snapshot, new GatheringId("reunion"), introductions);
        foreach (ExpectedAttendee friend in before.Revisit)
            Console.WriteLine(Language.English.Render(friend.Reasons[0], id => snapshot.Contact(id)?.Name ?? id.Value));

        GatheringReview after = planner.Review(snapshot, new GatheringId("reunion"));
        Console.WriteLine(
            $"{after.Count()} promises, {after.KeptInTime().Share:P0} kept in time, {after.SecondMeetings().Yes} met again");

        ReadmeCode.IsRunBy("Gatherings");
    }
}
