using NodaTime;
using static RelationshipModel.Tests.Nouns.Samples;

namespace RelationshipModel.Tests.Nouns;

public sealed class GatheringTests
{
    private static readonly GatheringId Id = new("dinner");

    [Fact]
    public void Attendees_InAnyOrder_AreEqual() =>
        Assert.Equal(new Gathering(Id, "Dinner", At, Ada, Ben), new Gathering(Id, "Dinner", At, Ben, Ada, Ben));

    [Fact]
    public void Attendees_None_IsAllowed() => Assert.Empty(new Gathering(Id, "Dinner", At).Attendees);

    [Fact]
    public void Constructor_InvalidValues_AreRefused()
    {
        Assert.Throws<ArgumentException>("Name", () => new Gathering(Id, "", At));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Gathering(Id, "Dinner", Instant.MinValue));
        Assert.Throws<ArgumentNullException>("attendees", () => new Gathering(Id, "Dinner", At, null!));
    }

    [Fact]
    public void With_InvalidValues_AreRefused()
    {
        Gathering gathering = new(Id, "Dinner", At);

        Assert.Throws<ArgumentOutOfRangeException>(() => gathering with { At = Instant.MaxValue });
        Assert.Throws<ArgumentOutOfRangeException>(() => gathering with { Length = Duration.Zero });
        Assert.Throws<ArgumentException>("Place", () => gathering with { Place = "" });
        Assert.Throws<ArgumentException>(() => gathering with { Attendees = [default] });
        Assert.Throws<ArgumentNullException>(() => gathering with { Attendees = null! });
    }

    [Fact]
    public void FromDateTimeOffset_IsTheSameInstant() =>
        Assert.Equal(new Gathering(Id, "Dinner", At, Ada),
            Gathering.FromDateTimeOffset(Id, "Dinner", At.ToDateTimeOffset().ToOffset(TimeSpan.FromHours(-7)), Ada));
}
