using System.Text;
using System.Text.Json;

namespace BestNetwork.Tests;

/// <summary>The output that programs read. No text of others acts where it is shown.</summary>
public sealed class FormatTests
{
    private const string Hostile =
        "timestamp,sender,recipient\n2026-01-01,Ann,\"Ben\u202Egnp.\u200B\u0007;=1+1\"\n2026-01-02,Ann,\uFEFF=HYPERLINK(1)\n";

    [Theory]
    [InlineData("score", "--sample")]
    [InlineData("revisit", "--sample")]
    [InlineData("introductions", "--sample")]
    [InlineData("gathering", "--sample")]
    [InlineData("circles", "--sample")]
    [InlineData("today", "--sample")]
    [InlineData("person", "jonas", "--sample")]
    public async Task Jsonl_OfACommand_HasTheObjectsOfItsJsonOneALine(params string[] args)
    {
        using JsonDocument json = JsonDocument.Parse((await Run.Of([.. args, "--format", "json"])).Output);
        string lines = (await Run.Of([.. args, "--format", "jsonl"])).Output;
        Assert.EndsWith("\n", lines, StringComparison.Ordinal);
        Assert.Equal(
            json.RootElement.EnumerateArray().Select(static item => JsonSerializer.Serialize(item)),
            lines.TrimEnd('\n').Split('\n')
                .Select(static line => JsonSerializer.Serialize(JsonDocument.Parse(line).RootElement)));
    }

