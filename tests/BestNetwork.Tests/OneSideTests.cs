using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Network;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace BestNetwork.Tests;

/// <summary>Of records that hold one side alone, or that were removed, nothing untrue is said.</summary>
public sealed class OneSideTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Import_SentMailAlone_SaysSoAndCallsNobodyOneSidedUntilTheOtherHalfComes()
    {
        string database = _folder.Of("mine.db");
        string sent = _folder.With("sent.mbox", Mail(30, isSent: true)),
            received = _folder.With("received.mbox", Mail(30, isSent: false));

        Run half = await ImportAsync(database, sent);

        Assert.Contains("only what you sent is on record", half.Output, StringComparison.Ordinal);
        Assert.All(await ReciprocitiesAsync(database), static reciprocity => Assert.Equal("", reciprocity));
        Assert.Contains("Hardly anything but what", Flat((await Run.Of("score", "--db", database)).Output),
            StringComparison.Ordinal);

        Run whole = await ImportAsync(database, received);

        Assert.Contains("what you sent and what you received are both on record now", Flat(whole.Output),
            StringComparison.Ordinal);
        Assert.All(await ReciprocitiesAsync(database), static reciprocity => Assert.NotEqual("", reciprocity));
    }

    [Fact]
    public async Task Import_ErasedPeopleOfHalfAMailbox_MovesNobodyElsesScore()
    {
        string database = _folder.Of("mine.db");
        await ImportAsync(database, _folder.With("sent.mbox", Mail(30, isSent: true)));
        string[] before = [.. (await ScoresAsync(database)).Where(static row => row.Contains("p5@", StringComparison.Ordinal))];

        foreach (int person in (int[])[0, 1, 2]) await Run.Of("erase", $"p{person}@friends.example", "--db", database, "--yes");

        string[] after = await ScoresAsync(database);
        Assert.Equal(3, after.Length);
        Assert.Equal(before, after.Where(static row => row.Contains("p5@", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Import_PersonWhoseRecordWasRemoved_BringsNoRecordBackAndLiftsNothing()
    {
        string database = _folder.Of("mine.db"), mail = _folder.With("mail.mbox", Mail(30, isSent: true));
        await ImportAsync(database, mail);
        ContactId ex = new("p1@friends.example");
        using (SqliteStore store = new(database))
        {
            RelationshipNetwork network = new(new("me"), NetworkStores.Of(store), Run.Clock);
            await network.Contacts.ChangeAsync(ex, static kept =>
                kept! with { States = [new(ContactState.Ended, new(2024, 1, 1))] });
            await network.Contacts.RemoveAsync(ex);
        }

        await ImportAsync(database, mail, _folder.With("more.mbox", Mail(40, isSent: true)));

        using SqliteStore again = new(database);
        Assert.Null(await new RelationshipNetwork(new("me"), NetworkStores.Of(again), Run.Clock).Contacts.FindAsync(ex));
        Contact kept = (await ((IContactStore)again).FindAsync(new("me"), ex))!;
        Assert.True(kept.IsRemoved);
        Assert.Equal(ContactState.Ended, kept.States.Single().State);
    }

    [Fact]
    public async Task Score_NewsletterThatWasNeverAnswered_WaitsForNothing()
    {
        using TemporaryFile file = new("timestamp,sender,recipient,channel\n"
            + string.Concat(Enumerable.Range(0, 40).Select(static i => new LocalDate(2024, 1, 1).PlusWeeks(i))
                .Select(static day => $"{day:uuuu-MM-dd},News,Ann,email\n{day.PlusDays(1):uuuu-MM-dd},Ann,Bea,email\n")));
        string table = Flat((await Run.Of("score", "--interactions", file.Path, "--owner", "Ann")).Output);

        Assert.Contains("Nothing from you to them is on record", table, StringComparison.Ordinal);
        Assert.DoesNotContain("waiting for an answer", table, StringComparison.Ordinal);
        Assert.DoesNotContain("your turn", table, StringComparison.Ordinal);
        Assert.Contains("You have reached out", table, StringComparison.Ordinal);
        Assert.DoesNotContain("mostly been the one", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_RecipientsOfACircularAlone_AreCountedInOneLineAndKeptInCsv()
    {
        using TemporaryFile file = new("timestamp,sender,recipient,channel,id\n2024-03-01,Ann,Bea,letter,\n"
            + string.Concat(Enumerable.Range(0, 40).Select(static i => $"2024-02-01,Ann,Guest{i:00},email,moved\n")));
        string table = Flat((await Run.Of("score", "--interactions", file.Path, "--owner", "Ann")).Output);
        string csv = (await Run.Of("score", "--interactions", file.Path, "--owner", "Ann", "--format", "csv")).Output;

        Assert.Contains("Your network: 1 tie,", table, StringComparison.Ordinal);
        Assert.Contains("40 people left out", table, StringComparison.Ordinal);
        Assert.DoesNotContain("Guest", table, StringComparison.Ordinal);
        Assert.Contains("Ann,Guest39,", csv, StringComparison.Ordinal);
        Assert.Contains("Guest07", (await Run.Of("score", "--interactions", file.Path, "--owner", "Ann", "--contact", "Guest07"))
            .Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-03-20", true)]
    [InlineData("2024-04-05", false)]
    public async Task Person_TieThatSlipsAlready_IsNotToldThatItWouldSlip(string asOf, bool isTold)
    {
        using TemporaryFile file = new("timestamp,sender,recipient,channel\n" + string.Concat(
            Enumerable.Range(0, 60)
                .Select(static i => $"{new LocalDate(2024, 3, 14).PlusWeeks(-i):uuuu-MM-dd},Ann,Bea,in_person\n")));
        string page = Flat((await Run.Of(
            "person", "Bea", "--interactions", file.Path, "--owner", "Ann", "--as-of", asOf)).Output);

        Assert.Equal(isTold, page.Contains("Without contact it slips", StringComparison.Ordinal));
        Assert.Contains(isTold ? "(active)" : "(slipping)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Person_OfACircleWithACadence_IsToldTheWishAndNotThatItIsTheRhythm()
    {
        using TemporaryFile file = new("timestamp,sender,recipient,channel\n" + string.Concat(
            Enumerable.Range(0, 60)
                .Select(static i => $"{new LocalDate(2024, 3, 14).PlusWeeks(-i):uuuu-MM-dd},Ann,Bea,in_person\n")));
        using TemporaryFile circles = new("circle,contact,since,cadence\nWalkers,Bea,2023-01-01,P2M\n");
        string page = Flat((await Run.Of("person", "Bea", "--interactions", file.Path, "--circles", circles.Path,
            "--owner", "Ann", "--as-of", "2024-03-20")).Output);

        Assert.Contains("Without contact it slips: you wish for contact every 2 months.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revisit_PersonWhoNeverAnswers_SaysUntilWhenOnce()
    {
        using TemporaryFile file = new("timestamp,sender,recipient,channel\n"
            + string.Concat(Enumerable.Range(1, 5).Select(static i => $"2024-0{i}-10,Ann,Bea,message\n"))
                + "2024-02-01,Cid,Ann,message\n");
        string told = Flat((await Run.Of("revisit", "--interactions", file.Path, "--owner", "Ann")).Output);

        Assert.Contains("not suggested before 9 July 2024.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("(until", told, StringComparison.Ordinal);
    }

    /// <summary>Who is not named by 'today' is told why.</summary>
    [Theory]
    [InlineData("2024-02-01,Otto,Ann,message\n2024-03-01,Otto,Ann,message\n",
        "2024-03-05", "neither a personal message from you to Otto nor a talk is on record")]
    [InlineData("2022-12-20,Otto,Ann,letter\n2023-12-19,Otto,Ann,letter\n",
        "2024-11-20", "neither a personal message from you to Otto nor a talk is on record")]
    [InlineData("2024-02-01,Ann,Otto,voice\n2024-02-02,Otto,Ann,voice\n", "2024-04-20", "2 days of contact do not show a rhythm yet")]
    [InlineData("2020-02-01,Ann,Otto,voice\n2020-03-02,Otto,Ann,voice\n", "2024-04-20", "Not suggested: for the silence to call for contact, what you have built")]
    [InlineData("2024-02-01,Ann,Otto,voice\n2024-02-02,Otto,Ann,voice\n", "2024-02-05", "Nothing is due now.")]
    public async Task Person_WhoIsNotSuggested_IsToldWhy(string rows, string asOf, string why)
    {
        using TemporaryFile file = new($"timestamp,sender,recipient,channel\n2020-01-01,Ann,Bea,voice\n{rows}");

        string page = Flat((await Run.Of("person", "Otto", "--interactions", file.Path, "--owner", "Ann", "--as-of", asOf)).Output);

        Assert.Contains(why, page[page.IndexOf("Reach out?", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.DoesNotContain("Without contact it slips", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Otto", (await Run.Of("revisit", "--interactions", file.Path, "--owner", "Ann", "--as-of", asOf,
            "--top", "0", "--format", "csv")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Person_BeyondTheListOfToday_IsToldThatItIsFull()
    {
        string[] friends = ["Ada", "Bea", "Cid", "Dan", "Eva", "Fay"];
        using TemporaryFile file = new("timestamp,sender,recipient,channel\n" + string.Concat(
            from friend in friends.Index()
            from month in Enumerable.Range(1, 9)
            select $"2024-0{month}-{10 + friend.Index},Ann,{friend.Item},voice\n"));
        string[] source = ["--interactions", file.Path, "--owner", "Ann", "--as-of", "2024-12-01"];
        string list = (await Run.Of(["revisit", .. source, "--format", "csv"])).Output;
        Assert.Equal(1, friends.Count(friend => !list.Contains(friend, StringComparison.Ordinal)));

        foreach (string friend in friends)
            Assert.NotEqual(
                list.Contains(friend, StringComparison.Ordinal),
                Flat((await Run.Of(["person", friend, .. source])).Output).Contains("Today's list of 5 is full",
                    StringComparison.Ordinal));
    }

    [Fact]
    public async Task Person_WhoseTieIsActive_IsToldTheDayOnWhichItWouldSlip()
    {
        using TemporaryFile file = new("timestamp,sender,recipient,channel\n" + string.Concat(
            Enumerable.Range(0, 60)
                .Select(static i => $"{new LocalDate(2024, 3, 14).PlusWeeks(-i):uuuu-MM-dd},Ann,Bea,in_person\n")));
        string[] person = ["person", "Bea", "--interactions", file.Path, "--owner", "Ann", "--as-of"];

        string page = Flat((await Run.Of([.. person, "2024-03-16"])).Output);

        Assert.Contains("Without contact it slips on 29 March 2024.", page, StringComparison.Ordinal);
        Assert.Contains("(active)", Flat((await Run.Of([.. person, "2024-03-28"])).Output), StringComparison.Ordinal);
        Assert.Contains("(slipping)", Flat((await Run.Of([.. person, "2024-03-29"])).Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revisit_Birthdays_AreInJsonAfterTheDigestAndTakeNoPlaceOfIt()
    {
        using TemporaryFile contacts = new(
            "contact,birthday\nJonas Abendroth,07-02\nOskar Feldhaus,06-30\nRasmus Thieme,08-30\n");
        string[] args = ["revisit", "--sample", "--contacts", contacts.Path, "--no-explanation", "--format"];

        JsonElement[] all = [.. JsonDocument.Parse((await Run.Of([.. args, "json"])).Output).RootElement.EnumerateArray()];
        JsonElement[] birthdays = [.. all.SkipWhile(static line => line.GetProperty("pool").GetString() != "birthday")];

        Assert.Equal(all.Length - 2, (await Run.Of([.. args, "csv"])).Rows().Count);
        Assert.Equal(
            [("Oskar Feldhaus", "birthday_today", "2026-06-30"), ("Jonas Abendroth", "birthday", "2026-07-02")],
            birthdays.Select(static line => (
                line.GetProperty("contact").GetString(), line.GetProperty("reason").GetString(), line.GetProperty("date")
                    .GetString())));
        Assert.Contains("birthday", birthdays[0].GetProperty("sentences")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(all.Length, (await Run.Of([.. args, "jsonl"])).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Length);
    }

    [Fact]
    public async Task Score_HiddenContact_HasTheRootOfRecencyForPresence()
    {
        using TemporaryFile rows = new(
            "timestamp,sender,recipient\n2024-05-01,Ann,Bea\n2024-06-20,Bea,Cid\n2024-06-25,Cid,Ann\n");
        using TemporaryFile hidden = new("contact,preferences\nBea,hidden\nCid,do not remind\n");
        string[] args = ["score", "--interactions", rows.Path, "--owner", "Ann", "--as-of", "2024-06-30", "--format", "csv"];

        async Task<double> ShareAsync(params string[] more)
        {
            var bea = (await Run.Of([.. args, .. more])).Rows().Single(static row => row["contact"] == "Bea");
            double Number(string column) => double.Parse(bea[column], CultureInfo.InvariantCulture);
            return Number("outlook") / Number("vitality");
        }

        Assert.Equal(1, await ShareAsync("--contacts", hidden.Path));
        Assert.Equal(1 / (1 + 11 / 7.0), await ShareAsync("--shared-presence"), 1e-9);
        Assert.Equal(Math.Sqrt(1 / (1 + 61.0)), await ShareAsync("--shared-presence", "--contacts", hidden.Path), 1e-9);
    }

    [Fact]
    public async Task Sample_Nobody_HasAStrengthOrBondThatRoundsToNothing()
    {
        foreach (IReadOnlyDictionary<string, string> row in (await Run.Of("score", "--sample", "--format", "csv")).Rows())
            foreach (string column in (string[])["strength", "bond_hours"])
                Assert.True(double.Parse(row[column], CultureInfo.InvariantCulture) >= .005,
                    $"{row["contact"]}: {column} {row[column]}");
        Assert.DoesNotContain("0.00", (await Run.Of("score", "--sample")).Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Mail(int count, bool isSent)
    {
        StringBuilder mail = new();
        for (int i = 0; i < count; i++)
        {
            string me = "Mara <mara@home.example>", friend = $"P <p{i % 6}@friends.example>";
            Instant at = Instant.FromUtc(2023, 1, 1, 12, 0) + Duration.FromDays(i * 15) + Duration.FromHours(isSent ? 0 : 30);
            string id = $"{(isSent ? "s" : "r")}{i}";
            string date = at.ToString("ddd, dd MMM uuuu HH':'mm':'ss", CultureInfo.InvariantCulture);
            string head = $"Message-ID: <{id}@x.example>\nDate: {date} +0000\n"
                + $"From: {(isSent ? me : friend)}\nTo: {(isSent ? friend : me)}";
            mail.Append("From x Mon Jan  1 00:00:00 2023\n").Append(head).Append("\nSubject: hello\n\nhello\n\n");
        }

        return mail.ToString();
    }

    private static Task<Run> ImportAsync(string database, params string[] files) =>
        Run.Of(["import", .. files, "--db", database, "--me", "mara@home.example"]);

    private static async Task<string[]> ScoresAsync(string database) =>
        [.. (await Run.Of("score", "--db", database, "--format", "csv")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)];

    private static async Task<IEnumerable<string>> ReciprocitiesAsync(string database) =>
        (await Run.Of("score", "--db", database, "--format", "csv")).Rows().Select(static row => row["reciprocity"]);

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
