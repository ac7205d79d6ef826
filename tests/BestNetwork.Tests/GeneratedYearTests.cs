using System.Globalization;
using System.Text;

namespace BestNetwork.Tests;

/// <summary>A year of a made-up person, as mail, calendar, address book, WhatsApp and SMS have it, imported
/// in any order and in parts.</summary>
public sealed class GeneratedYearTests : IDisposable
{
    private const int People = 200;
    private const string Owner = "Mara Lindqvist";

    private static readonly string[] Given = ["Ann", "Bela", "Cleo", "Dora", "Emil", "Fritz", "Gerd", "Hanna"];
    private static readonly string[] Family =
    [
        "Abendroth", "Brandt", "Holtkamp", "Marquardt", "Quist", "Solberg", "Thieme", "Feldhaus", "Wieland", "Oduya", "Vane",
        "Ziegler", "Castellanos",
        "Ibsen", "Jankowski", "Kovacs", "Lunn", "Nakamura", "Papadakis", "Rossi", "Uhlenbeck", "Drummond", "Eklund", "Gruber",
        "Yilmaz",
    ];

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("cards.vcf", "a.mbox", "b.mbox", "a.ics", "b.ics", "sms.xml", "chats")]
    [InlineData("chats", "sms.xml", "b.ics", "a.ics", "b.mbox", "a.mbox", "cards.vcf")]
    [InlineData("a.mbox", "a.ics", "sms.xml", "cards.vcf", "chats", "b.ics", "b.mbox", "a.mbox")]
    public async Task A_year_imported_part_by_part_is_that_imported_at_once(params string[] parts)
    {
        Write();
        string whole = await NetworkAsync("whole.db", [["cards.vcf", "a.mbox", "b.mbox", "a.ics", "b.ics", "sms.xml", "chats"]]);
        Assert.Equal(People, whole.Split('\n').Length);
        Assert.Equal(whole, await NetworkAsync("parts.db", [.. parts.Select(static part => (string[])[part])]));
        Assert.Equal(whole, await NetworkAsync("halves.db", [parts[..(parts.Length / 2)], parts[(parts.Length / 2)..]]));
    }

    /// <summary>The network after the merges of one name: each person's name, with how many interactions there were
    /// and how strong the tie is.</summary>
    private async Task<string> NetworkAsync(string database, string[][] imports)
    {
        string file = _folder.Of(database);
        foreach (string[] import in imports)
        {
            Run run = await Run.Of(
                ["import", .. import.Select(part => _folder.Of(Path.Combine("year", part))), "--db", file, "--me", MyRecords.Me,
                    "--me", Owner, "--zone", "Europe/Berlin"]);
            Assert.True(run.ExitCode == 0, run.Error);
            Assert.DoesNotContain("could not be read", run.Output, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await Run.Of("merge", "accept", "--all-sure", "--db", file)).ExitCode);
        Run list = await Run.Of("merge", "list", "--db", file, "--format", "csv");
        foreach (IReadOnlyDictionary<string, string> merge in list.Rows())
            if (merge["state"] == "Proposed" && merge["kept_name"] == merge["absorbed_name"])
                await Run.Of("merge", "accept", merge["kept"], merge["absorbed"], "--db", file);
        return string.Join('\n', (await Run.Of("score", "--db", file, "--format", "csv")).Rows()
            .Select(static tie =>
                $"{tie["name"]} {tie["interactions"]} {tie["last_interaction"]} {double.Parse(tie["strength"], CultureInfo.InvariantCulture):0.0000000}")
            .Order(StringComparer.Ordinal));
    }

    private void Write()
    {
        StringBuilder cards = new(), sms = new("<?xml version='1.0' encoding='UTF-8'?>\n<smses>\n");
        StringBuilder[] mail = [new(), new()],
            calendars = [new("BEGIN:VCALENDAR\nVERSION:2.0\n"), new("BEGIN:VCALENDAR\nVERSION:2.0\n")];
        for (int i = 0; i < People; i++)
        {
            string name = $"{Given[i % Given.Length]} {Family[i / Given.Length]}",
                number = string.Create(CultureInfo.InvariantCulture, $"0171 55{i:00000}");
            string home = $"p{i}@home.example", work = $"person.{i}@work.example";
            if (i % 4 != 3) cards.Append(CultureInfo.InvariantCulture,
                $"BEGIN:VCARD\nVERSION:3.0\nUID:card{i}\nFN:{name}\nEMAIL:{home}\nEMAIL:{work}\nTEL:{number}\nEND:VCARD\n");
            for (int letter = 0; letter < 4; letter++)
            {
                DateTimeOffset at = new DateTimeOffset(2023, 7, 1, 9, 0, 0, TimeSpan.Zero).AddDays((i % 7) + (letter * 80));
                string other = $"{name} <{(letter % 2 == 0 ? home : work)}>";
                (string from, string to) = letter == 1
                    ? ($"{Owner} <{MyRecords.Me}>", other) : (other, $"{Owner} <{MyRecords.Me}>");
                mail[letter / 2].Append(
                    CultureInfo.InvariantCulture,
                    $"From x@y Mon Jan  1 00:00:00 2024\nFrom: {from}\nTo: {to}\nDate: {at:ddd, dd MMM yyyy HH:mm:ss +0000}\nMessage-ID: <m{i}.{letter}@x.example>\n\nHello\n\n");
            }

            calendars[i % 2].Append(
                CultureInfo.InvariantCulture,
                $"BEGIN:VEVENT\nUID:e{i}\nDTSTART;TZID=Europe/Berlin:202309{(i % 28) + 1:00}T180000\nRRULE:FREQ=MONTHLY;COUNT=3\nDURATION:PT2H\nORGANIZER:mailto:{MyRecords.Me}\n"
                + $"ATTENDEE;CN={name};PARTSTAT=ACCEPTED:mailto:{home}\nEND:VEVENT\n");
            if (i % 3 == 0 && i % 4 != 3)
            {
                long at = new DateTimeOffset(2024, 2, 1, 12, 0, 0, TimeSpan.Zero).AddDays(i % 20).ToUnixTimeMilliseconds();
                sms.Append(CultureInfo.InvariantCulture,
                    $"<sms address=\"+49{number.Replace(" ", "", StringComparison.Ordinal)[1..]}\" date=\"{at}\" type=\"1\" body=\"x\" contact_name=\"{name}\" />\n");
            }

            if (i % 5 == 0)
                _folder.With($"year/chats/WhatsApp Chat with {name}.txt",
                    $"21/03/2024, 18:30 - {name}: Hello\n21/03/2024, 18:31 - {Owner}: Hi\n30/03/2024, 08:00 - {name}: Bye\n");
        }

        _folder.With("year/cards.vcf", cards.ToString());
        _folder.With("year/sms.xml", sms.Append("</smses>\n").ToString());
        for (int half = 0; half < 2; half++)
        {
            _folder.With($"year/{"ab"[half]}.mbox", mail[half].ToString());
            _folder.With($"year/{"ab"[half]}.ics", calendars[half].Append("END:VCALENDAR\n").ToString());
        }
    }

    public void Dispose() => _folder.Dispose();
}
