namespace RelationshipModel.Report.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public Task Report_PublicApi_IsAsApproved() => Snapshot.Verify(Snapshots.PublicApi.Of(typeof(RelationshipReport).Assembly));
}
