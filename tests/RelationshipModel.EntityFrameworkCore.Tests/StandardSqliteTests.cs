using RelationshipModel.Testing;

namespace RelationshipModel.EntityFrameworkCore.Tests;

/// <summary>The stores in standard SQL keep the promises of the ports too.</summary>
public sealed class StandardSqliteContactTests(StandardSqliteFixture fixture)
    : ContactStoreConformance<StandardSqliteFixture>(fixture);

public sealed class StandardSqliteInteractionTests(StandardSqliteFixture fixture)
    : InteractionStoreConformance<StandardSqliteFixture>(fixture);

public sealed class StandardSqliteMembershipTests(StandardSqliteFixture fixture)
    : MembershipStoreConformance<StandardSqliteFixture>(fixture);

public sealed class StandardSqliteTieStateTests(StandardSqliteFixture fixture)
    : TieStateStoreConformance<StandardSqliteFixture>(fixture);

public sealed class StandardSqliteConcurrentWritersTests(StandardSqliteFixture fixture)
    : ConcurrentWritersConformance<StandardSqliteFixture>(fixture);

public sealed class StandardSqlitePrivacyTests(StandardSqliteFixture fixture)
    : PrivacyConformance<StandardSqliteFixture>(fixture);
