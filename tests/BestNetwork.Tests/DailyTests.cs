using System.Text;
using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Import;

namespace BestNetwork.Tests;

/// <summary>From one's own records to a habit: open, today, and what the owner says back.</summary>
public sealed class DailyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeClock _clock = new(Run.Clock.GetCurrentInstant());

    private string Db => _folder.Of("home/network.db");

    [Fact]
    public async Task Open_Mail_FindsTheOwnerImportsShowsAndDraws()
    {
        Run run = await OpenAsync();
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("read as the records of mara@home.example; if that is not you, pass --me ADDRESS", run.Error,
            StringComparison.Ordinal);
        Assert.Contains("13 new interactions", run.Output, StringComparison.Ordinal);
        Assert.Contains("to reach out to", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.Of("home/report.html")));
        Assert.Contains("Tomorrow: bestnetwork today", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\ny\n", " 2 with nobody else")]
    [InlineData("y\nmara@work.example\n", " 2 with nobody else")]
    [InlineData("\n\n", " 2 interactions,")]
    [InlineData("\nn\n", " 2 interactions,")]
    [InlineData("mara@home.example mara@work.example\n", " 2 with nobody else")]
    public async Task Open_AMailboxWithFurtherAddressesOfTheOwner_AsksForThem(string answers, string result)
    {
        string mail = string.Concat(Enumerable.Range(1, 2).Select(static i =>
            "From x@y Mon Jan  1 00:00:00 2024\nFrom: Mara Lindqvist <mara@home.example>\nTo: Mara Lindqvist "
                + $"<mara@work.example>\nDate: Mon, 1 Jan 2024 09:00:00 +0000\nMessage-ID: <m{i}@home.example>\n\nx\n\n"));
        Run run = await RunAsync(["open", _folder.With("mail.mbox", mail)], answers);
        Assert.Equal(answers.StartsWith("mara", StringComparison.Ordinal) ? 0 : 1,
            run.Error.Split("Are these yours too: mara@work.example? [y, N, or those that are]").Length - 1);
        Assert.Contains(result, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Europe/Berlin", null, true)]
    [InlineData("Europe/Berlin", "Asia/Tokyo", false)]
    [InlineData(null, null, false)]
    public async Task Open_MachineIsElsewhereThanUtc_TellsHowDaysAreCounted(string? machine, string? stated, bool isTold)
    {
        string mail = _folder.With("mail.mbox", MyRecords.Mail());
        string[] args = stated is null ? ["open", mail] : ["open", mail, "--zone", stated];
        Run run = await RunAsync(args, null, machine);
        Assert.Equal(isTold, run.Output.ReplaceLineEndings(" ")
            .Contains("--zone Europe/Berlin; the database keeps it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_Files_CanBeReadByTheOwnerAlone()
    {
        await OpenAsync();
        Assert.Equal(0, (await RunAsync("backup", _folder.Of("copy.db"))).ExitCode);
        Assert.Equal(0, (await RunAsync("export", "jonas@", "--out", _folder.Of("jonas.json"))).ExitCode);
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(Own | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.Of("home")));
        foreach (string file in (string[])[Db, _folder.Of("home/report.html"), _folder.Of("copy.db"), _folder.Of("jonas.json")])
            Assert.Equal(Own, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task Open_OneNameUnderTwoAddresses_OffersTheMerge_AndAsksOnATerminal()
    {
        string mail = _folder.With("mail.mbox", MyRecords.Mail());
        Run run = await RunAsync("open", mail);
        Assert.Contains("Perhaps one person under two addresses\n Jonas Feld <", run.Output, StringComparison.Ordinal);
        Assert.Contains("bestnetwork merge accept ID ID", run.Output, StringComparison.Ordinal);
        Run asked = await RunAsync(["open", mail, "--me", MyRecords.Me], "y\n");
        Assert.Contains(" one person? [y, n, Enter for later]", asked.Error, StringComparison.Ordinal);
        Assert.Contains("One person\n Jonas Feld", (await RunAsync("merge", "list")).Output, StringComparison.Ordinal);
        Assert.Equal("12", (await RunAsync("score", "--format", "csv")).Rows().Single()["interactions"]);
    }

    [Fact]
    public async Task Open_FolderWithAZipArchive_FindsTheOwnerInIt()
    {
        using MemoryStream archive = new();
        using (System.IO.Compression.ZipArchive zip = new(archive, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            await using Stream entry = zip.CreateEntry("Takeout/mail.mbox").Open();
            await entry.WriteAsync(Encoding.UTF8.GetBytes(MyRecords.Mail()), TestContext.Current.CancellationToken);
        }

        _folder.With("takeout/all.zip", archive.ToArray());
        Run run = await RunAsync("open", _folder.Of("takeout"));
        Assert.Contains("read as the records of mara@home.example", run.Error, StringComparison.Ordinal);
        Assert.Contains("12 new interactions", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_TwoWhoMayBeTheOwner_AsksForMe()
    {
        const string Letter =
            "From: a@x.example\nTo: b@x.example\nDate: Mon, 01 Jan 2024 09:00:00 +0000\nMessage-ID: <1@x>\n\nHello\n";
        Run run = await RunAsync("open", _folder.With("one.eml", Letter));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("name your addresses with --me ADDRESS; these records contain a@x.example, b@x.example",
            run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Db));
    }

    [Fact]
    public async Task Open_ChatThatShowsWhoseItIs_IsReadWithoutAnAddress()
    {
        const string Chat = "01.05.24, 10:00 - Mara: Hallo\n02.05.24, 11:00 - Jonas Feld: Hallo!\n03.05.24, 12:00 - Mara: Und?\n";
        Run run = await RunAsync("open", _folder.With("WhatsApp Chat mit Jonas Feld.txt", Chat));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("3 new interactions", run.Output, StringComparison.Ordinal);
        Assert.Contains("pass --me with your address, or with your name as the chats show it", run.Error,
            StringComparison.Ordinal);
        Assert.Equal("Jonas Feld", (await RunAsync("score", "--format", "csv")).Rows().Single()["name"]);
    }

    [Fact]
    public async Task Open_ChatThatDoesNotShowWhoseItIs_AsksForTheName()
    {
        const string Chat = "01.05.24, 10:00 - Mara: Hallo\n02.05.24, 11:00 - Jonas Feld: Hallo!\n03.05.24, 12:00 - Mara: Und?\n";
        string chat = _folder.With("_chat.txt", Chat);
        Run run = await RunAsync("open", chat);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("pass your name as the chat shows it with --me NAME", string.Join(' ', run.Output.Split((char[]?)null,
            StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("3 new interactions", (await RunAsync("open", chat, "--me", "Mara")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AddressBookAlone_NeedsNoAddress()
    {
        Run run = await RunAsync("open", _folder.With("c.vcf", MyRecords.Cards));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Nobody to reach out to: there is no contact on record yet.", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("person", "inge")).ExitCode);
    }

    [Fact]
    public async Task Open_FileInAFormThatIsNotRead_SaysWhatHelps()
    {
        Run run = await RunAsync("open", _folder.With("c.json", "[\"vcard\", []]"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("export the contacts there as vCard", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_DatabaseElsewhere_IsNamedInWhatToDoNext()
    {
        string elsewhere = _folder.Of("my own.db");
        Run run = await RunAsync("open", _folder.With("mail.mbox", MyRecords.Mail()), "--db", elsewhere);
        string said = string.Join(' ', run.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains($"Tomorrow: bestnetwork today --db \"{elsewhere}\"", said, StringComparison.Ordinal);
        Assert.Contains($"bestnetwork merge accept ID ID --db \"{elsewhere}\"", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADatabase_GivenForRecords_IsToldWithTheCommandForIt()
    {
        await OpenAsync();
        Run score = await RunAsync("score", Db), file = await RunAsync("score", "--interactions", Db);
        Assert.Equal((2, 1), (score.ExitCode, file.ExitCode));
        Assert.All((Run[])[score, file], run =>
            Assert.Contains($"this is a database: --db {Db}", run.Error, StringComparison.Ordinal));
        Run open = await RunAsync("open", Db);
        Assert.Equal((1, ""), (open.ExitCode, open.Output));
        Assert.Contains("is a database already; to see it: bestnetwork today\n", open.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_QuestionInGerman_IsAnsweredInGerman()
    {
        string mail = _folder.With("mail.mbox", MyRecords.Mail());
        Run run = await RunAsync(["open", mail, "--language", "de"], "J\nja\n");
        Assert.Contains("Ist mara@home.example deine Adresse? [J, n oder deine Adressen] ", run.Error, StringComparison.Ordinal);
        Assert.Contains(" dieselbe Person? [j, n, Enter für später] ", run.Error, StringComparison.Ordinal);
        Assert.Contains("One person\n Jonas Feld", (await RunAsync("merge", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_SentFolder_IsTheSenders()
    {
        const string Letter =
            "From x@y Mon Jan  1 00:00:00 2024\nFrom: a@x.example\nTo: b@x.example\nDate: Mon, 01 Jan 2024 09:00:00 "
                + "+0000\nMessage-ID: <1@x>\n\nHello\n";
        Run run = await RunAsync("open", _folder.With("Sent.mbox", Letter));
        Assert.Contains("read as the records of a@x.example", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y\n", 0, "")]
    [InlineData("b@x.example\n", 0, "")]
    [InlineData("n\n", 2, "name your addresses")]
    public async Task Open_OnATerminal_AsksWhoseRecordsTheyAre(string answer, int exitCode, string error)
    {
        const string Letter =
            "From: a@x.example\nTo: b@x.example\nDate: Mon, 01 Jan 2024 09:00:00 +0000\nMessage-ID: <1@x>\n\nHello\n";
        Run run = await RunAsync(["open", _folder.With("one.eml", Letter)], answer);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains("Is a@x.example your address?", run.Error, StringComparison.Ordinal);
        Assert.Contains(error, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Done_WhatWasDone_IsNotSuggestedAgainWithinItsRest()
    {
        await OpenAsync();
        await RunAsync("promise", "jonas@", "the map", "--due", "2024-06-20", "--at", "2024-06-01");
        Run before = await RunAsync("today");
        Assert.Contains("Jonas Feld", Suggested(before.Output), StringComparison.Ordinal);
        Assert.Contains("the map", before.Output, StringComparison.Ordinal);

        Run done = await RunAsync("done", "jonas@", "--channel", "voice");
        Assert.Contains("Done: a call with Jonas Feld.", done.Output, StringComparison.Ordinal);
        Assert.Contains("Kept: the map.", done.Output, StringComparison.Ordinal);
        for (int day = 0; day < 14; day++)
        {
            Assert.DoesNotContain("jonas@feld.example", (await RunAsync("revisit", "--format", "csv", "--top", "0")).Output,
                StringComparison.Ordinal);
            Assert.DoesNotContain("the map", (await RunAsync("today")).Output, StringComparison.Ordinal);
            _clock.Advance(Duration.FromDays(1));
        }
    }

    [Fact]
    public async Task Snooze_Person_IsNotSuggestedBeforeTheDay()
    {
        await OpenAsync();
        await RunAsync("promise", "jonas@", "the map", "--due", "2024-06-20", "--at", "2024-06-01");
        Assert.Equal(0, (await RunAsync("snooze", "jonas@", "--until", "2024-07-10")).ExitCode);
        Assert.DoesNotContain("jonas@feld.example", (await RunAsync("revisit", "--format", "csv", "--top", "0")).Output,
            StringComparison.Ordinal);
        Assert.Contains("Not before 10 July 2024: you asked for that.", (await RunAsync("person", "jonas@")).Output,
            StringComparison.Ordinal);
        _clock.Advance(Duration.FromDays(9));
        Assert.Contains("jonas@feld.example", (await RunAsync("revisit", "--format", "csv", "--top", "0")).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Note_Text_MovesNoScore_AndGoesWithThePerson()
    {
        await OpenAsync();
        string scores = (await RunAsync("score", "--format", "json")).Output;
        Assert.Equal(0, (await RunAsync("note", "jonas@", "wants to hear about", "the Zanzibar trip")).ExitCode);
        Assert.Contains("1 July 2024: wants to hear about the Zanzibar trip", (await RunAsync("person", "jonas@")).Output,
            StringComparison.Ordinal);
        Assert.Equal(scores, (await RunAsync("score", "--format", "json")).Output);
        Assert.Contains("Zanzibar", (await RunAsync("export", "jonas@")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Zanzibar", (await RunAsync("report", "--out", "-")).Output, StringComparison.Ordinal);

        Assert.Equal(2, (await RunAsync("erase", "jonas@")).ExitCode);
        Assert.Equal(0, (await RunAsync("erase", "jonas@", "--yes")).ExitCode);
        byte[] file = await File.ReadAllBytesAsync(Db, TestContext.Current.CancellationToken);
        Assert.Equal(-1, file.AsSpan().IndexOf("Zanzibar"u8));
        Assert.Equal(-1, file.AsSpan().IndexOf("jonas@feld.example"u8));
    }

    /// <summary>Whoever was erased can be erased by the id once more, which cleans the file where that was pending.</summary>
    [Fact]
    public async Task Erase_SomebodyErasedBefore_RemovesNothingAndCleansAgain()
    {
        await OpenAsync();
        Assert.Equal(0, (await RunAsync("erase", "jonas@", "--yes")).ExitCode);

        Run again = await RunAsync("erase", "jonas@feld.example", "--yes");

        Assert.Equal((0, ""), (again.ExitCode, again.Error));
        Assert.Contains("0 interactions removed", again.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, (await RunAsync("erase", "nobody@feld.example", "--yes")).ExitCode);
    }

    [Fact]
    public async Task Log_Contact_CountsAndIsTold()
    {
        await OpenAsync();
        Run run = await RunAsync("log", "jonas@", "--channel", "in_person", "--length", "1h30m", "--depth", "meaningful",
            "--support", "both", "--at", "2024-06-30");
        Assert.Equal((0, "Recorded: a meeting with Jonas Feld, 30 June 2024.\n"), (run.ExitCode, run.Output));
        Assert.Contains("2024-06-30T12:00:00Z", (await RunAsync("score", "--contact", "jonas@", "--format", "csv")).Output,
            StringComparison.Ordinal);
        foreach ((string option, string value) in ((string, string)[])[("--length", "soon"), ("--depth", "7"),
            ("--support", "none"), ("--by", "her"), ("--at", "2031-01-01")])
            Assert.Equal(2, (await RunAsync("log", "jonas@", option, value)).ExitCode);
    }

    [Fact]
    public async Task Today_SecondLook_ShowsOnlyWhatChangedSince()
    {
        await OpenAsync();
        await RunAsync("today");
        _clock.Advance(Duration.FromDays(1));
        Assert.Contains("Nothing has happened since 1 July 2024.", (await RunAsync("today")).Output, StringComparison.Ordinal);
        Assert.Contains("Nothing has happened since earlier today.", (await RunAsync("today", "--since", "2024-07-02"))
            .Output, StringComparison.Ordinal);
        _clock.Advance(Duration.FromHours(1));
        await RunAsync("log", "jonas@");
        _clock.Advance(Duration.FromDays(1));
        Assert.Contains("Since 2 July 2024\n Contact is on record once.", (await RunAsync("today")).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Promise_WithoutWords_SaysWhatIsMissingByAnExample()
    {
        Run run = await Run.Of("promise", "anselm");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("WHAT is missing, as in 'bestnetwork promise anselm \"the book on clocks\"", run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WithoutADatabase_IsIntoTheOneThatOpenKeeps()
    {
        await OpenAsync();
        string circles = _folder.With("circles.csv", "circle,contact,since\nWalkers,jonas@feld.example,2024-01-01\n");
        Run run = await RunAsync("import", circles, "--me", MyRecords.Me);
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("--db", run.Output, StringComparison.Ordinal);
        Assert.Contains("Walkers: Jonas Feld", (await RunAsync("circles")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gathering_ASeries_IsToldOnceByItsNextAndByItsLast()
    {
        string weekly = MyRecords.Calendar.Replace(
            "DTSTART:20240801", "RRULE:FREQ=WEEKLY;COUNT=9\nDTSTART:20240801", StringComparison.Ordinal);
        await RunAsync("open", _folder.With("c.ics", weekly), "--me", MyRecords.Me);
        string output = (await RunAsync("gathering")).Output;
        Assert.Contains("Dinner, 1 August 2024 (upcoming, and 8 more until 26 September 2024)", output,
            StringComparison.Ordinal);
        Assert.Equal(1, output.Split("(upcoming").Length - 1);
        Assert.Equal(1, (await RunAsync("today", "--as-of", "2024-08-01T00:30:00Z")).Output.Split("Dinner").Length - 1);
        Assert.Contains("Dinner, 15 August 2024 (and 2 more since 1 August 2024)",
            (await RunAsync("gathering", "--as-of", "2024-08-20")).Output, StringComparison.Ordinal);
        Assert.Contains("Dinner, 8 August 2024\n",
            (await RunAsync("gathering", "--as-of", "2024-08-20", "--gathering", "Dinner")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_OfAFileThatOpenReads_NamesTheCommandToCopy()
    {
        string mail = _folder.With("my mail.mbox", MyRecords.Mail());
        Assert.Contains($"this is mail: bestnetwork open \"{mail}\" (see", (await RunAsync("score", mail)).Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Today_Calendar_IsReadAsOne()
    {
        string file = _folder.Of("today.ics");
        Assert.Equal(0, (await Run.Of("today", "--sample", "--ics", file)).ExitCode);
        string[] lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.All(lines, static line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75));
        await using FileStream stream = File.OpenRead(file);
        RecordsReader reader = new(new() { Me = [MyRecords.Me], AsOf = Instant.FromUtc(2026, 6, 30, 0, 0) });
        ImportItem[] events = [.. reader.Read(stream, file, TestContext.Current.CancellationToken)];
        Assert.DoesNotContain(events, static item => item is ItemFault);
        Assert.Equal(lines.Count(static line => line == "BEGIN:VEVENT"), events.Length);
        Assert.True(events.Length >= 5);
    }

    [Fact]
    public async Task Names_BeginningsThatOneHas_AreEnough_AndOthersAreToldWithNearNames()
    {
        await OpenAsync();
        Assert.Equal(0, (await RunAsync("person", "inge")).ExitCode);
        Run several = await Run.Of("person", "p", "--sample");
        Assert.Equal(1, several.ExitCode);
        Assert.Contains("'p' may be Per Lindqvist or Priya Holtkamp: write more of the name", several.Error,
            StringComparison.Ordinal);
        Assert.Contains("is it 'Jonas Feld'?", (await RunAsync("person", "Jonas Fel d")).Error, StringComparison.Ordinal);
        Assert.Contains("is it 'Leonie Achterberg'?", (await Run.Of("person", "Leonnie", "--sample")).Error,
            StringComparison.Ordinal);
        Assert.Contains("is it 'Leonie Achterberg'?", (await Run.Of("person", "Leonie Achterbreg", "--sample")).Error,
            StringComparison.Ordinal);
        Assert.Contains("is it 'Leonie Achterberg'?", (await Run.Of("score", "--contact", "Leonie Achterbreg", "--sample")).Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_DatabaseAndItsBackup_AreSound_AndADamagedOneIsNot()
    {
        await OpenAsync();
        await RunAsync("score", "--format", "csv");
        Run check = await RunAsync("check");
        Assert.Equal(0, check.ExitCode);
        Assert.Contains("is sound: ", check.Output, StringComparison.Ordinal);
        string copy = _folder.Of("copy.db");
        Assert.Equal(0, (await RunAsync("backup", copy)).ExitCode);
        Assert.Contains("exists already", (await RunAsync("backup", copy)).Error, StringComparison.Ordinal);
        Assert.Equal((await RunAsync("score", "--format", "csv")).Output,
            (await Run.Of("score", "--db", copy, "--as-of", "2024-07-01", "--format", "csv")).Output);
        await using (FileStream file = new(copy, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Position = 5 * 4096;
            file.Write(new byte[4096]);
        }

        Assert.Equal(1, (await Run.Of("check", "--db", copy)).ExitCode);
    }

    [Fact]
    public async Task ForgetBefore_Day_KeepsScores()
    {
        await OpenAsync();
        string scores = (await RunAsync("score", "--format", "csv", "--contact", "jonas@")).Output;
        Assert.Equal(2, (await RunAsync("forget-before", "2024-05-01")).ExitCode);
        Run forgotten = await RunAsync("forget-before", "2024-05-01", "--yes");
        Assert.Contains("12 interactions before 1 May 2024 removed", forgotten.Output, StringComparison.Ordinal);
        Assert.Equal(scores, (await RunAsync("score", "--format", "csv", "--contact", "jonas@")).Output);
    }

    [Fact]
    public async Task Bestnetwork_Alone_ShowsTheSampleFirst_AndTodayOnceThereIsANetwork()
    {
        Run first = await RunAsync();
        Assert.Contains("Your network (the sample: you are Mara Lindqvist): 15 ties", first.Output, StringComparison.Ordinal);
        Assert.Contains("bestnetwork open mail.mbox", first.Output, StringComparison.Ordinal);
        await OpenAsync();
        Assert.StartsWith("1 July 2024\n", (await RunAsync()).Output, StringComparison.Ordinal);
    }

    private static string Suggested(string page) =>
        page[..page.IndexOf("\n\n", page.IndexOf("People to reach out to", StringComparison.Ordinal), StringComparison.Ordinal)];

    private Task<Run> OpenAsync() => RunAsync(
        "open", _folder.With("mail.mbox", MyRecords.Mail()), _folder.With("c.ics", MyRecords.Calendar),
        _folder.With("c.vcf", MyRecords.Cards));

    private Task<Run> RunAsync(params string[] args) => RunAsync(args, null);

    private async Task<Run> RunAsync(string[] args, string? answers, string? zone = null)
    {
        using MemoryStream input = new(Encoding.UTF8.GetBytes(answers ?? "")), output = new();
        using StringWriter error = new() { NewLine = "\n" };
        CommandContext context = new(input, output, error, _clock)
        {
            DefaultDatabase = Db,
            IsInteractive = answers is not null,
            MachineZone = zone,
        };
        int exitCode = await BestNetworkCommand.RunAsync(args, context, TestContext.Current.CancellationToken);
        return new(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    [Fact]
    public async Task Person_WhoSeemsDistant_ShowsHowToSayThatTheyAreClose()
    {
        using TemporaryFolder folder = new();
        string database = folder.Of("mine.db");
        string list = folder.With("l.csv", "timestamp,sender,recipient\n2024-05-01,me,Ada Berg\n2024-05-02,me,$(date)\n");
        await Run.Of("import", list, "--db", database, "--owner", "me");
        Assert.Contains($"bestnetwork contact \"Ada Berg\" --closeness close_friend --db {database}", Flat(
            await Run.Of("person", "Ada Berg", "--db", database)), StringComparison.Ordinal);
        Assert.Contains("bestnetwork contact NAME --closeness", Flat(await Run.Of("person", "$(date)", "--db", database)),
            StringComparison.Ordinal);
        Assert.Equal(0, (await Run.Of("contact", "Ada Berg", "--closeness", "close_friend", "--db", database)).ExitCode);
        Assert.DoesNotContain("--closeness", Flat(await Run.Of("person", "Ada Berg", "--db", database)),
            StringComparison.Ordinal);
        Assert.DoesNotContain("--closeness", Flat(await Run.Of("person", "Henrike", "--sample")), StringComparison.Ordinal);

        static string Flat(Run run) => string.Join(' ', run.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    public void Dispose() => _folder.Dispose();
}
