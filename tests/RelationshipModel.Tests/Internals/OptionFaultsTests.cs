using NodaTime;
using RelationshipModel.Internals;

namespace RelationshipModel.Tests.Internals;

public sealed class OptionFaultsTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(5, true)]
    [InlineData(0.9999, false)]
    [InlineData(5.0001, false)]
    [InlineData(double.NaN, false)]
    [InlineData(double.NegativeInfinity, false)]
    public void Check_FromOneEndToTheOther_IsNoFault(double value, bool isAllowed)
    {
        OptionFaults faults = new("test");
        faults.Check("Number", value, 1, 5);
        if (isAllowed) faults.ThrowIfAny();
        else Assert.Throws<ArgumentException>("options", faults.ThrowIfAny);
    }

    [Theory]
    [InlineData(24, null)]
    [InlineData(48, null)]
    [InlineData(36, "The test options are not valid: Gap is 1:12:00:00; it must be whole days.")]
    [InlineData(72, "The test options are not valid: Gap is 3:00:00:00; it must be from 1:00:00:00 to 2:00:00:00.")]
    public void CheckDays_OfALength_WantsWholeDaysInTheRange(int hours, string? fault)
    {
        OptionFaults faults = new("test");
        faults.CheckDays("Gap", Duration.FromHours(hours), 1, 2);
        if (fault is null) faults.ThrowIfAny();
        else Assert.StartsWith(fault, Assert.Throws<ArgumentException>(faults.ThrowIfAny).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ThrowIfAny_SeveralFaults_TellsThemAll()
    {
        OptionFaults faults = new("test");
        faults.Check("First", 0, 1, 2);
        faults.Add("The second is wrong.");
        Assert.StartsWith(
            "The test options are not valid: First is 0; it must be from 1 to 2. The second is wrong.",
            Assert.Throws<ArgumentException>(faults.ThrowIfAny).Message, StringComparison.Ordinal);
    }
}
