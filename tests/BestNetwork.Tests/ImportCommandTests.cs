using NodaTime;
using RelationshipModel;
using RelationshipModel.Network;
using RelationshipModel.Scoring;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace BestNetwork.Tests;

public sealed class ImportCommandTests : FileImport
{
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
        Assert.Contains(" 0 new interactions, 747 already known", again.Output);

        string[] lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        string grown = Folder.With("grown.csv",
            string.Join('\n', [lines[0], "2020-02-02T10:00:00Z,Mara Lindqvist,Tom,,,,,,,", .. lines[1..]]));
        Run more = await ImportAsync(database, grown);
        Assert.Contains(" 2 new interactions, 747 already known", more.Output);
    }

    [Fact]
    public async Task Mail_calendar_and_address_book_become_one_network()
    {
        string mail = Folder.With("mine/mail.mbox", MyRecords.Mail());
        Folder.With("mine/deep/cal.ics", MyRecords.Calendar);
        Folder.With("mine/cards.vcf", MyRecords.Cards);
        Folder.With("mine/.DS_Store", [1, 2, 3]);
        string database = Folder.Of("mine.db");

        Run import = await Run.Of("import", Folder.Of("mine"), mail, "--db", database, "--me", MyRecords.Me);

        Assert.Equal(0, import.ExitCode);
        string[] report =
        [
            $"Imported 3 files into {database}",
            "18 items read",
            "13 interactions, 1 gathering, 2 cards, 2 skipped, 0 faulty",
            "13 new interactions, 0 already known",
            "1 upcoming gathering",
            "3 new contacts",
            "2 skipped (no contact with a person): 1 from a mailing list, 1 cancelled",
            "1 file skipped:",
            $"{Folder.Of("mine/.DS_Store")}: not a format that can be read",
            "1 contact was united with another, since one card has both addresses; "
                + $"to undo that: bestnetwork merge undo CONTACT CONTACT --db {database}",
            "jonas@feld.example = jf@work.example",
        ];
        Assert.Equal(string.Join(' ', report),
            string.Join(' ', import.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        IReadOnlyList<IReadOnlyDictionary<string, string>> ties =
            (await Run.Of("score", "--db", database, "--format", "csv")).Rows();
        Assert.Equal([("me", "jonas@feld.example", "13")],
            ties.Select(static tie => (tie["owner"], tie["contact"], tie["interactions"])));
        Assert.Contains("Jonas Feld", (await Run.Of("score", "--db", database)).Output);
        Assert.Contains("Dinner, 1 August 2024 (upcoming)", (await Run.Of("gathering", "--db", database)).Output);
    }

    [Theory]
    [InlineData("Dinner")]
    [InlineData("dinner@home.example")]
    public async Task An_event_of_a_calendar_is_briefed_on_by_its_name_or_id(string named)
    {
        string database = Folder.Of("mine.db");
        await Run.Of("import", Folder.With("c.ics", MyRecords.Calendar), "--db", database, "--me", MyRecords.Me);
        Run run = await Run.Of("gathering", "--db", database, "--gathering", named);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("Dinner", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gathering_that_is_none_is_said_to_be_none()
    {
        string database = Folder.Of("mine.db");
        await Run.Of("import", Folder.With("c.ics", MyRecords.Calendar), "--db", database, "--me", MyRecords.Me);
        Run run = await Run.Of("gathering", "--db", database, "--gathering", "dinne");
        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith("no gathering in it is named 'dinne'; is it 'Dinner'?\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_scores_are_those_of_the_same_interactions_fed_directly()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        string database = Folder.Of("mine.db");
        Run import = await Run.Of("import", Folder.With("m.mbox", MyRecords.Mail()), Folder.With("c.ics", MyRecords.Calendar),
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

    [Fact]
    public async Task Nobody_to_introduce_in_a_database_names_the_import_of_what_is_missing()
    {
        string database = Folder.Of("x.db");
        await Run.Of("import", Folder.With("mine.csv", "timestamp,sender,recipient\n2024-05-01,me,Ada\n"), "--db", database,
            "--owner", "me");

        Run run = await Run.Of("introductions", "--db", database, "--owner", "me");

        Assert.Contains($"contact,interests,offers,needs: bestnetwork import FILE --db {database}", Flat(run.Output),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ended_in_between_an_import_keeps_whole_what_it_read_and_goes_on_when_run_again()
    {
        string first = Folder.With("1.mbox", MyRecords.Mail()), second = Folder.With("2.ics", MyRecords.Calendar),
            database = Folder.Of("mine.db");
        string[] import = ["import", first, second, "--db", database, "--me", MyRecords.Me];
        using CancellationTokenSource control = new();
        using StringWriter error = new CancelsAtFirstLine(control) { NewLine = "\n" };
        using MemoryStream input = new(), output = new();

        int exitCode = await BestNetworkCommand.RunAsync(import, new(input, output, error, Run.Clock), control.Token);

        Assert.Equal(130, exitCode);
        Assert.EndsWith("bestnetwork: interrupted; what was imported is kept, run the same command again to continue\n",
            error.ToString());
        Assert.Empty(output.ToArray());
        Assert.Contains(" 1 new interaction, 12 already known", (await Run.Of(import)).Output);
    }

    [Fact]
    public async Task Faults_are_told_with_their_place_and_the_good_is_kept()
    {
        string bad = Folder.With("bad.csv", "timestamp,sender,recipient\n2024-01-01,a,b\nnever,a,b\n2024-01-03,a,a\n");
        Run import = await ImportAsync(Folder.Of("x.db"), bad);
        Assert.Equal(0, import.ExitCode);
        Assert.Contains($"2 could not be read", import.Output);
        Assert.Contains("bad.csv:3: ", import.Output);
        Assert.Contains("bad.csv:4: ", import.Output);
        Assert.Contains(" 2 new interactions", import.Output);
    }

    [Fact]
    public async Task Interactions_older_than_what_is_kept_are_left_out_and_counted()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        string database = Folder.Of("mine.db"), mail = Folder.With("m.mbox", MyRecords.Mail());
        string[] import = ["import", mail, "--db", database, "--me", MyRecords.Me];
        await Run.Of(import);
        string before = (await Run.Of("score", "--db", database, "--format", "csv")).Output;
        using (SqliteStore store = new(database))
            Assert.Equal(12, await new RelationshipNetwork(new("me"), NetworkStores.Of(store),
                Run.Clock).ForgetBeforeAsync(Period.FromMonths(1), cancellationToken: cancel));

        Run again = await Run.Of(import);

        Assert.Contains(" 0 new interactions, 0 already known", again.Output);
        Assert.Contains(" 12 left out: older than the interactions that the database still keeps one by one", again.Output);
        Assert.Equal(before, (await Run.Of("score", "--db", database, "--format", "csv")).Output);
    }

    private sealed class CancelsAtFirstLine(CancellationTokenSource control) : StringWriter
    {
        public override void Write(string? value)
        {
            base.Write(value);
            control.Cancel();
        }
    }

    [Fact]
    public async Task A_zone_that_an_import_was_told_holds_for_the_database_until_another_is_told()
    {
        string database = Folder.Of("mine.db"), late = "2024-01-01T23:30:00Z";
        string list = Folder.With("l.csv", $"timestamp,sender,recipient\n{late},me,Ada\n");
        Assert.DoesNotContain("from now on", await ImportAsync("--zone", "Europe/Berlin"), StringComparison.Ordinal);
        Assert.Contains("Since 2 January 2024", await PersonAsync(), StringComparison.Ordinal);
        Assert.Contains("Since 1 January 2024", await PersonAsync("--zone", "UTC"), StringComparison.Ordinal);
        Assert.Contains("Since 2 January 2024", await PersonAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("from now on", await ImportAsync(), StringComparison.Ordinal);
        Assert.Contains("Since 2 January 2024", await PersonAsync(), StringComparison.Ordinal);
        Assert.Contains(" days are in America/New_York from now on, no longer in Europe/Berlin\n",
            await ImportAsync("--zone", "America/New_York"), StringComparison.Ordinal);
        Assert.Contains("Since 1 January 2024", await PersonAsync(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder.Of(""), "mine.db-*"));

        async Task<string> ImportAsync(params string[] zone) =>
            (await Run.Of(["import", list, "--db", database, "--owner", "me", .. zone])).Output;

        async Task<string> PersonAsync(params string[] zone) =>
            (await Run.Of(["person", "Ada", "--db", database, .. zone])).Output;
    }

    [Fact]
    public async Task A_file_of_several_owners_does_not_join_a_database_of_one()
    {
        string database = Folder.Of("mine.db"), list = Folder.With("l.csv",
            "timestamp,sender,recipient\n2024-01-01,Ada,Ben\n2024-01-02,Ben,Cleo\n");
        await Run.Of("import", Folder.With("m.mbox", MyRecords.Mail(2)), "--db", database, "--me", MyRecords.Me);

        Run refused = await Run.Of("import", list, "--db", database);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("it is between people by name (Ada, Ben, Cleo), and would put a network of each beside that of 'me': say "
            + "which of them is you with --owner-is NAME", Flat(refused.Output), StringComparison.Ordinal);
        Assert.Contains("jonas@feld.example", (await Run.Of("score", "--db", database, "--format", "csv")).Output,
            StringComparison.Ordinal);
        Run joined = await Run.Of("import", list, "--db", database, "--owner-is", "Ben");
        Assert.Contains(" 2 new interactions, ", joined.Output, StringComparison.Ordinal);
    }
}
