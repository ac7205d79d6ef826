using System.Globalization;
using System.Text.Json;

namespace BestNetwork.Tests;

public sealed class SuggestionCommandTests
{
    /// <summary>Hub writes to Ann, Ben and Cid; Ann and Ben also share Dot. Ann-Cid, Ben-Cid, Ann-Ben and
    /// Dot-Hub stand at distance two.</summary>
    private const string Village =
        """
        timestamp,sender,recipient
        2026-01-01,Hub,Ann
        2026-01-02,Hub,Ben
        2026-01-03,Cid,Hub
        2026-01-04,Ann,Dot
        2026-01-05,Dot,Ben
        2026-03-01,Ann,Cid

        """;

    private static string[] Sample(string command, params string[] more) => [command, "--sample", .. more];

    [Fact]
    public async Task Introductions_All_AreThePairsAtDistanceTwoEachOnce()
    {
        using TemporaryFile file = new(Village);
        var rows = (await Run.Of("introductions", "--interactions", file.Path, "--as-of", "2026-02-01", "--top", "0", "--format",
            "csv")).Rows();

        Assert.Equal(["Ann-Ben", "Ann-Cid", "Ben-Cid", "Dot-Hub"], rows.Select(static row => $"{row["first"]}-{row["second"]}")
            .Order());
        Assert.Equal("Hub", rows.Single(static row => row["second"] == "Cid" && row["first"] == "Ben")["introducer"]);
        double[] scores = [.. rows.Select(static row => double.Parse(row["score"], CultureInfo.InvariantCulture))];
        Assert.Equal(scores.OrderDescending(), scores);
    }

    [Fact]
    public async Task Introductions_RowsAfterTheDay_AreIgnoredAndRowsUpToItMakeATie()
    {
        using TemporaryFile file = new(Village);
        var rows = (await Run.Of("introductions", "--interactions", file.Path, "--as-of", "2026-03-01", "--top", "0", "--format",
            "csv")).Rows();
        Assert.DoesNotContain(rows, static row => row["first"] == "Ann" && row["second"] == "Cid");
        Assert.Contains(rows, static row => row["first"] == "Cid" && row["second"] == "Dot");
    }

    [Fact]
    public async Task Introductions_Top_IsTheBeginningOfAll()
    {
        using TemporaryFile file = new(Village);
        string[] arguments = ["introductions", "--interactions", file.Path, "--format", "csv", "--top"];
        string all = (await Run.Of([.. arguments, "0"])).Output, two = (await Run.Of([.. arguments, "2"])).Output;
        Assert.StartsWith(two, all, StringComparison.Ordinal);
        Assert.Equal(3, two.Count(static c => c == '\n'));
    }

