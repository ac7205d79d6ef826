namespace RelationshipModel.Import.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public Task Import_PublicApi_IsAsApproved() => Snapshot.Verify(Snapshots.PublicApi.Of(typeof(RecordsReader).Assembly));
}
