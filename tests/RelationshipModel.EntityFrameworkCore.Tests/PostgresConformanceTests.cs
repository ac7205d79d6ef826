using RelationshipModel.Testing;

namespace RelationshipModel.EntityFrameworkCore.Tests;

public sealed class PostgresConformanceTests
{
    [Fact]
    public void EntityFrameworkCoreStore_OfEverySuiteThatApplies_DerivesAll() =>
        ConformanceSuites.AssertAllDerived(typeof(PostgresConformanceTests).Assembly, new PostgresFixture());
}

public sealed class PostgresContactTests(PostgresFixture fixture) : ContactStoreConformance<PostgresFixture>(fixture);

public sealed class PostgresInteractionTests(PostgresFixture fixture) : InteractionStoreConformance<PostgresFixture>(fixture);

public sealed class PostgresCircleTests(PostgresFixture fixture) : CircleStoreConformance<PostgresFixture>(fixture);

public sealed class PostgresMembershipTests(PostgresFixture fixture) : MembershipStoreConformance<PostgresFixture>(fixture);

public sealed class PostgresGatheringTests(PostgresFixture fixture) : GatheringStoreConformance<PostgresFixture>(fixture);

public sealed class PostgresFollowUpTests(PostgresFixture fixture) : FollowUpStoreConformance<PostgresFixture>(fixture);

public sealed class PostgresNoteTests(PostgresFixture fixture) : NoteStoreConformance<PostgresFixture>(fixture);

public sealed class PostgresAcquaintanceTests(PostgresFixture fixture) : AcquaintanceStoreConformance<PostgresFixture>(fixture);

public sealed class PostgresIntroductionTests(PostgresFixture fixture) : IntroductionStoreConformance<PostgresFixture>(fixture);

public sealed class PostgresOwnerIsolationTests(PostgresFixture fixture) : OwnerIsolationConformance<PostgresFixture>(fixture);

public sealed class PostgresDurabilityTests(PostgresFixture fixture) : DurabilityConformance<PostgresFixture>(fixture);

public sealed class PostgresConcurrentWritersTests(PostgresFixture fixture)
    : ConcurrentWritersConformance<PostgresFixture>(fixture);

public sealed class PostgresPrivacyTests(PostgresFixture fixture) : PrivacyConformance<PostgresFixture>(fixture);

public sealed class PostgresTieStateTests(PostgresFixture fixture) : TieStateStoreConformance<PostgresFixture>(fixture);

public sealed class PostgresFoldedScoresTests(PostgresFixture fixture) : FoldedScoresConformance<PostgresFixture>(fixture);

public sealed class PostgresAnswersTests(PostgresFixture fixture) : AnswersConformance<PostgresFixture>(fixture);

public sealed class PostgresConcurrentCirclesTests(PostgresFixture fixture)
    : ConcurrentCirclesConformance<PostgresFixture>(fixture);

public sealed class PostgresMergeTests(PostgresFixture fixture) : MergeStoreConformance<PostgresFixture>(fixture);

public sealed class PostgresRecordedDirectionsTests(PostgresFixture fixture)
    : RecordedDirectionsConformance<PostgresFixture>(fixture);

public sealed class PostgresUnitOfWorkTests(PostgresFixture fixture) : UnitOfWorkConformance<PostgresFixture>(fixture);

public sealed class PostgresReadViewTests(PostgresFixture fixture) : ReadViewConformance<PostgresFixture>(fixture);

public sealed class PostgresMergedNetworkTests(PostgresFixture fixture) : MergedNetworkConformance<PostgresFixture>(fixture);