    // Dot was seen on 5 January by Ben, Ann on 4 January: on 1 February P = 1/(1 + days/7) weighs each pair by its own presence.
    [Fact]
    public async Task Introductions_SharedPresence_WeighsThePairsByWhenEachWasLastSeen()
    {
        using TemporaryFile file = new(Village);
        string[] arguments = ["introductions", "--interactions", file.Path, "--as-of", "2026-02-01T00:00:00Z", "--top", "0",
            "--format", "csv"];
        Dictionary<string, double> alone = await ScoresAsync(arguments),
            shared = await ScoresAsync([.. arguments, "--shared-presence"]);

        Assert.Equal(alone.Keys.Order(), shared.Keys.Order());
        // Ann was seen 28 days before, Cid 29, both met nobody in the last tenth of the record;
        // Ben, seen 27 days before, met Dot in it.
        Assert.Equal(alone["Ann-Cid"] * Math.Sqrt(1 / (1 + 28 / 7.0) / (1 + 29 / 7.0)), shared["Ann-Cid"], 1e-12);
        Assert.Equal(alone["Ben-Cid"] * Math.Sqrt(1 / (1 + 27 / 7.0) / (1 + 29 / 7.0)) * Math.Pow(2, .3), shared["Ben-Cid"],
            1e-12);

        static async Task<Dictionary<string, double>> ScoresAsync(string[] arguments) => (await Run.Of(arguments)).Rows()
            .ToDictionary(static row => $"{row["first"]}-{row["second"]}",
                static row => double.Parse(row["score"], CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Introductions_Sample_ShowsWhatEachGainsAndOneByTiesAlone()
    {
        string text = (await Run.Of(Sample("introductions"))).Output;
        Assert.Contains("To Ilse Marquardt: \"Yara Brandt offers what you are looking for: pottery lessons.\"", text,
            StringComparison.Ordinal);
        Assert.Contains("(by shared ties alone)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revisit_Sample_ShowsOneOfEachPoolWithItsReason()
    {
        var rows = (await Run.Of(Sample("revisit", "--format", "csv"))).Rows();
        Assert.Equal(["owed", "keep", "revive"], rows.Take(3).Select(static row => row["pool"]));
        Assert.Equal("Henrike Solberg", rows.Single(static row => row["pool"] == "revive")["contact"]);
        Assert.All(rows, static row => Assert.NotEqual("", row["reason"]));
        string text = (await Run.Of(Sample("revisit"))).Output;
        Assert.Contains("you can pick up where you left off", text.ReplaceLineEndings(" ")
            .Replace("    ", " ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal),
                StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revisit_Top_IsObeyed()
    {
        Assert.Equal(2, (await Run.Of(Sample("revisit", "--top", "2", "--format", "csv"))).Rows().Count);
        Assert.True((await Run.Of(Sample("revisit", "--top", "0", "--format", "csv"))).Rows().Count >= 5);
    }

    [Fact]
    public async Task Gathering_Sample_BriefsOnOneToComeAndReviewsOneThatIsOver()
    {
        string before = (await Run.Of(Sample("gathering", "--gathering", "Midsummer on the pier 2026"))).Output;
        Assert.Contains("(upcoming)", before, StringComparison.Ordinal);
        Assert.Contains("New in your records: Wiebke Aal.", before, StringComparison.Ordinal);
        Assert.Contains("Take time for Henrike Solberg.", before, StringComparison.Ordinal);
        Assert.Contains("Introduce ", before, StringComparison.Ordinal);
        Assert.Equal(2, before.Split("Jotunheimen").Length);

        var after = (await Run.Of(Sample("gathering", "--gathering", "Long-table dinner 2025", "--format", "csv"))).Rows()
            .Single();
        Assert.Equal(("1", "2", "2", "3"),
            (after["follow_ups_mine"], after["follow_ups_theirs"], after["kept_in_time"], after["second_meetings"]));
    }

    [Fact]
    public async Task Circles_Sample_ShowsDriftCandidateAndHours()
    {
        string text = (await Run.Of(Sample("circles"))).Output;
        foreach (string part in (string[])["Good for the soul: Ilse Marquardt, Jonas Abendroth, Leonie Achterberg",
            "hours a month", "Drifts out:", "Might belong: Priya Holtkamp."])
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("revisit")]
    [InlineData("introductions")]
    [InlineData("gathering")]
    [InlineData("circles")]
    public async Task Command_EveryFormat_IsTheSameTwiceAndWellFormed(string command)
    {
        foreach (string format in (string[])["table", "csv", "json"])
        {
            Run first = await Run.Of(Sample(command, "--format", format)),
                second = await Run.Of(Sample(command, "--format", format));
            Assert.Equal((0, "", first.Output), (first.ExitCode, first.Error, second.Output));
            Assert.DoesNotContain("\u001b", first.Output, StringComparison.Ordinal);
            if (format == "json") Assert.NotEqual(0, JsonDocument.Parse(first.Output).RootElement.GetArrayLength());
        }
    }

    [Theory]
    [InlineData("revisit")]
    [InlineData("gathering")]
    [InlineData("circles")]
    public async Task Command_WithoutOwner_IsWrongUsage(string command)
    {
        using TemporaryFile file = new(Village);
        Run run = await Run.Of(command, "--interactions", file.Path);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("--owner", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--contacts", "name\nAnn\n", ":1: the column 'contact' is missing")]
    [InlineData("--contacts", "contact,birthday\nAnn,June\n", ":2: 'June' is not a birthday")]
    [InlineData("--contacts", "contact,kind\nAnn,friend\nBen,boss\n", ":3: 'boss' is not a valid kind")]
    [InlineData("--circles", "circle,contact,since,cadence\nInner,Ann,2020-01-01,often\n", ":2: 'often' is not a cadence")]
    [InlineData("--circles", "circle,contact,since\nInner,Ann,soon\n", ":2: since 'soon' is not a day")]
    [InlineData("--follow-ups", "id,by,contact,promised,outcome\n1,owner,Ann,2026-01-01,kept\n",
        ":2: the follow-up is kept, but the day in closed")]
    [InlineData("--follow-ups", "id,by,contact,promised\n1,owner,Ann\n", ":2: the row has 3 fields")]
    [InlineData("--gatherings", "gathering,at,attendees,hours\nDinner,2026-01-01,Ann,long\n", ":2: hours 'long'")]
    public async Task Records_Bad_AreRefusedByFileLineAndReason(string option, string content, string message)
    {
        using TemporaryFile file = new(Village), records = new(content);
        Run run = await Run.Of("revisit", "--interactions", file.Path, "--owner", "Hub", option, records.Path);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"bestnetwork: {records.Path}{message}", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(static c => c == '\n'));
    }

    // Two calls that nobody took, and a like, are no contact; nor is "nothing is owed" said of somebody who rests.
    [Fact]
    public async Task Today_CallsThatNobodyTook_AreNoContact()
    {
        using TemporaryFile file = new("timestamp,sender,recipient,channel,duration_minutes\n2026-05-01,Ann,Hub,voice,20\n"
            + "2026-05-26,Hub,Ann,voice,0\n2026-05-27,Hub,Ann,voice,0\n2026-05-28,Hub,Ann,reaction,\n"
            + "2026-05-29,Hub,Ben,voice,9\n");

        Run today = await Run.Of("today", "--interactions", file.Path, "--owner", "Hub", "--as-of", "2026-05-30");

        Assert.Contains("Contact is on record once.", today.Output, StringComparison.Ordinal);
        Assert.Contains("Nobody to reach out to today.", today.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing is owed", today.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_MissingFile_IsRefused()
    {
        using TemporaryFile file = new(Village);
        Run run = await Run.Of("circles", "--interactions", file.Path, "--owner", "Hub", "--circles", "nowhere.csv");
        Assert.Equal((1, "bestnetwork: nowhere.csv: there is no such file\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Gathering_Unknown_IsRefused()
    {
        Run run = await Run.Of(Sample("gathering", "--gathering", "Long-table dinner 2024"));
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("Long-table dinner 2025", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_SharedPresence_TakesOutlookFromTheOtherRows()
    {
        using TemporaryFile file = new(Village);
        string[] arguments = ["score", "--interactions", file.Path, "--owner", "Hub", "--as-of", "2026-01-31T00:00:00Z",
            "--format", "csv"];
        var alone = (await Run.Of(arguments)).Rows().Single(static row => row["contact"] == "Ann");
        var shared = (await Run.Of([.. arguments, "--shared-presence"])).Rows().Single(static row => row["contact"] == "Ann");

        Assert.Equal(alone["vitality"], alone["outlook"]);
        // Ann was last seen by others on 4 January, 27 days before.
        Assert.Equal(double.Parse(alone["vitality"], CultureInfo.InvariantCulture) * 7 / 34,
            double.Parse(shared["outlook"], CultureInfo.InvariantCulture), 1e-12);
    }
}
