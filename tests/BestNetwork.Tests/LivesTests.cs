using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace BestNetwork.Tests;

/// <summary>Lives as people live them, and what the pages say of each.</summary>
public sealed class LivesTests : IDisposable
{
    private const string Columns = "contact,interests,birthday,kind,preferences,state,since,until\n";

    private readonly TemporaryFolder _folder = new();
    private readonly StringBuilder _log = new("timestamp,sender,recipient,channel,duration_minutes\n");
    private string[] _more = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Of_the_dead_nothing_is_wished_and_they_are_at_no_meeting()
    {
        Every(7, "2023-01-01", "2024-03-10", "Karl");
        Every(7, "2023-01-02", "2024-06-25", "Jan");
        Tell("contacts", Columns + "Karl,,06-30,spouse,,deceased,2024-03-12,\nJan,,,child,,,,\n");
        Tell("circles", "circle,contact,since,cadence\nFamily,Karl,2023-01-01,P1W\nFamily,Jan,2023-01-01,P1W\n");
        Tell("gatherings", "gathering,at,attendees\nGolden wedding,2024-06-30T15:00:00Z,Karl;Jan\nOur day,2024-06-29,Karl\n");

        Assert.Contains("Our day Sunday 30 June 15:00: Golden wedding, with Jan ", await Say("today"), StringComparison.Ordinal);
        string report = await Report();
        Assert.Contains("You have 1 tie: 1 close.", report, StringComparison.Ordinal);
        Assert.Contains("Golden wedding , with Jan", report, StringComparison.Ordinal);
        string karl = PageOf("Karl", report);
        Assert.Contains("Karl has died.", karl, StringComparison.Ordinal);
        Assert.Contains("Birthday: 30 June.", karl, StringComparison.Ordinal);
        Assert.DoesNotContain("You wish", karl, StringComparison.Ordinal);
        Assert.Contains("You wish to be in touch every week.", PageOf("Jan", report), StringComparison.Ordinal);
        Assert.DoesNotContain("Karl", Part("Give and take", "Gatherings and promises", report), StringComparison.Ordinal);
        Assert.DoesNotContain("Karl", Part("The circles", "Over the years", report), StringComparison.Ordinal);
        Assert.StartsWith("Family: Jan ", await Say("circles"), StringComparison.Ordinal);
        Assert.StartsWith("Karl (deceased) Karl has died. History", await Say("person", "Karl"), StringComparison.Ordinal);
        Assert.DoesNotContain("Reach out?", await Say("person", "Karl"), StringComparison.Ordinal);
        Assert.Contains(" Karl deceased 3 months ago", await Say("score"), StringComparison.Ordinal);
        Assert.StartsWith("deceased", karl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_somebody_with_a_birthday_alone_that_is_said()
    {
        Every(7, "2023-01-01", "2024-06-25", "Jan");
        Tell("contacts", Columns + "Jo,,07-01,,,,,\nMax,,07-20,,,,,\n");

        Assert.Equal(
            "Jo No contact with Jo is on record. History Birthday: 1 July. Reach out? Jo has a birthday on 1 July 2024.",
            await Say("person", "Jo"));
        Assert.Equal("Max No contact with Max is on record. History Birthday: 20 July.", await Say("person", "Max"));
        Assert.Equal(
            "Jo Mit Jo ist kein Kontakt vermerkt. Eure Geschichte Geburtstag: 1. Juli. Melden? Jo hat am 1. Juli 2024 Geburtstag.",
            await Say("person", "Jo", "--language", "de"));
    }

    // The other parent of a child, say.
    [Fact]
    public async Task Of_a_promise_there_is_word_whatever_else_is_on_record()
    {
        Every(7, "2020-01-01", "2022-12-25", "Ex");
        Every(7, "2023-01-01", "2024-06-25", "Jan");
        Tell("contacts", Columns + "Ex,,,,,ended,2023-01-01,\n");
        Tell("follow-ups", "id,by,contact,promised,due,what\n1,owner,Ex,2022-06-01,2022-07-01,a book\n"
            + "2,owner,Ex,2024-06-01,2024-06-20,the papers\n3,owner,Una,2024-06-01,2024-06-20,a map\n");

        string today = await Say("today");
        Assert.Contains("Promises What you promised Ex was due on 20 June 2024, 8 days ago: the papers. What you promised Una was",
            today, StringComparison.Ordinal);
        Assert.DoesNotContain("a book", today, StringComparison.Ordinal);
        Assert.Equal("Una No contact with Una is on record. Promises What you promised Una was due on 20 June 2024, 8 days ago: a map.",
            await Say("person", "Una"));
    }

    [Fact]
    public async Task Of_a_friend_of_old_who_is_no_more_than_an_acquaintance_now_nothing_is_to_be_picked_up()
    {
        Every(7, "2018-01-01", "2023-06-01", "Udo", "Wim");
        Every(7, "2023-01-01", "2024-06-25", "Jan");
        Tell("contacts", "contact,closeness\nUdo,acquaintance\nWim,friend 2019-01-01;acquaintance now\n");

        string today = await Say("today");
        Assert.Contains("You and Udo have been quiet for 13 months", today, StringComparison.Ordinal);
        Assert.DoesNotContain("Wim", today, StringComparison.Ordinal);
        Assert.StartsWith("Wim (lapsed)", await Say("person", "Wim"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_ways_that_would_change_as_much_there_is_one_line()
    {
        Every(14, "2020-01-01", "2022-12-25", "Ann");
        Every(7, "2023-01-01", "2024-06-25", "Jan");

        Assert.EndsWith("What would change it ██████████ after a message from you, after a call of half an hour or after an evening "
            + "together: close, active.", await Say("person", "Ann"), StringComparison.Ordinal);
        Assert.EndsWith("nach einer Nachricht von dir, nach einem Anruf von einer halben Stunde oder nach einem gemeinsamen Abend: eng, "
            + "aktiv.", await Say("person", "Ann", "--language", "de"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_choir_that_rests_nobody_is_told_forty_times_the_same()
    {
        string[] singers = [.. Enumerable.Range(0, 9).Select(static i => $"{(char)('A' + i)}da")];
        Every(7, "2023-01-01", "2024-05-01", singers);
        Tell("circles", $"circle,contact,since,cadence\n{string.Concat(singers.Select(static one => $"Choir,{one},2023-01-01,P1W\n"))}");

        Assert.EndsWith("Drift out as well: Fda, Gda, Hda, Ida.", await Say("circles"), StringComparison.Ordinal);
        Assert.EndsWith("Held back for now, besides those you snoozed Cda, Dda, Eda, Fda, Gda, Hda, Ida: "
            + "This list already holds 2 others who share a circle with them.", await Say("revisit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_tie_that_has_ended_or_rests_no_rhythm_is_told_and_the_silence_is_whole()
    {
        Every(7, "2022-01-01", "2023-06-01", "Rosa", "Nora");
        Every(7, "2023-01-01", "2024-06-25", "Jan");
        Tell("contacts", Columns + "Rosa,,,friend,,ended,2023-06-02,\nNora,,,friend,,paused,2023-12-01,\n");

        string report = await Report();
        Assert.Contains("You have 2 ties:", report, StringComparison.Ordinal);
        foreach (string name in (string[])["Rosa", "Nora"])
        {
            Assert.DoesNotContain("Usual rhythm", PageOf(name, report), StringComparison.Ordinal);
            Assert.Contains("Last in touch on 27 May 2023 (13 months ago).", PageOf(name, report), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Of_somebody_who_is_not_to_be_scored_that_is_said_and_not_that_there_was_no_contact()
    {
        Every(7, "2023-01-01", "2024-06-25", "Nat", "Jan");
        Tell("contacts", Columns + "Nat,,,,no_score,,,\nOpa,,,kin,,deceased,2020-01-01,\n");
        string page = await Say("person", "Nat");
        Assert.StartsWith("Nat You asked that your tie with Nat not be scored. History", page, StringComparison.Ordinal);
        Assert.StartsWith("Opa Opa has died.", await Say("person", "Opa"), StringComparison.Ordinal);

        string database = _folder.Of("n.db");
        string[] files = [_folder.With("log.csv", $"{_log}"), .. _more.Where(static (_, i) => i % 2 == 1)];
        Assert.Equal(0, (await Run.Of(["import", .. files, "--db", database, "--owner", "Me", "--as-of",
            "2024-06-28T23:59:59Z"])).ExitCode);
        string[] names = [.. (await Run.Of("score", "--db", database, "--as-of", "2024-06-28", "--format", "csv")).Rows()
            .Select(static row => row["contact"])];
        Assert.Equal(["Jan"], names);
        Assert.Equal(names, (await Run.Of([.. Of("score"), "--format", "csv"])).Rows().Select(static row => row["contact"]));
    }

    [Fact]
    public async Task Before_a_wedding_the_closest_are_named_and_of_the_strangers_some()
    {
        Every(7, "2023-01-01", "2024-06-25", "Zoe");
        Every(60, "2023-01-01", "2024-06-25", "Yves");
        IEnumerable<string> guests = Enumerable.Range(0, 100).Select(static i => $"Guest {i:00}");
        Tell("contacts", Columns + "Uncle,,,kin,,deceased,2020-01-01,\n");
        Tell("gatherings", $"gathering,at,attendees\nWedding,2024-06-30T15:00:00Z,{string.Join(';', guests)};Yves;Zoe;Uncle\n");

        Assert.Contains("Wedding, with Zoe, Yves, Guest 00, Guest 01 and 98 more", await Say("today"), StringComparison.Ordinal);
        Assert.Contains("Guest 10, Guest 11 and 88 more.", await Say("gathering"), StringComparison.Ordinal);
        Assert.Contains("Guest 10, Guest 11 und 88 weitere.", await Say("gathering", "--language", "de"),
            StringComparison.Ordinal);
        string report = await Report();
        Assert.Contains("with Zoe , Yves , Guest 00 , Guest 01 and 98 more", report, StringComparison.Ordinal);
        Assert.Contains("Guest 10 , Guest 11 and 88 more.", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_friend_who_is_stated_and_not_on_record_the_years_of_others_are_all_shown()
    {
        Every(7, "2023-01-01", "2024-06-25", "Jan");
        Tell("contacts", "contact,closeness\nCy,close_friend\n");
        string report = await Report();
        Assert.Contains("You have 2 ties: 2 close.", report, StringComparison.Ordinal);
        Assert.DoesNotContain("These are the ", report, StringComparison.Ordinal);
        Assert.DoesNotContain("Judging by the records", PageOf("Cy", report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_friend_who_has_gone_quiet_there_is_word_among_a_choir_that_has()
    {
        string[] singers = [.. Enumerable.Range(0, 9).Select(static i => $"{(char)('A' + i)}da")];
        Every(7, "2024-01-01", "2024-06-20", singers);
        Every(7, "2022-01-06", "2024-06-20", "Zoe");
        Tell("circles", "circle,contact,since,cadence\n" + string.Concat(singers.Append("Zoe").Select(static one =>
            $"{(one == "Zoe" ? "Friends" : "Choir")},{one},2022-01-01,P1W\n")));

        string today = await Say("today");
        Assert.Contains("You and Zoe have gone quiet: 8 days", today, StringComparison.Ordinal);
        Assert.EndsWith("2 more changed.", today, StringComparison.Ordinal);
    }

    /// <summary>Evenings of three hours, now at the invitation of one and now of the other; with each contact at another minute,
    /// since rows of one instant look like one evening.</summary>
    private void Every(int days, string from, string to, params string[] contacts)
    {
        DateOnly last = DateOnly.Parse(to, CultureInfo.InvariantCulture);
        int n = 0;
        for (DateOnly day = DateOnly.Parse(from, CultureInfo.InvariantCulture); day <= last; day = day.AddDays(days), n++)
            foreach (string contact in contacts)
                _log.Append(CultureInfo.InvariantCulture,
                    $"{day:yyyy-MM-dd}T18:{contact[0] % 60:00}:00Z,{(n % 2 == 0 ? "Me" : contact)},{(n % 2 == 0 ? contact : "Me")},in_person,180\n");
    }

    private void Tell(string what, string text) => _more = [.. _more, $"--{what}", _folder.With($"{what}.csv", text)];

    private string[] Of(params string[] command) =>
    [
        .. command, "--interactions", _folder.With("log.csv", $"{_log}"), .. _more, "--owner", "Me", "--as-of", "2024-06-28",
    ];

    private async Task<string> Say(params string[] command)
    {
        Run run = await Run.Of(Of(command));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return Flat(run.Output);
    }

    private async Task<string> Report() => Flat(WebUtility.HtmlDecode(Regex.Replace(
        Regex.Replace((await Run.Of(Of("report", "--out", "-"))).Output, "(?s)<(script|style|svg).*?</\\1>", " "), "<[^>]+>", " ")));

    private static string PageOf(string name, string report) =>
        report[report.IndexOf("Back to the map", StringComparison.Ordinal)..].Split($" {name} ", 2)[1]
            .Split("The arithmetic", 2)[0];

    private static string Part(string from, string to, string report) =>
        report[report.LastIndexOf(from + " Over", StringComparison.Ordinal)..].Split(to, 2)[0];

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
