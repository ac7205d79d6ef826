using RelationshipModel.Storage;
using RelationshipModel.Testing;

namespace RelationshipModel.Tests.Storage;

public sealed class InMemoryFixture : StoreFixture
{
    public override StoreCapabilities Capabilities => StoreCapabilities.AllPorts | StoreCapabilities.ConcurrentWriters;

    public override ValueTask<StoreUnderTest> CreateAsync() => new(new Kept());

    private sealed class Kept : StoreUnderTest
    {
        private readonly NetworkStores _stores = NetworkStores.Of(new InMemoryStore());

        public override ValueTask<NetworkStores> OpenAsync() => new(_stores);
    }
}

public sealed class InMemoryConformanceTests
{
    [Fact]
    public void InMemoryStore_OfEverySuiteThatApplies_DerivesAll() =>
        ConformanceSuites.AssertAllDerived(typeof(InMemoryConformanceTests).Assembly, new InMemoryFixture());
}

public sealed class InMemoryContactTests(InMemoryFixture fixture) : ContactStoreConformance<InMemoryFixture>(fixture);

public sealed class InMemoryInteractionTests(InMemoryFixture fixture) : InteractionStoreConformance<InMemoryFixture>(fixture);

public sealed class InMemoryCircleTests(InMemoryFixture fixture) : CircleStoreConformance<InMemoryFixture>(fixture);

public sealed class InMemoryMembershipTests(InMemoryFixture fixture) : MembershipStoreConformance<InMemoryFixture>(fixture);

public sealed class InMemoryGatheringTests(InMemoryFixture fixture) : GatheringStoreConformance<InMemoryFixture>(fixture);

public sealed class InMemoryFollowUpTests(InMemoryFixture fixture) : FollowUpStoreConformance<InMemoryFixture>(fixture);

public sealed class InMemoryNoteTests(InMemoryFixture fixture) : NoteStoreConformance<InMemoryFixture>(fixture);

public sealed class InMemoryAcquaintanceTests(InMemoryFixture fixture) : AcquaintanceStoreConformance<InMemoryFixture>(fixture);

public sealed class InMemoryIntroductionTests(InMemoryFixture fixture) : IntroductionStoreConformance<InMemoryFixture>(fixture);

public sealed class InMemoryOwnerIsolationTests(InMemoryFixture fixture) : OwnerIsolationConformance<InMemoryFixture>(fixture);

public sealed class InMemoryConcurrentWritersTests(InMemoryFixture fixture)
    : ConcurrentWritersConformance<InMemoryFixture>(fixture);

public sealed class InMemoryPrivacyTests(InMemoryFixture fixture) : PrivacyConformance<InMemoryFixture>(fixture);

public sealed class InMemoryTieStateTests(InMemoryFixture fixture) : TieStateStoreConformance<InMemoryFixture>(fixture);

public sealed class InMemoryFoldedScoresTests(InMemoryFixture fixture) : FoldedScoresConformance<InMemoryFixture>(fixture);

public sealed class InMemoryAnswersTests(InMemoryFixture fixture) : AnswersConformance<InMemoryFixture>(fixture);

public sealed class InMemoryConcurrentCirclesTests(InMemoryFixture fixture)
    : ConcurrentCirclesConformance<InMemoryFixture>(fixture);

public sealed class InMemoryMergeTests(InMemoryFixture fixture) : MergeStoreConformance<InMemoryFixture>(fixture);

public sealed class InMemoryRecordedDirectionsTests(InMemoryFixture fixture)
    : RecordedDirectionsConformance<InMemoryFixture>(fixture);

public sealed class InMemoryUnitOfWorkTests(InMemoryFixture fixture) : UnitOfWorkConformance<InMemoryFixture>(fixture);

public sealed class InMemoryReadViewTests(InMemoryFixture fixture) : ReadViewConformance<InMemoryFixture>(fixture);

public sealed class InMemoryMergedNetworkTests(InMemoryFixture fixture) : MergedNetworkConformance<InMemoryFixture>(fixture);
