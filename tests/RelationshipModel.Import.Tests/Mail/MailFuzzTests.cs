using RelationshipModel.Import.Mail;

namespace RelationshipModel.Import.Tests;

public class MailFuzzTests
{
    [Fact]
    public void ReadMbox_BrokenFiles_GivesItemsOrFaults() =>
        Fuzz.Try(Fixtures.Mail, static stream => Fuzz.Checked(MailReader.ReadMbox(stream, "f", Fuzz.Limits)));

    [Fact]
    public void ReadMessage_BrokenFiles_GivesItemsOrFaults() =>
        Fuzz.Try([.. Fixtures.Mail, .. Fixtures.Cards],
            static stream => Fuzz.Checked(MailReader.ReadMessage(stream, "f", Fuzz.Limits)));
}
