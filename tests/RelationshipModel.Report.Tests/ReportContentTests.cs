using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Report.Tests;

public sealed class ReportContentTests
{
    [Fact]
    public void Of_SeriesAndManyGatheringsToCome_BriefsOnTheNextOfEachUpToSix()
    {
        NetworkSnapshot snapshot = Networks.Small() with
        {
            Gatherings =
            [
                .. Enumerable.Range(1, 52).Select(static week => Gathering("choir", week)),
                .. Enumerable.Range(1, 9).Select(static number => Gathering($"feast {number}", number + 1)),
                new(new("other choir"), "choir", Networks.AsOf + Duration.FromDays(20), new ContactId("1")),
            ],
        };

        Assert.Equal(["choir-1", "feast 1-2", "other choir", "feast 2-3", "feast 3-4", "feast 4-5"],
            ReportContent.Of(snapshot).Briefings.Select(static briefing => briefing.Key.Id.Value));

        static Gathering Gathering(string name, int week) =>
            new(new($"{name}-{week}"), name, Networks.AsOf + Duration.FromDays(7 * week), new ContactId("0"), new ContactId("2"));
    }
}
