namespace RelationshipModel.Sqlite.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public Task Sqlite_PublicApi_IsAsApproved() => Snapshot.Verify(Snapshots.PublicApi.Of(typeof(SqliteStore).Assembly));
}
