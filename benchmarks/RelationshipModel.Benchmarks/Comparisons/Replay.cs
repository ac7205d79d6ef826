using RelationshipModel.Benchmarks.Alternatives;
using RelationshipModel.Scoring.Bulk;

namespace RelationshipModel.Benchmarks.Comparisons;

/// <summary>All strengths from a raw log that is in no order of ties.</summary>
internal static class Replay
{
    internal const string Title = "Replay a log and score all ties";

    internal static Comparison Of(int interactions, int ties)
    {
        Histories histories = new(interactions, ties);
        (TieLedger Ledger, TieHandle[] Ties) made = histories.NewLedger();
        TieHandle[] handles = [];
        double[] strengths = new double[ties];
        DuckDb one = new(1), two = new(2);
        foreach (DuckDb database in (DuckDb[])[one, two])
        {
            database.Execute("CREATE TABLE log (tie INTEGER, days DOUBLE, weight DOUBLE)");
            database.Fill("log", interactions, (row, i) => row
                .AppendValue(histories.Rows[i].Tie).AppendValue((histories.Rows[i].At - Histories.AsOf).TotalDays)
                .AppendValue(PlainFormulas.Weight(histories.Rows[i])));
        }

        return new(Title, FormattableString.Invariant($"{interactions:#,0} interactions, {ties:#,0} ties"), interactions,
        [
            Ours(1),
            new("LINQ and NodaTime, the same formulas", () =>
            {
                foreach ((int tie, double strength) in LinqScores.Of(histories.Rows, Histories.AsOf)) strengths[tie] = strength;
                return Answer(strengths);
            })
            { Goal = interactions > 5_000_000 ? 15 : 9, Rounds = interactions > 5_000_000 ? 1 : int.MaxValue },
            Duck("DuckDB, plain decay, one thread", one),
            Ours(2),
            Duck("DuckDB, plain decay, two threads", two),
        ])
        {
            CleanUp = () =>
            {
                one.Dispose();
                two.Dispose();
            },
        };

        Contender Ours(int threads) => new(threads == 1 ? "ours, one thread" : "ours, two threads", () =>
        {
            made.Ledger.Record(handles, histories.Episodes, threads);
            made.Ledger.Strengths(strengths, Histories.AsOf, threads);
            return Answer(strengths);
        })
        {
            Prepare = () =>
            {
                made = histories.NewLedger();
                handles = Array.ConvertAll(histories.Rows, row => made.Ties[row.Tie]);
            },
        };

        static Contender Duck(string name, DuckDb database) =>
            new(name,
                () => database.Ask(
                    "SELECT sum(bond), count(*) FROM (SELECT tie, sum(weight * pow(2, days / 365)) AS bond FROM log GROUP BY "
                        + "tie)"))
            {
                Goal = name.Contains("one", StringComparison.Ordinal) ? 1 : null,
                IsOtherWork = true,
            };
    }

    private static double[] Answer(double[] strengths) => [strengths.Sum(), strengths.Max(), strengths[0], strengths[^1]];
}
