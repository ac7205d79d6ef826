using QuikGraph;
using RelationshipModel.Benchmarks.Alternatives;
using RelationshipModel.Introductions;

namespace RelationshipModel.Benchmarks.Comparisons;

/// <summary>The ten closest to one person, for one person after another.</summary>
internal static class ClosestToOne
{
    internal const string Title = "Find the 10 closest to one person";

    private const int Top = 10;
    private const int People = 200;

    internal static Comparison Of(int people, int tiesEach)
    {
        Acquaintances acquaintances = new(people, tiesEach);
        UndirectedGraph<int, SEdge<int>> graph = acquaintances.Graph();
        DuckDb database = acquaintances.Database(1);
        int[] asked = [.. Enumerable.Range(0, People).Select(i => (int)((long)i * people / People))];
        return new(Title, acquaintances.ToString(), People,
        [
            new("ours",
                () => Sum(
                    asked.Select(
                        person =>
                            ClosestPairs.Answer(
                                acquaintances.Network.TopOf(Acquaintances.Id(person), Top, ClosenessMeasure.AdamicAdar)))))
            { MaxBytes = 2048 },
            new("QuikGraph and a dictionary",
                () => Sum(asked.Select(person => GraphScores.TopOf(graph, person, Top)))) { Goal = 8 },
            new("DuckDB, self-join", () => Sum(asked.Select(person => database.Ask(FormattableString.Invariant($"""
                SELECT count(*), sum(score), max(score) FROM (
                    SELECT f.b, sum(1 / ln(d.k)) AS score FROM ties e JOIN ties f ON e.b = f.a JOIN degrees d ON d.z = e.b
                    WHERE e.a = {person} AND f.b <> {person} AND f.b NOT IN (SELECT b FROM ties WHERE a = {person})
                    GROUP BY f.b ORDER BY score DESC LIMIT {Top})
                """))))) { Rounds = 1 },
        ])
        {
            Rounds = 20,
            CleanUp = database.Dispose,
        };
    }

    private static double[] Sum(IEnumerable<double[]> answers) =>
        answers.Aggregate(new double[3], static (sum, answer) => [sum[0] + answer[0], sum[1] + answer[1], sum[2] + answer[2]]);
}
