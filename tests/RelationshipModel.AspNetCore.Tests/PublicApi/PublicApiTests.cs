using System.Text.Json.Serialization;

namespace RelationshipModel.AspNetCore.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public Task AspNetCore_PublicApi_IsAsApproved() =>
        Snapshot.Verify(Snapshots.PublicApi.Of(typeof(RelationshipEndpoints).Assembly, typeof(JsonConverterAttribute)));
}
