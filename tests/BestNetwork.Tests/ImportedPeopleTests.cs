using NodaTime;
using RelationshipModel;
using RelationshipModel.Network;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace BestNetwork.Tests;

public sealed class ImportedPeopleTests : FileImport
{
    private static string Letter(string id, string from, string to, int day) =>
        FormattableString.Invariant(
            $"From \nFrom: {from}\nTo: {to}\nDate: Mon, {day} Apr 2024 10:00:00 +0000\nMessage-ID: <{id}@q>\n\nx\n\n");

    [Fact]
    public async Task An_own_address_that_was_left_out_is_repaired_by_a_second_import()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        string mail = Folder.With("m.mbox", Letter("1", "mara@home.example", "mara@work.example, Nora <nora@quist.example>", 1)
            + Letter("2", "Nora <nora@quist.example>", "mara@work.example", 2)
            + Letter("3", "mara@work.example", "otto@x.example", 3)
            + Letter("4", "mara@work.example", "mara@home.example, otto@x.example", 4));
        string other = Folder.With("o.mbox", Letter("5", "mara@home.example", "mara@work.example, pia@x.example", 5)
            + Letter("6", "mara@home.example", "mara@work.example", 6));
        string once = Folder.Of("once.db"), twice = Folder.Of("twice.db");
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
        string database = Folder.Of("mine.db");
        async Task<string> ImportAsync(string text, string name)
        {
            Run run = await Run.Of("import", Folder.With(name, text), "--db", database, "--me", "mara@home.example");
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
        string database = Folder.Of("mine.db");
        foreach ((string name, string revised) in ((string, string)[])[("Nora Birk", "20240301T100000Z"),
            ("Nora Quist", "20230301T100000Z"), ("Nora Old", "2022-03-01T10:00:00Z")])
            await Run.Of("import",
                Folder.With("c.vcf", $"BEGIN:VCARD\nFN:{name}\nEMAIL:nora@quist.example\nREV:{revised}\nEND:VCARD\n"), "--db",
                database, "--me", "mara@home.example");
        using SqliteStore store = new(database);
        Assert.Equal("Nora Birk",
            (await new RelationshipNetwork(new("me"), NetworkStores.Of(store),
                Run.Clock).Contacts.FindAsync(new("nora@quist.example"), cancel))!.Name);
    }

