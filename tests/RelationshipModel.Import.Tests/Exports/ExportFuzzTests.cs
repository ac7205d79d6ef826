using RelationshipModel.Import.Exports;

namespace RelationshipModel.Import.Tests;

public class ExportFuzzTests
{
    [Fact]
    public void Read_BrokenFiles_GivesItemsOrFaults() =>
        Fuzz.Try([.. Fixtures.Contacts, .. Fixtures.Messages], static stream =>
        {
            Fuzz.Checked(ContactExportReader.Read(stream, "f", null, null, Fuzz.Limits));
            stream.Position = 0;
            Fuzz.Checked(MessageExportReader.Read(stream, "f", Fuzz.Limits));
        });
}
