using NodaTime;

namespace RelationshipModel.Import.Tests;

public class CalendarInteractionsTests
{
    private const string Me = "mailto:me@home.example";
    private const string WithAnn = $"ORGANIZER:{Me}\nATTENDEE:mailto:ann@x.example";

    private static List<ImportItem> Import(string lines) =>
        Text.Import($"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u1\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n");

    private static Interaction Only(string lines) => Assert.IsType<ImportedInteraction>(Assert.Single(Import(lines))).Interaction;

    [Fact]
    public void Read_MeetingTheOwnerSetUp_IsWithAllWhoAreExpected()
    {
        Interaction meeting = Only(
            $"DTSTART:20260105T100000Z\nDTEND:20260105T110000Z\nORGANIZER:{Me}\nATTENDEE:{Me}\nATTENDEE;PARTSTAT=ACCEPTED:mailto:ann@x.example\n"
            + "ATTENDEE:mailto:bob@x.example\nATTENDEE;PARTSTAT=DECLINED:mailto:cid@x.example");
        Assert.Equal(["ann@x.example", "bob@x.example"], meeting.Contacts.Select(static contact => contact.Value));
        Assert.Equal((3, Initiator.Owner, Channel.InPerson, Duration.FromHours(1)),
            (meeting.HeadCount, meeting.Initiator, meeting.Channel, meeting.Length));
    }

    [Fact]
    public void Read_GuestsAsProgramsNameThem_AreThePeople()
    {
        const string Own = "_OU=First+20A_CN=";
        string exchange = $"ATTENDEE;CN=\"Quist, Nora\":mailto:IMCEAEX-_O=Corp{Own}Nora@corp.example\n"
            + $"ATTENDEE;CN=\"Holm, Ole\":mailto:/O=CORP/OU=First A/CN=OLE\nATTENDEE:Pia Park <pia@x.example>\n";
        ImportItem item = Assert.Single(Import($"DTSTART:20260105T100000Z\nORGANIZER:{Me}\n{exchange}"
            + "ATTENDEE;CN=\"=?utf-8?Q?R=C3=BAt?= (rut@x.example)\":mailto:rut@x.example\nATTENDEE:mailto:unknownorganizer@calendar.google.com"));
        Assert.Equal(
            ["x500:/o=corp/ou=first%20a/cn=nora Quist, Nora", "x500:/o=corp/ou=first%20a/cn=ole Holm, Ole", "pia@x.example Pia Park",
                "rut@x.example Rút"],
            Assert.IsType<ImportedInteraction>(item).People.Select(static person => $"{person.Address} {person.Name}"));
    }

    [Theory]
    [InlineData("ORGANIZER;CN=Ann;EMAIL=ann@x.example:mailto:2_GEYTAN@imip.example", "ATTENDEE;EMAIL=me@home.example:/aM/principal/")]
    [InlineData("ORGANIZER;X-CALENDARSERVER-EMAIL=\"ann@x.example\":urn:uuid:0A1B", $"ATTENDEE:{Me}")]
    [InlineData("ORGANIZER:MAILTO:'Ann@x.example'", "ATTENDEE:mailto:<me@home.example>")]
    public void Read_GuestUnderAnAddressOfACalendarServer_IsKnownByTheStatedOne(string organiser, string owner)
    {
        Interaction meeting = Only($"DTSTART:20260105T100000Z\n{organiser}\n{owner}");
        Assert.Equal("ann@x.example", Assert.Single(meeting.Contacts).Value);
        Assert.Equal(Initiator.Of(new("ann@x.example")), meeting.Initiator);
    }

    [Theory]
    [InlineData("noreply@air.example")]
    [InlineData("events-no-reply@shop.example")]
    [InlineData("team@lists.x.example")]
    public void Read_MachineOrListAsOrganiserOrGuest_IsNobody(string address)
    {
        Assert.Equal(SkipReason.NobodyElse, Assert.IsType<SkippedItem>(Assert.Single(
            Import($"DTSTART:20260105T100000Z\nORGANIZER;CN=Nordwind:mailto:{address}\nATTENDEE:{Me}"))).Reason);
        Interaction meeting = Only(
            $"DTSTART:20260105T100000Z\nORGANIZER:mailto:{address}\nATTENDEE:{Me}\nATTENDEE:mailto:{address}\nATTENDEE:mailto:ann@x.example");
        Assert.Equal(("ann@x.example", Initiator.Unknown), (Assert.Single(meeting.Contacts).Value, meeting.Initiator));
    }

