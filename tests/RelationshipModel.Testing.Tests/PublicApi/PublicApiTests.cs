namespace RelationshipModel.Testing.Tests.PublicApi;

public sealed class PublicApiTests
{
    // The attributes of tests hold the line on which the test stands.
    [Fact]
    public Task Testing_PublicApi_IsAsApproved() =>
        Snapshot.Verify(Snapshots.PublicApi.Of(typeof(StoreFixture).Assembly, typeof(FactAttribute), typeof(TheoryAttribute),
            typeof(InlineDataAttribute)));
}
