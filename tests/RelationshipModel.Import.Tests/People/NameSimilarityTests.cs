using CsCheck;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Tests;

public class NameSimilarityTests
{
    [Theory]
    [InlineData("Müller, Jörg", "jorg MULLER", 1)]
    [InlineData("O'Neil Ann", "Ann ONeil", 1)]
    [InlineData("MARTHA", "MARHTA", 0.9611)]
    [InlineData("DWAYNE", "DUANE", 0.84)]
    [InlineData("DIXON", "DICKSONX", 0.8133)]
    [InlineData("Ann", "", 0)]
    [InlineData("abc", "xyz", 0)]
    public void Compare_PublishedPairs_GivesTheirSimilarity(string first, string second, double similarity) =>
        Assert.Equal(similarity, NameSimilarity.Compare(first, second), 4);

    [Fact]
    public void Compare_AnyTwo_IsSymmetricAndFromZeroToOne() =>
        Gen.Select(Gen.String[Gen.Char['a', 'f'], 0, 12], Gen.String[Gen.Char['a', 'f'], 0, 12]).Sample((a, b) =>
        {
            double alike = NameSimilarity.Compare(a, b);
            Assert.InRange(alike, 0, 1);
            Assert.Equal(alike, NameSimilarity.Compare(b, a), 12);
        });

    [Fact]
    public void Compare_AnyTextWithItself_IsOneOrHasNoWords() =>
        Gen.String.Sample(text => Assert.Contains(NameSimilarity.Compare(text, text), new double[] { 0, 1 }));
}