    [Theory]
    [InlineData("ann@x.example")]
    [InlineData("noreply@air.example")]
    [InlineData("team@lists.x.example")]
    public void Read_MeetingOfOthers_IsSkippedWhoeverOrganisesIt(string organiser) =>
        Assert.Equal(SkipReason.WithoutOwner, Assert.IsType<SkippedItem>(Assert.Single(
            Import($"DTSTART:20260105T100000Z\nORGANIZER:mailto:{organiser}\nATTENDEE:mailto:ann@x.example\n"
                + "ATTENDEE:mailto:bob@x.example"))).Reason);

    [Fact]
    public void Read_VCalendar1_NamesOrganiserAndAnswersAmongTheGuests()
    {
        Interaction meeting = Only("DTSTART:20260105T100000Z\nATTENDEE;ROLE=ORGANIZER;STATUS=CONFIRMED:Ann Lee <ann@x.example>\n"
            + "ATTENDEE;STATUS=ACCEPTED:Me <me@home.example>\nATTENDEE;STATUS=DECLINED:Bob Ray <bob@x.example>");
        Assert.Equal("ann@x.example", Assert.Single(meeting.Contacts).Value);
        Assert.Equal(Initiator.Of(new("ann@x.example")), meeting.Initiator);
    }

    [Theory]
    [InlineData("mailto:Ann%20Lee%20%3Cann@x.example%3E")]
    [InlineData("mailto:Ann Lee <ann@x.example>")]
    [InlineData("smtp:ann@x.example")]
    public void Read_GuestInAnySpelling_IsKnownByTheAddress(string guest) =>
        Assert.Equal("ann@x.example", Assert.Single(Only($"DTSTART:20260105T100000Z\nATTENDEE:{Me}\nATTENDEE:{guest}").Contacts).Value);

    [Fact]
    public void Read_GuestWithoutAnAddress_CountsAndIsToldOnce()
    {
        List<ImportItem> items = Import("DTSTART:20260105T100000Z\nRRULE:FREQ=WEEKLY;COUNT=2\n"
            + $"{WithAnn}\nATTENDEE;CN=Bob:invalid:nomail\nATTENDEE;CN=Eve;PARTSTAT=DECLINED:invalid:nomail");
        Assert.All(items, static item => Assert.Equal(3, Assert.IsType<ImportedInteraction>(item).Interaction.HeadCount));
        Assert.Equal([true, false], items.Select(static item => item.Note is not null));
    }

    [Fact]
    public void Read_GuestWithoutAnAddress_IsToldWithTheFirstThatIsNotSkipped()
    {
        List<ImportItem> items = Import("DTSTART:20260105T100000Z\nRRULE:FREQ=WEEKLY;COUNT=3\n"
            + $"{WithAnn}\nATTENDEE;CN=Bob:invalid:nomail\nEXDATE:20260105T100000Z");
        Assert.Equal([true, false], items.OfType<ImportedInteraction>().Select(static item => item.Note is not null));
        Assert.All(items.OfType<SkippedItem>(), static item => Assert.Null(item.Note));
    }

    [Fact]
    public void Read_GuestsWithoutAddressesAlone_AreToldWithTheSkippedEvent() =>
        Assert.NotNull(Assert.IsType<SkippedItem>(Assert.Single(
            Import($"DTSTART:20260105T100000Z\nORGANIZER:{Me}\nATTENDEE;CN=Bob:invalid:nomail"))).Note);

    [Fact]
    public void Read_BirthdayOfGoogle_IsNoMeetingWithItsCalendar() =>
        Assert.Equal(SkipReason.NobodyElse, Assert.IsType<SkippedItem>(Assert.Single(Import("DTSTART;VALUE=DATE:20260105\n"
            + "ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;CN=Contacts:mailto:0a1b2c3d@virtual"))).Reason);

    [Theory]
    [InlineData("CONFERENCE;VALUE=URI:tel:+1-555", Channel.Voice)]
    [InlineData("CONFERENCE;VALUE=URI;FEATURE=\"PHONE,MODERATOR\":tel:+1-555", Channel.Voice)]
    [InlineData("CONFERENCE;VALUE=URI;FEATURE=\"AUDIO,VIDEO\":https://meet.example/x", Channel.Video)]
    public void Read_Conference_SaysHowPeopleMeet(string line, Channel channel) =>
        Assert.Equal(channel, Only($"DTSTART:20260105T100000Z\n{line}\n{WithAnn}").Channel);

