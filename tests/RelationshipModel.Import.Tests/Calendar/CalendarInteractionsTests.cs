using NodaTime;

namespace RelationshipModel.Import.Tests;

public class CalendarInteractionsTests
{
    private const string Me = "mailto:me@home.example";

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
        Assert.Equal((3, Initiator.Owner, Channel.InPerson, Duration.FromHours(1)), (meeting.HeadCount, meeting.Initiator, meeting.Channel, meeting.Length));
    }

    [Fact]
    public void Read_MeetingAnotherSetUp_IsOpenedByThem()
    {
        Interaction meeting = Only($"DTSTART:20260105T100000Z\nORGANIZER:mailto:ann@x.example\nATTENDEE;PARTSTAT=ACCEPTED:{Me}");
        Assert.Equal((2, Initiator.Of(new("ann@x.example"))), (meeting.HeadCount, meeting.Initiator));
    }

    [Fact]
    public void Read_StandingMeeting_IsOpenedOnce()
    {
        Interaction[] meetings = [.. Import($"DTSTART:20260105T100000Z\nRRULE:FREQ=WEEKLY;COUNT=3\nORGANIZER:mailto:ann@x.example\nATTENDEE:{Me}")
            .Cast<ImportedInteraction>().Select(static item => item.Interaction)];
        Assert.Equal([false, true, true], meetings.Select(static meeting => meeting.Initiator.IsUnknown));
        Assert.Equal("u1#20260105T100000Z", meetings[0].Id.Value);
    }

    [Fact]
    public void Read_EventToCome_IsAGathering()
    {
        Gathering gathering = Assert.IsType<ImportedGathering>(Assert.Single(Import(
            $"DTSTART:20260701T180000Z\nDTEND:20260701T200000Z\nSUMMARY:Dinner\nLOCATION:Berlin\nORGANIZER:{Me}\nATTENDEE:mailto:ann@x.example"))).Gathering;
        Assert.Equal(("u1", "Dinner", "Berlin", Duration.FromHours(2)), (gathering.Id.Value, gathering.Name, gathering.Place, gathering.Length));
        Assert.Equal("ann@x.example", Assert.Single(gathering.Attendees).Value);
    }

    [Fact]
    public void Read_EventLongerThanADay_HasNoStatedLength() =>
        Assert.Null(Only($"DTSTART:20260105T100000Z\nDTEND:20260109T100000Z\nORGANIZER:{Me}\nATTENDEE:mailto:ann@x.example").Length);

    [Theory]
    [InlineData("STATUS:CANCELLED\nORGANIZER:mailto:ann@x.example\nATTENDEE:mailto:me@home.example", SetAsideReason.Cancelled)]
    [InlineData("ORGANIZER:mailto:ann@x.example\nATTENDEE;PARTSTAT=DECLINED:mailto:me@home.example", SetAsideReason.Declined)]
    [InlineData("SUMMARY:Alone", SetAsideReason.NobodyElse)]
    [InlineData("ORGANIZER:mailto:me@home.example\nATTENDEE;PARTSTAT=DECLINED:mailto:ann@x.example", SetAsideReason.NobodyElse)]
    [InlineData("ORGANIZER:mailto:ann@x.example\nATTENDEE:mailto:bob@x.example", SetAsideReason.WithoutOwner)]
    public void Read_EventThatIsNoContact_IsSetAside(string lines, SetAsideReason reason) =>
        Assert.Equal(reason, Assert.IsType<ItemSetAside>(Assert.Single(Import($"DTSTART:20260105T100000Z\n{lines}"))).Reason);
}
