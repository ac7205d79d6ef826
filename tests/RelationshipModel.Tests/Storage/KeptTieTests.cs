using System.Globalization;
using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Tests.Storage;

public sealed class KeptTieTests
{
    private static readonly Instant Noon = Instant.FromUtc(2024, 6, 1, 12, 0);

    private static KeptTie Row() =>
        new(new("ada"), 7) { State = new byte[] { 1 }, People = new byte[] { 2 }, Past = new byte[] { 3 }, ChangedFrom = Noon };

    [Fact]
    public void Equality_OfTwoReadings_IsThatOfTheBytes()
    {
        Assert.Equal(Row(), Row());
        Assert.Equal(Row().GetHashCode(), Row().GetHashCode());
    }

    [Fact]
    public void Equality_AnyOtherValue_IsNotEqual()
    {
        KeptTie[] others =
        [
            Row() with { Contact = new("ben") }, Row() with { Version = 8 }, Row() with { State = new byte[] { 9 } },
            Row() with { People = new byte[] { 9 } }, Row() with { Past = new byte[] { 9 } },
            Row() with { ChangedFrom = Noon + Duration.Epsilon }, Row() with { ChangedFrom = null },
        ];
        Assert.All(others, static other => Assert.NotEqual(Row(), other));
        Assert.False(Row().Equals(null));
        Assert.NotEqual(Row().GetHashCode(), (Row() with { Version = 8 }).GetHashCode());
    }

    [Fact]
    public void Contact_Default_IsRefused()
    {
        Assert.Throws<ArgumentException>("Contact", static () => new KeptTie(default, 1));
        Assert.Throws<ArgumentException>(static () => Row() with { Contact = default });
    }

    [Fact]
    public void RefuseBeforeHorizon_OfNull_IsRefused() =>
        Assert.Throws<ArgumentNullException>("interactions", static () => KeptTie.RefuseBeforeHorizon(null!, Noon));

    [Fact]
    public void ToString_InAnyCulture_NamesContactAndVersion()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
        Assert.Equal("Kept tie to ada, version -7", (Row() with { Version = -7 }).ToString());
    }
}
