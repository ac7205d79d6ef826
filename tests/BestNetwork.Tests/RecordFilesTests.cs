namespace BestNetwork.Tests;

/// <summary>The command reads the CSVs of contacts, circles and follow-ups.</summary>
public sealed class RecordFilesTests
{
    private const string Letters = """
        timestamp,sender,recipient,channel,duration_minutes
        2020-01-05,Mara,Anselm,in_person,600
        2020-01-12,Anselm,Mara,in_person,600
        2020-01-19,Mara,Anselm,in_person,600
        2020-01-26,Anselm,Mara,in_person,600
        2020-02-02,Mara,Anselm,in_person,600
        2020-02-09,Anselm,Mara,in_person,600
        2020-02-16,Mara,Anselm,in_person,600
        2020-02-23,Anselm,Mara,in_person,600

        """;

    private static async Task<Run> Revisit(string contacts, params string[] more)
    {
        using TemporaryFile file = new(Letters), records = new(contacts);
        return await Run.Of(["revisit", "--interactions", file.Path, "--owner", "Mara", "--as-of", "2024-06-01", "--format",
            "csv", "--contacts", records.Path, .. more]);
    }

    [Fact]
    public async Task Contacts_NothingStated_DormantFriendIsToBeRevived() =>
        Assert.Equal("Anselm", Assert.Single((await Revisit("contact\nAnselm\n")).Rows())["contact"]);

    [Theory]
    [InlineData("contact,state,since,until\nAnselm,deceased,2022-03-01,\n")]
    [InlineData("contact,state,since\nAnselm,ended,2022-03-01\n")]
    [InlineData("contact,state\nAnselm,ended\n")]
    [InlineData("contact,state,since,until\nAnselm,paused,2024-03-01,2024-09-01\n")]
    [InlineData("contact,snoozed\nAnselm,2024-09-01\n")]
    [InlineData("contact,preferences\nAnselm,no_reminders\n")]
    [InlineData("contact,preferences\nAnselm,do_not_remind\n")]
    [InlineData("contact,preferences\nAnselm,DoNotIntroduce;DoNotRemind\n")]
    [InlineData("contact,kind\nAnselm,me\n")]
    public async Task Contacts_RuledOut_IsNotSuggested(string contacts) => Assert.Empty((await Revisit(contacts)).Rows());

