using RelationshipModel.Benchmarks.Comparisons;

namespace RelationshipModel.Benchmarks;

/// <summary>All comparisons: at sizes for a quick look, and at those of the goals.</summary>
internal static class Catalog
{
    internal static IReadOnlyList<Func<Comparison>> Quick { get; } =
    [
        static () => Replay.Of(100_000, 5_000),
        static () => Strongest.Of(50_000),
        static () => Ingest.Of(100_000, 5_000),
        static () => ClosestPairs.Of(2_000, 8),
        static () => ClosestToOne.Of(2_000, 8),
        static () => SqliteImport.Of(50_000, 500),
        static () => KeptStates.Of(100_000, 1_000),
    ];

    internal static IReadOnlyList<Func<Comparison>> Full { get; } =
    [
        static () => Replay.Of(15_000, 150),
        static () => Replay.Of(150_000, 1_500),
        static () => Replay.Of(1_000_000, 10_000),
        static () => Replay.Of(20_000_000, 1_000_000),
        static () => Strongest.Of(1_500),
        static () => Strongest.Of(10_000),
        static () => Strongest.Of(1_000_000),
        static () => Ingest.Of(1_000_000, 10_000),
        static () => Ingest.Of(2_000_000, 1_000_000),
        static () => ClosestPairs.Of(1_000, 12),
        static () => ClosestPairs.Of(20_000, 30),
        static () => ClosestPairs.Of(200_000, 30),
        static () => ClosestToOne.Of(20_000, 30),
        static () => SqliteImport.Of(1_000_000, 10_000),
        static () => KeptStates.Of(1_000_000, 10_000),
    ];
}
