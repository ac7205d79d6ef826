using MathNet.Numerics;

namespace RelationshipModel.Evaluation.Tests;

public sealed class MbgCnbdKTests
{
    private static readonly MbgCnbdK Truth = new(3, 2, 10, 1, 3);

    // Alive: B(1,2)/B(1,1) x 1/(1 + 1) = 1/4; dead after the first: B(2,1)/B(1,1) x 1 = 1/2; together 3/4.
    [Fact]
    public void LogLikelihood_NoRepeat_IsTheHandComputedValue() =>
        Assert.Equal(Math.Log(3 / 4.0), new MbgCnbdK(1, 1, 1, 1, 1).LogLikelihood(new(0, 0, 1)), 1e-12);

    // Of the 1/4 that lives on, silent until 3 is 1/2 x 1/4: a chance of (1/4 - 1/8) / (3/4) to be active in between.
    [Fact]
    public void LogChance_NoRepeat_IsTheHandComputedValue() =>
        Assert.Equal(Math.Log((1 / 4.0 - 1 / 8.0) / (3 / 4.0)), new MbgCnbdK(1, 1, 1, 1, 1).LogChance(new(0, 0, 1), 2), 1e-12);

    // Two ticks make an activity: silent for 1 with one tick or none is 1/2 + 1/4 of Gamma(1, 1), for 3 it is 1/4 + 3/16.
    [Fact]
    public void LogChance_TwoTicks_IsTheHandComputedValue() =>
        Assert.Equal(
            Math.Log((3 / 8.0 - 7 / 32.0) / (3 / 8.0 + 1 / 2.0)), new MbgCnbdK(2, 1, 1, 1, 1).LogChance(new(0, 0, 1), 2), 1e-12);

    [Fact]
    public void BgNbd_LogChance_IsThatOfTheSharedPart() =>
        // Nobody drops out before the first repeat: 1 - (1 + 1)/(1 + 3).
        Assert.Equal(Math.Log(1 / 2.0), new BgNbd(1, 1, 1, 1).LogChance(new(0, 0, 1), 2), 1e-12);

    [Fact]
    public void Fit_SimulatedTies_FindsHowRegularTheyAre()
    {
        (BgNbdHistory[] histories, double logGaps) = Simulate(2000, 150);

        MbgCnbdK fitted = MbgCnbdK.Fit(histories, logGaps, resolution: 1e-6);

        Assert.Equal(Truth.K, fitted.K);
        Assert.Equal(1, fitted.R / Truth.R, .2);
        Assert.Equal(1, fitted.Alpha / Truth.Alpha, .2);
        Assert.InRange(histories.Average(history => Math.Exp(fitted.LogChance(history, 30))), .2, .8);
    }

    private static (BgNbdHistory[] Histories, double LogGaps) Simulate(int count, double watched)
    {
        UniformSequence uniform = new(20_260_101);
        double logGaps = 0;
        BgNbdHistory[] histories = [.. Enumerable.Range(0, count).Select(_ => One())];
        return (histories, logGaps);

        BgNbdHistory One()
        {
            double rate = (Exponential() + Exponential()) / Truth.Alpha, dropOut = 1 - Math.Pow(1 - uniform.Next(), 1 / Truth.B);
            (int repeats, double last) = (0, 0);
            while (uniform.Next() >= dropOut)
            {
                double gap = (Exponential() + Exponential() + Exponential()) / rate;
                if (last + gap > watched) break;
                (repeats, last) = (repeats + 1, last + gap);
                logGaps += Math.Log(gap);
            }

            return new(repeats, last, watched);
        }

        double Exponential() => -SpecialFunctions.Log1p(-uniform.Next());
    }
}
