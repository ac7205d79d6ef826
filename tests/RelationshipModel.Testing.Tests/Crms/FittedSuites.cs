namespace RelationshipModel.Testing.Tests.Crms;

public sealed class ReadPortsContactTests(ReadPortsFixture fixture) : ContactStoreConformance<ReadPortsFixture>(fixture);

public sealed class ReadPortsInteractionTests(ReadPortsFixture fixture) : InteractionStoreConformance<ReadPortsFixture>(fixture);

public sealed class ReadPortsIsolationTests(ReadPortsFixture fixture) : OwnerIsolationConformance<ReadPortsFixture>(fixture);

public sealed class ReadPortsPrivacyTests(ReadPortsFixture fixture) : PrivacyConformance<ReadPortsFixture>(fixture);

public sealed class GuidContactTests(GuidFixture fixture) : ContactStoreConformance<GuidFixture>(fixture);

public sealed class GuidInteractionTests(GuidFixture fixture) : InteractionStoreConformance<GuidFixture>(fixture);

public sealed class GuidIsolationTests(GuidFixture fixture) : OwnerIsolationConformance<GuidFixture>(fixture);

public sealed class GuidPrivacyTests(GuidFixture fixture) : PrivacyConformance<GuidFixture>(fixture);

public sealed class GuidDurabilityTests(GuidFixture fixture) : DurabilityConformance<GuidFixture>(fixture);

public sealed class GuidConcurrentWritersTests(GuidFixture fixture) : ConcurrentWritersConformance<GuidFixture>(fixture);
