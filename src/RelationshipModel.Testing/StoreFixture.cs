namespace RelationshipModel.Testing;

/// <summary>What the suites need of a store: what it can do, and a place for the rows of each
/// test. One per class of tests.</summary>
/// <remarks>
/// Derive each suite with it, one line each:
/// <c>public sealed class MyContactTests(MyFixture fixture) : ContactStoreConformance&lt;MyFixture&gt;(fixture);</c>. To set up
/// something that all tests share, a server for one, let it implement <see cref="IAsyncLifetime"/>.
/// </remarks>
public abstract class StoreFixture
{
    /// <summary>What the store can do.</summary>
    public abstract StoreCapabilities Capabilities { get; }

    /// <summary>Makes an empty place to keep rows in, for one test alone: a database, a schema, a list.</summary>
    public abstract ValueTask<StoreUnderTest> CreateAsync();
}
