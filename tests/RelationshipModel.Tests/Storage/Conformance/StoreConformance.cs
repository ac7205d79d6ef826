namespace RelationshipModel.Tests.Storage.Conformance;

/// <summary>What a store of any port must do, stated as tests: derive the suite of each port that the store implements.</summary>
public abstract class StoreConformance<TStore> : IAsyncLifetime
    where TStore : class
{
    /// <summary>Ids that only an ordinal comparison of UTF-16 code units puts in this order, and keeps apart.</summary>
    protected static readonly string[] OrdinalIds = ["10", "9", "B", "a", "a ", "a b", "b", "e\u0301", "\u00e9", "\U0001f600", "\uff46"];

    protected static OwnerId Owner { get; } = new("owner");

    protected static OwnerId AnotherOwner { get; } = new("Owner");

    protected static CancellationToken Cancelled { get; } = new(canceled: true);

    /// <summary>The store under test, empty when a test begins.</summary>
    protected TStore Store { get; private set; } = null!;

    protected abstract ValueTask<TStore> OpenAsync();

    public async ValueTask InitializeAsync() => Store = await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>The items in an order in which no sort would find them.</summary>
    protected static IEnumerable<T> Shuffled<T>(IReadOnlyList<T> items) => items.Where((_, i) => i % 2 == 1).Reverse().Concat(items.Where((_, i) => i % 2 == 0));
}
