using NodaTime;
using RelationshipModel.Evaluation.Rules;

namespace RelationshipModel.Evaluation;

/// <summary>
/// Does a number put the silent ties that will resume before those that will not? Of all ties silent for longer than a
/// share of the span, at most three years, those are positive in which a message passes within three times that. The
/// ties of all owners and dates are pooled.
/// </summary>
internal sealed class RevivalForecast(Engine engine, EarlierEngine earlier)
{
    /// <summary>The lengths of silence, as shares of the file's span.</summary>
    public static readonly double[] Silences = [.05, .10];

    /// <summary>Longer than this no tie need be silent, however long the file.</summary>
    public static readonly Duration Longest = Duration.FromDays(3 * 365);

    public static readonly string[] Rules = ["**Bond**", "**Vitality**", "recency", "frequency", "model 1: Bond"];

    public RevivalForecastResult Evaluate(Correspondence correspondence)
    {
        List<double>[] scores = [.. Rules.Select(static _ => new List<double>())];
        List<bool> resumed = [];
        List<int> owners = [];
        double[] sums = new double[Rules.Length];
        int runs = 0;
        Duration[] silences = [.. Silences.Select(share => Duration.Min(correspondence.Span * share, Longest)).Distinct()];
        foreach (double date in Protocol.Dates)
        {
            Snapshot snapshot = new(correspondence, correspondence.Quantile(date));
            IReadOnlyList<TieNumbers> scored = engine.Numbers(snapshot), before = earlier.Numbers(snapshot);
            foreach (Duration least in silences)
            {
                bool[] active = ContactForecast.Active(new(snapshot, least * 3));
                int[] silent = [.. Enumerable.Range(0, scored.Count).Where(i => snapshot.Ties[i].Silence > least.TotalDays)];
                bool[] positive = Array.ConvertAll(silent, i => active[i]);
                double[][] values =
                [
                    Array.ConvertAll(silent, i => scored[i].Bond), Array.ConvertAll(silent, i => scored[i].Vitality),
                    Array.ConvertAll(silent, i => -snapshot.Ties[i].Silence),
                    Array.ConvertAll(silent, i => (double)snapshot.Ties[i].Count), Array.ConvertAll(silent, i => before[i].Bond),
                ];
                resumed.AddRange(positive);
                owners.AddRange(silent.Select(i => correspondence.Resampling.IndexOf(snapshot.Ties[i].Key.Owner)));
                for (int rule = 0; rule < values.Length; rule++) scores[rule].AddRange(values[rule]);
                if (Auc.Of(values[0], positive) is null) continue;
                runs++;
                for (int rule = 0; rule < values.Length; rule++) sums[rule] += Auc.Of(values[rule], positive)!.Value;
            }
        }

        return new(
            correspondence, resumed.Count, resumed.Count(static isResumed => isResumed),
            Array.ConvertAll(scores, values => correspondence.Resampling.Area([new(new(values, resumed), owners)])),
            Array.ConvertAll(sums, sum => runs == 0 ? (double?)null : sum / runs));
    }
}
