using System.Text;

namespace RelationshipModel.Import.Tests;

public class SourceRecognitionTests
{
    [Theory]
    [InlineData("From a@x Mon Jan  5 10:00:00 2026\nFrom: a@x\n", SourceKind.Mbox)]
    [InlineData("From nobody\nDelivered-To: a@x\nFrom: a@x\nTo: b@x\n", SourceKind.Mbox)]
    [InlineData("\uFEFFReceived: from x\n\tby y\nFrom: a@x\nTo: b@x\n\nbody", SourceKind.Message)]
    [InlineData("Subject: x\nFrom: a@x\n\nbody", SourceKind.Message)]
    [InlineData("Begin:vCalendar\r\n", SourceKind.Calendar)]
    [InlineData("BEGIN:VTODO\nSUMMARY:x\nATTENDEE:mailto:ann@x.example\nEND:VTODO\n", SourceKind.Calendar)]
    [InlineData("BEGIN:VALARM\nACTION:EMAIL\nATTENDEE:mailto:ann@x.example\nEND:VALARM\n", SourceKind.Calendar)]
    [InlineData("\uFEFF\nBEGIN:VCARD\r\n", SourceKind.AddressBook)]
    [InlineData("timestamp,sender,recipient\n", SourceKind.InteractionCsv)]
    [InlineData("Notes:\n\"Some text\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n",
        SourceKind.LinkedInConnections)]
    [InlineData("CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT\n",
        SourceKind.LinkedInMessages)]
    [InlineData("Name,Given Name,E-mail 1 - Value\n", SourceKind.GoogleContacts)]
    [InlineData("Title,First Name,Last Name,E-mail Address\n", SourceKind.OutlookContacts)]
    [InlineData("Dear Ann,\nFrom now on: yes\n", SourceKind.Unknown)]
    [InlineData("From here on\nall is well", SourceKind.Unknown)]
    [InlineData("", SourceKind.Unknown)]
    public void Recognise_Beginning_TellsTheKind(string text, SourceKind kind) =>
        Assert.Equal(kind, SourceRecognition.Recognise(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Recognise_CompressedAndArchived_TellsTheKind()
    {
        Assert.Equal(SourceKind.Gzip, SourceRecognition.Recognise(Text.Gzip([1, 2, 3])));
        Assert.Equal(SourceKind.Zip, SourceRecognition.Recognise(Text.Zip(("a", [1]))));
    }

    [Fact]
    public void Recognise_Utf16Csv_TellsTheKind() =>
        Assert.Equal(SourceKind.OutlookContacts,
            SourceRecognition.Recognise(
                [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("First Name,Last Name,E-mail Address\n")]));

    [Fact]
    public void Recognise_CompressedStream_TellsWhatIsInIt()
    {
        byte[] packed = Text.Gzip("BEGIN:VCARD\n"u8.ToArray());
        Assert.Equal(SourceKind.AddressBook, RecordsReader.Recognise(new MemoryStream(packed)));
        Assert.Equal(SourceKind.Gzip, RecordsReader.Recognise(new MemoryStream(packed[..^4])));
        Assert.Equal(SourceKind.Unknown, RecordsReader.Recognise(Stream.Null));
    }
}
