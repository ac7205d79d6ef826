using NodaTime;
using RelationshipModel.Circles;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;
using static RelationshipModel.Tests.MadeNetwork;

namespace RelationshipModel.Tests.Circles;

public sealed class CircleReadmeTests
{
    [Fact]
    public void Readme_Example_Runs()
    {
        NetworkSnapshot snapshot = new MadeNetwork
        {
            Contacts = [Person("ana")],
            Interactions = [On(0, "ana")],
            Circles = [new(new("inner"), "Inner") { Cadence = Cadence.Every(Period.FromWeeks(1)) }],
            Memberships = [new(new("inner"), Id("ana"), Date(0))],
        }.AsOf(40);

        CircleReview review = new CircleReviewer().Review(snapshot, new CircleId("inner"));
        foreach (CircleDrift drift in review.Outward)
            Console.WriteLine(Language.English.Render(drift.Reasons[0], id => snapshot.Contact(id)?.Name ?? id.Value));
        Console.WriteLine($"{review.Members.Count} members, {review.HoursPerMonth.Value:F1} hours a month");

        ReadmeCode.IsRunBy("Circles");
    }
}