    [Fact]
    public void Read_MeetingAnotherSetUp_IsOpenedByThem()
    {
        Interaction meeting = Only($"DTSTART:20260105T100000Z\nORGANIZER:mailto:ann@x.example\nATTENDEE;PARTSTAT=ACCEPTED:{Me}");
        Assert.Equal((2, Initiator.Of(new("ann@x.example"))), (meeting.HeadCount, meeting.Initiator));
    }

    [Fact]
    public void Read_StandingMeeting_IsOpenedOnce()
    {
        Interaction[] meetings = [
            .. Import($"DTSTART:20260105T100000Z\nRRULE:FREQ=WEEKLY;COUNT=3\nORGANIZER:mailto:ann@x.example\nATTENDEE:{Me}")
            .Cast<ImportedInteraction>().Select(static item => item.Interaction)];
        Assert.Equal([false, true, true], meetings.Select(static meeting => meeting.Initiator.Side == TieSide.None));
        Assert.Equal("u1#20260105T100000Z", meetings[0].Id.Value);
    }

    [Fact]
    public void Read_EventToCome_IsAGathering()
    {
        Gathering gathering = Assert.IsType<ImportedGathering>(Assert.Single(Import(
            $"DTSTART:20260701T180000Z\nDTEND:20260701T200000Z\nSUMMARY:Dinner\nLOCATION:Berlin\nORGANIZER:{Me}\nATTENDEE:mailto:ann@x.example"))).Gathering;
        Assert.Equal(("u1", "Dinner", "Berlin", Duration.FromHours(2)),
            (gathering.Id.Value, gathering.Name, gathering.Place, gathering.Length));
        Assert.Equal("ann@x.example", Assert.Single(gathering.Attendees).Value);
    }

    [Fact]
    public void Read_EventLongerThanADay_HasNoStatedLength() =>
        Assert.Null(
            Only($"DTSTART:20260105T100000Z\nDTEND:20260109T100000Z\nORGANIZER:{Me}\nATTENDEE:mailto:ann@x.example").Length);

    [Theory]
    [InlineData("STATUS:CANCELLED\nORGANIZER:mailto:ann@x.example\nATTENDEE:mailto:me@home.example", SkipReason.Cancelled)]
    [InlineData("ORGANIZER:mailto:ann@x.example\nATTENDEE;PARTSTAT=DECLINED:mailto:me@home.example", SkipReason.Declined)]
    [InlineData("SUMMARY:Alone", SkipReason.NobodyElse)]
    [InlineData("ORGANIZER:mailto:me@home.example\nATTENDEE;PARTSTAT=DECLINED:mailto:ann@x.example", SkipReason.NobodyElse)]
    [InlineData("ORGANIZER:mailto:ann@x.example\nATTENDEE:mailto:bob@x.example", SkipReason.WithoutOwner)]
    public void Read_EventThatIsNoContact_IsSkipped(string lines, SkipReason reason) =>
        Assert.Equal(reason, Assert.IsType<SkippedItem>(Assert.Single(Import($"DTSTART:20260105T100000Z\n{lines}"))).Reason);

    [Theory]
    [InlineData("STATUS:CANCELLED\nORGANIZER:mailto:ann@x.example\nATTENDEE:mailto:me@home.example", true)]
    [InlineData("ORGANIZER:mailto:ann@x.example\nATTENDEE;PARTSTAT=DECLINED:mailto:me@home.example", true)]
    [InlineData("ORGANIZER:mailto:me@home.example\nATTENDEE;PARTSTAT=DECLINED:mailto:ann@x.example", true)]
    [InlineData("SUMMARY:Alone", false)]
    [InlineData("ORGANIZER:mailto:ann@x.example\nATTENDEE:mailto:bob@x.example", false)]
    public void Read_EventThatIsNoContact_SaysWhatItTakesBack(string lines, bool withdraws)
    {
        SkippedItem aside = Assert.IsType<SkippedItem>(Assert.Single(Import($"DTSTART:20260705T100000Z\n{lines}")));
        Assert.Equal(("u1", withdraws), (aside.EventId, aside.Withdraws));
    }

    [Fact]
    public void Read_Event_BearsTheIdOfWhatIsMadeOfIt()
    {
        ImportItem past = Assert.Single(Import($"DTSTART:20260105T100000Z\n{WithAnn}")),
            toCome = Assert.Single(Import($"DTSTART:20260705T100000Z\n{WithAnn}"));
        Assert.Equal((past.EventId, toCome.EventId),
            (((ImportedInteraction)past).Interaction.Id.Value, ((ImportedGathering)toCome).Gathering.Id.Value));
        Assert.Null(Assert.Single(Text.Import("BEGIN:VCARD\nFN:Ann\nEMAIL:ann@x.example\nEND:VCARD\n")).EventId);
    }

