using System.Text.Json.Serialization;

namespace RelationshipModel.Orleans.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public Task Orleans_PublicApi_IsAsApproved() =>
        Snapshot.Verify(Snapshots.PublicApi.Of(typeof(INetworkGrain).Assembly, typeof(JsonConverterAttribute)));
}
