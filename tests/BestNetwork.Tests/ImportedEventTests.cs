using NodaTime;
using RelationshipModel;
using RelationshipModel.Sqlite;

namespace BestNetwork.Tests;

/// <summary>An import withdraws recorded events that were called off since. All runs take place on 1 July 2024.</summary>
public sealed class ImportedEventTests : CalendarImport
{
    [Theory]
    [InlineData("SEQUENCE:2\n", "SEQUENCE:3\n")]
    [InlineData("SEQUENCE:3\n", "SEQUENCE:2\n")]
    public async Task Copies_of_an_event_in_one_import_count_once(string first, string second)
    {
        Run run = await ImportAsync(Calendar(
            Event($"{Past}\n{first}{Organised}"), Event($"DTSTART:20240511T160000Z\n{second}{Organised}")));
        Assert.Contains(" 2 items read\n  1 interaction, 1 skipped, 0 faulty\n 1 new interaction, 0 already known\n", run.Output,
            StringComparison.Ordinal);
        Assert.Contains(": 1 superseded by a newer copy\n", run.Output, StringComparison.Ordinal);
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
            Assert.Equal(takesPlace, run.Output.Contains(" 1 upcoming gathering\n", StringComparison.Ordinal));
            Assert.Equal(expected, await GatheringsAsync());
        }
    }

    [Fact]
    public async Task An_invitation_and_its_cancellation_in_two_files_leave_nothing_however_often_they_are_imported()
    {
        string invitation = Folder.With("mails/1.ics",
            Calendar(Event($"{ToCome}\n{Organised}"), Event($"{Past}\n{Organised}", "walk")));
        Folder.With("mails/2.ics",
            Calendar("METHOD:CANCEL\n" + Event($"{ToCome}\nSEQUENCE:1\n{Organised}"),
                Event($"{Past}\nSEQUENCE:1\n{Organised}", "walk")));
        for (int i = 0; i < 2; i++)
        {
            Run run = await Run.Of("import", Path.GetDirectoryName(invitation)!, "--db", Database, "--me", MyRecords.Me);
            Assert.Contains(" 0 new interactions, 0 already known\n", run.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("to come", run.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("withdrawn", run.Output, StringComparison.Ordinal);
            Assert.Empty(await InteractionsAsync());
            Assert.Empty(await GatheringsAsync());
        }
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
        Assert.Contains(" 1 upcoming gathering\n", (await ImportAsync(on)).Output, StringComparison.Ordinal);
        Assert.Equal(["dinner"], await GatheringsAsync());
    }

    [Fact]
    public async Task More_events_than_are_held_are_kept_and_taken_back_all_the_same()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        string[] names = ["a", "b", "c", "d", "e"];
        string on = Folder.With("on.ics",
            Calendar([.. names.Select(static name => Event($"{ToCome}\n{Organised}", name)),
                Event($"{Weekly}\n{Organised}", "w")]));
        string off = Folder.With("off.ics",
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
}
