using System.Globalization;

namespace RelationshipModel.Sqlite.Tests;

public sealed class VerifiedRowsTests
{
    [Fact]
    public void Add_OfContactsWithoutNumber_KeepsAtMostSoMany()
    {
        VerifiedRows verified = new();
        for (int i = 0; i < (3 * VerifiedRows.MaxKept) + 1; i++)
        {
            string rows = i.ToString(CultureInfo.InvariantCulture);
            verified.Add(i % 7, rows);

            Assert.True(verified.Contains(i % 7, rows) && verified.Count <= VerifiedRows.MaxKept);
        }

        Assert.Equal(1, verified.Count);
        Assert.False(verified.Contains(0, "0"));
    }
}
