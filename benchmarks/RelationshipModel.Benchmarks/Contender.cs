namespace RelationshipModel.Benchmarks;

/// <summary>One way of doing a work.</summary>
/// <param name="Name">Which.</param>
/// <param name="Run">Does the work, and gives the numbers by which it is checked.</param>
internal sealed record Contender(string Name, Func<double[]> Run)
{
    /// <summary>Makes ready what is not timed, before each run.</summary>
    internal Action Prepare { get; init; } = static () => { };

    /// <summary>Gives the answer where that is no part of the work: it is not timed, and
    /// stands in for what the run gave.</summary>
    internal Func<double[]>? Answer { get; init; }

    /// <summary>The goal: the number of times as fast as this one that ours must be. Null if there is no goal.</summary>
    internal double? Goal { get; init; }

    /// <summary>The most bytes that may be allocated an operation; null where it is not limited.</summary>
    internal double? MaxBytes { get; init; }

    /// <summary>Whether it does another, lesser work, and gives an answer of its own.</summary>
    internal bool IsOtherWork { get; init; }

    /// <summary>The number of rounds it takes part in: fewer if it takes very long.</summary>
    internal int Rounds { get; init; } = int.MaxValue;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
