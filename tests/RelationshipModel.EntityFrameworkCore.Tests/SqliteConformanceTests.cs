using RelationshipModel.Testing;

namespace RelationshipModel.EntityFrameworkCore.Tests;

public sealed class SqliteConformanceTests
{
    [Fact]
    public void EntityFrameworkCoreStore_OfEverySuiteThatApplies_DerivesAll() =>
        ConformanceSuites.AssertAllDerived(typeof(SqliteConformanceTests).Assembly, new SqliteFixture());
}

public sealed class SqliteContactTests(SqliteFixture fixture) : ContactStoreConformance<SqliteFixture>(fixture);

public sealed class SqliteInteractionTests(SqliteFixture fixture) : InteractionStoreConformance<SqliteFixture>(fixture);

public sealed class SqliteCircleTests(SqliteFixture fixture) : CircleStoreConformance<SqliteFixture>(fixture);

public sealed class SqliteMembershipTests(SqliteFixture fixture) : MembershipStoreConformance<SqliteFixture>(fixture);

public sealed class SqliteGatheringTests(SqliteFixture fixture) : GatheringStoreConformance<SqliteFixture>(fixture);

public sealed class SqliteFollowUpTests(SqliteFixture fixture) : FollowUpStoreConformance<SqliteFixture>(fixture);

public sealed class SqliteNoteTests(SqliteFixture fixture) : NoteStoreConformance<SqliteFixture>(fixture);

public sealed class SqliteAcquaintanceTests(SqliteFixture fixture) : AcquaintanceStoreConformance<SqliteFixture>(fixture);

public sealed class SqliteIntroductionTests(SqliteFixture fixture) : IntroductionStoreConformance<SqliteFixture>(fixture);

public sealed class SqliteOwnerIsolationTests(SqliteFixture fixture) : OwnerIsolationConformance<SqliteFixture>(fixture);

public sealed class SqliteDurabilityTests(SqliteFixture fixture) : DurabilityConformance<SqliteFixture>(fixture);

public sealed class SqliteConcurrentWritersTests(SqliteFixture fixture) : ConcurrentWritersConformance<SqliteFixture>(fixture);

public sealed class SqlitePrivacyTests(SqliteFixture fixture) : PrivacyConformance<SqliteFixture>(fixture);

public sealed class SqliteTieStateTests(SqliteFixture fixture) : TieStateStoreConformance<SqliteFixture>(fixture);

public sealed class SqliteFoldedScoresTests(SqliteFixture fixture) : FoldedScoresConformance<SqliteFixture>(fixture);

public sealed class SqliteAnswersTests(SqliteFixture fixture) : AnswersConformance<SqliteFixture>(fixture);

public sealed class SqliteConcurrentCirclesTests(SqliteFixture fixture) : ConcurrentCirclesConformance<SqliteFixture>(fixture);

public sealed class SqliteMergeTests(SqliteFixture fixture) : MergeStoreConformance<SqliteFixture>(fixture);

public sealed class SqliteRecordedDirectionsTests(SqliteFixture fixture) : RecordedDirectionsConformance<SqliteFixture>(fixture);

public sealed class SqliteUnitOfWorkTests(SqliteFixture fixture) : UnitOfWorkConformance<SqliteFixture>(fixture);

public sealed class SqliteReadViewTests(SqliteFixture fixture) : ReadViewConformance<SqliteFixture>(fixture);

public sealed class SqliteMergedNetworkTests(SqliteFixture fixture) : MergedNetworkConformance<SqliteFixture>(fixture);
