using NodaTime;
using RelationshipModel;
using RelationshipModel.Network;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace BestNetwork.Tests;

/// <summary>An import corrects recorded events by newer copies of them.</summary>
public sealed class CorrectedEventTests : CalendarImport
{
    private const string Twice =
        "SUMMARY:Dinner\nORGANIZER:mailto:mara@home.example\nATTENDEE:mailto:jonas@feld.example\nATTENDEE:mailto:inge@brandt.example";

    [Fact]
    public async Task A_meeting_logged_by_hand_that_the_calendar_states_too_is_not_undone()
    {
        const string Today = "DTSTART:20240701T090000Z\nDURATION:PT1H\nSEQUENCE:";
        await ImportAsync(Calendar(Event($"{Today}0\n{Organised}")), "--as-of", "2024-06-30");
        Run log = await Run.Of(
            "log", "jonas@feld.example", "--channel", "in_person", "--at", "2024-07-01", "--db", Database);
        Assert.Equal(0, log.ExitCode);
        string logged = Assert.Single(await InteractionsAsync());
        await ImportAsync(Calendar(Event($"{Today.Replace("PT1H", "PT3H", StringComparison.Ordinal)}1\n{Organised}")));

        Run undo = await Run.Of("undo", "--db", Database);

        Assert.Equal((1, logged), (undo.ExitCode, Assert.Single(await InteractionsAsync())));
        Assert.Contains("nothing recorded by hand is left to take back", undo.Error, StringComparison.Ordinal);
    }

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
}
