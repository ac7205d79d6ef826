using RelationshipModel;
using RelationshipModel.Network;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace BestNetwork.Tests;

public sealed class ImportedListTests : FileImport
{
    [Fact]
    public async Task Columns_of_a_list_can_be_stated()
    {
        string list = Folder.With("lists/l.csv", "Wer;Post;Wann\nNora Quist;nora@quist.example;04/05/1980\n");
        Run unknown = await Run.Of("import", Folder.Of("lists"), "--db", Folder.Of("x.db"), "--me", "mara@home.example");
        Assert.Contains(" 1 file skipped", unknown.Output, StringComparison.Ordinal);
        string[] stated = ["--column", "name=Wer", "--column", "email=Post", "--column", "birthday=Wann"];
        Run open = await Run.Of(["import", list, "--db", Folder.Of("y.db"), "--me", "mara@home.example", .. stated]);
        Assert.Contains("--date-order dmy or mdy", open.Output, StringComparison.Ordinal);
        Run run = await Run.Of(["import", Folder.Of("lists"), "--db", Folder.Of("x.db"), "--me", "mara@home.example",
            "--date-order", "dmy", .. stated]);
        Assert.Contains(" 1 card, 0 skipped, 0 faulty\n", run.Output, StringComparison.Ordinal);
        await RefusesAsync(2, "--column 'colour=Wer' is not one of", "import", list, "--db", Folder.Of("x.db"), "--me",
            "mara@home.example", "--column", "colour=Wer");
    }

    [Fact]
    public async Task Lists_beside_interactions_are_kept_under_the_contacts_who_bear_the_names()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        string database = Folder.Of("mine.db");
        Folder.With("mine/a-circles.csv",
            "circle,contact,since,until,purpose,cadence,capacity\nFriends,Inge Brandt,2020-01-01,,friends,P1M,5\nFriends,Nora "
                + "Neu,2021-01-01,,friends,P1M,5\n");
        Folder.With("mine/contacts.csv", "contact,interests,place,kind\nInge Brandt,chess;choir,Turku,friend\n");
        Folder.With("mine/follow-ups.csv", "id,by,contact,promised,due\nf1,owner,Inge Brandt,2024-06-01,2024-07-15\n");
        Folder.With("mine/gatherings.csv", "gathering,at,attendees\nPicnic,2024-08-01,Inge Brandt;Nora Neu\n");
        Folder.With("mine/z-cards.vcf", MyRecords.Cards);

        Run import = await Run.Of("import", Folder.Of("mine"), "--db", database, "--me", MyRecords.Me);

        Assert.Contains(" from your lists: facts about 1 contact, 1 circle, 1 follow-up, 1 gathering\n", import.Output,
            StringComparison.Ordinal);
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
            (await Run.Of("import", Folder.Of("mine"), "--db", database, "--me", MyRecords.Me)).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_with_a_wrong_row_is_told_with_its_place()
    {
        string circles = Folder.With("circles.csv", "circle,contact,since\nFriends,Inge Brandt,2020-01-01\nFriends,Nora,soon\n");
        Run import = await Run.Of("import", circles, "--db", Folder.Of("x.db"));
        Assert.Contains("circles.csv:3: ", import.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_with_wrong_rows_is_kept_without_them_and_each_row_is_counted()
    {
        string database = Folder.Of("x.db"), contacts = Folder.With("contacts.csv",
            "contact,offers,birthday\nAda,sailing,1990-12-03\nBen,,soon\nCarl,,05-04\nAda,,05-05\nDora,\nEva,songs,\n");

        Run import = await Run.Of("import", contacts, "--db", database);

        Assert.Contains(" 6 items read\n  3 rows, 0 skipped, 3 faulty\n", import.Output, StringComparison.Ordinal);
        foreach (int line in (int[])[3, 5, 6])
            Assert.Contains($"contacts.csv:{line}: ", import.Output, StringComparison.Ordinal);
        Assert.Contains("from your lists: facts about 3 contacts\n", import.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "11 new interactions", "2 rows joined to another")]
    [InlineData("me", "4 new interactions", "2 rows joined to another", "1 left out: between others")]
    [InlineData("Ben", "1 new interaction,", "1 row joined to another", "5 left out: between others")]
    public async Task The_rows_of_a_csv_are_accounted_for_to_the_last(string? owner, params string[] said)
    {
        string log = Folder.With("mine.csv", """
            timestamp,sender,recipient,channel,id
            2024-05-01T19:00,me,Ada,in_person,supper
            2024-05-01T19:00,me,Ben,in_person,supper
            2024-05-01T19:00,me,Ben,in_person,supper
            2024-05-03,Ada,me,letter,
            2024-05-04,Ada,Carl,letter,
            2024-05-05,me,Carl,letter,a
            2024-05-06,me,Ada,letter,

            """);

        Run import = await Run.Of(["import", log, "--db", Folder.Of("x.db"), .. owner is null ? [] : (string[])["--owner", owner]]);

        Assert.Contains(" 7 items read\n  7 rows, 0 skipped, 0 faulty\n", import.Output, StringComparison.Ordinal);
        Assert.All(said, line => Assert.Contains($" {line}", import.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("date,from,to", "the header lacks the column 'timestamp'; it must name timestamp, sender and recipient")]
    [InlineData("timestamp;sender;recipient", "the header lacks the column 'timestamp'; it must name timestamp, sender and "
        + "recipient; the columns must be separated by commas")]
    public async Task A_csv_with_another_header_is_told_of_alike_by_all_that_read_it(string header, string reason)
    {
        string log = Folder.With("mine.csv", $"{header}\n2024-05-01,me,Ada\n");
        Run score = await Run.Of("score", "--interactions", log),
            open = await Run.Of("open", log, "--db", Folder.Of("x.db"), "--owner", "me"),
            import = await Run.Of("import", log, "--db", Folder.Of("x.db"));

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
        string log = Folder.With("mine.csv", "timestamp,sender,recipient,channel\n"
            + "2024-05-01,me,Ada,in_person\n2024-05-01,me,Ben,in_person\n2024-05-02,me,Ada;Ben,message\n");
        string[] notes =
        [
            $"{log}:2: 2 rows without an id have the instant, sender and channel of another, and count as contact of two people "
                + "each; give the rows of one meeting or message the same id, so that they count as contact of all",
            $"{log}:4: 'Ada;Ben' is read as one name; for several recipients, write a row for each, all with the same id",
        ];
        string[] score = ["score", "--interactions", log, "--owner", "me"];

        Assert.Equal(string.Concat(notes.Select(static note => $"bestnetwork: {note}\n")), (await Run.Of(score)).Error);
        Assert.Equal("", (await Run.Of([.. score, "--format", "csv"])).Error);
        Run import = await Run.Of("import", log, "--db", Folder.Of("x.db"));
        Assert.Contains($"2 things to check: {string.Join(' ', notes)}", Flat(import.Output), StringComparison.Ordinal);
    }
}