    [Fact]
    public void Read_DateTakenOutOfASeries_TakesItBack()
    {
        SkippedItem[] aside = [
            .. Import($"DTSTART:20260605T100000Z\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20260606T100000Z,20260906T100000Z\n{WithAnn}")
                .OfType<SkippedItem>()];
        Assert.Equal(("u1#20260606T100000Z", SkipReason.Cancelled, true),
            (Assert.Single(aside).EventId, aside[0].Reason, aside[0].Withdraws));
    }

    [Theory]
    [InlineData("DTSTART:20280105T100000Z", "u1")]
    [InlineData("DTSTART:20280105T100000Z\nRRULE:FREQ=DAILY", "u1#20280105T100000Z")]
    [InlineData("RECURRENCE-ID:20260605T100000Z\nDTSTART:20280105T100000Z", "u1#20260605T100000Z")]
    [InlineData("DTSTART:99981231T100000Z", "u1")]
    public void Read_EventBeyondWhatIsRead_IsSkippedOnce(string lines, string id)
    {
        SkippedItem aside = Assert.IsType<SkippedItem>(Assert.Single(Import($"{lines}\n{WithAnn}")));
        Assert.Equal((SkipReason.TooFarAhead, id, false), (aside.Reason, aside.EventId, aside.Withdraws));
    }

    [Fact]
    public void Read_RepeatsBeyondWhatIsRead_AreNotCounted() =>
        Assert.All(Import($"DTSTART:20260601T100000Z\nRRULE:FREQ=MONTHLY\n{WithAnn}"),
            static item => Assert.False(item is SkippedItem));

    [Theory]
    [InlineData("SEQUENCE:2", "SEQUENCE:1", true)]
    [InlineData("SEQUENCE:1", "", true)]
    [InlineData("SEQUENCE:1", "SEQUENCE:nonsense", true)]
    [InlineData("SEQUENCE:1", "SEQUENCE:1", false)]
    [InlineData("SEQUENCE:10", "SEQUENCE:9", true)]
    [InlineData("SEQUENCE:1\nDTSTAMP:20260105T000000Z", "SEQUENCE:1\nDTSTAMP:20260104T000000Z", true)]
    [InlineData("SEQUENCE:1\nDTSTAMP:20260105T000000Z", "SEQUENCE:2\nDTSTAMP:20260104T000000Z", false)]
    [InlineData("DTSTAMP:20260105T000000Z", "", false)]
    public void Read_OlderCopyAfterANewer_IsSkipped(string first, string second, bool isOutdated)
    {
        List<ImportItem> items = Text.Import($"BEGIN:VCALENDAR\n{Event(first)}{Event(second)}END:VCALENDAR\n");
        Assert.IsType<ImportedGathering>(items[0]);
        Assert.Equal(isOutdated, items[1] is SkippedItem { Reason: SkipReason.Outdated, Withdraws: false, EventId: "u1" });

        static string Event(string lines) => $"BEGIN:VEVENT\nUID:u1\nDTSTART:20260705T100000Z\n{lines}\n{WithAnn}\nEND:VEVENT\n";
    }

    [Fact]
    public void Read_OlderCopyOfAnEventThatIsNotRemembered_Counts()
    {
        string calendar = $"BEGIN:VCALENDAR\n{Event("SEQUENCE:2")}{Event("SEQUENCE:1")}END:VCALENDAR\n";
        Assert.All(Text.Import(calendar, Text.Options with { Limits = new() { RememberedEvents = 0 } }),
            static item => Assert.IsType<ImportedGathering>(item));

        static string Event(string lines) => $"BEGIN:VEVENT\nUID:u1\nDTSTART:20260705T100000Z\n{lines}\n{WithAnn}\nEND:VEVENT\n";
    }

    [Fact]
    public void Read_ChangedOccurrenceOlderThanItsSeries_StandsForItself()
    {
        List<ImportItem> items = Text.Import(
            $"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u1\nDTSTART:20260705T100000Z\nRRULE:FREQ=DAILY;COUNT=2\nSEQUENCE:5\n{WithAnn}\nEND:VEVENT\n"
            + $"BEGIN:VEVENT\nUID:u1\nRECURRENCE-ID:20260706T100000Z\nDTSTART:20260706T120000Z\nSEQUENCE:1\n{WithAnn}\nEND:VEVENT\nEND:VCALENDAR\n");
        Assert.Equal(2, items.OfType<ImportedGathering>().Count());
    }
}
