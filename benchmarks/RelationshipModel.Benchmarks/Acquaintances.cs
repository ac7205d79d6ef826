using QuikGraph;
using RelationshipModel.Introductions;

namespace RelationshipModel.Benchmarks;

/// <summary>Made-up acquaintances: a few people know many.</summary>
internal sealed class Acquaintances
{
    internal Acquaintances(int people, int tiesEach)
    {
        Random random = new(11);
        HashSet<(int, int)> pairs = [];
        while (pairs.Count < people * tiesEach / 2)
        {
            double skew = random.NextDouble();
            int a = (int)(people * skew * skew), b = random.Next(people);
            if (a != b) pairs.Add(a < b ? (a, b) : (b, a));
        }

        People = people;
        Pairs = [.. pairs];
        Network = TieNetwork.Of(Pairs.Select(static pair => new KnownTie(Id(pair.A), Id(pair.B), 1)));
    }

    internal int People { get; }

    internal (int A, int B)[] Pairs { get; }

    internal TieNetwork Network { get; }

    internal static ContactId Id(int person) => new(FormattableString.Invariant($"p{person:D7}"));

    internal UndirectedGraph<int, SEdge<int>> Graph()
    {
        UndirectedGraph<int, SEdge<int>> graph = new(allowParallelEdges: false);
        graph.AddVerticesAndEdgeRange(Pairs.Select(static pair => new SEdge<int>(pair.A, pair.B)));
        return graph;
    }

    internal Alternatives.DuckDb Database(int threads)
    {
        Alternatives.DuckDb database = new(threads);
        database.Execute("CREATE TABLE ties (a INTEGER, b INTEGER)");
        database.Fill("ties", Pairs.Length * 2,
            (row, i) => row.AppendValue(i % 2 == 0 ? Pairs[i / 2].A : Pairs[i / 2].B)
                .AppendValue(i % 2 == 0 ? Pairs[i / 2].B : Pairs[i / 2].A));
        database.Execute("CREATE TABLE degrees AS SELECT a AS z, count(*) AS k FROM ties GROUP BY a");
        return database;
    }

    public override string ToString() =>
        FormattableString.Invariant($"{People:#,0} people, {Pairs.Length:#,0} ties, {Network.Wedges:#,0} wedges");
}
