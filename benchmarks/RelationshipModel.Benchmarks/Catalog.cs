using RelationshipModel.Benchmarks.Comparisons;

namespace RelationshipModel.Benchmarks;

/// <summary>All comparisons: at sizes for a quick look, and at those of the goals.</summary>
internal static class Catalog
{
    internal static IReadOnlyList<CatalogEntry> Quick { get; } =
    [
        new(Replay.Title, static () => Replay.Of(100_000, 5_000)),
        new(Strongest.Title, static () => Strongest.Of(50_000)),
        new(Ingest.Title, static () => Ingest.Of(100_000, 5_000)),
        new(ClosestPairs.Title, static () => ClosestPairs.Of(2_000, 8)),
        new(ClosestToOne.Title, static () => ClosestToOne.Of(2_000, 8)),
        new(SqliteImport.Title, static () => SqliteImport.Of(50_000, 500)),
        new(KeptStates.Title, static () => KeptStates.Of(100_000, 1_000)),
    ];

    internal static IReadOnlyList<CatalogEntry> Full { get; } =
    [
        new(Replay.Title, static () => Replay.Of(15_000, 150)),
        new(Replay.Title, static () => Replay.Of(150_000, 1_500)),
        new(Replay.Title, static () => Replay.Of(1_000_000, 10_000)),
        new(Replay.Title, static () => Replay.Of(20_000_000, 1_000_000)),
        new(Strongest.Title, static () => Strongest.Of(1_500)),
        new(Strongest.Title, static () => Strongest.Of(10_000)),
        new(Strongest.Title, static () => Strongest.Of(1_000_000)),
        new(Ingest.Title, static () => Ingest.Of(1_000_000, 10_000)),
        new(Ingest.Title, static () => Ingest.Of(2_000_000, 1_000_000)),
        new(ClosestPairs.Title, static () => ClosestPairs.Of(1_000, 12)),
        new(ClosestPairs.Title, static () => ClosestPairs.Of(20_000, 30)),
        new(ClosestPairs.Title, static () => ClosestPairs.Of(200_000, 30)),
        new(ClosestToOne.Title, static () => ClosestToOne.Of(20_000, 30)),
        new(SqliteImport.Title, static () => SqliteImport.Of(1_000_000, 10_000)),
        new(KeptStates.Title, static () => KeptStates.Of(1_000_000, 10_000)),
    ];
}

/// <summary>A comparison by its name, which is made only when it is wanted: making one can take longer than running it.</summary>
internal sealed record CatalogEntry(string Title, Func<Comparison> Make);
