using RelationshipModel.Storage;
using RelationshipModel.Tests.Storage.Conformance;

namespace RelationshipModel.Tests.Storage;

public sealed class InMemoryContactTests : ContactStoreConformance
{
    protected override ValueTask<IContactStore> OpenAsync() => new(new InMemoryStore());
}

public sealed class InMemoryInteractionTests : InteractionStoreConformance
{
    protected override ValueTask<IInteractionStore> OpenAsync() => new(new InMemoryStore());
}

public sealed class InMemoryCircleTests : CircleStoreConformance
{
    protected override ValueTask<ICircleStore> OpenAsync() => new(new InMemoryStore());
}

public sealed class InMemoryGatheringTests : GatheringStoreConformance
{
    protected override ValueTask<IGatheringStore> OpenAsync() => new(new InMemoryStore());
}

public sealed class InMemoryFollowUpTests : FollowUpStoreConformance
{
    protected override ValueTask<IFollowUpStore> OpenAsync() => new(new InMemoryStore());
}

public sealed class InMemoryAcquaintanceTests : AcquaintanceStoreConformance
{
    protected override ValueTask<IAcquaintanceStore> OpenAsync() => new(new InMemoryStore());
}

public sealed class InMemoryIntroductionTests : IntroductionStoreConformance
{
    protected override ValueTask<IIntroductionStore> OpenAsync() => new(new InMemoryStore());
}