    [Theory]
    [InlineData("--contacts", "contact,interests\nAnselm,bees\nJudith,\nAnselm,maps\n", "Anselm")]
    [InlineData("--follow-ups",
        "id,by,contact,promised\nf,owner,Anselm,2024-05-01\ng,owner,Anselm,2024-05-01\nf,owner,Ada,2024-05-01\n", "f")]
    [InlineData("--gatherings",
        "gathering,at,attendees\nfete,2024-05-01,Anselm\ntea,2024-05-02,\nfete,2024-05-03,Ada\n", "fete")]
    [InlineData("--circles", "circle,contact,since\nx,Anselm,2020-01-01\nx,Ada,2020-01-01\nx,Anselm,2020-01-01\n",
        "x, Anselm, 2020-01-01")]
    public async Task Rows_TheSameTwice_AreRefusedWithBothLines(string option, string rows, string key)
    {
        using TemporaryFile file = new(Letters), records = new(rows);
        Run run = await Run.Of("revisit", "--interactions", file.Path, "--owner", "Mara", "--as-of", "2024-06-01", option,
            records.Path);
        Assert.Equal((1, $"bestnetwork: {records.Path}:4: '{key}' is already on line 2; keep one of the two rows\n"),
            (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("06-03")]
    [InlineData("6-3")]
    [InlineData("--06-03")]
    [InlineData("1990-06-03")]
    [InlineData("19900603")]
    [InlineData("1990/06/03")]
    [InlineData("03.06.1990")]
    [InlineData("3.6.")]
    public async Task Contacts_Birthday_IsReadInEachFormThatHasOneMeaning(string birthday)
    {
        using TemporaryFile file = new(Letters), records = new($"contact,birthday\nAnselm,{birthday}\n");
        Run run = await Run.Of("today", "--interactions", file.Path, "--owner", "Mara", "--as-of", "2024-06-01", "--contacts",
            records.Path, "--format", "csv");

        Assert.Equal("2024-06-03", Assert.Single(run.Rows(), static row => row["kind"] == "birthday")["day"]);
    }

    [Theory]
    [InlineData("06/03/1990")]
    [InlineData("1990-13-03")]
    [InlineData("June")]
    public async Task Contacts_BirthdayOfTwoMeaningsOrNone_IsRefused(string birthday)
    {
        Run run = await Revisit($"contact,birthday\nAnselm,{birthday}\n");

        Assert.EndsWith(
            $":2: '{birthday}' is not a birthday; write it as 1990-12-03, or without the year as 12-03\n", run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contacts_StatedCloseness_MakesATieWithoutInteractions()
    {
        var rows = (await Revisit("contact,closeness\nAnselm,\nJudith,friend 1990-05-01;close_friend 2001-05-01\n")).Rows();

        Assert.Contains(rows, static row => row["contact"] == "Judith");
    }

    [Theory]
    [InlineData("contact,role\nAnselm,supports_me\n")]
    [InlineData("contact,role\nAnselm,ContactSupportsOwner\n")]
    [InlineData("contact,role\nAnselm,mutual\n")]
    public async Task Contacts_Role_IsRead(string contacts) => Assert.Single((await Revisit(contacts)).Rows());

    [Fact]
    public async Task FollowUps_What_IsToldInTheSentence()
    {
        using TemporaryFile promises = new(
            "id,by,contact,promised,due,what\nf,owner,Anselm,2024-05-01,2024-05-20,the bee book\n"),
            contacts = new("contact\nAnselm\n"), file = new(Letters);
        Run run = await Run.Of("revisit", "--interactions", file.Path, "--owner", "Mara", "--as-of", "2024-06-01", "--contacts",
            contacts.Path, "--follow-ups", promises.Path);

        Assert.Contains("What you promised Anselm was due on 20 May 2024, 12 days ago: the bee book.", run.Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contact,role\nAnselm,helper\n", ":2", "'helper' is not a valid role")]
    [InlineData("contact,state,since\nAnselm,resting,\n", ":2", "'resting' is not a valid state")]
    [InlineData("contact,since\nAnselm,2024-01-01\n", ":2", "the state is empty")]
    [InlineData("contact,state,since,until\nAnselm,deceased,2022-03-01,2023-01-01\n", ":2", "A death must not have an end")]
    [InlineData("contact,closeness\nAnselm,dear\n", ":2", "'dear' is not a valid closeness")]
    [InlineData("contact,closeness\nAnselm,friend may\n", ":2", "closeness 'may' is not a day")]
    [InlineData("contact,closeness\nAnselm,friend now may\n", ":2", "closeness 'may' is not a day")]
    [InlineData("contact,closeness\nAnselm,friend 2019-05-01 now\n", ":2", "is not a word and a day")]
    public async Task Contacts_WrongWord_IsRefusedByFileAndLine(string contacts, string line, string why)
    {
        Run run = await Revisit(contacts);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(line, run.Error, StringComparison.Ordinal);
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Circles_RowsOfOneCircleWithTwoCadences_KeepTheMembersOwn()
    {
        using TemporaryFile log = new("timestamp,sender,recipient,channel\n"
            + "2026-01-05,Ada,Anselm,voice\n2026-01-05,Ben,Anselm,voice\n");
        using TemporaryFile circles = new("circle,contact,since,cadence\n"
            + "Family,Ada,2025-01-01,P1W\nFamily,Ben,2025-01-01,P1M\n");

        Run run = await Run.Of("circles", "--interactions", log.Path, "--owner", "Anselm", "--circles", circles.Path, "--as-of",
            "2026-03-01");

        string said = string.Join(' ', run.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("This circle aims for contact every week.", said, StringComparison.Ordinal);
        Assert.Contains("You want to be in touch with them every month.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Misspelt_NameInARecordFile_IsToldWithTheNearOne()
    {
        using TemporaryFile log = new("timestamp,sender,recipient\n2026-01-01,Anselm,Leonie\n2026-01-02,Anselm,Bo\n");
        using TemporaryFile circles =
            new("circle,contact,since\nInner,Leonei,2020-01-01\nInner,Bo,2020-01-01\nInner,Somebody,2020-01-01\n");
        Run run = await Run.Of("circles", "--interactions", log.Path, "--owner", "Anselm", "--circles", circles.Path);
        Assert.Equal((0, $"bestnetwork: {circles.Path}: no interaction is with 'Leonei'; is it 'Leonie'?\n"),
            (run.ExitCode, run.Error));
    }
}
