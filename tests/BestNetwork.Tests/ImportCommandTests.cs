using System.Diagnostics;
using System.IO.Compression;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Network;
using RelationshipModel.Scoring;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace BestNetwork.Tests;

public sealed class ImportCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("score", "--format", "csv")]
    [InlineData("score", "--format", "csv", "--owner", "Mara Lindqvist")]
    [InlineData("score", "--format", "csv", "--shared-presence")]
    [InlineData("score", "--owner", "Mara Lindqvist")]
    [InlineData("introductions", "--format", "csv", "--top", "0")]
    [InlineData("introductions", "--owner", "Mara Lindqvist")]
    [InlineData("revisit", "--owner", "Mara Lindqvist", "--shared-presence")]
    [InlineData("gathering", "--owner", "Mara Lindqvist")]
    public async Task A_command_says_of_a_database_what_it_says_of_the_file_that_was_imported(params string[] command)
    {
        (string file, string database) = await SampleAsync();
        string[] asOf = [.. command, "--as-of", "2026-06-30"];

        Run ofFile = await Run.Of([.. asOf, "--interactions", file]), ofDatabase = await Run.Of([.. asOf, "--db", database]);

        Assert.Equal((0, ""), (ofFile.ExitCode, ofFile.Error));
        Assert.True(ofFile.Output.Length > 100);
        Assert.Equal(ofFile, ofDatabase);
    }

    [Fact]
    public async Task Importing_again_adds_nothing_and_a_file_that_grew_adds_what_is_new()
    {
        (string file, string database) = await SampleAsync();
        Run again = await ImportAsync(database, file);
        Assert.Contains(" 0 new interactions, 747 known already", again.Output);

        string[] lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        string grown = _folder.With("grown.csv",
            string.Join('\n', [lines[0], "2020-02-02T10:00:00Z,Mara Lindqvist,Tom,,,,,,,", .. lines[1..]]));
        Run more = await ImportAsync(database, grown);
        Assert.Contains(" 2 new interactions, 747 known already", more.Output);
    }

    [Fact]
    public async Task Mail_calendar_and_address_book_become_one_network()
    {
        string mail = _folder.With("mine/mail.mbox", MyRecords.Mail());
        _folder.With("mine/deep/cal.ics", MyRecords.Calendar);
        _folder.With("mine/cards.vcf", MyRecords.Cards);
        _folder.With("mine/.DS_Store", [1, 2, 3]);
        string database = _folder.Of("mine.db");

        Run import = await Run.Of("import", _folder.Of("mine"), mail, "--db", database, "--me", MyRecords.Me);

        Assert.Equal(0, import.ExitCode);
        string[] report =
        [
            $"Imported 3 files into {database}",
            "18 items read",
            "13 interactions, 1 gathering, 2 cards, 2 skipped, 0 faulty",
            "13 new interactions, 0 known already",
            "1 gathering to come",
            "3 new contacts",
            "2 skipped (no contact with a person): 1 from a mailing list, 1 cancelled",
            "1 file passed over: not a format that is read",
            "1 contact is one person with another, since one card has both addresses; "
                + $"to take it back: bestnetwork merge undo CONTACT CONTACT --db {database}",
        ];
        Assert.Equal(string.Join(' ', report),
            string.Join(' ', import.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        IReadOnlyList<IReadOnlyDictionary<string, string>> ties =
            (await Run.Of("score", "--db", database, "--format", "csv")).Rows();
        Assert.Equal([("me", "jonas@feld.example", "13")],
            ties.Select(static tie => (tie["owner"], tie["contact"], tie["interactions"])));
        Assert.Contains("Jonas Feld", (await Run.Of("score", "--db", database)).Output);
        Assert.Contains("Dinner, 1 August 2024 (to come)", (await Run.Of("gathering", "--db", database)).Output);
    }

    private static string Letter(string id, string from, string to, int day) =>
        FormattableString.Invariant(
            $"From \nFrom: {from}\nTo: {to}\nDate: Mon, {day} Apr 2024 10:00:00 +0000\nMessage-ID: <{id}@q>\n\nx\n\n");

    [Fact]
    public async Task An_own_address_that_was_left_out_is_repaired_by_a_second_import()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        string mail = _folder.With("m.mbox", Letter("1", "mara@home.example", "mara@work.example, Nora <nora@quist.example>", 1)
            + Letter("2", "Nora <nora@quist.example>", "mara@work.example", 2)
            + Letter("3", "mara@work.example", "otto@x.example", 3)
            + Letter("4", "mara@work.example", "mara@home.example, otto@x.example", 4));
        string other = _folder.With("o.mbox", Letter("5", "mara@home.example", "mara@work.example, pia@x.example", 5)
            + Letter("6", "mara@home.example", "mara@work.example", 6));
        string once = _folder.Of("once.db"), twice = _folder.Of("twice.db");
        string[] both = ["--me", "mara@home.example", "--me", "mara@work.example"];

        await Run.Of("import", mail, other, "--db", twice, "--me", "mara@home.example");
        Run repair = await Run.Of(["import", mail, "--db", twice, .. both]);
        await Run.Of(["import", mail, other, "--db", once, .. both]);

        Assert.Equal(0, repair.ExitCode);
        Assert.Equal((await Run.Of("score", "--db", once, "--format", "csv")).Output,
            (await Run.Of("score", "--db", twice, "--format", "csv")).Output);
        using SqliteStore store = new(twice), expected = new(once);
        RelationshipNetwork network = new(new("me"), NetworkStores.Of(store), Run.Clock),
            whole = new(new("me"), NetworkStores.Of(expected), Run.Clock);
        Assert.Equal(["nora@quist.example", "otto@x.example", "pia@x.example"],
            await network.Contacts.ListAsync(cancel).Select(static contact => contact.Id.Value).ToListAsync(cancel));
        Assert.Equal(await whole.ListInteractionsAsync(cancellationToken: cancel).ToListAsync(cancel),
            await network.ListInteractionsAsync(cancellationToken: cancel).ToListAsync(cancel));
        Assert.Contains(" 0 new interactions", (await Run.Of(["import", mail, other, "--db", twice, .. both])).Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BEGIN:VCARD\nFN:{0}\nEMAIL:nora@quist.example\nEND:VCARD\n", "c.vcf")]
    [InlineData("Name,Email\n{0},nora@quist.example\n", "c.csv")]
    [InlineData("dn: cn=x\ncn: {0}\nmail: nora@quist.example\n", "c.ldif")]
    public async Task A_newer_export_corrects_names_that_imports_wrote_and_leaves_those_of_the_owner(string card, string file)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        string database = _folder.Of("mine.db");
        async Task<string> ImportAsync(string text, string name)
        {
            Run run = await Run.Of("import", _folder.With(name, text), "--db", database, "--me", "mara@home.example");
            Assert.Equal(0, run.ExitCode);
            using SqliteStore store = new(database);
            return (await new RelationshipNetwork(new("me"), NetworkStores.Of(store),
                Run.Clock).Contacts.FindAsync(new("nora@quist.example"), cancel))!.Name;
        }

        Assert.Equal("Nora", await ImportAsync(Letter("1", "Nora <nora@quist.example>", "mara@home.example", 1), "m.mbox"));
        Assert.Equal("Nora Quist",
            await ImportAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, card, "Nora Quist"), file));
        Assert.Equal("Nora Quist", await ImportAsync(Letter("2", "N. <nora@quist.example>", "mara@home.example", 2), "n.mbox"));
        Assert.Equal("Nora Birk",
            await ImportAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, card, "Nora Birk"), file));
        using (SqliteStore store = new(database))
        {
            RelationshipNetwork network = new(new("me"), NetworkStores.Of(store), Run.Clock);
            await network.Contacts.SaveAsync(
                (await network.Contacts.FindAsync(new("nora@quist.example"), cancel))! with { Name = "Norchen" }, cancel);
        }

        Assert.Equal("Norchen",
            await ImportAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, card, "Nora Holm"), file));
    }

    [Fact]
    public async Task An_older_card_corrects_nothing()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        string database = _folder.Of("mine.db");
        foreach ((string name, string revised) in ((string, string)[])[("Nora Birk", "20240301T100000Z"),
            ("Nora Quist", "20230301T100000Z"), ("Nora Old", "2022-03-01T10:00:00Z")])
            await Run.Of("import",
                _folder.With("c.vcf", $"BEGIN:VCARD\nFN:{name}\nEMAIL:nora@quist.example\nREV:{revised}\nEND:VCARD\n"), "--db",
                database, "--me", "mara@home.example");
        using SqliteStore store = new(database);
        Assert.Equal("Nora Birk",
            (await new RelationshipNetwork(new("me"), NetworkStores.Of(store),
                Run.Clock).Contacts.FindAsync(new("nora@quist.example"), cancel))!.Name);
    }

    [Fact]
    public async Task Columns_of_a_list_can_be_stated()
    {
        string list = _folder.With("lists/l.csv", "Wer;Post;Wann\nNora Quist;nora@quist.example;04/05/1980\n");
        Run unknown = await Run.Of("import", _folder.Of("lists"), "--db", _folder.Of("x.db"), "--me", "mara@home.example");
        Assert.Contains(" 1 file passed over", unknown.Output, StringComparison.Ordinal);
        string[] stated = ["--column", "name=Wer", "--column", "email=Post", "--column", "birthday=Wann"];
        Run open = await Run.Of(["import", list, "--db", _folder.Of("y.db"), "--me", "mara@home.example", .. stated]);
        Assert.Contains("--date-order dmy or mdy", open.Output, StringComparison.Ordinal);
        Run run = await Run.Of(["import", _folder.Of("lists"), "--db", _folder.Of("x.db"), "--me", "mara@home.example",
            "--date-order", "dmy", .. stated]);
        Assert.Contains(" 1 card, 0 skipped, 0 faulty\n", run.Output, StringComparison.Ordinal);
        await RefusesAsync(2, "--column 'colour=Wer' is not one of", "import", list, "--db", _folder.Of("x.db"), "--me",
            "mara@home.example", "--column", "colour=Wer");
    }

    [Fact]
    public async Task A_death_in_an_address_book_is_a_state_of_the_contact()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        string database = _folder.Of("mine.db"), card = "BEGIN:VCARD\nFN:Nora\nEMAIL:nora@quist.example\n{0}END:VCARD\n";
        await Run.Of("import", _folder.With("c.vcf", card.Replace("{0}", "", StringComparison.Ordinal)), "--db", database, "--me",
            "mara@home.example");
        for (int i = 0; i < 2; i++)
            await Run.Of("import", _folder.With("c.vcf", card.Replace("{0}", "DEATHDATE:20240304\n", StringComparison.Ordinal)),
                "--db", database, "--me", "mara@home.example");
        using SqliteStore store = new(database);
        Contact nora = (await new RelationshipNetwork(new("me"), NetworkStores.Of(store),
            Run.Clock).Contacts.FindAsync(new("nora@quist.example"), cancel))!;
        Assert.Equal((ContactState.Deceased, new LocalDate(2024, 3, 4)),
            (Assert.Single(nora.States).State, nora.States[0].Since));
    }

    [Fact]
    public async Task A_pipe_is_refused_and_not_waited_for()
    {
        using (Process pipe = Process.Start("mkfifo", _folder.Of("pipe")))
            await pipe.WaitForExitAsync(TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(_folder.Of("link"), _folder.Of("pipe"));
        foreach (string path in (string[])[_folder.Of("pipe"), _folder.Of("link"), "/dev/null"])
        {
            Run run = await Run.Of("import", path, "--db", _folder.Of("x.db"), "--me", "mara@home.example");
            Assert.Equal(1, run.ExitCode);
            Assert.Contains($"{path}: is not a regular file", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_folder_that_may_not_be_read_is_named()
    {
        if (OperatingSystem.IsWindows()) return;
        _folder.With("mine/Inbox",
            "From \nFrom: Nora <nora@quist.example>\nTo: mara@home.example\nDate: Mon, 1 Apr 2024 10:00:00 +0000\n\nx\n");
        _folder.With("mine/closed/Inbox", "x");
        _folder.With("mine/shut.eml", "x");
        File.SetUnixFileMode(_folder.Of("mine/closed"), UnixFileMode.None);
        File.SetUnixFileMode(_folder.Of("mine/shut.eml"), UnixFileMode.None);
        string output;
        if (Environment.IsPrivilegedProcess)
        {
            // Root may read everything, so another user runs the command.
            const string Other = "/usr/bin/setpriv";
            string command = Path.Combine(AppContext.BaseDirectory, "bestnetwork.dll");
            Assert.SkipUnless(File.Exists(Other) && File.Exists(command), "this test needs a user other than root, or setpriv");
            File.SetUnixFileMode(_folder.Path, (UnixFileMode)0b111_111_111);
            ProcessStartInfo start = new(Other,
                ["--reuid=65534", "--regid=65534", "--clear-groups", "dotnet", command, "import", _folder.Of("mine"),
                    "--db", _folder.Of("x.db"), "--me", "mara@home.example"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using Process run = Process.Start(start)!;
            Task<string> said = run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            string error = await run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            output = await said;
            Assert.SkipWhen(output.Length == 0, $"no other user can run the command here: {error}");
        }
        else
        {
            output = (await Run.Of("import", _folder.Of("mine"), "--db", _folder.Of("x.db"), "--me", "mara@home.example")).Output;
        }

        File.SetUnixFileMode(_folder.Of("mine/closed"),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Contains(" 1 new interaction,", output, StringComparison.Ordinal);
        Assert.Contains(" 2 could not be read:\n", output, StringComparison.Ordinal);
        Assert.Contains("closed:1: this folder cannot be read", output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("shut.eml:1: this file cannot be read", output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_walked_whole_and_what_is_not_read_is_named_or_counted()
    {
        string mail = "From: Nora <nora@quist.example>\nTo: mara@home.example\nDate: Mon, 1 Apr 2024 10:00:00 +0000\n";
        _folder.With("mine/Inbox", $"From \n{mail}Message-ID: <1@q>\n\nx\n\nFrom \n{mail}Message-ID: <2@q>\n\nx\n");
        _folder.With("mine/Trash.sbd/Old", $"From \n{mail}Message-ID: <3@q>\n\nx\n");
        _folder.With("mine/Maildir/cur/1.host:2,S", $"{mail}Message-ID: <4@q>\n\nx\n");
        _folder.With("mine/Maildir/cur/2.host:2,ST", $"{mail}Message-ID: <5@q>\n\nx\n");
        _folder.With("mine/Maildir/new/3.host", $"{mail}Message-ID: <6@q>\n\nx\n");
        _folder.With("mine/Maildir/tmp/4.host", $"{mail}Message-ID: <7@q>\n\nx\n");
        _folder.With("mine/photo.jpg", [0xFF, 0xD8, 0xFF]);
        _folder.With("mine/empty", []);
        Directory.CreateSymbolicLink(_folder.Of("mine/again"), _folder.Of("mine"));
        File.CreateSymbolicLink(_folder.Of("mine/too"), _folder.Of("mine/Inbox"));
        using (Process pipe = Process.Start("mkfifo", _folder.Of("mine/pipe")))
            await pipe.WaitForExitAsync(TestContext.Current.CancellationToken);

        Run run = await Run.Of("import", _folder.Of("mine"), "--db", _folder.Of("x.db"), "--me", "mara@home.example");

        Assert.Equal((0, ""), (run.ExitCode, run.Error.Contains("Exception", StringComparison.Ordinal) ? run.Error : ""));
        Assert.Contains(" 6 items read\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(" 4 interactions, 2 skipped, 0 faulty\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(" 2 skipped (no contact with a person): 2 thrown away\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(" 1 file passed over: not a format that is read\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(" 3 files passed over: empty, unfinished or no regular file\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(" 2 links not followed\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Dinner")]
    [InlineData("dinner@home.example")]
    public async Task An_event_of_a_calendar_is_briefed_on_by_its_name_or_id(string named)
    {
        string database = _folder.Of("mine.db");
        await Run.Of("import", _folder.With("c.ics", MyRecords.Calendar), "--db", database, "--me", MyRecords.Me);
        Run run = await Run.Of("gathering", "--db", database, "--gathering", named);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("Dinner", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gathering_that_is_none_is_said_to_be_none()
    {
        string database = _folder.Of("mine.db");
        await Run.Of("import", _folder.With("c.ics", MyRecords.Calendar), "--db", database, "--me", MyRecords.Me);
        Run run = await Run.Of("gathering", "--db", database, "--gathering", "dinne");
        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith("no gathering in it is named 'dinne'; is it 'Dinner'?\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_scores_are_those_of_the_same_interactions_fed_directly()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        string database = _folder.Of("mine.db");
        Run import = await Run.Of("import", _folder.With("m.mbox", MyRecords.Mail()), _folder.With("c.ics", MyRecords.Calendar),
            "--db", database, "--me", MyRecords.Me);
        Assert.Equal(0, import.ExitCode);

        InMemoryStore direct = new();
        RelationshipNetwork network = new(new("me"), NetworkStores.Of(direct), Run.Clock);
        for (int i = 0; i < 12; i++)
        {
            ContactId jonas = new(i % 3 == 2 ? "jf@work.example" : "jonas@feld.example");
            Interaction letter = new(new($"<m{i}@home.example>"), Instant.FromUtc(2024, 1, 1, 9, 0) + Duration.FromDays(i),
                Channel.Email, [jonas])
            {
                Initiator = i % 2 == 0 ? Initiator.Owner : Initiator.Of(jonas),
            };
            await network.RecordAsync(letter, cancel);
        }

        ContactId walker = new("jonas@feld.example");
        await network.RecordAsync(
            new Interaction(new("walk"), Instant.FromUtc(2024, 5, 10, 16, 0), Channel.InPerson,
                [walker])
            { Initiator = Initiator.Owner, Length = Duration.FromHours(2) }, cancel);
        Instant asOf = Instant.FromUtc(2024, 7, 1, 0, 0);
        Dictionary<string, RelationshipScore> expected = await network.ScoreAllAsync(asOf, cancel)
            .ToDictionaryAsync(static score => score.Tie.Contact.Value, cancellationToken: cancel);

        using SqliteStore store = new(database);
        RelationshipNetwork imported = new(new("me"), NetworkStores.Of(store), Run.Clock);
        int count = 0;
        await foreach (RelationshipScore score in imported.ScoreAllAsync(asOf, cancel))
        {
            count++;
            RelationshipScore of = expected[score.Tie.Contact.Value];
            Assert.Equal((of.Strength, of.Bond, of.InteractionCount, of.LastContact),
                (score.Strength, score.Bond, score.InteractionCount, score.LastContact));
        }

        Assert.Equal(2, count);
    }

    [Theory]
    [InlineData("Mara Lindqvist", 2)]
    [InlineData("Tom", 1)]
    public async Task A_diary_that_names_the_owner_joins_the_network_of_their_records(string named, int count)
    {
        string diary = _folder.With("diary.csv",
            "timestamp,sender,recipient\n2024-02-01,Mara Lindqvist,Jonas Feld\n2024-02-02,Tom,Mara Lindqvist\n");
        string mail = _folder.With("m.mbox", MyRecords.Mail()), database = _folder.Of("mine.db");
        Run import = await Run.Of("import", diary, mail, "--db", database, "--me", MyRecords.Me, "--owner-is", named);
        Assert.Contains($" {12 + count} new interactions", import.Output, StringComparison.Ordinal);
        Assert.Equal(count == 1, import.Output.Contains(" 1 left out: between others\n", StringComparison.Ordinal));
        Assert.All((await Run.Of("score", "--db", database, "--format", "csv")).Rows(),
            static tie => Assert.Equal("me", tie["owner"]));
        if (count == 2)
        {
            await Run.Of("merge", "accept", "--all-sure", "--db", database);
            Assert.Contains(("jf@work.example", "13"), (await Run.Of("score", "--db", database, "--format", "csv")).Rows()
                .Select(static tie => (tie["contact"], tie["interactions"])));
        }
    }

    [Fact]
    public async Task A_diary_that_does_not_name_the_owner_says_whom_it_names()
    {
        string diary = _folder.With("diary.csv", "timestamp,sender,recipient\n2024-02-01,Mara Lindqvist,Jonas Feld\n");
        Run import = await Run.Of("import", diary, "--db", _folder.Of("mine.db"), "--owner-is", "Mara Lindquist");
        Assert.Contains("is it 'Mara Lindqvist'?",
            string.Join(' ', import.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("open")]
    public async Task Records_without_an_owner_join_the_only_network(string command)
    {
        string database = _folder.Of("mine.db");
        string log = _folder.With("log.csv", "timestamp,sender,recipient\n2024-01-05,Ruth,Ada\n2024-02-05,Ada,Ruth\n");
        await Run.Of("import", log, "--db", database, "--owner", "Ruth");
        string cards = _folder.With("cards.vcf", MyRecords.Cards);

        Run run = await Run.Of(command, cards, "--db", database, "--me", MyRecords.Me);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["Ruth"], (await Run.Of("score", "--db", database, "--format", "csv", "--top", "0")).Rows()
            .Select(static row => row["owner"]).Distinct());
        Assert.Equal(0, (await Run.Of("today", "--db", database)).ExitCode);
    }

    [Fact]
    public async Task Lists_beside_interactions_are_kept_under_the_contacts_who_bear_the_names()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        string database = _folder.Of("mine.db");
        _folder.With("mine/a-circles.csv",
            "circle,contact,since,until,purpose,cadence,capacity\nFriends,Inge Brandt,2020-01-01,,friends,P1M,5\nFriends,Nora "
                + "Neu,2021-01-01,,friends,P1M,5\n");
        _folder.With("mine/contacts.csv", "contact,interests,place,kind\nInge Brandt,chess;choir,Turku,friend\n");
        _folder.With("mine/follow-ups.csv", "id,by,contact,promised,due\nf1,owner,Inge Brandt,2024-06-01,2024-07-15\n");
        _folder.With("mine/gatherings.csv", "gathering,at,attendees\nPicnic,2024-08-01,Inge Brandt;Nora Neu\n");
        _folder.With("mine/z-cards.vcf", MyRecords.Cards);

        Run import = await Run.Of("import", _folder.Of("mine"), "--db", database, "--me", MyRecords.Me);

        Assert.Contains(" your lists: 1 contact, 1 circle, 1 follow-up, 1 gathering\n", import.Output, StringComparison.Ordinal);
        using SqliteStore store = new(database);
        RelationshipNetwork network = new(new("me"), NetworkStores.Of(store), Run.Clock);
        Contact inge = (await network.Contacts.FindAsync(new("inge@brandt.example"), cancel))!;
        Assert.Equal(("Inge Brandt", "Turku", TieKind.Friend), (inge.Name, inge.Place, inge.Kind));
        Assert.Equal(["inge@brandt.example", "Nora Neu"], await network.Memberships.ListAsync(cancel)
            .Select(static member => member.Contact.Value).Order(StringComparer.OrdinalIgnoreCase).ToArrayAsync(cancel));
        Assert.Equal("inge@brandt.example", (await network.FollowUps.ListAsync(cancel).SingleAsync(cancel)).Contact.Value);
        Assert.Equal(2, (await network.Gatherings.FindAsync(new("Picnic"), cancel))!.Attendees.Count);
        Assert.Contains("Friends", (await Run.Of("circles", "--db", database)).Output, StringComparison.Ordinal);

        Assert.Contains(" 0 new contacts\n",
            (await Run.Of("import", _folder.Of("mine"), "--db", database, "--me", MyRecords.Me)).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_with_what_to_do()
    {
        string other = _folder.With("other.txt", "This is no database, however long it may be. 0123456789");
        Run run = await Run.Of("import", _folder.With("m.mbox", MyRecords.Mail(1)), "--db", other, "--me", MyRecords.Me);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("is not a SQLite database", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("unexpected", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_with_a_wrong_row_is_told_with_its_place()
    {
        string circles = _folder.With("circles.csv", "circle,contact,since\nFriends,Inge Brandt,2020-01-01\nFriends,Nora,soon\n");
        Run import = await Run.Of("import", circles, "--db", _folder.Of("x.db"));
        Assert.Contains("circles.csv:3: ", import.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_with_wrong_rows_is_kept_without_them_and_each_row_is_counted()
    {
        string database = _folder.Of("x.db"), contacts = _folder.With("contacts.csv",
            "contact,offers,birthday\nAda,sailing,1990-12-03\nBen,,soon\nCarl,,05-04\nAda,,05-05\nDora,\nEva,songs,\n");

        Run import = await Run.Of("import", contacts, "--db", database);

        Assert.Contains(" 6 items read\n  3 rows, 0 skipped, 3 faulty\n", import.Output, StringComparison.Ordinal);
        foreach (int line in (int[])[3, 5, 6])
            Assert.Contains($"contacts.csv:{line}: ", import.Output, StringComparison.Ordinal);
        Assert.Contains("your lists: 3 contacts\n", import.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "11 new interactions", "2 rows joined to another")]
    [InlineData("me", "4 new interactions", "2 rows joined to another", "1 left out: between others")]
    [InlineData("Ben", "1 new interaction,", "1 row joined to another", "5 left out: between others")]
    public async Task The_rows_of_a_csv_are_accounted_for_to_the_last(string? owner, params string[] said)
    {
        string log = _folder.With("mine.csv", """
            timestamp,sender,recipient,channel,id
            2024-05-01T19:00,me,Ada,in_person,supper
            2024-05-01T19:00,me,Ben,in_person,supper
            2024-05-01T19:00,me,Ben,in_person,supper
            2024-05-03,Ada,me,letter,
            2024-05-04,Ada,Carl,letter,
            2024-05-05,me,Carl,letter,a
            2024-05-06,me,Ada,letter,

            """);

        Run import = await Run.Of(["import", log, "--db", _folder.Of("x.db"), .. owner is null ? [] : (string[])["--owner", owner]]);

        Assert.Contains(" 7 items read\n  7 rows, 0 skipped, 0 faulty\n", import.Output, StringComparison.Ordinal);
        Assert.All(said, line => Assert.Contains($" {line}", import.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("date,from,to", "the header lacks the column 'timestamp'; it must name timestamp, sender and recipient")]
    [InlineData("timestamp;sender;recipient", "the header lacks the column 'timestamp'; it must name timestamp, sender and "
        + "recipient; the columns must be separated by commas")]
    public async Task A_csv_with_another_header_is_told_of_alike_by_all_that_read_it(string header, string reason)
    {
        string log = _folder.With("mine.csv", $"{header}\n2024-05-01,me,Ada\n");
        Run score = await Run.Of("score", "--interactions", log),
            open = await Run.Of("open", log, "--db", _folder.Of("x.db"), "--owner", "me"),
            import = await Run.Of("import", log, "--db", _folder.Of("x.db"));

        Assert.Equal((1, $"bestnetwork: {log}:1: {reason}\n"), (score.ExitCode, score.Error));
        Assert.All((Run[])[open, import], run =>
        {
            Assert.Equal(1, run.ExitCode);
            Assert.Contains($"{log}:1: {reason}", Flat(run.Output + run.Error), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Rows_that_look_like_one_meeting_without_an_id_are_told_of_to_people()
    {
        string log = _folder.With("mine.csv", "timestamp,sender,recipient,channel\n"
            + "2024-05-01,me,Ada,in_person\n2024-05-01,me,Ben,in_person\n2024-05-02,me,Ada;Ben,message\n");
        string[] notes =
        [
            $"{log}:2: 2 rows without an id have the instant, sender and channel of another, and count as contact of two people "
                + "each; give the rows of one meeting or message the same id, so that they count as contact of all",
            $"{log}:4: 'Ada;Ben' is read as one name; for several recipients write a row for each, all with the same id",
        ];
        string[] score = ["score", "--interactions", log, "--owner", "me"];

        Assert.Equal(string.Concat(notes.Select(static note => $"bestnetwork: {note}\n")), (await Run.Of(score)).Error);
        Assert.Equal("", (await Run.Of([.. score, "--format", "csv"])).Error);
        Run import = await Run.Of("import", log, "--db", _folder.Of("x.db"));
        Assert.Contains($"2 things to check: {string.Join(' ', notes)}", Flat(import.Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_to_introduce_in_a_database_names_the_import_of_what_is_missing()
    {
        string database = _folder.Of("x.db");
        await Run.Of("import", _folder.With("mine.csv", "timestamp,sender,recipient\n2024-05-01,me,Ada\n"), "--db", database,
            "--owner", "me");

        Run run = await Run.Of("introductions", "--db", database, "--owner", "me");

        Assert.Contains($"contact,interests,offers,needs: bestnetwork import FILE --db {database}", Flat(run.Output),
            StringComparison.Ordinal);
    }

    private static string Flat(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task Ended_in_between_an_import_keeps_whole_what_it_read_and_goes_on_when_run_again()
    {
        string first = _folder.With("1.mbox", MyRecords.Mail()), second = _folder.With("2.ics", MyRecords.Calendar),
            database = _folder.Of("mine.db");
        string[] import = ["import", first, second, "--db", database, "--me", MyRecords.Me];
        using CancellationTokenSource control = new();
        using StringWriter error = new CancelsAtFirstLine(control) { NewLine = "\n" };
        using MemoryStream input = new(), output = new();

        int exitCode = await BestNetworkCommand.RunAsync(import, new(input, output, error, Run.Clock), control.Token);

        Assert.Equal(130, exitCode);
        Assert.EndsWith("bestnetwork: interrupted; what was imported is kept whole, run the same command again to go on\n",
            error.ToString());
        Assert.Empty(output.ToArray());
        Assert.Contains(" 1 new interaction, 12 known already", (await Run.Of(import)).Output);
    }

    [Fact]
    public async Task Faults_are_told_with_their_place_and_the_good_is_kept()
    {
        string bad = _folder.With("bad.csv", "timestamp,sender,recipient\n2024-01-01,a,b\nnever,a,b\n2024-01-03,a,a\n");
        Run import = await ImportAsync(_folder.Of("x.db"), bad);
        Assert.Equal(0, import.ExitCode);
        Assert.Contains($"2 could not be read", import.Output);
        Assert.Contains("bad.csv:3: ", import.Output);
        Assert.Contains("bad.csv:4: ", import.Output);
        Assert.Contains(" 2 new interactions", import.Output);
    }

    [Fact]
    public async Task A_compressed_CSV_is_read_and_rows_to_come_are_not()
    {
        using MemoryStream packed = new();
        await using (GZipStream gzip = new(packed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync("timestamp,sender,recipient\n2024-01-01,a,b\n2031-01-01,a,b\n"u8.ToArray(),
                TestContext.Current.CancellationToken);
        Run import = await Run.Of("import", _folder.With("x.csv.gz", packed.ToArray()), "--db", _folder.Of("x.db"), "--owner",
            "a");
        Assert.Equal(0, import.ExitCode);
        Assert.Contains(" 1 new interaction, 0 known", import.Output);
        Assert.Contains(" 1 left out: later than the instant of the import", import.Output);
    }

    [Fact]
    public async Task What_the_owner_wrote_of_a_contact_stays_and_only_what_is_empty_is_filled()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        string database = _folder.Of("mine.db"), cards = _folder.With("c.vcf", MyRecords.Cards);
        using SqliteStore store = new(database);
        RelationshipNetwork network = new(new("me"), NetworkStores.Of(store), Run.Clock);
        await network.Contacts.SaveAsync(
            new Contact(new("jonas@feld.example"), "Uncle Jonas") { Place = "Turku", Kind = TieKind.Kin }, cancel);

        await Run.Of("import", cards, "--db", database, "--me", MyRecords.Me);

        Contact jonas = (await network.Contacts.FindAsync(new("jonas@feld.example"), cancel))!;
        Assert.Equal(("Uncle Jonas", "Turku", TieKind.Kin, new AnnualDate(2, 29)),
            (jonas.Name, jonas.Place, jonas.Kind, jonas.Birthday));
        Assert.Equal("Inge Brandt", (await network.Contacts.FindAsync(new("inge@brandt.example"), cancel))!.Name);
    }

    [Fact]
    public async Task Interactions_older_than_what_is_kept_are_left_out_and_counted()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        string database = _folder.Of("mine.db"), mail = _folder.With("m.mbox", MyRecords.Mail());
        string[] import = ["import", mail, "--db", database, "--me", MyRecords.Me];
        await Run.Of(import);
        string before = (await Run.Of("score", "--db", database, "--format", "csv")).Output;
        using (SqliteStore store = new(database))
            Assert.Equal(12, await new RelationshipNetwork(new("me"), NetworkStores.Of(store),
                Run.Clock).ForgetBeforeAsync(Period.FromMonths(1), cancellationToken: cancel));

        Run again = await Run.Of(import);

        Assert.Contains(" 0 new interactions, 0 known already", again.Output);
        Assert.Contains(" 12 left out: older than what the database still keeps one by one", again.Output);
        Assert.Equal(before, (await Run.Of("score", "--db", database, "--format", "csv")).Output);
    }

    [Fact]
    public async Task Wrong_calls_are_refused_with_what_to_do()
    {
        string mail = _folder.With("m.mbox", MyRecords.Mail()), other = _folder.With("x.bin", [0, 1, 2]),
            database = _folder.Of("x.db");
        await RefusesAsync(2, $"{mail} is read from your side: say which addresses are yours with --me ADDRESS", "import", mail,
            "--db", database);
        await RefusesAsync(2, "--me 'nobody@' is neither an address", "import", mail, "--db", database, "--me", "nobody@");
        await RefusesAsync(1, "there is no such file or folder", "import", _folder.Of("none.mbox"), "--db", database, "--me",
            MyRecords.Me);
        await RefusesAsync(1, "there is no such file; 'bestnetwork open' makes one", "score", "--db", database);
        await RefusesAsync(1, "is not a SQLite database", "score", "--db", other);
        await RefusesAsync(1, "is a directory; name a file", "score", "--db", _folder.Path);
        await RefusesAsync(1, "this is mail: bestnetwork open", "score", "--db", mail);
        await RefusesAsync(2, "give only one of --interactions, --db and --sample", "score", "--sample", "--db", database);
        await RefusesAsync(2, "with --db leave out --channel", "score", "--db", database, "--channel", "letter");
        Assert.False(File.Exists(database));

        Run unknown = await Run.Of("import", other, "--db", database);
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("x.bin:1: this kind of file is not supported", unknown.Output);
        string outlook = _folder.Of("old.pst");
        await File.WriteAllTextAsync(outlook, "!BDN and more", TestContext.Current.CancellationToken);
        foreach (string[] me in (string[][])[[], ["--me", MyRecords.Me]])
        {
            Run unread = await Run.Of(["import", outlook, "--db", database, .. me]);
            Assert.Equal(1, unread.ExitCode);
            Assert.Contains("old.pst:1: this is a data file of Outlook", unread.Output);
        }

        (_, string sample) = await SampleAsync();
        await RefusesAsync(2, "say whose network it is with --owner NAME", "revisit", "--db", sample);
        await RefusesAsync(1, "is it 'Mara Lindqvist'?", "revisit", "--db", sample, "--owner", "Mara");
        await RefusesAsync(2, "with --db leave out --contacts", "revisit", "--db", sample, "--owner", "Mara Lindqvist",
            "--contacts", "c.csv");
    }

    private static async Task RefusesAsync(int exitCode, string reason, params string[] args)
    {
        Run run = await Run.Of(args);
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
        Assert.Contains(reason, run.Error);
    }

    private static Task<Run> ImportAsync(string database, string file) =>
        Run.Of("import", file, "--db", database, "--as-of", "2026-12-31");

    private async Task<(string File, string Database)> SampleAsync()
    {
        string file = _folder.With("sample.csv", (await Run.Of("sample")).Output), database = _folder.Of("sample.db");
        Assert.Equal(0, (await ImportAsync(database, file)).ExitCode);
        return (file, database);
    }

    public void Dispose() => _folder.Dispose();

    private sealed class CancelsAtFirstLine(CancellationTokenSource control) : StringWriter
    {
        public override void Write(string? value)
        {
            base.Write(value);
            control.Cancel();
        }
    }
}
