using System.Text.Json.Serialization;

namespace RelationshipModel.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public Task Core_PublicApi_IsAsApproved() =>
        Snapshot.Verify(Snapshots.PublicApi.Of(typeof(Contact).Assembly, typeof(JsonConverterAttribute)));
}
