using RelationshipModel.Evaluation.Rules;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;

namespace RelationshipModel.Evaluation.Tests;

public sealed class FurtherForecastTests
{
    /// <summary>
    /// Thirteen letters from day 0 to 100; the median is that of day 6. Then z, y and w know each other through h alone, and x
    /// through y as well: at distance two stand y-z, w-y, w-z, h-x. Within ten days y writes to z; nobody else of them meets. On
    /// days 20 and 60 (dates .65, .8) nothing new.
    /// </summary>
    private static readonly Correspondence Village = Made.Letters(
        (0, "h", "y"), (1, "h", "y"), (2, "h", "z"), (3, "z", "h"), (4, "h", "w"), (5, "x", "y"), (6, "h", "y"),
        (10, "y", "z"), (11, "h", "y"), (12, "h", "y"), (13, "h", "y"), (90, "h", "y"), (100, "h", "y"));

    [Fact]
    public void Introductions_AtTheFirstDate_CountsPairsAndThoseWhoMet()
    {
        IntroductionDate first = new IntroductionForecast(new(), new()).Evaluate(Village).Dates[0];

        Assert.Equal((.5, 4, 1), (first.Date, first.Pairs, first.Positives));
        int resourceAllocation = Array.IndexOf(IntroductionForecast.Names, nameof(ClosenessMeasure.ResourceAllocation));
        // y-z, w-y and w-z share h alone, who has three ties: 1/3 each; h-x share y, who has two: 1/2. One
        // negative above, two level: (0 + 1/2 + 1/2)/3.
        Assert.Equal(1 / 3.0, first.Auc[resourceAllocation]);
        Assert.Equal(0, first.Precision[resourceAllocation]);
    }

    [Fact]
    public void Introductions_WhereNobodyMeets_HasNoArea()
    {
        IntroductionForecastResult result = new IntroductionForecast(new(), new()).Evaluate(Village);
        IntroductionDate last = result.Dates[2];

        Assert.Equal(0, last.Positives);
        Assert.All(last.Auc, static area => Assert.Null(area));
    }

    /// <summary>Silent for more than 5 days (5 % of 100) or 10 at a date; resumed within three times that. Long letters make a
    /// bond, many days ago a short silence.</summary>
    [Fact]
    public void Revival_TellsSilentTiesThatResumeFromThoseThatDoNot()
    {
        Correspondence letters = Made.Letters(
            (0, "a", "b"), (1, "a", "b"), (2, "a", "b"), (3, "a", "c"), (20, "a", "d"), (30, "a", "d"), (31, "a", "d"),
            (40, "a", "b"), (100, "a", "d"));

        RevivalForecastResult result = new RevivalForecast(new(), new()).Evaluate(letters);

        // The median date is day 20: a-b (silent 18) and a-c (silent 17) are silent, in both networks; only a-b
        // resumes within 30 days of it, not within 15.
        Assert.True(result.Positives is > 0 && result.Positives < result.Ties);
        Assert.Equal(RevivalForecast.Rules.Length, result.Auc.Count);
        Assert.True(result.Auc[0].Value > .5, $"{result.Auc[0]}");
        Assert.True(result.Auc[3].Value > .5, $"{result.Auc[3]}");
        Assert.True(result.Auc[0].Interval() is var (low, high) && low <= result.Auc[0].Value && high >= result.Auc[0].Value);
    }

    [Fact]
    public void Outlook_TakesPresenceFromTheOtherRows()
    {
        Snapshot snapshot = new(Village, Made.Day(50));
        RelationshipScore score = new Engine().Of(snapshot).Single(static score => score.Tie == new TieKey(new("x"), new("y")));

        // y was last seen by others on day 13, by h, 37 days ago; x last wrote on day 5.
        Assert.Equal(1 / (1 + 37 / 7.0), score.Presence!.Value, 1e-12);
        Assert.Equal(score.Vitality * score.Presence.Value, score.Outlook, 1e-12);
    }
}
