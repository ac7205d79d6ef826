using CsCheck;
using static RelationshipModel.Tests.Nouns.Samples;

namespace RelationshipModel.Tests.Nouns;

public sealed class ContactPairTests
{
    [Fact]
    public void Pair_InEitherOrder_IsEqual() =>
        Gen.Select(Gen.String[1, 5], Gen.String[1, 5])
            .Where((a, b) => a != b && ContactId.TryParse(a, null, out _) && ContactId.TryParse(b, null, out _)).Sample((a, b) =>
        {
            ContactPair pair = new(new ContactId(a), new ContactId(b));

            return pair == new ContactPair(new ContactId(b), new ContactId(a))
                && pair.GetHashCode() == new ContactPair(new ContactId(b), new ContactId(a)).GetHashCode()
                && pair.First.CompareTo(pair.Second) < 0;
        });

    [Fact]
    public void Pair_OfOneWithThemselves_IsRefused() =>
        Assert.Throws<ArgumentException>("b", () => new ContactPair(Ada, new ContactId("ada")));

    [Fact]
    public void Pair_WithADefaultId_IsRefusedByName()
    {
        Assert.Throws<ArgumentException>("a", () => new ContactPair(default, Ada));
        Assert.Throws<ArgumentException>("b", () => new ContactPair(Ada, default));
    }

    [Fact]
    public void Other_OfEither_IsTheOther()
    {
        ContactPair pair = new(Ben, Ada);

        Assert.Equal(Ben, pair.Other(Ada));
        Assert.Equal(Ada, pair.Other(Ben));
        Assert.Throws<ArgumentException>("contact", () => pair.Other(new ContactId("cleo")));
    }

    [Fact]
    public void Contains_EitherButNobodyElse()
    {
        ContactPair pair = new(Ben, Ada);

        Assert.True(pair.Contains(Ada));
        Assert.True(pair.Contains(Ben));
        Assert.False(pair.Contains(new ContactId("cleo")));
    }

    [Fact]
    public void CompareTo_IsBySmallerThenLargerId()
    {
        ContactPair ab = new(new("a"), new("b"));
        ContactPair ac = new(new("c"), new("a"));
        ContactPair bc = new(new("b"), new("c"));

        Assert.Equal([ab, ac, bc], new[] { bc, ac, ab }.Order());
    }
}
