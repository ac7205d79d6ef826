using PublicApiGenerator;

namespace RelationshipModel.Sqlite.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public Task Sqlite_PublicApi_IsAsApproved() =>
        Snapshot.Verify(typeof(SqliteStore).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }));
}
