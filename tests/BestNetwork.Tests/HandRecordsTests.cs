using System.Text;
using BestNetwork.Records;
using NodaTime;
using NodaTime.Testing;
using RelationshipModel;
using RelationshipModel.Network;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace BestNetwork.Tests;

/// <summary>What a person records by hand: it can be taken back, closed and corrected.</summary>
public sealed class HandRecordsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeClock _clock = new(Run.Clock.GetCurrentInstant());

    private string Db => _folder.Of("network.db");

    [Fact]
    public async Task Undo_AfterSeveralCommands_TakesBackTheLatestFirst()
    {
        await OpenAsync();
        string before = (await RunAsync("score", "--format", "csv")).Output;
        await RunAsync("promise", "inge", "the", "map", "--due", "2024-07-01");
        await RunAsync("note", "inge", "likes", "maps");
        await RunAsync("done", "inge");
        await RunAsync("log", "jonas@", "--length", "2h");
        Assert.Equal("Taken back: contact with Jonas Feld, 1 July 2024.\n", (await RunAsync("undo")).Output);
        Assert.Equal("Taken back: contact with Inge Brandt, 1 July 2024.\nOpen again: the map.\n",
            (await RunAsync("undo")).Output);
        Assert.Contains("the map", (await RunAsync("today")).Output, StringComparison.Ordinal);
        Assert.Equal("Taken back: a note about Inge Brandt.\n", (await RunAsync("undo")).Output);
        Assert.Equal("Taken back: the promise the map.\n", (await RunAsync("undo")).Output);
        Assert.Equal(before, (await RunAsync("score", "--format", "csv")).Output);
        Run none = await RunAsync("undo");
        Assert.Equal(1, none.ExitCode);
        Assert.Contains("nothing recorded by hand is left to take back", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_AfterAnErasure_KnowsNothingOfWhomItErased()
    {
        await OpenAsync();
        await RunAsync("log", "jonas@");
        await RunAsync("log", "inge");
        await RunAsync("erase", "inge", "--yes");
        Assert.Contains("contact with Jonas Feld", (await RunAsync("undo")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HandRecords_ChangedAtOnce_KeepEachChange()
    {
        await OpenAsync();
        ImportMemory memory = new(Db, new("me"), Duration.FromMinutes(5));
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => memory.ChangeHandRecords(
            records => records.Add(new() { Notes = [new($"n{i}")] })))));
        Assert.Equal(
            Enumerable.Range(0, 12).Select(static i => $"n{i}").Order(),
            memory.ReadHandRecords().All.Select(static record => record.Notes[0].Value).Order());
    }

    [Fact]
    public async Task Records_OfOneSecondByCommandsAtOnce_AreAllKept()
    {
        await OpenAsync();
        string[][] commands =
        [
            .. Enumerable.Range(0, 4).SelectMany(static i => (string[][])
                [["note", "inge", $"n{i}"], ["promise", "inge", $"p{i}"], ["log", "jonas@"]]),
        ];

        Run[] runs = await Task.WhenAll(commands.Select(command => Task.Run(() => RunAsync(command))));

        Assert.All(runs, static run => Assert.Equal(0, run.ExitCode));
        List<string> undone = [];
        for (int i = 0; i < commands.Length; i++) undone.Add((await RunAsync("undo")).Output);
        Assert.Equal(4, undone.Count(static said => said.Contains("contact with Jonas Feld", StringComparison.Ordinal)));
        Assert.Equal(4, undone.Count(static said => said.Contains("a note about Inge Brandt", StringComparison.Ordinal)));
        Assert.Equal(
            Enumerable.Range(0, 4).Select(static i => $"Taken back: the promise p{i}.\n"),
            undone.Where(static said => said.Contains("promise", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(1, (await RunAsync("undo")).ExitCode);
    }

    [Fact]
    public async Task Undo_OfWhatIsGone_ChangesNothingElse()
    {
        await OpenAsync();
        await RunAsync("log", "inge");
        await RunAsync("log", "jonas@");
        using (SqliteStore store = new(Db))
        {
            RelationshipNetwork network = new(new("me"), NetworkStores.Of(store), _clock);
            Interaction last = await network.ListInteractionsAsync(new ContactId("jonas@feld.example"),
                TestContext.Current.CancellationToken).LastAsync(TestContext.Current.CancellationToken);
            await network.RemoveInteractionAsync(last.Id, TestContext.Current.CancellationToken);
        }

        Assert.Equal("The last record no longer exists; nothing was changed.\n", (await RunAsync("undo")).Output);
        Assert.Contains("contact with Inge Brandt", (await RunAsync("undo")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Promise_Outcome_ClosesTheOneThatIsMeant()
    {
        await OpenAsync();
        await RunAsync("promise", "inge", "the", "map", "--due", "2024-07-20");
        await RunAsync("promise", "inge", "the", "drill", "--theirs", "--due", "2w");
        Run which = await RunAsync("promise", "inge", "--outcome", "kept");
        Assert.Equal(2, which.ExitCode);
        Assert.Contains("say which one; these are open: 'the map', 'the drill'", which.Error, StringComparison.Ordinal);
        Assert.Equal("Kept: the drill.\n", (await RunAsync("promise", "inge", "--theirs", "--outcome", "kept")).Output);
        Assert.Equal("Dropped: the map.\n", (await RunAsync("promise", "inge", "MAP", "--outcome", "dropped")).Output);
        Assert.Contains("no promise between you and Inge Brandt is open",
            (await RunAsync("promise", "inge", "--outcome", "kept")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("write what was promised in 1 to 65536 characters", "promise", "inge", " ")]
    [InlineData("is before the day of the promise", "promise", "inge", "a map", "--due", "2024-06-01")]
    [InlineData("--depth 'small_talk,meaningful' is not one of", "log", "inge", "--channel", "voice", "--depth",
        "small_talk,meaningful")]
    [InlineData("is not one of kept, broken, dropped", "promise", "inge", "--outcome", "open")]
    [InlineData("is not a valid kind; write", "contact", "inge", "--kind", "dragon")]
    [InlineData("is not a birthday; write it as 1990-12-03", "contact", "inge", "--birthday", "31.02.1980")]
    [InlineData("name what you state", "contact", "inge")]
    [InlineData("--top 'many' is not a whole number", "today", "--top", "many")]
    [InlineData("'tody' is not a command or option; did you mean today?", "help", "tody")]
    [InlineData("(see 'bestnetwork merge accept --help')", "merge", "accept", "inge")]
    public async Task Command_WrongArgument_SaysWhatIsWrong(string message, params string[] args)
    {
        await OpenAsync();
        Run run = await RunAsync(args);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Promise_SaidTwice_IsOnRecordOnce()
    {
        await OpenAsync();
        await RunAsync("promise", "inge", "the", "map");
        Assert.Contains("'the map' is already on record, and open", (await RunAsync("promise", "inge", "the", "map")).Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Done_AReaction_KeepsNoPromise()
    {
        await OpenAsync();
        await RunAsync("promise", "inge", "the", "map");
        Assert.DoesNotContain("Kept", (await RunAsync("done", "inge", "--channel", "reaction")).Output, StringComparison.Ordinal);
        Assert.Contains("Kept: the map.", (await RunAsync("done", "inge", "--channel", "phone")).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contact_New_IsFoundByTheOtherCommands()
    {
        await OpenAsync();
        Assert.Contains("'bestnetwork contact NAME --new' adds somebody", (await RunAsync("log", "Quentin Tarn")).Error,
            StringComparison.Ordinal);
        Assert.Equal("Quentin Tarn is on record now.\n",
            (await RunAsync("contact", "Quentin Tarn", "--new", "--kind", "friend", "--birthday", "03.12.1990")).Output);
        Assert.Equal(0, (await RunAsync("log", "quentin", "--at", "yesterday")).ExitCode);
        Assert.Contains("Birthday: 3 December.", (await RunAsync("person", "quentin")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("contact", "Quentin Tarn", "--new")).ExitCode);
    }

    [Fact]
    public async Task Contact_StatementsOfSeveralDays_AreAllKept_AndNoneTakesThemBack()
    {
        await OpenAsync();
        await RunAsync("contact", "inge", "--closeness", "friend 2020-01-01", "--place", "Bergen", "--kind", "friend");
        await RunAsync("contact", "inge", "--closeness", "close_friend", "--state", "paused", "--until", "2024-09-01");
        Assert.Contains("paused", (await RunAsync("person", "inge")).Output, StringComparison.Ordinal);
        await RunAsync("contact", "inge", "--state", "none", "--name", "Inge Berg", "--place", "none");
        string page = (await RunAsync("person", "Inge Berg")).Output;
        Assert.DoesNotContain("paused", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Bergen", page, StringComparison.Ordinal);
        using SqliteStore store = new(Db);
        OwnerId owner = (await store.ListOwnersAsync(TestContext.Current.CancellationToken)).Single();
        Contact? kept = await new RelationshipNetwork(owner, NetworkStores.Of(store), _clock).Contacts
            .FindAsync(new("inge@brandt.example"), TestContext.Current.CancellationToken);
        Assert.Equal([new(Closeness.Friend, new(2020, 1, 1)), new(Closeness.CloseFriend, new(2024, 7, 1))], kept!.Closeness);
        Assert.Equal((TieKind.Friend, null), (kept.Kind, kept.Place));
    }

    [Fact]
    public async Task Snooze_Now_EndsIt()
    {
        await OpenAsync();
        Assert.Equal("Inge Brandt will not be suggested before 15 July 2024.\n",
            (await RunAsync("snooze", "inge", "--until", "2w")).Output);
        Assert.Equal("Inge Brandt may be suggested again.\n", (await RunAsync("snooze", "inge", "--until", "now")).Output);
    }

    [Fact]
    public async Task Names_ASurnameThatTwoHave_IsAskedFor_AndLettersWithoutMarksAreEnough()
    {
        await OpenAsync();
        await RunAsync("contact", "Gudrun Petersen", "--new");
        await RunAsync("contact", "Annika Sørensen", "--new");
        await RunAsync("import", _folder.With("m.mbox",
            "From x\nFrom: Hannes Petersen <petersen@x.example>\nTo: mara@home.example\nDate: Mon, 03 Jun 2024 09:00:00 +0000\n"
            + "Message-ID: <p1@x>\n\nHello\n"), "--me", MyRecords.Me);
        Assert.Contains("'petersen' may be Gudrun Petersen or Hannes Petersen", (await RunAsync("done", "petersen")).Error,
            StringComparison.Ordinal);
        Assert.Contains("Annika Sørensen", (await RunAsync("person", "annika sorensen")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_AMeetingThatWasPlanned_IsTheOneThatTheCalendarSaysLater()
    {
        string calendar = _folder.With("c.ics", MyRecords.Calendar);
        await RunAsync("open", _folder.With("mail.mbox", MyRecords.Mail()), calendar, _folder.With("c.vcf", MyRecords.Cards));
        _clock.Advance(Duration.FromDays(35));
        Assert.Contains("Planned, but not on record\n 1 August 2024: Dinner", (await RunAsync("today")).Output,
            StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("log", "jonas@", "--channel", "in_person", "--at", "2024-08-01")).ExitCode);
        Assert.DoesNotContain("Planned, but not on record", (await RunAsync("today")).Output, StringComparison.Ordinal);
        string before = (await RunAsync("score", "--format", "csv", "--contact", "jonas@")).Rows().Single()["interactions"];
        await RunAsync("import", calendar, "--me", MyRecords.Me);
        Assert.Equal(before, (await RunAsync("score", "--format", "csv", "--contact", "jonas@")).Rows().Single()["interactions"]);
    }

    [Fact]
    public async Task Today_OnTheDayOfAMeeting_ShowsIt()
    {
        await RunAsync("open", _folder.With("c.ics", MyRecords.Calendar), "--me", MyRecords.Me);
        Assert.Contains("Dinner", (await RunAsync("today", "--as-of", "2024-08-01")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merge_Names_AreEnough()
    {
        await OpenAsync();
        Run declined = await RunAsync("merge", "decline", "Jonas Feld", "Jonas Feld");
        Assert.Equal(0, declined.ExitCode);
        Assert.Equal(0, (await RunAsync("merge", "accept", "Inge Brandt", "jonas@feld.example")).ExitCode);
    }

    private Task<Run> OpenAsync() => RunAsync(
        "open", _folder.With("mail.mbox", MyRecords.Mail()), _folder.With("c.vcf", MyRecords.Cards));

    private async Task<Run> RunAsync(params string[] args)
    {
        using MemoryStream input = new(), output = new();
        using StringWriter error = new() { NewLine = "\n" };
        CommandContext context = new(input, output, error, _clock)
        {
            DefaultDatabase = Db,
            BusyTimeout = Duration.FromMinutes(5),
        };
        int exitCode = await BestNetworkCommand.RunAsync(args, context, TestContext.Current.CancellationToken);
        return new(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    public void Dispose() => _folder.Dispose();
}
