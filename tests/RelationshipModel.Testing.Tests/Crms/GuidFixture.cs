using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing.Tests.Crms;

/// <summary>A durable store with GUIDs as keys that keeps microseconds.</summary>
public sealed class GuidFixture : StoreFixture
{
    public override StoreCapabilities Capabilities =>
        StoreCapabilities.AllPorts | StoreCapabilities.Durable | StoreCapabilities.ConcurrentWriters;

    public override StoreFit Fit { get; } = new()
    {
        OwnerKeys = KeyForm.Guid,
        ContactKeys = KeyForm.Guid,
        InteractionKeys = KeyForm.Int64,
        TimePrecision = Duration.FromNanoseconds(1000),
    };

    public override ValueTask<StoreUnderTest> CreateAsync() => new(new Kept());

    private sealed class Kept : StoreUnderTest
    {
        private readonly NetworkStores _stores = NetworkStores.Of(new InMemoryStore());

        public override ValueTask<NetworkStores> OpenAsync() => new(_stores);
    }
}
