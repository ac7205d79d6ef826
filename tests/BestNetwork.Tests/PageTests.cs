namespace BestNetwork.Tests;

/// <summary>Tests of the pages of a day, a person, a circle, and of the report: what they show and what they leave out.</summary>
public sealed class PageTests : IDisposable
{
    private const string Log = "timestamp,sender,recipient,channel,duration_minutes,id\n";

    private readonly TemporaryFolder _folder = new();
    private string[] _records = [];

    [Fact]
    public async Task Today_BirthdayOfToday_IsFirstAmongThePeople_AndThatOfTheSameWeekdayIsStillThisWeek()
    {
        Tell("contacts", "contact,birthday\nAda,06-01\nBen,06-08\nCem,06-09\n");
        string today = await SaidAsync("today", Log + "2026-05-31,me,Ada,voice,20,a\n", "2026-06-01");
        Assert.Contains("People to reach out to\n Ada\n   Ada has a birthday today.\n", today, StringComparison.Ordinal);
        Assert.Contains("Birthdays this week\n Ben, Monday 8 June\n", today, StringComparison.Ordinal);
        Assert.DoesNotContain("Cem", today, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Today_OverduePromise_IsOnTodayInTheCalendar_WhichIsStampedWithTheMomentOfWriting()
    {
        Tell("follow-ups", "id,by,contact,promised,due,what\nf,owner,Ada,2026-05-01,2026-05-20,bees\n");
        string file = _folder.Of("today.ics");
        await SaidAsync("today", Log + "2026-05-31,me,Ada,voice,20,a\n", "2026-06-01", "--ics", file);
        string calendar = File.ReadAllText(file);
        Assert.Contains("DTSTART;VALUE=DATE:20260601\r\nSUMMARY:Promised to Ada", calendar, StringComparison.Ordinal);
        // The installed command has the clock of the machine.
        Assert.Matches(@"DTSTAMP:\d{8}T\d{6}Z\r\n", calendar);
        Assert.DoesNotContain("DTSTAMP:20260601T235959Z", calendar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Person_OfManyYears_ShowsThemAllInItsSum_AndWhatTheyAreToTheOwner()
    {
        Tell("contacts", "contact,kind\nAda,parent\n");
        string rows = string.Concat(Enumerable.Range(2015, 10).Select(static year => $"{year}-03-01,Ada,me,voice,20,c{year}\n"));
        string person = await SaidAsync("person", Log + rows, "2026-06-01", "Ada");
        Assert.Contains("By year: 2024: 1, 2023: 1, 2022: 1, 2021: 1, 2020: 1, 2019: 1; before: 4.", person,
            StringComparison.Ordinal);
        Assert.Contains("Relation: parent.", person, StringComparison.Ordinal);
        Assert.Contains("family, and only what is on record counts here.", person, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Circles_TheDeadAndHoursThatRoundToNone_AreNotShown()
    {
        Tell("contacts", "contact,state,since\nAda,deceased,2022-02-10\n");
        Tell("circles", "circle,contact,since,purpose\nSailing,Ada,2020-01-01,other\nSailing,Ben,2020-01-01,other\n");
        string circles = await SaidAsync("circles", Log + "2016-05-31,me,Ben,email,,a\n2021-05-31,me,Ben,email,,b\n",
            "2026-06-01");
        Assert.Contains("Sailing: Ben\n", circles, StringComparison.Ordinal);
        Assert.DoesNotContain("hours a month", circles, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_SomebodyOfWhomThereIsAMissedCallAlone_IsLeftOut_AndSoInTheReport()
    {
        string rows = Log + "2026-05-31,me,Ada,voice,20,a\n2026-05-30,Ben,me,voice,0,b\n";
        string score = await SaidAsync("score", rows, "2026-06-01");
        Assert.Contains("1 tie,", score, StringComparison.Ordinal);
        Assert.Contains("1 person left out", score, StringComparison.Ordinal);
        Assert.DoesNotContain("Ben", await SaidAsync("report", rows, "2026-06-01", "--out", "-"), StringComparison.Ordinal);
        Assert.Contains("1 tie,", await SaidAsync("report", rows, "2026-06-01", "--out", _folder.Of("r.html")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OneSideAlone_IsSaidInEverySentence_AndTheDeadHaveNoArithmetic()
    {
        string rows = Log + "2026-05-20,Ada,me,email,,a\n2026-05-25,Ada,me,email,,b\n2026-05-30,Ada,me,email,,c\n";
        string report = await SaidAsync("report", rows, "2026-06-01", "--out", "-");
        Assert.Contains("last got in touch with you 2 days ago", report, StringComparison.Ordinal);
        Assert.DoesNotContain("were last in touch", report, StringComparison.Ordinal);
        Assert.Contains("The arithmetic", report, StringComparison.Ordinal);
        Tell("contacts", "contact,state,since\nAda,deceased,2026-05-31\n");
        Assert.DoesNotContain("The arithmetic", await SaidAsync("report", rows, "2026-06-01", "--out", "-"),
            StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Tell(string what, string text) =>
        _records = [.. _records, $"--{what}", _folder.With($"{what}.csv", text)];

    private async Task<string> SaidAsync(string command, string rows, string day, params string[] more)
    {
        string file = _folder.With("log.csv", rows);
        Run run = await Run.Of([command, .. command == "person" ? more : [], "--interactions", file, "--owner", "me",
            "--as-of", day, .. _records, .. command == "person" ? [] : more]);
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Output;
    }
}