    [Theory]
    [InlineData("score", "--sample")]
    [InlineData("revisit", "--sample")]
    [InlineData("introductions", "--sample")]
    [InlineData("person", "jonas", "--sample")]
    public async Task NoExplanation_Json_HasNoTree(params string[] args)
    {
        Assert.Contains("\"combination\"", (await Run.Of([.. args, "--format", "json"])).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"combination\"", (await Run.Of([.. args, "--format", "json", "--no-explanation"])).Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("jsonl")]
    public async Task HostileNames_InAnyFormat_AreNeitherControlsNorInvisible(string format)
    {
        using TemporaryFile file = new(Hostile);
        foreach (string[] args in (string[][])[["score"], ["revisit"], ["person", "Ben"], ["today"]])
        {
            Run run = await Run.Of([.. args, "--interactions", file.Path, "--owner", "Ann", "--format", format]);
            Assert.Equal(0, run.ExitCode);
            Assert.All(run.Output.EnumerateRunes(), static rune => Assert.False(
                rune.Value != '\n' && Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Control
                    or System.Globalization.UnicodeCategory.Format,
                $"U+{rune.Value:X4}"));
        }
    }

    [Fact]
    public async Task Today_OfACsv_SaysWhichDayItIs()
    {
        using TemporaryFile file = new("timestamp,sender,recipient\n2024-05-03,Ann,Ben\n");
        string page = (await Run.Of("today", "--interactions", file.Path, "--owner", "Ann")).Output;
        Assert.StartsWith("3 May 2024 (the day of the last row; --as-of sets another)\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HostileNames_InJson_ReadBackAsTheyWere()
    {
        using TemporaryFile file = new(Hostile);
        using JsonDocument json =
            JsonDocument.Parse((await Run.Of("score", "--interactions", file.Path, "--owner", "Ann", "--format", "json")).Output);
        Assert.Contains(json.RootElement.EnumerateArray(),
            static tie => tie.GetProperty("contact").GetString() == "Ben\u202Egnp.\u200B\u0007;=1+1");
    }

    [Fact]
    public async Task HostileNames_InCsv_AreNoFormulasWhereverACellBegins()
    {
        using TemporaryFile file = new(Hostile);
        string csv = (await Run.Of("score", "--interactions", file.Path, "--owner", "Ann", "--format", "csv")).Output;
        Assert.Contains(";'=1+1", csv, StringComparison.Ordinal);
        Assert.Contains("'\uFEFF=HYPERLINK(1)", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--status", "drifting", "Leonie Achterberg")]
    [InlineData("--contact", "henrike", "Henrike Solberg")]
    [InlineData("--top", "1", "Jonas Abendroth")]
    public async Task Score_Filtered_HasOnlyThoseTies(string option, string value, string contact) =>
        Assert.Equal(contact,
            Assert.Single((await Run.Of("score", "--sample", option, value, "--format", "csv")).Rows())["name"]);

    // A database keeps ids that are no names.
    [Theory]
    [InlineData("circles", "circle_name", "name")]
    [InlineData("gathering", "name", "name")]
    [InlineData("introductions", "first_name", "introducer_name")]
    [InlineData("revisit", "name", "name")]
    public async Task Csv_BesideIds_HasNames(string command, params string[] columns)
    {
        IReadOnlyList<IReadOnlyDictionary<string, string>> rows =
            (await Run.Of(command, "--sample", "--format", "csv")).Rows();

        Assert.NotEmpty(rows);
        Assert.All(columns, column => Assert.Contains(rows, row => row[column].Length > 0));
    }

    [Theory]
    [InlineData("circles", "hours_a_month")]
    [InlineData("gathering", "follow_ups_per_hour")]
    public async Task NoExplanation_OfAValueWithATree_LeavesTheValue(string command, string name)
    {
        using JsonDocument whole = JsonDocument.Parse((await Run.Of(command, "--sample", "--format", "json")).Output);
        using JsonDocument plain =
            JsonDocument.Parse((await Run.Of(command, "--sample", "--format", "json", "--no-explanation")).Output);

        Assert.Equal(
            whole.RootElement[0].GetProperty(name).GetProperty("value").GetDouble(),
            plain.RootElement[0].GetProperty(name).GetDouble());
        Assert.NotEmpty(plain.RootElement[0].GetProperty("name").GetString()!);
        string people = command == "circles" ? "member_names" : "attendee_names";
        Assert.NotEmpty(plain.RootElement[0].GetProperty(people).EnumerateArray());
    }

    [Theory]
    [InlineData("score --format j", "json jsonl")]
    [InlineData("score --status dri", "drifting")]
    [InlineData("score --channel let", "letter")]
    [InlineData("today --language d", "de")]
    [InlineData("tod", "today")]
    public async Task Suggest_AValueThatIsBegun_CompletesIt(string typed, string completions)
    {
        string line = $"bestnetwork {typed}";
        Run run = await Run.Of(FormattableString.Invariant($"[suggest:{line.Length}]"), line);

        Assert.Equal(completions.Split(' '), run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Score_OfACircle_HasItsMembers()
    {
        using JsonDocument circles = JsonDocument.Parse((await Run.Of("circles", "--sample", "--format", "json")).Output);
        JsonElement circle = circles.RootElement[0];
        Assert.Equal(
            circle.GetProperty("members").EnumerateArray().Select(static member => member.GetString())
                .Order(StringComparer.Ordinal),
            (await Run.Of("score", "--sample", "--circle", circle.GetProperty("circle").GetString()!, "--format", "csv")).Rows()
                .Select(static row => row["contact"]).Order(StringComparer.Ordinal));
        Assert.Equal(1, (await Run.Of("score", "--sample", "--circle", "Nowhere")).ExitCode);
        Assert.Equal(2, (await Run.Of("score", "--sample", "--status", "fine")).ExitCode);
    }

    [Fact]
    public async Task Score_AsOfMonthOrYear_CountsToItsEnd()
    {
        Assert.Equal((await Run.Of("score", "--sample", "--as-of", "2026-05-31", "--format", "csv")).Output,
            (await Run.Of("score", "--sample", "--as-of", "2026-05", "--format", "csv")).Output);
        Assert.Equal((await Run.Of("score", "--sample", "--as-of", "2025-12-31", "--format", "csv")).Output,
            (await Run.Of("score", "--sample", "--as-of", "2025", "--format", "csv")).Output);
    }

    [Fact]
    public async Task Chance_WithinATime_IsInTheCsv()
    {
        Assert.All((await Run.Of("score", "--sample", "--format", "csv")).Rows(), static row => Assert.Equal("", row["chance"]));
        Assert.All((await Run.Of("score", "--sample", "--within", "P30D", "--format", "csv")).Rows(), static row =>
            Assert.InRange(double.Parse(row["chance"], System.Globalization.CultureInfo.InvariantCulture), 0, 1));
        Assert.Equal(2, (await Run.Of("score", "--sample", "--within", "soon")).ExitCode);
    }
}
