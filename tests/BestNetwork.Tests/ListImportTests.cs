using NodaTime;
using RelationshipModel;
using RelationshipModel.Network;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace BestNetwork.Tests;

/// <summary>Lists that are imported by name, again, and column by column.</summary>
public sealed class ListImportTests : IDisposable
{
    private const string ContactHeader =
        "contact,interests,offers,needs,birthday,place,kind,preferences,state,since,until,snoozed,closeness,role";

    private const string WholeRow = "Ada Vale,chess,a boat,a desk,12-03,Turku,friend,no_score,paused,2024-01-01,2025-01-01,"
        + "2024-09-01,friend 2020-01-01,i_support";

    private readonly TemporaryFolder _folder = new();

    private string Database => _folder.Of("mine.db");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_name_with_several_addresses_is_one_person_if_they_are_merged_or_surely_one(bool isMerged)
    {
        string cards = "BEGIN:VCARD\nFN:Ada Vale\nEMAIL:ada@vale.example\nEND:VCARD\n"
            + "BEGIN:VCARD\nFN:Ada Vale\nTEL:+49 30 111111\nEND:VCARD\n";
        await ImportAsync("cards.vcf", cards);
        if (isMerged) await Run.Of("merge", "accept", "ada@vale.example", "tel:+4930111111", "--db", Database);

        Run list = await ImportAsync("people.csv", "contact,place\nAda Vale,Turku\n");

        Assert.Contains(" 0 new contacts\n", list.Output, StringComparison.Ordinal);
        Assert.Equal([("ada@vale.example", "Turku"), ("tel:+4930111111", null)],
            (await ContactsAsync()).Select(static contact => (contact.Id.Value, contact.Place)));
    }

