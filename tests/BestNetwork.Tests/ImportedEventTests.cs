using NodaTime;
using RelationshipModel;
using RelationshipModel.Network;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace BestNetwork.Tests;

/// <summary>An import withdraws recorded events that were called off since. All runs take place on 1 July 2024.</summary>
public sealed class ImportedEventTests : IDisposable
{
    private const string Organised =
        "SUMMARY:Dinner\nORGANIZER:mailto:mara@home.example\nATTENDEE;PARTSTAT=ACCEPTED:mailto:jonas@feld.example";
    private const string Accepted =
        "SUMMARY:Dinner\nORGANIZER:mailto:jonas@feld.example\nATTENDEE;PARTSTAT=ACCEPTED:mailto:jonas@feld.example\nATTENDEE;PARTSTAT=ACCEPTED:mailto:mara@home.example";

    private const string ToCome = "DTSTART:20240801T180000Z", Past = "DTSTART:20240510T160000Z";
    private const string Weekly = "DTSTART:20240620T180000Z\nRRULE:FREQ=WEEKLY;COUNT=5";

    private static readonly string Declined = Accepted.Replace("ACCEPTED:mailto:mara", "DECLINED:mailto:mara",
        StringComparison.Ordinal);

    private readonly TemporaryFolder _folder = new();
    private int _files;

    private string Database => _folder.Of("mine.db");

