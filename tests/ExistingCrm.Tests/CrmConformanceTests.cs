using RelationshipModel.Testing;

namespace ExistingCrm.Tests;

public sealed class CrmFixture : StoreFixture
{
    public override StoreCapabilities Capabilities =>
        StoreCapabilities.Contacts | StoreCapabilities.Interactions | StoreCapabilities.Durable
            | StoreCapabilities.ConcurrentWriters;

    public override ValueTask<StoreUnderTest> CreateAsync() => new(new Kept());

    private sealed class Kept : StoreUnderTest
    {
        private readonly Crm _crm = new("owner", "Owner");

        public override ValueTask<NetworkStores> OpenAsync() => new(NetworkStores.Of(new CrmStore(_crm)));

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            _crm.Dispose();
        }
    }
}

public sealed class CrmConformanceTests
{
    [Fact]
    public void CrmStore_OfEverySuiteThatApplies_DerivesAll() =>
        ConformanceSuites.AssertAllDerived(typeof(CrmConformanceTests).Assembly, new CrmFixture());
}

public sealed class CrmContactTests(CrmFixture fixture) : ContactStoreConformance<CrmFixture>(fixture);

public sealed class CrmInteractionTests(CrmFixture fixture) : InteractionStoreConformance<CrmFixture>(fixture);

public sealed class CrmOwnerIsolationTests(CrmFixture fixture) : OwnerIsolationConformance<CrmFixture>(fixture);

public sealed class CrmDurabilityTests(CrmFixture fixture) : DurabilityConformance<CrmFixture>(fixture);

public sealed class CrmConcurrentWritersTests(CrmFixture fixture) : ConcurrentWritersConformance<CrmFixture>(fixture);

public sealed class CrmPrivacyTests(CrmFixture fixture) : PrivacyConformance<CrmFixture>(fixture);
