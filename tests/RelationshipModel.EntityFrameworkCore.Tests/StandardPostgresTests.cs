using RelationshipModel.Testing;

namespace RelationshipModel.EntityFrameworkCore.Tests;

/// <summary>The stores in standard SQL keep the promises of the ports too.</summary>
public sealed class StandardPostgresContactTests(StandardPostgresFixture fixture)
    : ContactStoreConformance<StandardPostgresFixture>(fixture);

public sealed class StandardPostgresInteractionTests(StandardPostgresFixture fixture)
    : InteractionStoreConformance<StandardPostgresFixture>(fixture);

public sealed class StandardPostgresMembershipTests(StandardPostgresFixture fixture)
    : MembershipStoreConformance<StandardPostgresFixture>(fixture);

public sealed class StandardPostgresTieStateTests(StandardPostgresFixture fixture)
    : TieStateStoreConformance<StandardPostgresFixture>(fixture);

public sealed class StandardPostgresConcurrentWritersTests(StandardPostgresFixture fixture)
    : ConcurrentWritersConformance<StandardPostgresFixture>(fixture);

public sealed class StandardPostgresPrivacyTests(StandardPostgresFixture fixture)
    : PrivacyConformance<StandardPostgresFixture>(fixture);
