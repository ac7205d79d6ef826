namespace RelationshipModel.EntityFrameworkCore.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public Task EntityFrameworkCore_PublicApi_IsAsApproved() =>
        Snapshot.Verify(Snapshots.PublicApi.Of(typeof(EntityFrameworkCoreStore).Assembly));
}
