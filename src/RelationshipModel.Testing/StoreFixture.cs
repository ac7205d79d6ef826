namespace RelationshipModel.Testing;

/// <summary>The store of a suite: its capabilities, and a place for the rows of each test. One for each class of tests.</summary>
/// <remarks>
/// Derive each suite with it, one line each:
/// <c>public sealed class MyContactTests(MyFixture fixture) : ContactStoreConformance&lt;MyFixture&gt;(fixture);</c>. To set up
/// something that all tests share, a server for one, let it implement <see cref="IAsyncLifetime"/>.
/// </remarks>
public abstract class StoreFixture
{
    /// <summary>Gets the capabilities of the store.</summary>
    public abstract StoreCapabilities Capabilities { get; }

    /// <summary>Makes an empty place to keep rows in, for one test alone: a database, a schema, a list.</summary>
    public abstract ValueTask<StoreUnderTest> CreateAsync();
}
