using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace RelationshipModel.Benchmarks.Comparisons;

/// <summary>All scores of a network in a file of SQLite.</summary>
internal static class KeptStates
{
    internal const string Title = "Score a network kept in SQLite";

    private static readonly OwnerId Owner = new("owner");

    internal static Comparison Of(int interactions, int ties)
    {
        string folder = Directory.CreateTempSubdirectory("relationshipmodel-").FullName;
        SqliteStore store = new(Path.Combine(folder, "network.db"));
        foreach (Interaction[] batch in new Histories(interactions, ties).Interactions().Chunk(10_000))
            SqliteImport.Done(((IInteractionStore)store).AddAsync(Owner, batch));
        IClock clock = new NoClock();
        RelationshipNetwork kept = new(Owner, NetworkStores.Of(store), clock);
        RelationshipNetwork logged = new(Owner, NetworkStores.Of(store) with { TieStates = null }, clock);
        return new(Title, FormattableString.Invariant($"{interactions:#,0} interactions, {ties:#,0} ties"), ties,
        [
            new("ours, from the states kept beside the log", () => Answer(kept)),
            new("from the log", () => Answer(logged)) { Goal = 20 },
        ])
        {
            Tolerance = 0,
            CleanUp = () =>
            {
                store.Dispose();
                Directory.Delete(folder, recursive: true);
            },
        };
    }

    private static double[] Answer(RelationshipNetwork network) =>
        [.. network.ScoreAllAsync(Histories.AsOf).ToBlockingEnumerable()
            .SelectMany(static score => new[] { score.Strength, score.Bond })];

    /// <summary>The interactions of a store that keeps no states.</summary>
    private sealed class LogAlone(IInteractionStore store) : IInteractionStore
    {
        public ValueTask<Interaction?> FindAsync(OwnerId owner, InteractionId id,
            CancellationToken cancellationToken = default) => store.FindAsync(owner, id, cancellationToken);

        public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, LogPosition? after,
            CancellationToken cancellationToken = default) =>
            store.ListAsync(owner, after, cancellationToken);

        public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, ContactId contact,
            CancellationToken cancellationToken = default) =>
            store.ListAsync(owner, contact, cancellationToken);

        public ValueTask<int> AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
            CancellationToken cancellationToken = default) =>
            store.AddAsync(owner, interactions, cancellationToken);

        public ValueTask SaveAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
            CancellationToken cancellationToken = default) =>
            store.SaveAsync(owner, interactions, cancellationToken);

        public ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<InteractionId> ids,
            CancellationToken cancellationToken = default) =>
            store.RemoveAsync(owner, ids, cancellationToken);
    }

    private sealed class NoClock : IClock
    {
        public Instant GetCurrentInstant() => throw new InvalidOperationException("Each call names its instant.");
    }
}
