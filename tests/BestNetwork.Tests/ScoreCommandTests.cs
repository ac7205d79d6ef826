using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Scoring;

namespace BestNetwork.Tests;

public sealed class ScoreCommandTests
{
    private const string Columns =
        "owner,contact,strength,vitality,bond_hours,recency,reciprocity,status,last_interaction,interactions,outlook,name,continuity,expected_gap_days,chance";

    private const string Small =
        "timestamp,sender,recipient\n2026-01-01,Ann,Ben\n2026-02-01,Ben,Ann\n2026-03-01,Ann,Cid\n2026-03-02,\"Dot, of "
            + "\"\"D\"\"\",Ann\n";

    [Fact]
    public async Task Score_Csv_HasEveryTieBothWays()
    {
        using TemporaryFile file = new(Small);
        Run run = await Score(file, "--format", "csv");
        Assert.StartsWith(Columns + "\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["Ann-Ben", "Ann-Dot, of \"D\"", "Ann-Cid", "Ben-Ann", "Cid-Ann", "Dot, of \"D\"-Ann"],
            run.Rows().Select(row => $"{row["owner"]}-{row["contact"]}"));
        Assert.DoesNotContain("\r", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"Dot, of \"\"D\"\"\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_Csv_HasTheNumbersOfTheScorerBitForBit()
    {
        using TemporaryFile file =
            new("timestamp,sender,recipient\n2026-01-01,Ann,Ben\n2026-01-15T20:00:00Z,Ben,Ann\n2026-03-01T08:00:00Z,Ann,Ben\n");
        var row = (await Score(file, "--channel", "letter", "--owner", "Ben", "--as-of", "2026-06-30", "--format", "csv")).Rows()
            .Single();
        ContactId ann = new("Ann");
        Tie tie = new(new(new("Ben"), ann),
        [
            new(new("1"), Instant.FromUtc(2026, 1, 1, 0, 0), Channel.Letter, ann) { Initiator = Initiator.Of(ann) },
            new(new("2"), Instant.FromUtc(2026, 1, 15, 20, 0), Channel.Letter, ann) { Initiator = Initiator.Owner },
            new(new("3"), Instant.FromUtc(2026, 3, 1, 8, 0), Channel.Letter, ann) { Initiator = Initiator.Of(ann) },
        ]);
        RelationshipScore expected = new RelationshipScorer().Score(tie, Instant.FromUtc(2026, 7, 1, 0, 0));
        Assert.Equal(
            [expected.Strength, expected.Vitality, expected.Bond, expected.Recency, expected.Outlook],
            new[] { "strength", "vitality", "bond_hours", "recency",
                "outlook" }.Select(column => double.Parse(row[column], CultureInfo.InvariantCulture)));
        Assert.Equal(
            (expected.Reciprocity, expected.Status.ToString(), "2026-03-01T08:00:00Z", "3"),
            (double.Parse(row["reciprocity"], CultureInfo.InvariantCulture), row["status"], row["last_interaction"],
                row["interactions"]));
    }

    [Fact]
    public async Task Score_ReciprocityUnknown_IsAnEmptyField()
    {
        using TemporaryFile file = new("timestamp,sender,recipient\n2026-01-01,Ann,Ben\n");
        Assert.All((await Score(file, "--format", "csv")).Rows(), row => Assert.Equal("", row["reciprocity"]));
    }

    [Fact]
    public async Task Score_Owner_IsThatPersonsNetworkAlone()
    {
        using TemporaryFile file = new(Small);
        Run run = await Score(file, "--owner", "Ben", "--format", "csv");
        Assert.Equal("Ann", run.Rows().Single()["contact"]);
    }

    [Fact]
    public async Task Score_ManyOwners_CsvAndJsonHaveTheSameNumbersInTheOrderOfOwners()
    {
        Random random = new(5);
        StringBuilder rows = new("timestamp,sender,recipient,channel,duration_minutes,depth,support,reply_to,id\n");
        string[] channels = ["message", "email", "in_person", "voice", "reaction"];
        for (int i = 0; i < 4000; i++)
        {
            int sender = random.Next(200), first = (sender + 1 + random.Next(4)) % 200, second = (first + 1) % 200;
            string when = $"2025-{1 + random.Next(12):00}-{1 + random.Next(28):00}T{random.Next(24):00}:00:00Z";
            string what = $"{channels[random.Next(5)]},{(random.Next(3) == 0 ? $"{random.Next(90)}" : "")},"
                + $"{(random.Next(9) == 0 ? "meaningful" : "")},{(random.Next(9) == 0 ? "given" : "")},"
                + (random.Next(3) == 0 ? "x" : "");
            rows.Append(CultureInfo.InvariantCulture, $"{when},p{sender},p{first},{what},i{i}\n");
            if (random.Next(8) == 0 && second != sender)
                rows.Append(CultureInfo.InvariantCulture, $"{when},p{sender},p{second},{what},i{i}\n");
        }

        using TemporaryFile file = new(rows.ToString());
        var csv = (await Score(file, "--format", "csv")).Rows().ToList();
        JsonElement[] json = [.. JsonDocument.Parse((await Score(file, "--format", "json")).Output).RootElement.EnumerateArray()];
        string[] columns = ["owner", "contact", "strength", "bond_hours", "reciprocity", "continuity", "expected_gap_days"];
        Assert.Equal(json.Select(Line), csv.Select(row => string.Join(' ', columns.Select(column => row[column]))));
        string[] owners = [.. csv.Select(static row => row["owner"])];
        Assert.Equal(owners.Order(StringComparer.Ordinal), owners);
        Assert.True(owners.Distinct().Count() > 150);

        string Line(JsonElement tie) => string.Join(' ', columns.Select(tie.GetProperty).Select(static value =>
            value.ValueKind == JsonValueKind.Number
                ? value.GetDouble().ToString("R", CultureInfo.InvariantCulture)
                : value.GetString()));
    }

    [Theory]
    [InlineData("2026-02-28", 2)]
    [InlineData("2026-03-01", 4)]
    [InlineData("2026-03-01T00:00:00Z", 4)]
    [InlineData("2026-02-28T23:59:59Z", 2)]
    [InlineData("2025-12-31", 0)]
    public async Task Score_AsOf_CountsADayToItsEndAndAnInstantItself(string asOf, int ties)
    {
        using TemporaryFile file = new(Small);
        Assert.Equal(ties, (await Score(file, "--as-of", asOf, "--format", "csv")).Rows().Count);
    }

    [Fact]
    public async Task Score_AsOfADay_LeavesOutWhatHappensAtTheNextMidnight()
    {
        using TemporaryFile file = new("timestamp,sender,recipient\n2026-01-01,Ann,Ben\n2026-01-02T00:00:00Z,Ann,Ben\n");
        Assert.Equal("1", (await Score(file, "--owner", "Ann", "--as-of", "2026-01-01", "--format", "csv")).Rows()
            .Single()["interactions"]);
    }

    [Theory]
    [InlineData("UTC", "2026-01-01T00:00:00Z")]
    [InlineData("America/New_York", "2026-01-01T05:00:00Z")]
    public async Task Score_Zone_IsThatOfBareDates(string zone, string last)
    {
        using TemporaryFile file = new("timestamp,sender,recipient\n2026-01-01,Ann,Ben\n");
        Assert.Equal(last, (await Score(file, "--owner", "Ann", "--zone", zone, "--format", "csv")).Rows()
            .Single()["last_interaction"]);
    }

    [Fact]
    public async Task Score_WithoutAsOf_LooksFromTheEndOfTheLastDay()
    {
        using TemporaryFile file = new(Small);
        Run without = await Score(file, "--format", "csv");
        Assert.Equal(await Score(file, "--as-of", "2026-03-02", "--format", "csv"), without);
    }

    [Fact]
    public async Task Score_Channel_IsThatOfRowsThatNameNone()
    {
        using TemporaryFile file = new(Small);
        Run message = await Score(file, "--format", "csv");
        Run letter = await Score(file, "--channel", "letter", "--format", "csv");
        Assert.True(Bond(letter) > Bond(message));

        static double Bond(Run run) => double.Parse(run.Rows()[0]["bond_hours"], CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Score_StandardInputAndGzip_GiveWhatTheFileGives()
    {
        using TemporaryFile file = new(Small);
        byte[] bytes = Encoding.UTF8.GetBytes(Small);
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        using TemporaryFile compressed = new(packed.ToArray(), ".csv.gz");
        Run expected = await Score(file, "--format", "csv");
        Assert.Equal(expected, await Run.Of(["score", "--interactions", "-", "--format", "csv"], bytes));
        Assert.Equal(expected, await Run.Of(["score", "--interactions", "-", "--format", "csv"], packed.ToArray()));
        Assert.Equal(expected, await Score(compressed, "--format", "csv"));
    }

    [Fact]
    public async Task Score_Json_HasTheColumnsOfTheCsvAndAnExplanationThatAddsUp()
    {
        Run csv = await Run.Of("score", "--sample", "--format", "csv"),
            json = await Run.Of("score", "--sample", "--format", "json");
        using JsonDocument document = JsonDocument.Parse(json.Output);
        JsonElement[] ties = [.. document.RootElement.EnumerateArray()];
        Assert.Equal((0, ""), (json.ExitCode, json.Error));
        Assert.Equal(csv.Rows().Count, ties.Length);
        foreach ((JsonElement tie, var row) in ties.Zip(csv.Rows()))
        {
            Assert.Equal([.. Columns.Split(',')[..11], "explanation", .. Columns.Split(',')[11..]], tie.EnumerateObject()
                .Select(property => property.Name));
            foreach (string column in Columns.Split(',')) Assert.Equal(row[column], tie.GetProperty(column).ToString());
            JsonElement explanation = tie.GetProperty("explanation");
            Assert.Equal(tie.GetProperty("strength").GetDouble(), explanation.GetProperty("value").GetDouble());
            Assert.Equal("Logistic", explanation.GetProperty("combination").GetString());
            JsonElement closeness = explanation.GetProperty("children")[0];
            double sum = closeness.GetProperty("children").EnumerateArray().Sum(child => child.GetProperty("value").GetDouble());
            Assert.Equal(closeness.GetProperty("value").GetDouble(), sum, 12);
        }
    }

    [Fact]
    public async Task Score_Json_NamesTheInteractionsThatAreEvidence()
    {
        using TemporaryFile file = new("timestamp,sender,recipient,id\n2026-01-01,Ann,Ben,m1\n2026-01-02,Ann,Ben,\n");
        Run run = await Score(file, "--owner", "Ann", "--format", "json");
        Assert.Contains("\"m1\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"line-000000003\"", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("table")]
    public async Task Score_AgainAndInAnotherCulture_IsTheSameText(string format)
    {
        Run expected = await Run.Of("score", "--sample", "--format", format);
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(expected, await Run.Of("score", "--sample", "--format", format));
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        }
    }

    [Fact]
    public async Task Score_RowsInAnotherOrder_GiveTheSameScores()
    {
        string[] lines = Small.TrimEnd().Split('\n');
        using TemporaryFile file = new(Small), turned = new(string.Join('\n', lines.Take(1).Concat(lines.Skip(1).Reverse())));
        Assert.Equal(await Score(file, "--format", "csv"), await Score(turned, "--format", "csv"));
    }

    [Fact]
    public async Task Score_HeaderAlone_GivesTheHeaderAlone()
    {
        using TemporaryFile file = new("timestamp,sender,recipient\n");
        Assert.Equal(new Run(0, Columns + "\n", ""), await Score(file, "--format", "csv"));
        Assert.Equal(new Run(0, "[]\n", ""), await Score(file, "--format", "json"));
        Assert.Equal(new Run(0, "There are no interactions in it.\n", ""), await Score(file));
    }

    [Fact]
    public async Task Score_SkipBadRows_ReportsThemAndScoresTheRest()
    {
        using TemporaryFile file = new("timestamp,sender,recipient\n2026-01-01,Ann,Ben\nsoon,Ann,Ben\n2026-01-01,Ann,Ann\n");
        Run run = await Score(file, "--skip-bad-rows", "--format", "csv");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(3, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(
            $"""
            bestnetwork: {file.Path}:3: skipped: 'soon' is not a timestamp; write an ISO 8601 date (2026-01-31) or instant (2026-01-31T18:30:00Z)
            bestnetwork: {file.Path}:4: skipped: the sender is the recipient
            bestnetwork: {file.Path}: 2 bad rows skipped, 1 read

            """,
            run.Error);
    }

    [Theory]
    [InlineData("2026-01-01,Ann,Ben\n2026-01-02,Ann\n", 3, "the row has 2 fields but the header has 3")]
    [InlineData("2026-01-01,\"A\nnn\",Ben\n2026-01-02,Ann,Ann\n", 4, "the sender is the recipient")]
    [InlineData("2026-01-01,Ann,Ben\n2026-01-02,\"Ann,Ben\n", 3, "a quote opened in this row is never closed")]
    public async Task Score_BadRow_IsOneLineWithFileAndLineAndNothingElse(string rows, int line, string reason)
    {
        using TemporaryFile file = new("timestamp,sender,recipient\n" + rows);
        foreach (string format in (string[])["csv", "json", "table"])
            Assert.Equal(new Run(1, "", $"bestnetwork: {file.Path}:{line}: {reason}\n"), await Score(file, "--format", format));
    }

    [Fact]
    public async Task Score_UnclosedQuote_IsRefusedEvenWhereBadRowsAreSkipped()
    {
        using TemporaryFile file = new("timestamp,sender,recipient\n2026-01-02,\"Ann,Ben\n2026-01-02,Ann,Ben\n");
        Assert.Equal(
            new Run(1, "", $"bestnetwork: {file.Path}:2: a quote opened in this row is never closed\n"),
            await Score(file, "--skip-bad-rows"));
    }

    [Fact]
    public async Task Score_BadStandardInput_IsNamedAsTheDash() =>
        Assert.Equal(
            new Run(1, "", "bestnetwork: -:1: the file is empty; it must begin with the header timestamp,sender,recipient\n"),
            await Run.Of(["score", "--interactions", "-"], []));

    [Fact]
    public async Task Score_MissingFile_IsRefused() =>
        Assert.Equal(new Run(1, "", "bestnetwork: /no/such/file.csv: there is no such file\n"),
            await Run.Of("score", "--interactions", "/no/such/file.csv"));

    [Fact]
    public async Task Score_UnknownOwner_IsRefusedWithNearNames() =>
        Assert.Equal(
            new Run(1, "", "bestnetwork: sample.csv: nobody in it is named 'Jonas Abendrot'; is it 'Jonas Abendroth'?\n"),
            await Run.Of("score", "--sample", "--owner", "Jonas Abendrot"));

    [Theory]
    [InlineData(
        "you have no network yet: 'bestnetwork open PATH' creates one from your mail, calendar, chats or address book; for another, "
            + "pass --sample, --interactions FILE (a CSV) or --db FILE", "score")]
    [InlineData("pass only one of --interactions, --db and --sample", "score", "--sample", "--interactions", "x.csv")]
    [InlineData("'xml' is not a format; write table, csv, json or jsonl", "score", "--sample", "--format", "xml")]
    [InlineData("'1' is not a format; write table, csv, json or jsonl", "score", "--sample", "--format", "1")]
    [InlineData("'csv,json' is not a format; write table, csv, json or jsonl", "score", "--sample", "--format", "csv,json")]
    [InlineData("'pigeon' is not a valid channel; write in_person, video, voice, letter, message, email, reaction, other", "score",
        "--sample", "--channel", "pigeon")]
    [InlineData("'Mars' is not a time zone; write its IANA name, such as Europe/Berlin", "score", "--sample", "--zone", "Mars")]
    [InlineData("--owner names nobody: a name has 1 to 256 characters", "score", "--sample", "--owner", "")]
    [InlineData("'--colour' is not a command or option", "score", "--sample", "--colour")]
    public async Task Score_WrongUsage_IsOneLine(string reason, params string[] args) =>
        Assert.Equal(new Run(2, "", $"bestnetwork: {reason} (see 'bestnetwork score --help')\n"), await Run.Of(args));

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("9999-12-31")]
    public async Task Score_BadAsOf_IsWrongUsage(string asOf)
    {
        Run run = await Run.Of("score", "--sample", "--as-of", asOf);
        Assert.Equal((2, "", 1), (run.ExitCode, run.Output, run.Error.Count(c => c == '\n')));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("score", "--help")]
    public async Task Help_Always_GoesToTheOutput(params string[] args)
    {
        Run run = await Run.Of(args);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Usage:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_OutputThatBreaks_IsOneLineWithoutStackTrace()
    {
        using StringWriter error = new();
        using MemoryStream full = new([], writable: false);
        using BrokenStream output = new();
        CommandContext broken = new(full, output, error, Run.Clock);
        Assert.Equal(1, await BestNetworkCommand.RunAsync(["score", "--sample", "--format", "csv"], broken,
            TestContext.Current.CancellationToken));
        Assert.Equal("bestnetwork: standard output: broken pipe\n", error.ToString());
    }

    [Fact]
    public async Task Table_WithoutTerminal_IsPlainTextWithoutTrailingSpaces()
    {
        Run run = await Run.Of("score", "--sample");
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.All(run.Output.Split('\n'), line => Assert.True(line.Length <= 100 && line == line.TrimEnd()));
    }

    [Fact]
    public async Task Table_NameWithEscapeSequence_DoesNotReachTheTerminal()
    {
        using TemporaryFile file = new("timestamp,sender,recipient\n2026-01-01,Ann,Ben\u001b[31m[red]\n");
        Run run = await Score(file);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Contains("Ben?[31m[red]", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_ManyOwners_ShowsEachPairOnce()
    {
        using TemporaryFile file = new(Small);
        Run run = await Score(file);
        Assert.StartsWith("4 owners, 6 ties, as of 2 March 2026 (the day of the last row; --as-of sets another)\n", run.Output,
            StringComparison.Ordinal);
        Assert.Contains("The strongest 3 pairs of 6 ties; for all of them: --top 0, or --format csv", run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_Terminal_HasItsWidthAndColors()
    {
        using MemoryStream input = new(), output = new();
        using StringWriter error = new();
        CommandContext terminal = new(input, output, error, Run.Clock) { TerminalWidth = 60, ShowsColor = true };
        await BestNetworkCommand.RunAsync(["score", "--sample"], terminal, TestContext.Current.CancellationToken);
        string text = Encoding.UTF8.GetString(output.ToArray());
        Assert.Contains("\u001b[", text, StringComparison.Ordinal);
        Assert.All(System.Text.RegularExpressions.Regex.Replace(text, "\u001b\\[[0-9;]*m", "").Split('\n'),
            line => Assert.True(line.Length <= 60));
    }

    [Theory]
    [InlineData(40, "Closeness")]
    [InlineData(60, "Closeness", "Status")]
    [InlineData(70, "Closeness", "Status")]
    [InlineData(80, "Closeness", "Status", "Last contact", "Times")]
    [InlineData(100, "Closeness", "Status", "Last contact", "Times", "On record")]
    [InlineData(0, "Closeness", "Status", "Last contact", "Times")]
    public async Task Table_NarrowTerminal_KeepsNamesWholeAndLeavesColumnsOut(int width, params string[] columns)
    {
        using MemoryStream input = new(), output = new();
        using StringWriter error = new();
        await BestNetworkCommand.RunAsync(["score", "--sample"], new(input, output, error, Run.Clock) { TerminalWidth = width },
            TestContext.Current.CancellationToken);
        string[] lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n');
        string head = lines.First(static line => line.Contains("Person", StringComparison.Ordinal));
        Assert.Equal(["Person", .. columns],
            head.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.All((string[])["Jonas Abendroth", "Bettina Krause-Oduya"],
            name => Assert.Contains(lines, line => line.StartsWith($"  {name} ", StringComparison.Ordinal)
                && line.Contains(name == "Jonas Abendroth" ? "close" : "faint", StringComparison.Ordinal)));
        Assert.All(lines, line => Assert.True(line.Length <= (width == 0 ? 80 : width), line));
    }

    private static Task<Run> Score(TemporaryFile file, params string[] args) =>
        Run.Of(["score", "--interactions", file.Path, .. args]);

    private sealed class BrokenStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("broken pipe");

        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("broken pipe");
    }
}
