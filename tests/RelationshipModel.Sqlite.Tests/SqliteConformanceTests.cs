using RelationshipModel.Storage;
using RelationshipModel.Testing;

namespace RelationshipModel.Sqlite.Tests;

public sealed class SqliteFixture : StoreFixture
{
    public override StoreCapabilities Capabilities => StoreCapabilities.AllPorts | StoreCapabilities.Durable
        | StoreCapabilities.ConcurrentWriters;

    public override ValueTask<StoreUnderTest> CreateAsync() => new(new Kept());

    /// <summary>A file, opened each time by a store of its own, as by another process.</summary>
    private sealed class Kept : StoreUnderTest
    {
        private readonly TemporaryFolder _folder = new();
        private readonly List<SqliteStore> _opened = [];

        public override ValueTask<NetworkStores> OpenAsync()
        {
            SqliteStore store = new(_folder.File());
            _opened.Add(store);
            return new(NetworkStores.Of(store));
        }

        public override ValueTask CloseAsync()
        {
            foreach (SqliteStore store in _opened) store.Dispose();
            _opened.Clear();
            return ValueTask.CompletedTask;
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            _folder.Dispose();
        }
    }
}

public sealed class SqliteConformanceTests
{
    [Fact]
    public void SqliteStore_OfEverySuiteThatApplies_DerivesAll() =>
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
