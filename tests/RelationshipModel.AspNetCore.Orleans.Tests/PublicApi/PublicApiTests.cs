namespace RelationshipModel.AspNetCore.Orleans.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public Task AspNetCoreOrleans_PublicApi_IsAsApproved() =>
        Snapshot.Verify(Snapshots.PublicApi.Of(
            typeof(Microsoft.Extensions.DependencyInjection.RelationshipModelGrainExtensions).Assembly));
}
