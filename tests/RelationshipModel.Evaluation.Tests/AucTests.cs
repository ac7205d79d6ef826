using CsCheck;

namespace RelationshipModel.Evaluation.Tests;

public sealed class AucTests
{
    private static readonly Gen<(double Score, bool Positive)[]> Judged =
        Gen.Select(Gen.Int[0, 9].Select(i => i / 3.0), Gen.Bool).Array[2, 40]
            .Where(judged => judged.Any(j => j.Item2) && judged.Any(j => !j.Item2));

    [Fact]
    public void Of_AllScoresDiffer_CountsThePairsInOrder() =>
        // 2 beats 1 but not 3; 4 beats both: 3 of 4 pairs.
        Assert.Equal(.75, Auc.Of([1, 2, 3, 4], [false, true, false, true]));

    [Fact]
    public void Of_PositiveAndNegativeShareAScore_CountsThePairHalf() =>
        // (1, 1) is half a pair, (2, 1) a whole one: 1.5 of 2.
        Assert.Equal(.75, Auc.Of([1, 2, 1], [true, true, false]));

    [Fact]
    public void Of_AllScoresEqual_IsOneHalf() => Assert.Equal(.5, Auc.Of([7, 7, 7, 7, 7], [true, false, false, true, false]));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_OneClassOnly_IsNull(bool positive) => Assert.Null(Auc.Of([1, 2], [positive, positive]));

    [Fact]
    public void Of_ScoreIsNotANumber_Throws() => Assert.Throws<ArgumentException>(() => Auc.Of([1, double.NaN], [true, false]));

    [Fact]
    public void Of_LengthsDiffer_Throws() => Assert.Throws<ArgumentException>(() => Auc.Of([1, 2], [true]));

    [Fact]
    public void Of_AnyScores_IsTheShareOfPairsInOrder() => Judged.Sample(judged =>
    {
        double[] pairs =
        [
            .. from p in judged.Where(j => j.Positive)
               from n in judged.Where(j => !j.Positive)
               select p.Score > n.Score ? 1 : p.Score < n.Score ? 0 : .5,
        ];
        Assert.Equal(pairs.Average(), Of(judged)!.Value, 1e-12);
    });

    [Fact]
    public void Of_ScoresNegated_IsTheComplement() => Judged.Sample(judged =>
        Assert.Equal(1 - Of(judged)!.Value, Of([.. judged.Select(j => (-j.Score, j.Positive))])!.Value, 1e-12));

    private static double? Of((double Score, bool Positive)[] judged) =>
        Auc.Of([.. judged.Select(j => j.Score)], [.. judged.Select(j => j.Positive)]);
}
