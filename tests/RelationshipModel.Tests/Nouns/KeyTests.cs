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
            && IntroductionId.From(key).ToInt64() == key && NoteId.From(key).ToInt64() == key);

    [Fact]
    public void TryTo_OfAnyNumber_GivesItOrSaysNo() =>
        Gen.Long.Sample(static key => ContactId.From(key).TryToInt64(out long whole) && whole == key
            && ContactId.From(key).TryToInt32(out int part) == (key == (int)key) && part == (key == (int)key ? (int)key : 0)
            && OwnerId.From(key).TryToInt64(out _) && InteractionId.From(key).TryToInt64(out _)
            && CircleId.From(key).TryToInt64(out _) && GatheringId.From(key).TryToInt64(out _)
            && FollowUpId.From(key).TryToInt64(out _) && IntroductionId.From(key).TryToInt64(out _)
            && NoteId.From(key).TryToInt64(out _) && !ContactId.From(key).TryToGuid(out _));

    [Fact]
    public void TryTo_OfASmallNumber_GivesIt() =>
        Gen.Int.Sample(static key => ContactId.From(key).TryToInt32(out int contact) && contact == key
            && OwnerId.From(key).TryToInt32(out int owner) && owner == key
            && InteractionId.From(key).TryToInt32(out int interaction) && interaction == key
            && CircleId.From(key).TryToInt32(out int circle) && circle == key
            && GatheringId.From(key).TryToInt32(out int gathering) && gathering == key
            && FollowUpId.From(key).TryToInt32(out int promise) && promise == key
            && IntroductionId.From(key).TryToInt32(out int introduction) && introduction == key
            && NoteId.From(key).TryToInt32(out int note) && note == key);

    [Fact]
    public void ToInt32_OfASmallNumber_GivesIt() =>
        Gen.Int.Sample(static key => ContactId.From(key).ToInt32() == key && OwnerId.From(key).ToInt32() == key
            && InteractionId.From(key).ToInt32() == key && CircleId.From(key).ToInt32() == key
            && GatheringId.From(key).ToInt32() == key && FollowUpId.From(key).ToInt32() == key
            && IntroductionId.From(key).ToInt32() == key && NoteId.From(key).ToInt32() == key);

    [Theory]
    [InlineData(int.MaxValue, true)]
    [InlineData(int.MaxValue + 1L, false)]
    [InlineData(int.MinValue, true)]
    [InlineData(int.MinValue - 1L, false)]
    public void ToInt32_AtTheEnds_FitsOrIsRefused(long key, bool fits)
    {
        Assert.Equal(fits, NoteId.From(key).TryToInt32(out int part));
        Assert.Equal(fits ? key : 0, part);
        if (fits) Assert.Equal(key, NoteId.From(key).ToInt32());
        else Assert.Throws<OverflowException>(() => NoteId.From(key).ToInt32());
    }

    [Fact]
    public void TryToGuid_OfAGuid_GivesIt()
    {
        Assert.True(ContactId.From(Guid).TryToGuid(out Guid contact));
        Assert.True(OwnerId.From(Guid).TryToGuid(out Guid owner));
        Assert.True(InteractionId.From(Guid).TryToGuid(out Guid interaction));
        Assert.True(CircleId.From(Guid).TryToGuid(out Guid circle));
        Assert.True(GatheringId.From(Guid).TryToGuid(out Guid gathering));
        Assert.True(FollowUpId.From(Guid).TryToGuid(out Guid promise));
        Assert.True(IntroductionId.From(Guid).TryToGuid(out Guid introduction));
        Assert.True(NoteId.From(Guid).TryToGuid(out Guid note));
        Assert.All(
            [contact, owner, interaction, circle, gathering, promise, introduction, note], static key => Assert.Equal(Guid, key));
    }

    [Fact]
    public void From_AGuid_ComesBack()
    {
        Assert.Equal("0f8fad5b-d9cb-469f-a165-70867728950e", ContactId.From(Guid).Value);
        Assert.All(
            [
                ContactId.From(Guid).ToGuid(), OwnerId.From(Guid).ToGuid(), InteractionId.From(Guid).ToGuid(),
                CircleId.From(Guid).ToGuid(), GatheringId.From(Guid).ToGuid(), FollowUpId.From(Guid).ToGuid(),
                IntroductionId.From(Guid).ToGuid(), NoteId.From(Guid).ToGuid(),
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
        Assert.False(new ContactId(value).TryToInt64(out long whole));
        Assert.False(new ContactId(value).TryToInt32(out int part));
        Assert.False(new ContactId(value).TryToGuid(out Guid guid));
        Assert.Equal((0L, 0, Guid.Empty), (whole, part, guid));
    }

    [Fact]
    public void TryTo_OfTheDefault_SaysNo()
    {
        Assert.False(default(ContactId).TryToInt32(out _));
        Assert.False(default(ContactId).TryToInt64(out _));
        Assert.False(default(ContactId).TryToGuid(out _));
    }

    [Fact]
    public void ToGuid_OfAGuidWrittenOtherwise_IsRefused() =>
        Assert.Throws<FormatException>(() => new ContactId(Guid.ToString("N")).ToGuid());

    [Fact]
    public void TryToGuid_OfAGuidWrittenOtherwise_SaysNo()
    {
        Assert.False(new ContactId(Guid.ToString("N")).TryToGuid(out Guid key));
        Assert.Equal(Guid.Empty, key);
        Assert.False(new ContactId(Guid.ToString("D").ToUpperInvariant()).TryToGuid(out key));
        Assert.Equal(Guid.Empty, key);
    }
}
