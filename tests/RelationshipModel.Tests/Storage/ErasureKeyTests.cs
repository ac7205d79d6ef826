using RelationshipModel.Storage;

namespace RelationshipModel.Tests.Storage;

public sealed class ErasureKeyTests
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 32).Select(static i => (byte)i)];

    // HMAC-SHA256 of the id in UTF-8, as Python's hmac gives it.
    [Theory]
    [InlineData("ada", "9556fd532c3b9e35076ea008688401f9cb99ba974b3efedbb0c450109b523c97")]
    [InlineData("Zo\u00eb", "895eaa5b6ad2cd8a4aadf561368adafa408a261c6abf62b7d2b3de638877e91b")]
    public void HashOf_AnId_IsItsAuthenticationCode(string id, string hash) =>
        Assert.Equal(hash, new ErasureKey(Bytes).HashOf(new(id)));

    [Fact]
    public void HashOf_TheDefaultId_IsRefused() =>
        Assert.Throws<ArgumentException>("contact", static () => new ErasureKey(Bytes).HashOf(default));

    [Fact]
    public void ToArray_OfAKey_IsACopyOfItsBytes()
    {
        byte[] given = [.. Bytes];
        ErasureKey key = new(given);
        given[0] = 99;
        key.ToArray()[1] = 99;
        Assert.Equal(Bytes, key.ToArray());
        Assert.Equal("Erasure key", key.ToString());
    }

    [Fact]
    public void Create_IsAnotherOf32BytesEachTime()
    {
        byte[] one = ErasureKey.Create().ToArray();
        Assert.Equal(32, one.Length);
        Assert.NotEqual(one, ErasureKey.Create().ToArray());
    }

    [Fact]
    public void Constructor_LongerKey_IsKept() => Assert.Equal(33, new ErasureKey(new byte[33]).ToArray().Length);
}
