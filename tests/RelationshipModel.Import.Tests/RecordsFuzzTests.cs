namespace RelationshipModel.Import.Tests;

public class RecordsFuzzTests
{
    [Fact]
    public void Read_BrokenArchives_GivesItemsOrFaults() => Fuzz.Try(Fixtures.Packed, static _ => { });
}
