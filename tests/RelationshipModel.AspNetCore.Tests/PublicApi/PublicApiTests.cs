using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;

namespace RelationshipModel.AspNetCore.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public Task AspNetCore_PublicApi_IsAsApproved() =>
        Snapshot.Verify(Snapshots.PublicApi.Of(typeof(RelationshipEndpoints).Assembly, typeof(JsonConverterAttribute)));

    [Fact]
    public Task OpenApi_PublicApi_IsAsApproved() =>
        Snapshot.Verify(Snapshots.PublicApi.Of(typeof(RelationshipOpenApiOptionsExtensions).Assembly));
}
