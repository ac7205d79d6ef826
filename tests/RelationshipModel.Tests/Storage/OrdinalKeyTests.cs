using CsCheck;
using RelationshipModel.Storage;

namespace RelationshipModel.Tests.Storage;

public sealed class OrdinalKeyTests
{
    private static readonly Gen<string> Text =
        Gen.OneOf(
                Gen.Int['a', 'c'], Gen.Int[0xD700, 0xD7FF], Gen.Int[0xE000, 0xE004],
                Gen.Int[0xFFF0, 0xFFFF], Gen.Int[0x10000, 0x10004], Gen.Int[0x1F600, 0x10FFFF])
            .Select(char.ConvertFromUtf32).Array[0, 6].Select(string.Concat);

    [Fact]
    public void Encode_AnyTexts_AreInCodePointOrderAsTheIdsAreInOrdinalOrder() => Gen.Select(Text, Text).Sample(static (a, b) =>
        Math.Sign(string.CompareOrdinal(a, b)) == Math.Sign(System.Text.Encoding.UTF8.GetBytes(OrdinalKey.Encode(a)).AsSpan()
            .SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(OrdinalKey.Encode(b)))));

    [Fact]
    public void Decode_WhatWasEncoded_IsTheId() => Text.Sample(static id => OrdinalKey.Decode(OrdinalKey.Encode(id)) == id);

    [Fact]
    public void EncodeAndDecode_Null_AreRefused()
    {
        Assert.Throws<ArgumentNullException>("id", static () => OrdinalKey.Encode(null!));
        Assert.Throws<ArgumentNullException>("text", static () => OrdinalKey.Decode(null!));
    }

    [Theory]
    [InlineData("ada@example.org")]
    [InlineData("\u5c71\u7530\ud7ff")]
    [InlineData("")]
    public void Encode_AllBelowE000_IsTheTextItself(string id) => Assert.Same(id, OrdinalKey.Encode(id));

    [Theory]
    [InlineData(0x10000, 0xE000)]
    [InlineData(0x11FFF, 0xFFFF)]
    [InlineData(0x12000, 0x10000)]
    [InlineData(0x10FFFF, 0x10DFFF)]
    [InlineData(0xE000, 0x10E000)]
    [InlineData(0xFFFF, 0x10FFFF)]
    public void Encode_FromE000On_TakesThePlaceInOrdinalOrder(int id, int stored) =>
        Assert.Equal(char.ConvertFromUtf32(stored), OrdinalKey.Encode(char.ConvertFromUtf32(id)));
}
