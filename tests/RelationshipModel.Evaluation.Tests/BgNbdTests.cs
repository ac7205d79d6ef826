using CsCheck;
using MathNet.Numerics;
using MathNet.Numerics.Integration;

namespace RelationshipModel.Evaluation.Tests;

public sealed class BgNbdTests
{
    private static readonly BgNbd AllOnes = new(1, 1, 1, 1);

    private static readonly Gen<(BgNbd Model, BgNbdHistory History, double Horizon)> Cases = Gen.Select(
        Gen.Select(Gen.Double[.05, 3], Gen.Double[.5, 50], Gen.Double[.3, 4], Gen.Double[.3, 6],
            (r, alpha, a, b) => new BgNbd(r, alpha, a, b)),
        Gen.Select(
            Gen.Int[0, 60], Gen.Double[0, 1], Gen.Double[1, 2000],
            (repeats, last, watched) => new BgNbdHistory(repeats, repeats == 0 ? 0 : last * watched, watched)),
        Gen.Double[.1, 3000]);

    [Fact]
    public void LogLikelihood_NoRepeat_IsTheHandComputedValue() =>
        // alpha^r / (alpha + T)^r = 1 / 2
        Assert.Equal(Math.Log(1 / 2.0), AllOnes.LogLikelihood(new(Repeats: 0, LastRepeat: 0, Watched: 1)), 1e-12);

    [Fact]
    public void LogLikelihood_OneRepeat_IsTheHandComputedValue() =>
        // alive: B(1,2)/B(1,1) x 1 / (1 + 3)^2 = 1/2 x 1/16; dead since the repeat: B(2,1)/B(1,1) x 1
        // / (1 + 1)^2 = 1/2 x 1/4; together 5/32
        Assert.Equal(Math.Log(5 / 32.0), AllOnes.LogLikelihood(new(Repeats: 1, LastRepeat: 1, Watched: 3)), 1e-12);

    [Fact]
    public void LogAlive_OneRepeat_IsTheAliveShareOfTheLikelihood() =>
        Assert.Equal(Math.Log(1 / 5.0), AllOnes.LogAlive(new(Repeats: 1, LastRepeat: 1, Watched: 3)), 1e-12);

    [Fact]
    public void LogAlive_NoRepeat_IsCertain() => Assert.Equal(0, AllOnes.LogAlive(new(Repeats: 0, LastRepeat: 0, Watched: 3)));

    [Fact]
    public void LogExpected_EvenDropOut_IsTheHandComputedValue() =>
        // The rate is Gamma(1, 2), the drop-out p uniform: the mean over p of t / (2 + p t) = ln((2 + t) / 2) = ln 2 for t = 2.
        Assert.Equal(Math.Log(Math.Log(2)), AllOnes.LogExpected(new(Repeats: 0, LastRepeat: 0, Watched: 1), horizon: 2), 1e-12);

    [Fact]
    public void LogExpected_AnyHistory_IsTheMeanOverDropOuts() => Cases.Sample(
        c =>
        {
            double byIntegral = Math.Exp(c.Model.LogAlive(c.History)) * ExpectedWhileAlive(c.Model, c.History, c.Horizon);
            Assert.Equal(1, Math.Exp(c.Model.LogExpected(c.History, c.Horizon)) / byIntegral, 1e-6);
        },
        iter: 100);

    [Fact]
    public void LogExpected_ExtremeParameters_StaysANumber() =>
        Assert.True(
            double.IsFinite(new BgNbd(3000, 1, 3000, 3000).LogExpected(new(Repeats: 400, LastRepeat: 10, Watched: 20),
                horizon: 16_000)));

    [Fact]
    public void Fit_SimulatedTies_RecoversTheParameters()
    {
        BgNbd fitted = Fitted.Value;

        Assert.Equal(1, fitted.R / Truth.R, .1);
        Assert.Equal(1, fitted.Alpha / Truth.Alpha, .1);
        Assert.Equal(1, fitted.A / Truth.A, .15);
        Assert.Equal(1, fitted.B / Truth.B, .15);
    }

    [Fact]
    public void Fit_SimulatedTies_IsLikelierThanTheTruth() =>
        Assert.True(Simulated.Sum(Fitted.Value.LogLikelihood) > Simulated.Sum(Truth.LogLikelihood));

