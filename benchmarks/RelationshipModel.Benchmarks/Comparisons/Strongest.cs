using System.Numerics;
using System.Runtime.InteropServices;
using RelationshipModel.Benchmarks.Alternatives;
using RelationshipModel.Scoring;
using RelationshipModel.Scoring.Bulk;

namespace RelationshipModel.Benchmarks.Comparisons;

/// <summary>The hundred strongest of all ties, from their state.</summary>
internal static class Strongest
{
    internal const string Title = "Score all ties anew and take the 100 strongest";

    private const int Top = 100;

    /// <summary>Below it the hundred scores themselves take most of the time; the goals are for a million ties.</summary>
    private const int FewestOfGoals = 50_000;

    internal static Comparison Of(int ties)
    {
        Histories histories = new(ties * 2, ties);
        (TieLedger ledger, _) = histories.FilledLedger();
        PlainTie[] plain = [.. Enumerable.Range(0, ties).Select(static _ => new PlainTie())];
        foreach (Row row in histories.Rows) plain[row.Tie].Add(row);
        Dictionary<TieKey, int> places = ledger.Ties.Select(static (tie, i) => (tie, i))
            .ToDictionary(static pair => pair.tie, static pair => pair.i);
        double[][] columns = [.. Enumerable.Range(0, 3)
            .Select(k => Enumerable.Range(0, ties).Select(i => (double)(i ^ k)).ToArray())];
        DuckDb database = new(1);
        database.Execute("CREATE TABLE ties (tie INTEGER, bond DOUBLE, days DOUBLE)");
        Random random = new(3);
        database.Fill("ties", ties,
            (row, i) => row.AppendValue(i).AppendValue(random.NextDouble() * 100).AppendValue(random.NextDouble() * -3650));
        return new(Title, FormattableString.Invariant($"{ties:#,0} ties"), ties,
        [
            new("ours, one thread", () => Answer(ledger.Strongest(Top, Histories.AsOf), places)) { MaxBytes = 200_000.0 / ties },
            new("LINQ over objects, the same formulas", () =>
                [.. plain.Select(static (tie, i) => (Strength: tie.Strength(Histories.AsOf), Tie: i))
                    .OrderByDescending(static tie => tie.Strength).Take(Top)
                    .SelectMany(static tie => new[] { tie.Tie, tie.Strength })])
            { Goal = ties < FewestOfGoals ? null : 30 },
            new("DuckDB, plain decay", () => database.Ask(
                "SELECT sum(bond), count(*) FROM (SELECT tie, bond * pow(2, days / 365) AS bond FROM ties ORDER BY bond DESC "
                    + "LIMIT 100)")) { Goal = ties < FewestOfGoals ? null : 3, IsOtherWork = true },
            new("the read floor: the sums of the same three columns",
                () => [.. columns.Select(Sum)]) { Goal = ties < FewestOfGoals ? null : .25, IsOtherWork = true },
            new("ours, two threads", () => Answer(ledger.Strongest(Top, Histories.AsOf, 2), places)),
        ])
        {
            Rounds = 40,
            CleanUp = database.Dispose,
        };
    }

    private static double[] Answer(IReadOnlyList<RelationshipScore> scores, Dictionary<TieKey, int> places) =>
        [.. scores.SelectMany(score => new[] { places[score.Tie], score.Strength })];

    private static double Sum(double[] column)
    {
        Vector<double> sum = default;
        foreach (Vector<double> part in MemoryMarshal.Cast<double, Vector<double>>(column))
            sum += part;
        return Vector.Sum(sum);
    }
}
