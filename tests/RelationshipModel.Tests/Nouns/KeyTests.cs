using CsCheck;

namespace RelationshipModel.Tests.Nouns;

/// <summary>Numeric keys and GUIDs of a host make ids and come back.</summary>
public sealed class KeyTests
{
    private static readonly Guid Guid = Guid.Parse("0F8FAD5B-D9CB-469F-A165-70867728950E");

    [Fact]
    public void From_AnyNumber_ComesBack() =>
        Gen.Long.Sample(static key => ContactId.From(key).ToInt64() == key && OwnerId.From(key).ToInt64() == key
            && InteractionId.From(key).ToInt64() == key && CircleId.From(key).ToInt64() == key
            && GatheringId.From(key).ToInt64() == key && FollowUpId.From(key).ToInt64() == key
            && IntroductionId.From(key).ToInt64() == key);

    [Fact]
    public void From_AGuid_ComesBack()
    {
        Assert.Equal("0f8fad5b-d9cb-469f-a165-70867728950e", ContactId.From(Guid).Value);
        Assert.All(
            [
                ContactId.From(Guid).ToGuid(), OwnerId.From(Guid).ToGuid(), InteractionId.From(Guid).ToGuid(),
                CircleId.From(Guid).ToGuid(), GatheringId.From(Guid).ToGuid(), FollowUpId.From(Guid).ToGuid(),
                IntroductionId.From(Guid).ToGuid(),
            ], static key => Assert.Equal(Guid, key));
    }

    [Theory]
    [InlineData("ada")]
    [InlineData("042")]
    [InlineData("+42")]
    [InlineData(" 42")]
    [InlineData("4.2")]
    public void ToInt64_OfAnotherKey_IsRefused(string value)
    {
        Assert.Contains($"'{value}'", Assert.Throws<FormatException>(() => new ContactId(value).ToInt64()).Message,
            StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => new ContactId(value).ToGuid());
    }

    [Fact]
    public void ToInt32_OfALongNumber_IsRefused() =>
        Assert.Throws<OverflowException>(() => ContactId.From(int.MaxValue + 1L).ToInt32());

    [Fact]
    public void ToGuid_OfAGuidWrittenOtherwise_IsRefused() =>
        Assert.Throws<FormatException>(() => new ContactId(Guid.ToString("N")).ToGuid());
}
