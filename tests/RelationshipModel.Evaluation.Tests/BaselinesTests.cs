using RelationshipModel.Evaluation.Rules;

namespace RelationshipModel.Evaluation.Tests;

public sealed class BaselinesTests
{
    private static readonly Run Run = Protocol.Runs(Made.SmallCorrespondence).First();

    // On day 5 the ties of o: c1 wrote day 0, c2 1, c3 2, c4 3, c5 4 and 5.
    private static readonly string[] Contacts = ["c1", "c2", "c3", "c4", "c5"];

    [Fact]
    public void Recency_AnyTie_FallsWithSilence() => AssertScores(Baselines.Recency, -5, -4, -3, -2, 0);

    [Fact]
    public void Frequency_AnyTie_CountsMessages() => AssertScores(Baselines.Frequency, 1, 1, 1, 1, 2);

    [Fact]
    public void CountOverSilence_AnyTie_AddsADayToSilence() =>
        AssertScores(Baselines.CountOverSilence, 1 / 6.0, 1 / 5.0, 1 / 4.0, 1 / 3.0, 2);

    [Fact]
    public void RecencyAndVolume_AnyTie_IsTheFormula() =>
        Assert.Equal((.35 * Math.Exp(-.08 * 3)) + (.30 * Math.Tanh(.1)), Of(Baselines.RecencyAndVolume, "c3"), 1e-12);

    [Fact]
    public void TieDecay_AnyTie_IsTheLogarithmOfTheDecayedCount() =>
        // half-life 1 day: 2^-5, 2^-4, 2^-3, 2^-2, and 1 + 1/2
        AssertScores(Baselines.TieDecay(1), -5, -4, -3, -2, Math.Log2(1.5));

    [Fact]
    public void TieDecay_SilentForMillennia_StillTellsWhichIsTheLonger()
    {
        Run late = new(new Snapshot(Made.SmallCorrespondence, Made.Day(1_000_000)), default);

        IReadOnlyList<double> scores = Baselines.TieDecay(30).Score(late);

        Assert.True(scores[Place(late, "c1")] < scores[Place(late, "c2")]);
    }

    private static void AssertScores(IRule rule, params double[] expected)
    {
        for (int i = 0; i < Contacts.Length; i++) Assert.Equal(expected[i], Of(rule, Contacts[i]), 1e-12);
    }

    private static double Of(IRule rule, string contact) => rule.Score(Run)[Place(Run, contact)];

    private static int Place(Run run, string contact) =>
        run.Snapshot.Ties.ToList().FindIndex(tie => tie.Key == new TieKey(new("o"), new(contact)));
}
