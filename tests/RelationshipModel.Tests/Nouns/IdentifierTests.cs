namespace RelationshipModel.Tests.Nouns;

public abstract class IdentifierTests<TId>(Func<string, TId> make, Func<TId, string> valueOf, Func<TId, bool> isDefault)
    where TId : struct, IParsable<TId>, IComparable<TId>, IEquatable<TId>
{
    private readonly string _name = typeof(TId).Name;

    [Theory]
    [MemberData(nameof(HostKeys.Valid), MemberType = typeof(HostKeys), DisableDiscoveryEnumeration = true)]
    public void Constructor_ValidKey_KeepsIt(string value)
    {
        TId id = make(value);

        Assert.Equal(value, valueOf(id));
        Assert.Equal(value, id.ToString());
        Assert.False(isDefault(id));
    }

    [Theory]
    [MemberData(nameof(HostKeys.Invalid), MemberType = typeof(HostKeys), DisableDiscoveryEnumeration = true)]
    public void Constructor_InvalidKey_IsRefusedByName(string value)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => make(value));

        Assert.Equal("value", refusal.ParamName);
        Assert.StartsWith($"{("AEIOU".Contains(_name[0]) ? "An" : "A")} {_name} ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_Null_IsRefused() => Assert.Throws<ArgumentNullException>(() => make(null!));

    [Theory]
    [MemberData(nameof(HostKeys.Valid), MemberType = typeof(HostKeys), DisableDiscoveryEnumeration = true)]
    public void Parse_TextOfAnId_GivesTheIdBack(string value)
    {
        Assert.Equal(make(value), TId.Parse(make(value).ToString()!, null));
        Assert.True(TId.TryParse(value, null, out TId parsed));
        Assert.Equal(make(value), parsed);
    }

    [Theory]
    [MemberData(nameof(HostKeys.Invalid), MemberType = typeof(HostKeys), DisableDiscoveryEnumeration = true)]
    public void Parse_InvalidKey_IsRefused(string value)
    {
        FormatException refusal = Assert.Throws<FormatException>(() => TId.Parse(value, null));

        Assert.Contains(_name, refusal.Message, StringComparison.Ordinal);
        Assert.False(TId.TryParse(value, null, out TId parsed));
        Assert.True(isDefault(parsed));
    }

    [Fact]
    public void Parse_Null_IsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => TId.Parse(null!, null));
        Assert.False(TId.TryParse(null, null, out _));
    }

    [Fact]
    public void Default_NamesNothing()
    {
        TId none = default;

        Assert.True(isDefault(none));
        Assert.Equal("", none.ToString());
        Assert.Contains(_name, Assert.Throws<InvalidOperationException>(() => valueOf(none)).Message, StringComparison.Ordinal);
        Assert.Equal(default, none);
        Assert.NotEqual(make("a"), none);
        Assert.True(none.CompareTo(make("a")) < 0);
    }

    [Theory]
    [InlineData("a", "a", 0)]
    [InlineData("B", "a", -1)]
    [InlineData("a", "ä", -1)]
    [InlineData("ä", "a\u0308", 1)]
    [InlineData("a", "aa", -1)]
    public void CompareTo_IsOrdinalAndAgreesWithEquality(string left, string right, int expected)
    {
        Assert.Equal(expected, Math.Sign(make(left).CompareTo(make(right))));
        Assert.Equal(-expected, Math.Sign(make(right).CompareTo(make(left))));
        Assert.Equal(expected == 0, make(left).Equals(make(right)));
    }
}

internal static class HostKeys
{
    public static TheoryData<string> Valid => new(
        "a", "0", " ", "a b", "<20240506.1@mail.example>", "9f3c1a7e-3b7a-4b52-8c58-6d0d3a1b2c4d", "ä", "a\u0308", "😀", "\uFFFD",
        "\u0001",
        new string('x', 256), string.Concat(Enumerable.Repeat("😀", 128)));

    public static TheoryData<string> Invalid => new(
        "", new string('x', 257), "\0", "a\0b", "\uD83D", "\uDE00", "a\uD83Db", "\uDE00\uD83D", "\uD83D\uD83D\uDE00", "😀\uD83D");
}

public sealed class OwnerIdTests() : IdentifierTests<OwnerId>(value => new(value), id => id.Value, id => id.IsDefault);

public sealed class ContactIdTests() : IdentifierTests<ContactId>(value => new(value), id => id.Value, id => id.IsDefault);

public sealed class CircleIdTests() : IdentifierTests<CircleId>(value => new(value), id => id.Value, id => id.IsDefault);

public sealed class InteractionIdTests()
    : IdentifierTests<InteractionId>(value => new(value), id => id.Value, id => id.IsDefault);

public sealed class GatheringIdTests() : IdentifierTests<GatheringId>(value => new(value), id => id.Value, id => id.IsDefault);

public sealed class FollowUpIdTests() : IdentifierTests<FollowUpId>(value => new(value), id => id.Value, id => id.IsDefault);

public sealed class NoteIdTests() : IdentifierTests<NoteId>(value => new(value), id => id.Value, id => id.IsDefault);

public sealed class IntroductionIdTests()
    : IdentifierTests<IntroductionId>(value => new(value), id => id.Value, id => id.IsDefault);
