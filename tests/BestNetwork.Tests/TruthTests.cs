using System.Globalization;
using System.Text;
using CsCheck;

namespace BestNetwork.Tests;

/// <summary>Every command says the same of a person, whether of the sample, a file or a database.</summary>
public sealed class TruthTests
{
    private static readonly string[] People = ["Ann", "Ben", "Cid", "Dot", "Eve"];

    private static readonly string[] Channels = ["in_person", "voice", "message", "email", "letter"];

    private static readonly Gen<string> GenLog =
        Gen.Select(Gen.Int[0, 900], Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 4].Select(static i => Channels[i])).Array[5, 60]
            .Select(Csv);

    [Fact]
    public Task Commands_OnTheSample_Agree() => AgreeAsync(["--sample"]);

    [Fact]
    public Task Commands_OnGeneratedNetworks_Agree_AndADatabaseSaysWhatTheFileSays() => GenLog.SampleAsync(
        async log =>
        {
            using TemporaryFolder folder = new();
            string file = folder.With("log.csv", log), database = folder.Of("log.db");
            string[] fromFile = ["--interactions", file, "--owner", "Ann", "--as-of", "2026-06-30"];
            Assert.Equal(0, (await Run.Of("import", file, "--db", database, "--as-of", "2026-06-30T23:59:59Z")).ExitCode);
            string[] fromDatabase = ["--db", database, "--owner", "Ann", "--as-of", "2026-06-30"];
            Assert.Equal(await AgreeAsync(fromFile), await AgreeAsync(fromDatabase));
        },
        iter: 6,
        threads: 1);

    /// <summary>Holds score, revisit, person and report to each other.</summary>
    /// <returns>What score says, for comparing it between sources.</returns>
    private static async Task<string> AgreeAsync(string[] source)
    {
        Run scores = await Run.Of(["score", .. source, "--format", "csv"]);
        Assert.NotEmpty(scores.Rows());
        Dictionary<string, IReadOnlyDictionary<string, string>> byContact = scores.Rows()
            .ToDictionary(static row => row["contact"]);
        foreach (var row in (await Run.Of(["revisit", .. source, "--top", "0", "--format", "csv"])).Rows())
        {
            if (!byContact.TryGetValue(row["contact"], out var score)) continue;
            Assert.Equal((score["strength"], score["bond_hours"], score["last_interaction"], score["name"]),
                (row["strength"], row["bond_hours"], row["last_interaction"], row["name"]));
        }

        string report = (await Run.Of(["report", .. source, "--out", "-"])).Output;
        foreach ((string contact, var score) in byContact)
        {
            var person = (await Run.Of(["person", contact, .. source, "--format", "csv"])).Rows().Single();
            Assert.Equal((score["strength"], score["bond_hours"], score["status"], score["interactions"]),
                (person["strength"], person["bond_hours"], person["status"], person["interactions"]));
            string page = string.Join(' ',
                (await Run.Of(["person", contact, .. source])).Output.Split((char[]?)null,
                    StringSplitOptions.RemoveEmptyEntries));
            string table = string.Join(' ',
                (await Run.Of(["score", .. source, "--contact", contact])).Output.Split((char[]?)null,
                    StringSplitOptions.RemoveEmptyEntries));
            string why = table[(table.LastIndexOf("Why ", StringComparison.Ordinal) + 4)..];
            Assert.Contains(why[(why.IndexOf(") ", StringComparison.Ordinal) + 2)..], page, StringComparison.Ordinal);
            Assert.Contains(contact, report, StringComparison.Ordinal);
            Assert.Equal(score["strength"], (await Run.Of(["score", .. source, "--contact", contact, "--format", "csv"])).Rows()
                .Single()["strength"]);
        }

        return scores.Output;
    }

    private static string Csv(IEnumerable<(int Day, int From, int To, string Channel)> rows)
    {
        StringBuilder log = new("timestamp,sender,recipient,channel\n2026-01-01,Ann,Ben,voice\n");
        // Of what two people did at one instant the ids say which came first, and rows without ids get others in a database.
        foreach ((int day, int from, int to, string channel) in rows.Where(static row => row.Day != 731).DistinctBy(static row =>
            (row.Day, Math.Min(row.From, row.To), Math.Max(row.From, row.To))))
            if (from != to)
                log.Append(CultureInfo.InvariantCulture,
                    $"{new NodaTime.LocalDate(2024, 1, 1).PlusDays(day):uuuu-MM-dd},{People[from]},{People[to]},{channel}\n");
        return log.ToString();
    }
}
