using QuikGraph;

namespace RelationshipModel.Benchmarks.Alternatives;

/// <summary>Adamic and Adar's measure over a graph of QuikGraph's, with a dictionary a person and a queue of the best.</summary>
internal static class GraphScores
{
    internal static double[] Top(UndirectedGraph<int, SEdge<int>> graph, int count)
    {
        PriorityQueue<(int, int), double> best = new();
        foreach (int source in graph.Vertices) Offer(graph, source, count, best, onlyLater: true);
        return Answer(best);
    }

    internal static double[] TopOf(UndirectedGraph<int, SEdge<int>> graph, int source, int count)
    {
        PriorityQueue<(int, int), double> best = new();
        Offer(graph, source, count, best, onlyLater: false);
        return Answer(best);
    }

    private static void Offer(UndirectedGraph<int, SEdge<int>> graph, int source, int count,
        PriorityQueue<(int, int), double> best, bool onlyLater)
    {
        Dictionary<int, double> scores = [];
        foreach (SEdge<int> first in graph.AdjacentEdges(source))
        {
            int shared = first.GetOtherVertex(source);
            double term = 1 / Math.Log(graph.AdjacentDegree(shared));
            foreach (SEdge<int> second in graph.AdjacentEdges(shared))
            {
                int target = second.GetOtherVertex(shared);
                if (onlyLater ? target > source : target != source) scores[target] = scores.GetValueOrDefault(target) + term;
            }
        }

        foreach (SEdge<int> tie in graph.AdjacentEdges(source)) scores.Remove(tie.GetOtherVertex(source));
        foreach ((int target, double score) in scores)
        {
            if (best.Count < count) best.Enqueue((source, target), score);
            else best.EnqueueDequeue((source, target), score);
        }
    }

    private static double[] Answer(PriorityQueue<(int, int), double> best)
    {
        List<double> scores = [];
        while (best.TryDequeue(out _, out double score)) scores.Add(score);
        return [scores.Count, scores.Sum(), scores.Count == 0 ? 0 : scores[^1]];
    }
}