    [Fact]
    public void Fit_OtherUnitOfTime_ScalesAlphaAlone()
    {
        BgNbdHistory[] histories = Simulated[..400];
        BgNbd fitted = BgNbd.Fit(histories, resolution: 1e-6);

        BgNbd inHours = BgNbd.Fit(histories.Select(h => new BgNbdHistory(h.Repeats, 24 * h.LastRepeat, 24 * h.Watched)),
            resolution: 1e-6);

        Assert.Equal(24, inHours.Alpha / fitted.Alpha, .1);
        Assert.Equal(fitted.B, inHours.B, .01);
    }

    [Fact]
    public void Fit_RepeatsAtTheFirstInstant_KeepsAlphaAtTheResolution()
    {
        BgNbdHistory[] histories = [.. Enumerable.Repeat(new BgNbdHistory(30, 0, 500), 5),
            .. Enumerable.Repeat(new BgNbdHistory(0, 0, 500), 50)];

        Assert.InRange(BgNbd.Fit(histories, resolution: 1).Alpha, 1, 1.1);
    }

    [Fact]
    public void Fit_NoRepeatAnywhere_EndsWithFiniteParameters()
    {
        BgNbd fitted = BgNbd.Fit(Enumerable.Repeat(new BgNbdHistory(0, 0, 100), 10), resolution: 1);

        Assert.True(double.IsFinite(fitted.LogExpected(new(0, 0, 100), 30)));
    }

    [Fact]
    public void Fit_NoTimeWatched_EndsWithFiniteParameters() =>
        Assert.True(double.IsFinite(BgNbd.Fit([new(0, 0, 0), new(2, 0, 0)], resolution: 1).LogExpected(new(2, 0, 0), 30)));

    [Fact]
    public void Fit_NoHistory_Throws() => Assert.Throws<ArgumentException>(() => BgNbd.Fit([], resolution: 1));

    // Gamma(2, alpha) is the sum of two exponentials and Beta(1, b) inverts in closed form, so uniform
    // numbers are all the simulation needs.
    private static readonly BgNbd Truth = new(2, 10, 1, 3);

    private static readonly BgNbdHistory[] Simulated = [.. Simulate(count: 6000, watched: 150)];

    private static readonly Lazy<BgNbd> Fitted = new(() => BgNbd.Fit(Simulated, resolution: 1e-6));

    private static IEnumerable<BgNbdHistory> Simulate(int count, double watched)
    {
        UniformSequence uniform = new(20_260_101);
        for (int tie = 0; tie < count; tie++)
        {
            double rate = (Exponential() + Exponential()) / Truth.Alpha;
            double dropOut = 1 - Math.Pow(1 - uniform.Next(), 1 / Truth.B);
            (int repeats, double last) = (0, 0);
            for (double next = Exponential() / rate; next <= watched; next += Exponential() / rate)
            {
                (repeats, last) = (repeats + 1, next);
                if (uniform.Next() < dropOut) break;
            }

            yield return new(repeats, last, watched);
        }

        double Exponential() => -Math.Log(1 - uniform.Next());
    }

    /// <summary>
    /// The mean over drop-outs p ~ Beta(a, b + x) of (1 - (1 + p t / y)^-n) / p, over s = logit p, where the integrand
    /// falls off exponentially on both sides.
    /// </summary>
    private static double ExpectedWhileAlive(BgNbd model, BgNbdHistory history, double horizon)
    {
        double a = model.A, b = model.B + history.Repeats, n = model.R + history.Repeats, y = model.Alpha + history.Watched;
        double norm = SpecialFunctions.BetaLn(a, b);
        return NewtonCotesTrapeziumRule.IntegrateComposite(
            s =>
            {
                double p = 1 / (1 + Math.Exp(-s)), rest = 1 / (1 + Math.Exp(s));
                double active = p * horizon / y < 1e-9 ? n * horizon / y : (1 - Math.Pow(1 + (p * horizon / y), -n)) / p;
                return Math.Exp((a * Math.Log(p)) + (b * Math.Log(rest)) - norm) * active;
            },
            -120,
            120,
            6_000);
    }
}
