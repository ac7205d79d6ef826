namespace RelationshipModel.Testing.Tests.Crms;

public sealed class FakeCrmContactTests(FakeCrmFixture fixture) : ContactStoreConformance<FakeCrmFixture>(fixture);

public sealed class FakeCrmInteractionTests(FakeCrmFixture fixture) : InteractionStoreConformance<FakeCrmFixture>(fixture);

public sealed class FakeCrmOwnerIsolationTests(FakeCrmFixture fixture) : OwnerIsolationConformance<FakeCrmFixture>(fixture);

public sealed class FakeCrmConcurrentWritersTests(FakeCrmFixture fixture) : ConcurrentWritersConformance<FakeCrmFixture>(fixture);

public sealed class FakeCrmPrivacyTests(FakeCrmFixture fixture) : PrivacyConformance<FakeCrmFixture>(fixture);

public sealed class FakeCrmTests
{
    [Fact]
    public void FakeCrm_OfEverySuiteThatApplies_DerivesAll() =>
        ConformanceSuites.AssertAllDerived(typeof(FakeCrmTests).Assembly, new FakeCrmFixture());

    [Fact]
    public Task CoverageOf_TwoPortsOfACrm_SaysWhatIsCoveredAndWhatNot() =>
        Snapshot.Verify(ConformanceSuites.CoverageOf(typeof(FakeCrmTests).Assembly, new FakeCrmFixture()));
}
