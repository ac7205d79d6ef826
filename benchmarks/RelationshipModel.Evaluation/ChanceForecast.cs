using RelationshipModel.Evaluation.Rules;

namespace RelationshipModel.Evaluation;

/// <summary>
/// Is the chance of contact a probability? Beside it stand the base rate and buckets of recency, both taken from the other owners
/// of the same run, and BG/NBD and MBG/CNBD-k fitted to the same history.
/// </summary>
internal sealed class ChanceForecast(Engine engine)
{
    internal static readonly string[] Names = ["base rate", "buckets of recency", "BG/NBD", "MBG/CNBD-k",
        "**ChanceOfContact**, from the tie alone", "**ChanceOfContact**, with presence"];

    private const int Folds = 5, Tenths = 10;

    /// <summary>No forecast is surer than this, so that one surprise does not make a loss without bound.</summary>
    private const double Surest = 1e-6;

    private static readonly double[] Buckets = [1, 3, 7, 14, 30, 60, 120, 240, 480, 960, 1920, 3840, double.PositiveInfinity];

    private readonly BgNbdRule _bgNbd = new();
    private readonly MbgCnbdRule _mbgCnbd = new();

    public ChanceForecastResult Evaluate(Correspondence correspondence)
    {
        List<(int Owner, double Value)>[] loss = [.. Names.Select(static _ => new List<(int, double)>())];
        List<(int Owner, double Value)>[] brier = [.. Names.Select(static _ => new List<(int, double)>())];
        (int Ties, double Sum, int Active)[] tenths = new (int, double, int)[Tenths];
        int forecasts = 0;
        foreach (Run run in Protocol.Runs(correspondence))
        {
            bool[] active = ContactForecast.Active(run);
            double[][] chances = [.. Chances(run, active)];
            for (int tie = 0; tie < active.Length; tie++)
            {
                int owner = correspondence.Resampling.IndexOf(run.Snapshot.Ties[tie].Key.Owner);
                for (int i = 0; i < Names.Length; i++)
                {
                    double chance = Math.Clamp(chances[i][tie], Surest, 1 - Surest), came = active[tie] ? 1 : 0;
                    loss[i].Add((owner, -Math.Log(active[tie] ? chance : 1 - chance)));
                    brier[i].Add((owner, (chance - came) * (chance - came)));
                }

                double ours = chances[^1][tie];
                ref (int Ties, double Sum, int Active) tenth = ref tenths[Math.Min((int)(ours * Tenths), Tenths - 1)];
                tenth = (tenth.Ties + 1, tenth.Sum + ours, tenth.Active + (active[tie] ? 1 : 0));
            }

            forecasts += active.Length;
        }

        return new(
            correspondence.Name,
            Array.ConvertAll(loss, losses => correspondence.Resampling.Mean([losses])),
            Array.ConvertAll(brier, scores => correspondence.Resampling.Mean([scores])),
            Array.ConvertAll(tenths,
                static tenth =>
                    (tenth.Ties, tenth.Sum / Math.Max(1, tenth.Ties), tenth.Active / (double)Math.Max(1, tenth.Ties))),
            forecasts);
    }

    private IEnumerable<double[]> Chances(Run run, bool[] active)
    {
        IReadOnlyList<PastTie> ties = run.Snapshot.Ties;
        int[] folds = new int[ties.Count];
        for (int owner = 0; owner < run.Snapshot.Networks.Count; owner++)
            folds.AsSpan(run.Snapshot.Networks[owner]).Fill(owner % Folds);
        yield return Rates(active, folds, static _ => 0);
        yield return Rates(active, folds, tie => Array.FindIndex(Buckets, bucket => ties[tie].Silence <= bucket));
        yield return _bgNbd.Chances(run);
        yield return _mbgCnbd.Chances(run);
        yield return Array.ConvertAll(engine.WithoutPresence(run.Snapshot), score => score.ChanceOfContact(run.Horizon));
        yield return Array.ConvertAll(engine.Of(run.Snapshot), score => score.ChanceOfContact(run.Horizon));
    }

    /// <summary>For each tie the share of active ones in its bucket among the owners of other folds, shrunk by one
    /// tie towards the share of all.</summary>
    private static double[] Rates(bool[] active, int[] folds, Func<int, int> bucketOf)
    {
        int[] buckets = [.. Enumerable.Range(0, active.Length).Select(bucketOf)];
        double[] rates = new double[active.Length];
        for (int fold = 0; fold < Folds; fold++)
        {
            Dictionary<int, (int Ties, int Active)> counts = [];
            int all = 0, allActive = 0;
            for (int tie = 0; tie < active.Length; tie++)
            {
                if (folds[tie] == fold) continue;
                (int known, int came) = counts.GetValueOrDefault(buckets[tie]);
                counts[buckets[tie]] = (known + 1, came + (active[tie] ? 1 : 0));
                all++;
                allActive += active[tie] ? 1 : 0;
            }

            double rate = (allActive + .5) / (all + 1.0);
            for (int tie = 0; tie < active.Length; tie++)
            {
                if (folds[tie] != fold) continue;
                (int known, int came) = counts.GetValueOrDefault(buckets[tie]);
                rates[tie] = (came + rate) / (known + 1.0);
            }
        }

        return rates;
    }
}
