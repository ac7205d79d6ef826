namespace RelationshipModel.Benchmarks;

/// <summary>A work at a size, and the ways of doing it: ours comes first.</summary>
internal sealed record Comparison(string Name, string Size, long Operations, IReadOnlyList<Contender> Contenders) : IDisposable
{
    /// <summary>The distance by which two answers may differ, as a share of them.</summary>
    internal double Tolerance { get; init; } = 1e-9;

    /// <summary>The number of times each is run.</summary>
    internal int Rounds { get; init; } = 5;

    /// <summary>Takes away what the work left behind.</summary>
    internal Action CleanUp { get; init; } = static () => { };

    public void Dispose() => CleanUp();
}