    [Theory]
    [InlineData("people.csv", "contact,place\nAda Vale,Turku\nBen,Oslo\n")]
    [InlineData("circles.csv", "circle,contact,since\nWalkers,Ada Vale,2024-01-01\nWalkers,Ben,2024-01-01\n")]
    [InlineData("promises.csv", "id,by,contact,promised\np1,owner,Ada Vale,2024-01-01\np2,owner,Ben,2024-01-01\n")]
    [InlineData("picnics.csv", "gathering,at,attendees\nPicnic,2024-08-01,Carl;Ada Vale\nWalk,2024-08-02,Ben\n")]
    public async Task A_row_whose_name_may_mean_two_people_is_refused_with_both(string file, string rows)
    {
        await ImportAsync("cards.vcf", "BEGIN:VCARD\nFN:Ada Vale\nEMAIL:ada@vale.example\nEND:VCARD\n"
            + "BEGIN:VCARD\nFN:Ada Vale\nEMAIL:ada@choir.example\nEND:VCARD\n");

        Run list = await ImportAsync(file, rows);

        Assert.Contains(" 2 items read 1 row, 0 skipped, 1 faulty ", Flat(list), StringComparison.Ordinal);
        Assert.Contains($"{file}:2: 'Ada Vale' may be Ada Vale <ada@choir.example> or Ada Vale <ada@vale.example>", Flat(list),
            StringComparison.Ordinal);
        Assert.Equal(["Ben", "ada@choir.example", "ada@vale.example"],
            (await ContactsAsync()).Select(static contact => contact.Id.Value));
        Assert.Contains("No proposal is sure.", (await Run.Of("merge", "accept", "--all-sure", "--db", Database)).Output,
            StringComparison.Ordinal);
        Assert.Contains("the same name", (await Run.Of("merge", "list", "--db", Database)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_whom_only_a_list_knows_are_counted_and_named_and_near_names_are_told()
    {
        await ImportAsync("cards.vcf", MyRecords.Cards);

        Run list = await ImportAsync("people.csv", "contact,place\nInge Brand,Turku\nGhost Typo,Oslo\nJonas,Bonn\n");

        Assert.Contains(" 3 new contacts\n known only from your lists: Inge Brand, Ghost Typo, Jonas\n", list.Output,
            StringComparison.Ordinal);
        Assert.Contains("people.csv:2: 'Inge Brand' is new; if it is 'Inge Brandt', correct the name", Flat(list),
            StringComparison.Ordinal);
        Assert.Contains("people.csv:4: 'Jonas' is new; if it is 'Jonas Feld', correct the name", Flat(list),
            StringComparison.Ordinal);
        Assert.DoesNotContain("'Ghost Typo'", list.Output, StringComparison.Ordinal);
        Assert.Contains("Inge Brand and Inge Brandt <inge@brandt.example>",
            Flat(await Run.Of("merge", "list", "--db", Database)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("diary.csv")]
    [InlineData("a-diary.csv")]
    public async Task A_diary_that_joins_records_means_the_contacts_of_its_names(string diary)
    {
        _folder.With($"all/{diary}", "timestamp,sender,recipient\n2024-02-01,Mara,Inge Brandt\n2024-02-02,Tom,Mara\n");
        _folder.With("all/cards.vcf", MyRecords.Cards);

        await Run.Of("import", _folder.Of("all"), "--db", Database, "--me", MyRecords.Me, "--owner-is", "Mara");

        Assert.Equal([("inge@brandt.example", "1"), ("Tom", "1")],
            (await Run.Of("score", "--db", Database, "--format", "csv")).Rows()
                .Select(static tie => (tie["contact"], tie["interactions"])).Order());
    }

    [Fact]
    public async Task A_diary_whose_name_may_mean_two_people_keeps_them_apart_and_says_so()
    {
        await ImportAsync("cards.vcf", "BEGIN:VCARD\nFN:Ada Vale\nEMAIL:ada@vale.example\nEND:VCARD\n"
            + "BEGIN:VCARD\nFN:Ada Vale\nEMAIL:ada@choir.example\nEND:VCARD\n");
        Run diary = await Run.Of("import", _folder.With("diary.csv", "timestamp,sender,recipient\n2024-02-01,Mara,Ada Vale\n"),
            "--db", Database, "--owner-is", "Mara");
        Assert.Contains("'Ada Vale' may be Ada Vale <ada@choir.example> or Ada Vale <ada@vale.example>, and is kept apart",
            Flat(diary), StringComparison.Ordinal);
        Assert.Contains("Ada Vale", Assert.Single((await Run.Of("score", "--db", Database, "--format", "csv")).Rows())["contact"],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_has_not_changed_undoes_nothing_that_was_said_since()
    {
        await ImportAsync("cards.vcf", MyRecords.Cards);
        const string Promises = "id,by,contact,promised,due,what\np1,owner,Inge Brandt,2024-01-01,2024-06-01,the book\n",
            People = "contact,snoozed\nInge Brandt,2024-08-01\n";
        await ImportAsync("promises.csv", Promises);
        await ImportAsync("people.csv", People);
        await Run.Of("done", "inge", "--db", Database);
        await Run.Of("snooze", "inge", "--until", "2124-12-01", "--db", Database);

        Run again = await ImportAsync("promises.csv",
            Promises + "p2,contact,Inge Brandt,2024-01-01,,the drill\n");
        await ImportAsync("people.csv", People);

        Assert.Contains(" 1 row of your lists unchanged since an earlier import", again.Output, StringComparison.Ordinal);
        Assert.Equal([("p1", FollowUpOutcome.Kept), ("p2", FollowUpOutcome.Open)], await PromisesAsync());
        Contact inge = (await ContactsAsync()).Single(static contact => contact.Name == "Inge Brandt");
        Assert.Equal(new LocalDate(2124, 12, 1), inge.SnoozedUntil);

        await ImportAsync("promises.csv", Promises.Replace("2024-06-01", "2024-09-01", StringComparison.Ordinal));
        Assert.Equal([("p1", FollowUpOutcome.Kept), ("p2", FollowUpOutcome.Open)], await PromisesAsync());
    }

    [Fact]
    public async Task A_row_that_is_corrected_back_counts_again()
    {
        await ImportAsync("cards.vcf", MyRecords.Cards);
        foreach (string place in (string[])["Bergen", "Oslo", "Bergen"])
            await ImportAsync("people.csv", $"contact,place\nInge Brandt,{place}\n");
        Assert.Equal("Bergen", (await ContactsAsync()).Single(static contact => contact.Name == "Inge Brandt").Place);
    }

    [Fact]
    public async Task Somebody_erased_does_not_come_back_by_name()
    {
        const string People = "contact,place\nInge Brandt,Bergen\n";
        await ImportAsync("cards.vcf", MyRecords.Cards);
        await ImportAsync("people.csv", People);
        Assert.Equal(0, (await Run.Of("erase", "inge", "--yes", "--db", Database)).ExitCode);
        await ImportAsync("people.csv", People);
        Run diary = await Run.Of("import",
            _folder.With("diary.csv", "timestamp,sender,recipient\n2024-02-01,Mara,Inge Brandt\n"), "--db", Database,
            "--owner-is", "Mara");
        Assert.Contains(" 0 new interactions", diary.Output, StringComparison.Ordinal);
        _folder.With("both/people.csv", People.Replace("Bergen", "Oslo", StringComparison.Ordinal));
        _folder.With("both/cards.vcf", MyRecords.Cards);
        Run both = await Run.Of("import", _folder.Of("both"), "--db", Database, "--me", MyRecords.Me);
        Assert.Equal(0, both.ExitCode);
        Assert.DoesNotContain("Exception", both.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(await ContactsAsync(), static contact => contact.Name == "Inge Brandt");
    }

    [Theory]
    [InlineData("interests")]
    [InlineData("offers")]
    [InlineData("needs")]
    [InlineData("birthday")]
    [InlineData("place")]
    [InlineData("kind")]
    [InlineData("preferences")]
    [InlineData("state")]
    [InlineData("snoozed")]
    [InlineData("closeness")]
    [InlineData("role")]
    public async Task Each_column_of_contacts_is_kept_filled_into_one_who_is_known_and_left_by_a_list_without_it(string column)
    {
        string[] header = ContactHeader.Split(','), cells = WholeRow.Split(',');
        string[] with = column == "state" ? ["state", "since", "until"] : [column];
        await ImportAsync("whole.csv", $"{ContactHeader}\n{WholeRow.Replace("Ada", "Zoe", StringComparison.Ordinal)}\n");
        await ImportAsync("known.csv", "contact,place\nAda Vale,Oslo\n");
        Contact whole = (await ContactsAsync()).Single(static contact => contact.Name == "Zoe Vale");
        Contact before = (await ContactsAsync()).Single(static contact => contact.Name == "Ada Vale");

        await ImportAsync("one.csv", $"contact,{string.Join(',', with)}\n"
            + $"Ada Vale,{string.Join(',', with.Select(name => cells[Array.IndexOf(header, name)]))}\n");
        string other = column == "interests" ? "needs,a lamp" : "interests,tea";
        await ImportAsync("other.csv", $"contact,{other.Split(',')[0]}\nAda Vale,{other.Split(',')[1]}\n");

        Contact after = (await ContactsAsync()).Single(static contact => contact.Name == "Ada Vale");
        Assert.NotEqual(Of(before, column), Of(after, column));
        Assert.Equal(Of(whole, column), Of(after, column));
    }

    [Fact]
    public async Task A_word_for_nothing_takes_back_what_an_earlier_row_stated()
    {
        await ImportAsync("a.csv", $"{ContactHeader}\n{WholeRow}\n");
        await ImportAsync("b.csv", "contact,kind,preferences,state,role\nAda Vale,none,none,none,mutual\n");
        Contact ada = Assert.Single(await ContactsAsync());
        Assert.Equal((TieKind.None, ContactRestrictions.None, 0, SupportRole.Mutual),
            (ada.Kind, ada.Restrictions, ada.States.Count, ada.SupportRole));
        Assert.Equal("Turku", ada.Place);
    }

    [Fact]
    public async Task Columns_that_a_list_of_circles_promises_or_gatherings_does_not_have_leave_what_is_known()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        await ImportAsync("c.csv", "circle,contact,since,until,purpose,cadence,capacity\n"
            + "Walkers,Ada,2020-01-01,2030-01-01,friends,P1M,5\n"
            + "Walkers,Ben,2020-01-01,,friends,P2W,5\n");
        await ImportAsync("p.csv", "id,by,contact,promised,due,what,gathering\n"
            + "p1,owner,Ada,2024-01-01,2024-09-01,the book,Picnic\n");
        await ImportAsync("g.csv", "gathering,at,attendees,hours,place\nPicnic,2024-08-01,Ada,3,the pier\n");

        await ImportAsync("c.csv",
            "circle,contact,since\nWalkers,Ada,2020-01-01\nWalkers,Ben,2020-01-01\nWalkers,Eva,2024-01-01\n");
        await ImportAsync("p.csv", "id,by,contact,promised\np1,owner,Ada,2024-01-01\n");
        await ImportAsync("g.csv", "gathering,at,attendees\nPicnic,2024-08-01,Ada;Ben\n");

        using SqliteStore store = new(Database);
        RelationshipNetwork network = new(new("me"), NetworkStores.Of(store), Run.Clock);
        Circle circle = await network.Circles.ListAsync(cancel).SingleAsync(cancel);
        Assert.Equal((CirclePurpose.Friends, 5, true), (circle.Purpose, circle.Capacity, circle.Cadence is not null));
        CircleMembership[] members = await network.Memberships.ListAsync(cancel).ToArrayAsync(cancel);
        Assert.Equal([new LocalDate(2030, 1, 1), null, null], members.OrderBy(static m => m.Contact).Select(static m => m.Until));
        Assert.Equal([false, true, false], members.OrderBy(static m => m.Contact).Select(static m => m.Cadence is not null));
        FollowUp promise = await network.FollowUps.ListAsync(cancel).SingleAsync(cancel);
        Assert.Equal((new LocalDate(2024, 9, 1), "the book", "Picnic"), (promise.Due, promise.What, promise.Gathering?.Value));
        Gathering picnic = await network.Gatherings.ListAsync(cancel).SingleAsync(cancel);
        Assert.Equal((Duration.FromHours(3), "the pier", 2), (picnic.Length, picnic.Place, picnic.Attendees.Count));
    }

    [Theory]
    [InlineData("mother", TieKind.Parent)]
    [InlineData("partner", TieKind.Sweetheart)]
    [InlineData("brother;colleague", TieKind.Sibling | TieKind.Colleague)]
    [InlineData("wife", TieKind.Spouse)]
    [InlineData("Schwester", TieKind.Sibling)]
    [InlineData("co_worker", TieKind.CoWorker)]
    public async Task Words_that_address_books_have_for_kinds_are_understood(string word, TieKind kind)
    {
        await ImportAsync("people.csv", $"contact,kind\nAda,{word}\n");
        Assert.Equal(kind, Assert.Single(await ContactsAsync()).Kind);
    }

    [Fact]
    public async Task All_faults_of_a_row_are_told_at_once_in_the_words_that_are_taken()
    {
        Run list = await ImportAsync("people.csv", "contact,kind,birthday,closeness\nAda,pal,soon,chum\n");
        Assert.Contains("people.csv:2: ", list.Output, StringComparison.Ordinal);
        foreach (string fault in (string[])["'pal' is not a valid kind", "'soon' is not a birthday",
            "'chum' is not a valid closeness; write acquaintance, casual_friend, friend, close_friend"])
            Assert.Contains(fault, Flat(list), StringComparison.Ordinal);
    }

    private static string Of(Contact contact, string column) => column switch
    {
        "interests" => string.Join(';', contact.Interests),
        "offers" => string.Join(';', contact.Offers),
        "needs" => string.Join(';', contact.Needs),
        "birthday" => $"{contact.Birthday}",
        "place" => contact.Place!,
        "kind" => $"{contact.Kind}",
        "preferences" => $"{contact.Restrictions}",
        "state" => string.Join(';', contact.States),
        "snoozed" => $"{contact.SnoozedUntil}",
        "closeness" => string.Join(';', contact.Closeness),
        _ => $"{contact.SupportRole}",
    };

    private static string Flat(Run run) =>
        string.Join(' ', run.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Task<Run> ImportAsync(string file, string text) =>
        Run.Of("import", _folder.With(file, text), "--db", Database, "--me", MyRecords.Me);

    private async Task<Contact[]> ContactsAsync()
    {
        using SqliteStore store = new(Database);
        return await new RelationshipNetwork(new("me"), NetworkStores.Of(store), Run.Clock).Contacts
            .ListAsync(TestContext.Current.CancellationToken).OrderBy(static contact => contact.Id)
            .ToArrayAsync(TestContext.Current.CancellationToken);
    }

    private async Task<(string Id, FollowUpOutcome Outcome)[]> PromisesAsync()
    {
        using SqliteStore store = new(Database);
        return await new RelationshipNetwork(new("me"), NetworkStores.Of(store), Run.Clock).FollowUps
            .ListAsync(TestContext.Current.CancellationToken).Select(static promise => (promise.Id.Value, promise.Outcome))
            .Order().ToArrayAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Dispose();
}
