using NodaTime;
using RelationshipModel.Import.Calendar;

namespace RelationshipModel.Import.Tests;

public class CalendarParameterTests
{
    private static CalendarOccurrence Read(string line) =>
        CalendarReader.Read(
            Text.Stream($"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u1\nDTSTART:20260105T100000Z\n{line}\nEND:VEVENT\nEND:VCALENDAR\n"),
            "c.ics",
            new() { Until = Instant.FromUtc(2027, 1, 1, 0, 0) }).Only();

    [Theory]
    [InlineData("CUTYPE=INDIVIDUAL;CN=Arbor, Ann;PARTSTAT=ACCEPTED", "Arbor, Ann")]
    [InlineData("CN=Arbor\\, Ann;PARTSTAT=ACCEPTED", "Arbor, Ann")]
    [InlineData("CN=\"Arbor, Ann\";PARTSTAT=ACCEPTED", "Arbor, Ann")]
    [InlineData("CN=Arbor\\; Ann;PARTSTAT=ACCEPTED", "Arbor; Ann")]
    [InlineData("CN=\"Ann \\\"The; A\\\" Arbor\";PARTSTAT=ACCEPTED", "Ann \"The; A\" Arbor")]
    [InlineData("CN=\"Ann \\\"A\\\"\";PARTSTAT=ACCEPTED", "Ann \"A\"")]
    [InlineData("PARTSTAT=ACCEPTED;CN=\"Ann: \\\"A\\\"\"", "Ann: \"A\"")]
    [InlineData("CN=\"Ann\\\";PARTSTAT=ACCEPTED", "Ann\\")]
    [InlineData("CN=Ann ^'A^' Arbor;PARTSTAT=ACCEPTED", "Ann \"A\" Arbor")]
    [InlineData("CN=Ann^nArbor;PARTSTAT=ACCEPTED", "Ann Arbor")]
    [InlineData("CN=Ann^^nArbor;PARTSTAT=ACCEPTED", "Ann^nArbor")]
    [InlineData("CN='Arbor, Ann';PARTSTAT=ACCEPTED", "Arbor, Ann")]
    [InlineData("CN=OFFICE\\nina;PARTSTAT=ACCEPTED", "OFFICE\\nina")]
    [InlineData("PARTSTAT=ACCEPTED;CN=Ann: Office", "Ann")]
    [InlineData("CN=;PARTSTAT=ACCEPTED", null)]
    [InlineData("CN=ann@x.example;PARTSTAT=ACCEPTED", null)]
    public void Read_NameInAParameter_IsTheOneThatWasMeant(string parameters, string? name)
    {
        CalendarAttendee ann = Assert.Single(Read($"ATTENDEE;{parameters}:mailto:ann@x.example").Attendees);
        Assert.Equal(("ann@x.example", name, CalendarParticipation.Accepted),
            (ann.Person.Address.Value, ann.Person.Name, ann.Participation));
    }

    [Theory]
    [InlineData("ATTENDEE:mailto:Ann Lee <ann@x.example>", "Ann Lee")]
    [InlineData("ATTENDEE;CN=Ann Lee:Ann <ann@x.example>", "Ann Lee")]
    [InlineData("ATTENDEE;CN=:Ann Lee <ann@x.example>", "Ann Lee")]
    [InlineData("ATTENDEE;CN=Ann Lee:mailto:Ann <ann@x.example>", "Ann Lee")]
    [InlineData("ATTENDEE:Ann Lee <mailto:ann@x.example>", "Ann Lee")]
    [InlineData("ATTENDEE:<MAILTO:ann@x.example>", null)]
    [InlineData("ATTENDEE:mailto:<ann@x.example>", null)]
    public void Read_GuestWrittenAsInMail_IsNamed(string line, string? name)
    {
        CalendarAttendee ann = Assert.Single(Read(line).Attendees);
        Assert.Equal(("ann@x.example", name), (ann.Person.Address.Value, ann.Person.Name));
    }

    [Fact]
    public void Read_NameFoldedInsideACharacter_IsJoined()
    {
        byte[] line = System.Text.Encoding.UTF8.GetBytes(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u\r\nDTSTART:20260105T100000Z\r\nSUMMARY:Café€\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        for (int at = Array.IndexOf(line, (byte)'C', 60); line[at] != '\r'; at++)
            foreach (string fold in (string[])["\r\n ", "\r\n\t", "\n "])
            {
                byte[] folded = [.. line[..at], .. System.Text.Encoding.ASCII.GetBytes(fold), .. line[at..]];
                Assert.Equal("Café€", CalendarReader.Read(new MemoryStream(folded), "f", new() { Until = Text.AsOf })
                    .Only().Summary);
            }
    }

    [Theory]
    [InlineData("CUTYPE=ROOM")]
    [InlineData("CUTYPE=resource")]
    [InlineData("CUTYPE=\"GROUP\"")]
    [InlineData("ROLE=NON-PARTICIPANT")]
    public void Read_RoomResourceOrGroup_IsNobody(string parameter) =>
        Assert.Empty(Read($"ATTENDEE;CN=Hall;{parameter}:mailto:hall@x.example").Attendees);
}
