using System.Diagnostics;
using System.Globalization;
using QuikGraph;
using RelationshipModel.Benchmarks.Alternatives;
using RelationshipModel.Introductions;

namespace RelationshipModel.Benchmarks.Comparisons;

/// <summary>The hundred closest pairs without a tie of their own, by Adamic and Adar's measure.</summary>
internal static class ClosestPairs
{
    internal const string Title = "Find the 100 closest pairs";

    private const int Top = 100;

    /// <summary>The folder of Debian's packages of Python.</summary>
    private const string Python3 = "/usr/bin/python3";

    private const long MostWedgesOfSlowWays = 100_000_000;

    private const string Scipy = """
        import sys, numpy, scipy.sparse
        n, top = int(sys.argv[2]), int(sys.argv[3])
        e = numpy.fromfile(sys.argv[1], dtype=numpy.int32).reshape(-1, 2)
        a = scipy.sparse.csr_matrix((numpy.ones(2 * len(e)), (numpy.r_[e[:, 0], e[:, 1]], numpy.r_[e[:, 1], e[:, 0]])), shape=(n, n))
        k = numpy.asarray(a.sum(axis=1)).ravel()
        with numpy.errstate(divide='ignore'): w = numpy.where(k > 1, 1 / numpy.log(k), 0)
        best = numpy.zeros(0)
        for start in range(0, n, 2000):
            rows = a[start:start + 2000]
            s = rows @ scipy.sparse.diags(w) @ a
            s = (s - s.multiply(rows)).tocoo()
            best = numpy.sort(numpy.r_[best, s.data[s.col > s.row + start]])[-top:]
        print(len(best), repr(float(best.sum())), repr(float(best[-1])))
        """;

    /// <summary>Of the Debian package python3-networkx; it looks at every pair of people.</summary>
    private const string NetworkX = """
        import sys, heapq, array, networkx
        e = array.array('i')
        e.frombytes(open(sys.argv[1], 'rb').read())
        g = networkx.Graph()
        g.add_edges_from(zip(e[0::2], e[1::2]))
        best = heapq.nlargest(int(sys.argv[3]), (score for _, _, score in networkx.adamic_adar_index(g) if score > 0))
        print(len(best), repr(sum(best)), repr(best[0]))
        """;

    private const int MostPeopleOfNetworkX = 2_000;

    internal static Comparison Of(int people, int tiesEach)
    {
        Acquaintances acquaintances = new(people, tiesEach);
        bool isLarge = acquaintances.Network.Wedges > MostWedgesOfSlowWays;
        UndirectedGraph<int, SEdge<int>> graph = acquaintances.Graph();
        DuckDb database = acquaintances.Database(1);
        string edges = Path.GetTempFileName();
        File.WriteAllBytes(edges,
            System.Runtime.InteropServices.MemoryMarshal.AsBytes(
                acquaintances.Pairs.SelectMany(static pair => new[] { pair.A, pair.B }).ToArray().AsSpan()).ToArray());
        List<Contender> contenders =
        [
            new("ours, one thread", () => Answer(acquaintances.Network.Top(Top, ClosenessMeasure.AdamicAdar))),
            new("ours, two threads", () => Answer(acquaintances.Network.Top(Top, ClosenessMeasure.AdamicAdar, 2))),
        ];
        if (!isLarge)
        {
            contenders.Add(new("QuikGraph and a dictionary", () => GraphScores.Top(graph, Top)) { Goal = 15, Rounds = 1 });
            contenders.Add(new("DuckDB, self-join", () => database.Ask("""
                SELECT count(*), sum(score), max(score) FROM (
                    SELECT e.a, f.b, sum(1 / ln(d.k)) AS score FROM ties e JOIN ties f ON e.b = f.a JOIN degrees d ON d.z = e.b
                    WHERE e.a < f.b AND NOT EXISTS (SELECT 1 FROM ties g WHERE g.a = e.a AND g.b = f.b)
                    GROUP BY e.a, f.b ORDER BY score DESC LIMIT 100)
                """)) { Goal = 30, Rounds = 1 });
        }

        if (people <= MostPeopleOfNetworkX && Has("networkx"))
            contenders.Add(new("networkx, a process of its own", () => Python(NetworkX, edges, people)) { Rounds = 1 });
        if (Has("scipy.sparse"))
            contenders.Add(new("scipy, a process of its own", () => Python(Scipy, edges, people))
            {
                Goal = people < 10_000
                ? null : 4,
                Rounds = 1
            });
        return new(Title, acquaintances.ToString(), acquaintances.Network.Wedges, contenders)
        {
            Rounds = isLarge ? 3 : 5,
            CleanUp = () =>
            {
                database.Dispose();
                File.Delete(edges);
            },
        };
    }

    internal static double[] Answer(IReadOnlyList<PairCloseness> pairs) =>
        [pairs.Count, pairs.Sum(static pair => pair.Closeness), pairs.Count == 0 ? 0 : pairs[0].Closeness];

    private static bool Has(string module)
    {
        try
        {
            using Process process =
                Process.Start(new ProcessStartInfo(Python3, ["-c", $"import {module}"]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static double[] Python(string program, string edges, int people)
    {
        ProcessStartInfo start = new(Python3,
            ["-c", program, edges, people.ToString(CultureInfo.InvariantCulture), Top.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["OPENBLAS_NUM_THREADS"] = "1";
        using Process process = Process.Start(start)!;
        string printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return [.. printed.Split(' ', StringSplitOptions.TrimEntries)
            .Select(static number => double.Parse(number, CultureInfo.InvariantCulture))];
    }
}
