using NodaTime;
using static RelationshipModel.Tests.Nouns.Samples;

namespace RelationshipModel.Tests.Nouns;

public sealed class MergeTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(.5, true)]
    [InlineData(-double.Epsilon, false)]
    [InlineData(1.0000000000000002, false)]
    [InlineData(double.NaN, false)]
    public void Similarity_FromZeroToOne_IsKeptAndOtherwiseRefused(double similarity, bool isKept)
    {
        Func<Merge> make = () => new(Ada, Ben, MergeState.Proposed, At) { Similarity = similarity };
        if (isKept) Assert.Equal(similarity, make().Similarity);
        else Assert.Throws<ArgumentOutOfRangeException>(make);
    }

    [Fact]
    public void Constructor_KeptAndAbsorbed_AreToldApartInOnePair()
    {
        Merge merge = new(Ben, Ada, MergeState.Proposed, At);
        Assert.Equal((Ben, Ada, new ContactPair(Ada, Ben), 1.0), (merge.Kept, merge.Absorbed, merge.Pair, merge.Similarity));
        Merge decided = merge.Decided(Ada, MergeState.Accepted, At + Duration.FromDays(1));
        Assert.Equal((Ada, Ben, MergeState.Accepted), (decided.Kept, decided.Absorbed, decided.State));
    }
}
