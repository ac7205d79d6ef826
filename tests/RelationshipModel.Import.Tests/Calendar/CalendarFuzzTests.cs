using RelationshipModel.Import.Calendar;

namespace RelationshipModel.Import.Tests;

public class CalendarFuzzTests
{
    [Fact]
    public void Read_BrokenFiles_GivesItemsOrFaults() =>
        Fuzz.Try(Fixtures.Calendar, static stream => Fuzz.Checked(CalendarReader.Read(stream, "f", Fuzz.Window, Fuzz.Limits)));
}
