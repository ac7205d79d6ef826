namespace RelationshipModel.Scoring.Bulk;

/// <summary>Runs work on several cores at once.</summary>
internal static class Parts
{
    internal static void Run(int parts, Action<int> work)
    {
        if (parts == 1) work(0);
        else Enumerable.Range(0, parts).AsParallel().WithDegreeOfParallelism(parts).ForAll(work);
    }
}
