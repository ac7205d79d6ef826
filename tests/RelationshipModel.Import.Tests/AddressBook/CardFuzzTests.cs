using RelationshipModel.Import.AddressBook;

namespace RelationshipModel.Import.Tests;

public class CardFuzzTests
{
    [Fact]
    public void Read_BrokenFiles_GivesItemsOrFaults() =>
        Fuzz.Try(Fixtures.Cards, static stream => Fuzz.Checked(CardReader.Read(stream, "f", Fuzz.Limits)));
}