    [Fact]
    public async Task A_death_in_an_address_book_is_a_state_of_the_contact()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        string database = Folder.Of("mine.db"), card = "BEGIN:VCARD\nFN:Nora\nEMAIL:nora@quist.example\n{0}END:VCARD\n";
        await Run.Of("import", Folder.With("c.vcf", card.Replace("{0}", "", StringComparison.Ordinal)), "--db", database, "--me",
            "mara@home.example");
        for (int i = 0; i < 2; i++)
            await Run.Of("import", Folder.With("c.vcf", card.Replace("{0}", "DEATHDATE:20240304\n", StringComparison.Ordinal)),
                "--db", database, "--me", "mara@home.example");
        using SqliteStore store = new(database);
        Contact nora = (await new RelationshipNetwork(new("me"), NetworkStores.Of(store),
            Run.Clock).Contacts.FindAsync(new("nora@quist.example"), cancel))!;
        Assert.Equal((ContactState.Deceased, new LocalDate(2024, 3, 4)),
            (Assert.Single(nora.States).State, nora.States[0].Since));
    }

    [Theory]
    [InlineData("Mara Lindqvist", 2)]
    [InlineData("Tom", 1)]
    public async Task A_diary_that_names_the_owner_joins_the_network_of_their_records(string named, int count)
    {
        string diary = Folder.With("diary.csv",
            "timestamp,sender,recipient\n2024-02-01,Mara Lindqvist,Jonas Feld\n2024-02-02,Tom,Mara Lindqvist\n");
        string mail = Folder.With("m.mbox", MyRecords.Mail()), database = Folder.Of("mine.db");
        Run import = await Run.Of("import", diary, mail, "--db", database, "--me", MyRecords.Me, "--owner-is", named);
        Assert.Contains($" {12 + count} new interactions", import.Output, StringComparison.Ordinal);
        Assert.Equal(count == 1, import.Output.Contains(" 1 left out: between others\n", StringComparison.Ordinal));
        Assert.All((await Run.Of("score", "--db", database, "--format", "csv")).Rows(),
            static tie => Assert.Equal("me", tie["owner"]));
        if (count == 2)
        {
            await Run.Of("merge", "accept", "Jonas Feld", "jonas@feld.example", "--db", database);
            await Run.Of("merge", "accept", "Jonas Feld", "jf@work.example", "--db", database);
            Assert.Contains(("Jonas Feld", "13"), (await Run.Of("score", "--db", database, "--format", "csv")).Rows()
                .Select(static tie => (tie["contact"], tie["interactions"])));
        }
    }

    [Fact]
    public async Task A_diary_that_does_not_name_the_owner_says_whom_it_names()
    {
        string diary = Folder.With("diary.csv", "timestamp,sender,recipient\n2024-02-01,Mara Lindqvist,Jonas Feld\n");
        Run import = await Run.Of("import", diary, "--db", Folder.Of("mine.db"), "--owner-is", "Mara Lindquist");
        Assert.Contains("is it 'Mara Lindqvist'?",
            string.Join(' ', import.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("open")]
    public async Task Records_without_an_owner_join_the_only_network(string command)
    {
        string database = Folder.Of("mine.db");
        string log = Folder.With("log.csv", "timestamp,sender,recipient\n2024-01-05,Ruth,Ada\n2024-02-05,Ada,Ruth\n");
        await Run.Of("import", log, "--db", database, "--owner", "Ruth");
        string cards = Folder.With("cards.vcf", MyRecords.Cards);

        Run run = await Run.Of(command, cards, "--db", database, "--me", MyRecords.Me);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["Ruth"], (await Run.Of("score", "--db", database, "--format", "csv", "--top", "0")).Rows()
            .Select(static row => row["owner"]).Distinct());
        Assert.Equal(0, (await Run.Of("today", "--db", database)).ExitCode);
    }

    [Fact]
    public async Task What_the_owner_wrote_of_a_contact_stays_and_only_what_is_empty_is_filled()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        string database = Folder.Of("mine.db"), cards = Folder.With("c.vcf", MyRecords.Cards);
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
    public async Task Whoever_has_an_address_alone_is_shown_by_what_can_be_read_of_it_and_found_by_it()
    {
        string database = Folder.Of("mine.db");
        string[] files =
        [
            Folder.With("sms.xml", "<smses count=\"1\"><sms address=\"+491701234567\" date=\"1704103200000\" type=\"1\" /></smses>"),
            Folder.With("Chat with Kim.txt", "29/01/2024, 18:30 - Kim Lee: a\n30/01/2024, 18:31 - Mara: b\n"),
            Folder.With("c.vcf", "BEGIN:VCARD\nFN:Kim Lee\nEMAIL:kim@lee.example\nEND:VCARD\n"),
        ];
        await Run.Of(["import", .. files, "--db", database, "--me", MyRecords.Me, "--me", "Mara"]);

        foreach (string[] command in (string[][])[["score"], ["person", "+49170"], ["report", "--out", Folder.Of("r.html")],
            ["log", "+491701234567"], ["merge", "list"], ["merge", "decline", "+49170", "kim@lee.example"],
            ["merge", "accept", "+49170", "kim@lee.example"]])
        {
            Run run = await Run.Of([.. command, "--db", database]);
            Assert.True(run.ExitCode == 0, run.Error);
            Assert.DoesNotContain("tel:", run.Output, StringComparison.Ordinal);
            Assert.DoesNotMatch("[0-9a-f]{9}", run.Output.Replace("491701234567", "", StringComparison.Ordinal));
        }

        string list = (await Run.Of("merge", "list", "--db", database)).Output;
        string shown = System.Text.RegularExpressions.Regex.Match(list, "whatsapp:[0-9a-f]{8}").Value;
        Run declined = await Run.Of("merge", "decline", shown, "kim@lee.example", "--db", database);
        Assert.Equal($"Kim Lee <kim@lee.example> and Kim Lee <{shown}> are two people\n", declined.Output);
    }
}