    [Theory]
    [InlineData("", "STATUS:CANCELLED\n")]
    [InlineData("METHOD:CANCEL\n", "")]
    [InlineData("METHOD:CANCEL\n", "SEQUENCE:1\n")]
    public async Task An_event_to_come_that_was_called_off_is_withdrawn_once(string method, string status)
    {
        await ImportAsync(Calendar(Event($"{ToCome}\n{Organised}")));
        Assert.Equal(["dinner"], await GatheringsAsync());
        Assert.Contains("Dinner, 1 August 2024", (await Run.Of("gathering", "--db", Database)).Output, StringComparison.Ordinal);

        string calledOff = Calendar(method + Event($"{ToCome}\n{status}{Organised}"));
        Run off = await ImportAsync(calledOff);
        Assert.Contains(" 1 event withdrawn since the last import\n", off.Output, StringComparison.Ordinal);
        Assert.Contains(" 1 skipped (no contact with a person): 1 cancelled\n", off.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Dinner", (await Run.Of("gathering", "--db", Database)).Output, StringComparison.Ordinal);

        Assert.DoesNotContain("withdrawn", (await ImportAsync(calledOff)).Output, StringComparison.Ordinal);
        Assert.Empty(await GatheringsAsync());
    }

    [Theory]
    [InlineData("SEQUENCE:2\n", "SEQUENCE:3\n")]
    [InlineData("SEQUENCE:3\n", "SEQUENCE:2\n")]
    public async Task Copies_of_an_event_in_one_import_count_once(string first, string second)
    {
        Run run = await ImportAsync(Calendar(
            Event($"{Past}\n{first}{Organised}"), Event($"DTSTART:20240511T160000Z\n{second}{Organised}")));
        Assert.Contains(" 2 items read\n  1 interaction, 1 skipped, 0 faulty\n 1 new interaction, 0 known already\n", run.Output,
            StringComparison.Ordinal);
        Assert.Contains(": 1 superseded by a newer copy\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_to_come_that_the_owner_declined_is_withdrawn()
    {
        await ImportAsync(Calendar(Event($"{ToCome}\n{Accepted}")));
        Assert.Equal(["dinner"], await GatheringsAsync());
        Assert.Contains(" 1 event withdrawn since the last import\n",
            (await ImportAsync(Calendar(Event($"{ToCome}\n{Declined}")))).Output, StringComparison.Ordinal);
        Assert.Empty(await GatheringsAsync());
    }

    [Fact]
    public async Task An_event_to_come_to_which_nobody_comes_any_more_is_withdrawn()
    {
        await ImportAsync(Calendar(Event($"{ToCome}\n{Organised}")));
        Run alone = await ImportAsync(
            Calendar(Event($"{ToCome}\n{Organised.Replace("ACCEPTED", "DECLINED", StringComparison.Ordinal)}")));
        Assert.Contains(" 1 event withdrawn since the last import\n", alone.Output, StringComparison.Ordinal);
        Assert.Empty(await GatheringsAsync());
    }

    [Fact]
    public async Task An_event_that_is_past_and_was_called_off_is_withdrawn_as_interaction_and_as_gathering()
    {
        string planned = Calendar(Event($"{Past}\n{Organised}"), Event("DTSTART:20240511T160000Z\n" + Organised, "other"));
        await ImportAsync(planned, "--as-of", "2024-05-01");
        await ImportAsync(planned);
        Assert.Equal(["dinner", "other"], await InteractionsAsync());
        Assert.Equal(["dinner", "other"], await GatheringsAsync());

        Run off = await ImportAsync(Calendar(Event($"{Past}\nSTATUS:CANCELLED\n{Organised}")));

        Assert.Contains(" 1 event withdrawn since the last import\n", off.Output, StringComparison.Ordinal);
        Assert.Equal(["other"], await InteractionsAsync());
        Assert.Equal(["other"], await GatheringsAsync());
        Assert.Equal("1", Assert.Single((await Run.Of("score", "--db", Database, "--format", "csv")).Rows())["interactions"]);
    }

    [Fact]
    public async Task The_network_of_somebody_else_stays_as_it_is()
    {
        string planned = Calendar(Event($"{Past}\n{Organised}"), Event($"{ToCome}\n{Organised}", "later"));
        string off = Calendar(Event($"{Past}\nSTATUS:CANCELLED\n{Organised}"),
            Event($"{ToCome}\nSTATUS:CANCELLED\n{Organised}", "later"));
        await ImportAsync(planned);
        await ImportAsync(planned, "--owner", "twin");

        Assert.Contains(" 2 events withdrawn since the last import\n", (await ImportAsync(off)).Output, StringComparison.Ordinal);

        Assert.Empty(await InteractionsAsync());
        Assert.Empty(await GatheringsAsync());
        Assert.Equal(["dinner"], await InteractionsAsync("twin"));
        Assert.Equal(["later"], await GatheringsAsync("twin"));
    }

    [Fact]
    public async Task An_interaction_of_which_the_owner_said_more_stays_and_is_told()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        await ImportAsync(Calendar(Event($"{Past}\n{Organised}")));
        using (SqliteStore store = new(Database))
        {
            RelationshipNetwork network = new(new("me"), NetworkStores.Of(store), Run.Clock);
            Interaction dinner = (await network.FindInteractionAsync(new("dinner"), cancel))!;
            await network.SaveInteractionAsync(dinner with { Depth = Depth.Meaningful }, cancel);
        }

        Run off = await ImportAsync(Calendar(Event($"{Past}\nSTATUS:CANCELLED\n{Organised}")));

        Assert.DoesNotContain("withdrawn", off.Output, StringComparison.Ordinal);
        Assert.Contains(" 1 event called off, declined or put off, and kept: more was recorded of it\n", off.Output,
            StringComparison.Ordinal);
        Assert.Equal(["dinner"], await InteractionsAsync());
    }

    [Fact]
    public async Task A_gathering_at_which_the_owner_recorded_contact_stays_and_is_told()
    {
        await ImportAsync(Calendar(Event($"{Past}\n{Organised}")), "--as-of", "2024-05-01");
        using (SqliteStore store = new(Database))
        {
            Interaction talk = new(new("talk"), Instant.FromUtc(2024, 5, 10, 17, 0), Channel.InPerson,
                new ContactId("inge@brandt.example"))
            { Gathering = new("dinner") };
            await new RelationshipNetwork(new("me"), NetworkStores.Of(store), Run.Clock).RecordAsync(talk,
                TestContext.Current.CancellationToken);
        }

        Run off = await ImportAsync(Calendar(Event($"{Past}\nSTATUS:CANCELLED\n{Organised}")));

        Assert.Contains(" 1 event called off, declined or put off, and kept: more was recorded of it\n", off.Output,
            StringComparison.Ordinal);
        Assert.Equal(["dinner"], await GatheringsAsync());
        Assert.Equal(["talk"], await InteractionsAsync());
    }

    [Fact]
    public async Task What_the_database_no_longer_keeps_one_by_one_stays_in_the_scores()
    {
        await ImportAsync(Calendar(Event($"{Past}\n{Organised}")));
        using (SqliteStore store = new(Database))
            Assert.Equal(1, await new RelationshipNetwork(new("me"), NetworkStores.Of(store), Run.Clock)
                .ForgetBeforeAsync(Period.FromDays(7), cancellationToken: TestContext.Current.CancellationToken));
        string before = (await Run.Of("score", "--db", Database, "--format", "csv")).Output;

        Assert.DoesNotContain("withdrawn", (await ImportAsync(Calendar(Event($"{Past}\nSTATUS:CANCELLED\n{Organised}")))).Output,
            StringComparison.Ordinal);

        Assert.Equal(before, (await Run.Of("score", "--db", Database, "--format", "csv")).Output);
    }

    [Fact]
    public async Task A_letter_whose_id_an_event_bears_stays()
    {
        await Run.Of("import", _folder.With("m.mbox", MyRecords.Mail(1)), "--db", Database, "--me", MyRecords.Me);
        Run off = await ImportAsync(Calendar(Event($"{Past}\nSTATUS:CANCELLED\n{Organised}", "m0@home.example")));
        Assert.DoesNotContain("withdrawn", off.Output, StringComparison.Ordinal);
        Assert.Equal(["m0@home.example"], await InteractionsAsync());
    }

    [Theory]
    [InlineData("RECURRENCE-ID:20240704T180000Z\nDTSTART:20240704T180000Z\nSTATUS:CANCELLED", "")]
    [InlineData("RECURRENCE-ID:20240704T180000Z\nDTSTART:20240705T190000Z\nSTATUS:CANCELLED", "")]
    [InlineData("", "\nEXDATE:20240704T180000Z")]
    public async Task One_occurrence_of_a_series_that_was_called_off_is_withdrawn(string changed, string excluded)
    {
        await ImportAsync(Calendar(Event($"{Weekly}\n{Organised}")));
        string[] all = ["dinner#20240704T180000Z", "dinner#20240711T180000Z", "dinner#20240718T180000Z"];
        Assert.Equal(all, await GatheringsAsync());

        string off = Calendar(Event($"{Weekly}{excluded}\n{Organised}"), changed.Length == 0
            ? "" : Event($"{changed}\n{Organised}"));
        Assert.Contains(" 1 event withdrawn since the last import\n", (await ImportAsync(off)).Output, StringComparison.Ordinal);

        Assert.Equal(all[1..], await GatheringsAsync());
        Assert.Equal(["dinner#20240620T180000Z", "dinner#20240627T180000Z"], await InteractionsAsync());
        Assert.DoesNotContain("withdrawn", (await ImportAsync(off)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_occurrence_called_off_alone_leaves_the_rest_of_its_series()
    {
        await ImportAsync(Calendar(Event($"{Weekly}\n{Organised}")));
        await ImportAsync(Calendar("METHOD:CANCEL\n"
            + Event($"RECURRENCE-ID:20240704T180000Z\nDTSTART:20240704T180000Z\n{Organised}")));
        Assert.Equal(["dinner#20240711T180000Z", "dinner#20240718T180000Z"], await GatheringsAsync());
    }

    [Fact]
    public async Task A_past_occurrence_that_was_taken_out_of_its_series_is_withdrawn()
    {
        await ImportAsync(Calendar(Event($"{Weekly}\n{Organised}")));
        Assert.Contains(" 1 event withdrawn",
            (await ImportAsync(Calendar(Event($"{Weekly}\nEXDATE:20240627T180000Z\n{Organised}")))).Output,
            StringComparison.Ordinal);
        Assert.Equal(["dinner#20240620T180000Z"], await InteractionsAsync());
    }

    [Fact]
    public async Task A_series_called_off_with_its_rule_is_withdrawn_whole()
    {
        await ImportAsync(Calendar(Event($"{Weekly}\n{Organised}")));
        Run off = await ImportAsync(Calendar(Event($"{Weekly}\nSTATUS:CANCELLED\n{Organised}")));
        Assert.Contains(" 5 events withdrawn since the last import\n", off.Output, StringComparison.Ordinal);
        Assert.Empty(await InteractionsAsync());
        Assert.Empty(await GatheringsAsync());
    }

    [Fact]
    public async Task A_series_called_off_without_its_rule_loses_what_is_to_come()
    {
        await ImportAsync(Calendar(Event($"{Weekly}\n{Organised}"), Event($"{ToCome}\n{Organised}", "dinner#again")));
        string off = Calendar("METHOD:CANCEL\n" + Event($"DTSTART:20240620T180000Z\n{Organised}"));
        Assert.Contains(" 3 events withdrawn since the last import\n", (await ImportAsync(off)).Output, StringComparison.Ordinal);
        Assert.Equal(["dinner#again"], await GatheringsAsync());
        Assert.Equal(["dinner#20240620T180000Z", "dinner#20240627T180000Z"], await InteractionsAsync());
    }

    [Theory]
    [InlineData("DTSTART:20240620T180000Z\nRRULE:FREQ=WEEKLY;UNTIL=20240712T000000Z", "dinner#20240704T180000Z",
        "dinner#20240711T180000Z")]
    [InlineData("DTSTART:20240620T170000Z\nRRULE:FREQ=WEEKLY;UNTIL=20240712T000000Z", "dinner#20240704T170000Z",
        "dinner#20240711T170000Z")]
    public async Task A_series_whose_rule_was_changed_keeps_nothing_to_come_of_the_old_one(string rule, params string[] left)
    {
        await ImportAsync(Calendar(Event($"{Weekly}\n{Organised}")));
        string changed = Calendar(Event($"{rule}\n{Organised}"));
        Assert.Contains(" withdrawn since the last import\n", (await ImportAsync(changed)).Output, StringComparison.Ordinal);
        Assert.Equal(left, await GatheringsAsync());
        Assert.DoesNotContain("withdrawn", (await ImportAsync(changed)).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "SEQUENCE:1", "SEQUENCE:2")]
    [InlineData(true, "SEQUENCE:1", "SEQUENCE:2")]
    [InlineData(false, "CLASS:PUBLIC", "CLASS:PRIVATE")]
    public async Task Of_two_copies_of_a_series_the_newer_says_what_is_to_come(bool isNewerFirst, string old, string changed)
    {
        string moved = Event($"RECURRENCE-ID:20240704T170000Z\nDTSTART:20240705T170000Z\nSEQUENCE:2\n{Organised}");
        string before = Calendar(Event($"{Weekly}\n{old}\n{Organised}"));
        string after = Calendar(moved,
            Event($"DTSTART:20240620T170000Z\nRRULE:FREQ=WEEKLY;UNTIL=20240712T000000Z\n{changed}\n{Organised}"));
        await ImportAsync(before);
        for (int i = 0; i < 2; i++)
        {
            Run run = await ImportAsync(isNewerFirst ? after + before : before + after);
            Assert.Contains(" 2 gatherings to come\n", run.Output, StringComparison.Ordinal);
            Assert.Equal(i == 0, run.Output.Contains(" 5 events withdrawn since the last import\n", StringComparison.Ordinal));
            Assert.Equal(["dinner#20240704T170000Z", "dinner#20240711T170000Z"], await GatheringsAsync());
        }
    }

    [Fact]
    public async Task A_series_that_cannot_be_read_whole_keeps_what_was_recorded()
    {
        await ImportAsync(Calendar(Event($"{Weekly}\n{Organised}")));
        Run broken = await ImportAsync(Calendar(Event($"DTSTART:20240620T180000Z\nRRULE:nonsense\n{Organised}")));
        Assert.Contains("could not be read", broken.Output, StringComparison.Ordinal);
        Assert.Equal(3, (await GatheringsAsync()).Length);
    }

    [Theory]
    [InlineData("SEQUENCE:2", "SEQUENCE:1\nSTATUS:CANCELLED", true)]
    [InlineData("SEQUENCE:2", "SEQUENCE:3\nSTATUS:CANCELLED", false)]
    [InlineData("SEQUENCE:1", "STATUS:CANCELLED", true)]
    [InlineData("SEQUENCE:1\nDTSTAMP:20240603T000000Z", "SEQUENCE:1\nSTATUS:CANCELLED\nDTSTAMP:20240602T000000Z", true)]
    [InlineData("SEQUENCE:1\nDTSTAMP:20240603T000000Z", "SEQUENCE:1\nSTATUS:CANCELLED\nDTSTAMP:20240604T000000Z", false)]
    public async Task Of_two_copies_of_an_event_the_newer_counts_whatever_comes_first(string planned, string calledOff,
        bool takesPlace)
    {
        string on = Event($"{ToCome}\n{planned}\n{Organised}"), off = Event($"{ToCome}\n{calledOff}\n{Organised}");
        string[] expected = takesPlace ? ["dinner"] : [];
        foreach (string calendar in (string[])[Calendar(on, off), Calendar(off, on), Calendar(on) + Calendar(off), Calendar(off)
            + Calendar(on)])
        {
            Run run = await ImportAsync(calendar);
            Assert.DoesNotContain("withdrawn", run.Output, StringComparison.Ordinal);
            Assert.Equal(takesPlace, run.Output.Contains(" 1 gathering to come\n", StringComparison.Ordinal));
            Assert.Equal(expected, await GatheringsAsync());
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_older_copy_of_a_series_brings_nothing_back(bool isOlderFirst)
    {
        string older = Event($"{Weekly}\nSEQUENCE:1\n{Organised}"),
            off = Event($"DTSTART:20240620T180000Z\nSEQUENCE:2\nSTATUS:CANCELLED\n{Organised}");
        await ImportAsync(isOlderFirst ? Calendar(older) + Calendar(off) : Calendar(off) + Calendar(older));
        Assert.Empty(await GatheringsAsync());
    }

    [Fact]
    public async Task An_invitation_and_its_cancellation_in_two_files_leave_nothing_however_often_they_are_imported()
    {
        string invitation = _folder.With("mails/1.ics",
            Calendar(Event($"{ToCome}\n{Organised}"), Event($"{Past}\n{Organised}", "walk")));
        _folder.With("mails/2.ics",
            Calendar("METHOD:CANCEL\n" + Event($"{ToCome}\nSEQUENCE:1\n{Organised}"),
                Event($"{Past}\nSEQUENCE:1\n{Organised}", "walk")));
        for (int i = 0; i < 2; i++)
        {
            Run run = await Run.Of("import", Path.GetDirectoryName(invitation)!, "--db", Database, "--me", MyRecords.Me);
            Assert.Contains(" 0 new interactions, 0 known already\n", run.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("to come", run.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("withdrawn", run.Output, StringComparison.Ordinal);
            Assert.Empty(await InteractionsAsync());
            Assert.Empty(await GatheringsAsync());
        }
    }

    [Fact]
    public async Task Without_the_owners_address_nothing_is_withdrawn()
    {
        string calendar = Calendar(Event($"{ToCome}\n{Accepted}"), Event($"{Weekly}\n{Accepted}", "weekly"));
        await ImportAsync(calendar);
        Run forgotten = await Run.Of("import", _folder.With("c.ics", calendar), "--db", Database, "--me", "mara@work.example");
        Assert.DoesNotContain("withdrawn", forgotten.Output, StringComparison.Ordinal);
        Assert.Equal(4, (await GatheringsAsync()).Length);
    }

    [Fact]
    public async Task A_copy_that_names_no_guests_takes_nothing_back()
    {
        await ImportAsync(Calendar(Event($"{ToCome}\n{Organised}")));
        await ImportAsync(Calendar(Event($"{ToCome}\nSUMMARY:Dinner")));
        Assert.Equal(["dinner"], await GatheringsAsync());
    }

    [Fact]
    public async Task An_event_years_ahead_is_counted_with_its_reason()
    {
        Run run = await ImportAsync(Calendar(
            Event($"DTSTART:20280801T180000Z\n{Organised}"),
            Event($"DTSTART:20280801T180000Z\nRRULE:FREQ=DAILY\n{Organised}", "daily"),
            Event($"{Weekly.Replace("COUNT=5", "COUNT=5000", StringComparison.Ordinal)}\n{Organised}", "weekly")));
        Assert.Contains(" 2 skipped (no contact with a person): 2 more than a year ahead\n", run.Output,
            StringComparison.Ordinal);
        Assert.Contains(" 56 items read\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_put_off_for_years_is_withdrawn()
    {
        await ImportAsync(Calendar(Event($"{ToCome}\n{Organised}")));
        Assert.Contains(" 1 event withdrawn since the last import\n",
            (await ImportAsync(Calendar(Event($"DTSTART:20280801T180000Z\n{Organised}")))).Output, StringComparison.Ordinal);
        Assert.Empty(await GatheringsAsync());
    }

    [Fact]
    public async Task An_import_as_of_years_ago_takes_nothing_back()
    {
        string calendar = Calendar(Event($"{ToCome}\n{Organised}"), Event($"{Past}\n{Organised}", "walk"),
            Event($"{Weekly}\n{Organised}", "weekly"));
        await ImportAsync(calendar);
        foreach (string asOf in (string[])["2020-01-01", "2024-05-01"])
        {
            Assert.DoesNotContain("withdrawn", (await ImportAsync(calendar, "--as-of", asOf)).Output, StringComparison.Ordinal);
            Assert.Equal(["walk", "weekly#20240620T180000Z", "weekly#20240627T180000Z"], await InteractionsAsync());
            string[] gatherings = await GatheringsAsync();
            Assert.Contains("dinner", gatherings);
            Assert.Contains("weekly#20240718T180000Z", gatherings);
        }
    }

    [Fact]
    public async Task A_past_event_put_off_takes_place_when_it_does()
    {
        await ImportAsync(Calendar(Event($"{Past}\n{Organised}")));
        string putOff = Calendar(Event($"{ToCome}\n{Organised}"));
        Assert.Contains(" 1 event withdrawn since the last import\n", (await ImportAsync(putOff)).Output,
            StringComparison.Ordinal);
        Assert.Empty(await InteractionsAsync());
        Assert.Equal(["dinner"], await GatheringsAsync());
        Assert.DoesNotContain("withdrawn", (await ImportAsync(putOff)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_brought_forward_is_no_longer_to_come_once_it_has_begun()
    {
        await ImportAsync(Calendar(Event($"{ToCome}\n{Organised}")));
        Assert.Contains(" 1 event withdrawn since the last import\n",
            (await ImportAsync(Calendar(Event($"{Past}\n{Organised}")))).Output, StringComparison.Ordinal);
        Assert.Equal(["dinner"], await InteractionsAsync());
        Assert.Empty(await GatheringsAsync());
    }

    [Fact]
    public async Task An_event_that_takes_place_after_all_is_recorded_again()
    {
        string on = Calendar(Event($"{ToCome}\n{Organised}"));
        await ImportAsync(on);
        await ImportAsync(Calendar(Event($"{ToCome}\nSTATUS:CANCELLED\n{Organised}")));
        Assert.Contains(" 1 gathering to come\n", (await ImportAsync(on)).Output, StringComparison.Ordinal);
        Assert.Equal(["dinner"], await GatheringsAsync());
    }

    [Fact]
    public async Task More_events_than_are_held_are_kept_and_taken_back_all_the_same()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        string[] names = ["a", "b", "c", "d", "e"];
        string on = _folder.With("on.ics",
            Calendar([.. names.Select(static name => Event($"{ToCome}\n{Organised}", name)),
                Event($"{Weekly}\n{Organised}", "w")]));
        string off = _folder.With("off.ics",
            Calendar([.. names[..3].Select(static name => Event($"{ToCome}\nSTATUS:CANCELLED\n{Organised}", name)),
            Event($"{Weekly.Replace("COUNT=5", "COUNT=4", StringComparison.Ordinal)}\n{Organised}", "w")]));
        using (SqliteStore store = new(Database))
        {
            Commands.ImportRequest request = new()
            {
                BusyTimeout = Duration.FromSeconds(10),
                Owner = null,
                Me = [MyRecords.Me],
                Zone = DateTimeZone.Utc,
                AsOf = Run.Clock.GetCurrentInstant(),
                Channel = Channel.Message,
            };
            Commands.RecordsImport import = new(request, new("me"), store, Run.Clock, maxEvents: 2);
            foreach (Commands.ImportFile file in Commands.ImportFiles.Find([on, off]).Files)
                await import.ReadAsync(file, static _ => { }, cancel);
            await import.FinishAsync(cancel);
            Assert.Equal((10, 4, 0), (import.Events.ToCome, import.Events.Withdrawn, import.Events.Kept));
        }

        Assert.Equal(["w#20240704T180000Z", "w#20240711T180000Z", "d", "e"], await GatheringsAsync());
    }

    private const string Twice =
        "SUMMARY:Dinner\nORGANIZER:mailto:mara@home.example\nATTENDEE:mailto:jonas@feld.example\nATTENDEE:mailto:inge@brandt.example";

    [Theory]
    [InlineData("SEQUENCE:0", "DTSTART:20240511T170000Z\nDTEND:20240511T190000Z\nSEQUENCE:1", Twice,
        "2024-05-11T17:00:00Z 120 inge@brandt.example jonas@feld.example")]
    [InlineData("DTSTAMP:20240501T000000Z", "DTSTART:20240511T170000Z\nDTSTAMP:20240502T000000Z", Organised,
        "2024-05-11T17:00:00Z - jonas@feld.example")]
    [InlineData("SEQUENCE:1\nDTSTAMP:20240501T000000Z",
        "DTSTART:20240510T160000Z\nDURATION:PT30M\nSEQUENCE:1\nDTSTAMP:20240502T000000Z", Twice,
        "2024-05-10T16:00:00Z 30 inge@brandt.example jonas@feld.example")]
    [InlineData("LAST-MODIFIED:20240501T000000Z", "DTSTART:20240512T160000Z\nLAST-MODIFIED:20240502T000000Z", Twice,
        "2024-05-12T16:00:00Z - inge@brandt.example jonas@feld.example")]
    public async Task A_past_event_is_corrected_by_a_newer_copy_and_left_by_an_older(string version, string newer, string guests,
        string expected)
    {
        string then = Calendar(Event($"{Past}\nDURATION:PT1H\n{version}\n{Organised}")),
            now = Calendar(Event($"{newer}\n{guests}"));
        await ImportAsync(then);
        Assert.Contains(" 1 event corrected since the last import\n", (await ImportAsync(now)).Output, StringComparison.Ordinal);
        Assert.Equal(expected, await MeetingAsync());
        Assert.Contains(" superseded by a newer copy\n", (await ImportAsync(then)).Output, StringComparison.Ordinal);
        Assert.Equal(expected, await MeetingAsync());
        Assert.DoesNotContain("corrected", (await ImportAsync(now)).Output, StringComparison.Ordinal);
        File.Delete(Database);
        await ImportAsync(now);
        await ImportAsync(then);
        Assert.Equal(expected, await MeetingAsync());
    }

    [Fact]
    public async Task A_gathering_is_corrected_by_a_newer_copy_and_left_by_an_older()
    {
        string then = Calendar(Event($"{ToCome}\nSEQUENCE:0\n{Organised}")),
            now = Calendar(
                Event($"DTSTART:20240802T190000Z\nSEQUENCE:1\n{Twice.Replace("Dinner", "Supper", StringComparison.Ordinal)}"));
        foreach (string[] order in (string[][])[[then, now], [now, then], [then, now, then, now, then]])
        {
            File.Delete(Database);
            foreach (string calendar in order) await ImportAsync(calendar);
            using SqliteStore store = new(Database);
            Gathering supper = (await new RelationshipNetwork(new("me"), NetworkStores.Of(store), Run.Clock)
                .Gatherings.FindAsync(new("dinner"), TestContext.Current.CancellationToken))!;
            Assert.Equal(("Supper", Instant.FromUtc(2024, 8, 2, 19, 0), 2), (supper.Name, supper.At, supper.Attendees.Count));
        }
    }

    [Fact]
    public async Task What_the_owner_said_of_an_event_stays_when_it_is_corrected()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        await ImportAsync(Calendar(Event($"{Past}\n{Organised}")));
        using (SqliteStore store = new(Database))
        {
            RelationshipNetwork network = new(new("me"), NetworkStores.Of(store), Run.Clock);
            await network.SaveInteractionAsync(
                (await network.FindInteractionAsync(new("dinner"), cancel))! with { Depth = Depth.Confiding, AfterFeel = 2 },
                cancel);
        }

        await ImportAsync(Calendar(Event($"DTSTART:20240511T170000Z\n{Organised}")));

        using SqliteStore again = new(Database);
        Interaction dinner = (await new RelationshipNetwork(new("me"), NetworkStores.Of(again),
            Run.Clock).FindInteractionAsync(new("dinner"), cancel))!;
        Assert.Equal((Depth.Confiding, 2, Instant.FromUtc(2024, 5, 11, 17, 0)), (dinner.Depth, dinner.AfterFeel, dinner.At));
    }

    [Fact]
    public async Task An_address_of_the_owner_that_was_left_out_at_first_is_no_guest_after_a_second_import()
    {
        string calendar = Calendar(Event($"{Past}\n{Organised}\nATTENDEE:mailto:mara@work.example"));
        await ImportAsync(calendar);
        Assert.EndsWith("jonas@feld.example mara@work.example", await MeetingAsync(), StringComparison.Ordinal);
        await ImportAsync(calendar, "--me", "mara@work.example");
        Assert.EndsWith("- jonas@feld.example", await MeetingAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_was_erased_does_not_come_back_by_a_correction()
    {
        await ImportAsync(Calendar(Event($"{Past}\nSEQUENCE:0\n{Twice}")));
        using (SqliteStore store = new(Database))
            await new RelationshipNetwork(new("me"), NetworkStores.Of(store),
                Run.Clock).EraseContactAsync(new("inge@brandt.example"), TestContext.Current.CancellationToken);
        Run again = await ImportAsync(Calendar(Event($"{Past}\nSEQUENCE:0\n{Twice}")));
        Assert.DoesNotContain("corrected", again.Output, StringComparison.Ordinal);
        Assert.EndsWith("- jonas@feld.example", await MeetingAsync(), StringComparison.Ordinal);

        await ImportAsync(Calendar(Event($"{Past}\nSEQUENCE:1\n{Twice}\nATTENDEE:mailto:ole@x.example")));
        await ImportAsync(Calendar("METHOD:REPLY\n"
            + Event($"{Past}\nSEQUENCE:1\nATTENDEE;PARTSTAT=ACCEPTED:mailto:inge@brandt.example")));
        Assert.EndsWith("- jonas@feld.example ole@x.example", await MeetingAsync(), StringComparison.Ordinal);
        Assert.Equal(4, (await DinnerAsync()).HeadCount);
    }

    [Theory]
    [InlineData("", "SEQUENCE:1\n" + Twice)]
    [InlineData("METHOD:REPLY\n", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:inge@brandt.example")]
    public async Task A_guest_whose_address_was_not_known_counts_once_when_it_is(string method, string newer)
    {
        await ImportAsync(Calendar(Event($"{Past}\nSEQUENCE:0\n{Organised}\nATTENDEE;CN=Inge:invalid:nomail")));
        Assert.EndsWith("- jonas@feld.example", await MeetingAsync(), StringComparison.Ordinal);
        await ImportAsync(Calendar(method + Event($"{Past}\n{newer}")));
        Assert.EndsWith("- inge@brandt.example jonas@feld.example", await MeetingAsync(), StringComparison.Ordinal);
        Assert.Equal(3, (await DinnerAsync()).HeadCount);
    }

    [Fact]
    public async Task Somebody_who_was_erased_does_not_come_back_by_a_second_import_which_says_so()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        await ImportAsync(Calendar(Event($"{Past}\n{Organised}")));
        using (SqliteStore store = new(Database))
            await new RelationshipNetwork(new("me"), NetworkStores.Of(store),
                Run.Clock).EraseContactAsync(new("jonas@feld.example"), cancel);

        Run again = await ImportAsync(Calendar(Event($"{Past}\n{Organised}")));

        Assert.Contains("1 left out: with people you erased", again.Output, StringComparison.Ordinal);
        using SqliteStore kept = new(Database);
        RelationshipNetwork network = new(new("me"), NetworkStores.Of(kept), Run.Clock);
        Assert.Null(await network.Contacts.FindAsync(new("jonas@feld.example"), cancel));
        Assert.Empty(await network.ListInteractionsAsync(cancellationToken: cancel).ToListAsync(cancel));
    }

    [Fact]
    public async Task A_series_moved_whole_moves_what_is_past()
    {
        await ImportAsync(Calendar(Event($"{Weekly}\nSEQUENCE:0\n{Organised}")));
        string moved = Calendar(Event($"DTSTART:20240621T170000Z\nRRULE:FREQ=WEEKLY;COUNT=5\nSEQUENCE:1\n{Organised}"));
        foreach (string calendar in (string[])[moved, Calendar(Event($"{Weekly}\nSEQUENCE:0\n{Organised}")), moved])
        {
            await ImportAsync(calendar);
            Assert.Equal(["dinner#20240621T170000Z", "dinner#20240628T170000Z"], await InteractionsAsync());
            Assert.Equal(["dinner#20240705T170000Z", "dinner#20240712T170000Z", "dinner#20240719T170000Z"],
                await GatheringsAsync());
        }
    }

    [Fact]
    public async Task An_event_that_recurs_since_is_recorded_once()
    {
        await ImportAsync(Calendar(Event($"DTSTART:20240620T180000Z\n{Organised}")));
        await ImportAsync(Calendar(Event($"{Weekly}\nSEQUENCE:1\n{Organised}")));
        Assert.Equal(["dinner#20240620T180000Z", "dinner#20240627T180000Z"], await InteractionsAsync());
    }

    [Fact]
    public async Task A_series_that_recurs_no_more_leaves_the_one_event()
    {
        await ImportAsync(Calendar(Event($"{Weekly}\nSEQUENCE:0\n{Organised}")));
        await ImportAsync(Calendar(Event($"DTSTART:20240620T180000Z\nSEQUENCE:1\n{Organised}")));
        Assert.Equal(["dinner"], await InteractionsAsync());
        Assert.Empty(await GatheringsAsync());
    }

    [Theory]
    [InlineData("DECLINED", "jonas@feld.example")]
    [InlineData("ACCEPTED", "inge@brandt.example jonas@feld.example")]
    public async Task An_answer_to_an_invitation_is_applied_to_what_is_recorded(string answer, string guests)
    {
        string invitation = Calendar(Event($"{Past}\nSEQUENCE:1\nDTSTAMP:20240501T000000Z\n{Twice}"));
        string reply = Calendar("METHOD:REPLY\n"
            + Event($"{Past}\nSEQUENCE:1\nDTSTAMP:20240502T000000Z\nATTENDEE;PARTSTAT={answer}:mailto:inge@brandt.example"));
        await ImportAsync(invitation);
        Assert.Contains(" 1 skipped (no contact with a person): 1 answer to an invitation\n", (await ImportAsync(reply)).Output,
            StringComparison.Ordinal);
        Assert.EndsWith($"- {guests}", await MeetingAsync(), StringComparison.Ordinal);
        await ImportAsync(invitation);
        Assert.EndsWith($"- {guests}", await MeetingAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_of_the_only_guest_that_they_do_not_come_withdraws_the_event()
    {
        await ImportAsync(Calendar(Event($"{Past}\n{Organised}"), Event($"{Weekly}\n{Organised}", "weekly")));
        string reply = "ATTENDEE;PARTSTAT=DECLINED:mailto:jonas@feld.example";
        await ImportAsync(Calendar("METHOD:REPLY\n" + Event(reply), Event(reply, "weekly")));
        Assert.Empty(await InteractionsAsync());
        Assert.Empty(await GatheringsAsync());
    }

    [Fact]
    public async Task Two_meetings_with_one_id_are_both_kept_by_whatever_imports()
    {
        string first = Event($"{Past}\n{Organised}"),
            second = Event(
                $"DTSTART:20240512T160000Z\n{Organised.Replace("jonas@feld", "inge@brandt", StringComparison.Ordinal)}");
        foreach (string calendar in (string[])[Calendar(first), Calendar(second), Calendar(second, first),
            Calendar(first, second)]) await ImportAsync(calendar);
        Assert.Equal(2, (await InteractionsAsync()).Length);
    }

    [Fact]
    public async Task A_name_is_corrected_by_a_newer_copy_and_left_by_an_older_and_as_the_owner_wrote_it()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        ContactId jonas = new("jonas@feld.example");
        string guest = "SUMMARY:Dinner\nORGANIZER:mailto:mara@home.example\nATTENDEE;CN={0}:mailto:jonas@feld.example";
        string then =
            Calendar(Event($"{Past}\nDTSTAMP:20240501T000000Z\n{guest.Replace("{0}", "Jonas", StringComparison.Ordinal)}"));
        string now =
            Calendar(Event($"{Past}\nDTSTAMP:20240502T000000Z\n{guest.Replace("{0}", "Jonas Feld", StringComparison.Ordinal)}"));
        foreach (string calendar in (string[])[then, now, then]) await ImportAsync(calendar);
        using (SqliteStore store = new(Database))
        {
            RelationshipNetwork network = new(new("me"), NetworkStores.Of(store), Run.Clock);
            Contact kept = (await network.Contacts.FindAsync(jonas, cancel))!;
            Assert.Equal("Jonas Feld", kept.Name);
            await network.Contacts.SaveAsync(kept with { Name = "Uncle Jonas" }, cancel);
        }

        await ImportAsync(
            Calendar(Event($"{Past}\nDTSTAMP:20240503T000000Z\n{guest.Replace("{0}", "J. Feld", StringComparison.Ordinal)}")));
        using SqliteStore again = new(Database);
        Assert.Equal("Uncle Jonas",
            (await new RelationshipNetwork(new("me"), NetworkStores.Of(again), Run.Clock).Contacts.FindAsync(jonas,
                cancel))!.Name);
    }

    private async Task<string> MeetingAsync()
    {
        Interaction meeting = await DinnerAsync();
        return $"{meeting.At} {meeting.Length?.TotalMinutes.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"} {string.Join(' ', meeting.Contacts)}";
    }

    private async Task<Interaction> DinnerAsync()
    {
        using SqliteStore store = new(Database);
        return (await new RelationshipNetwork(new("me"), NetworkStores.Of(store), Run.Clock)
            .FindInteractionAsync(new("dinner"), TestContext.Current.CancellationToken))!;
    }

    private static string Event(string lines, string uid = "dinner") => $"BEGIN:VEVENT\nUID:{uid}\n{lines}\nEND:VEVENT\n";

    private static string Calendar(params string[] events) =>
        $"BEGIN:VCALENDAR\nVERSION:2.0\n{string.Concat(events)}END:VCALENDAR\n";

    private async Task<Run> ImportAsync(string calendar, params string[] more)
    {
        Run run = await Run.Of(["import", _folder.With($"{++_files}.ics", calendar), "--db", Database, "--me", MyRecords.Me,
            .. more]);
        Assert.Equal(0, run.ExitCode);
        return run;
    }

    private async Task<string[]> GatheringsAsync(string owner = "me")
    {
        using SqliteStore store = new(Database);
        return await new RelationshipNetwork(new(owner), NetworkStores.Of(store),
            Run.Clock).Gatherings.ListAsync(TestContext.Current.CancellationToken)
            .Select(static gathering => gathering.Id.Value).ToArrayAsync(TestContext.Current.CancellationToken);
    }

    private async Task<string[]> InteractionsAsync(string owner = "me")
    {
        using SqliteStore store = new(Database);
        return await new RelationshipNetwork(new(owner), NetworkStores.Of(store), Run.Clock)
            .ListInteractionsAsync(cancellationToken: TestContext.Current.CancellationToken)
            .Select(static interaction => interaction.Id.Value).ToArrayAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Dispose();
}
