using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace RelationshipModel.Evaluation;

/// <summary>Finds the four parameters of greatest likelihood of a model of repeat activity, by simplex (Nelder and Mead 1965)
/// over their logarithms.</summary>
internal static class MaximumLikelihood
{
    private const double Tolerance = 1e-8;
    private const double FirstStep = .5;
    private const int MostSteps = 5_000;

    // Histories that say nothing of a parameter (no repeat anywhere, say) have no maximum; the search ends at these.
    private const double Least = 1 / 3000.0;
    private const double Most = 3000;
    private const double Outside = 1e10;

    /// <param name="histories">The histories to fit.</param>
    /// <param name="resolution">
    /// How finely the histories tell times, and the least alpha: where several activities fall on one instant the likelihood
    /// grows without
    /// bound as alpha goes to 0.
    /// </param>
    /// <param name="model">Makes a model of r, alpha, a and b.</param>
    /// <exception cref="ArgumentException">There is no history.</exception>
    public static T Fit<T>(IEnumerable<BgNbdHistory> histories, double resolution, Func<double, double, double, double, T> model)
        where T : IActivityModel
    {
        (BgNbdHistory History, int Count)[] distinct = [.. histories.CountBy(history => history)
            .Select(pair => (pair.Key, pair.Value))];
        if (distinct.Length == 0) throw new ArgumentException("There is no history to fit.", nameof(histories));

        // Time in units of the mean watch keeps all four logarithms of one size, which the simplex needs.
        double total = distinct.Sum(d => d.Count);
        double unit = Math.Max(distinct.Sum(d => d.History.Watched * d.Count) / total, resolution);
        (BgNbdHistory History, int Count)[] scaled = Array.ConvertAll(
            distinct, d => (new BgNbdHistory(d.History.Repeats, d.History.LastRepeat / unit, d.History.Watched / unit), d.Count));
        IObjectiveFunction objective = ObjectiveFunction.Value(logs =>
            At(logs, 1) is var fitted && IsWithin(fitted, resolution / unit)
            ? -scaled.Sum(d => d.Count * fitted.LogLikelihood(d.History)) / total
            : Outside);
        NelderMeadSimplex simplex = new(Tolerance, MostSteps);
        MinimizationResult found = simplex.FindMinimum(objective, Vector<double>.Build.Dense(4),
            Vector<double>.Build.Dense(4, FirstStep));

        // A simplex can shrink before it arrives; a fresh one at the place found says whether it did.
        for (double before = double.PositiveInfinity; before - found.FunctionInfoAtMinimum.Value > Tolerance;)
        {
            before = found.FunctionInfoAtMinimum.Value;
            found = simplex.FindMinimum(objective, found.MinimizingPoint, Vector<double>.Build.Dense(4, FirstStep));
        }

        return At(found.MinimizingPoint, unit);

        T At(Vector<double> logs, double unit) =>
            model(Math.Exp(logs[0]), unit * Math.Exp(logs[1]), Math.Exp(logs[2]), Math.Exp(logs[3]));
    }

    private static bool IsWithin(IActivityModel model, double leastAlpha) =>
        model.R is >= Least and <= Most && model.A is >= Least and <= Most && model.B is >= Least and <= Most
        && model.Alpha >= leastAlpha && model.Alpha <= Most;
}
