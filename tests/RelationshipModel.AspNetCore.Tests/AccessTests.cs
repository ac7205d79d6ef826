using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using RelationshipModel.Network;

namespace RelationshipModel.AspNetCore.Tests;

/// <summary>Nobody is served before the host has stated who may call, and nobody without an owner.</summary>
public sealed class AccessTests
{
    [Fact]
    public async Task Request_WhereNothingIsStated_IsRefused()
    {
        await using Site site = await Site.StartAsync(static _ => { });
        await site.FillAsync();

        (HttpStatusCode status, string body, _) = await site.SendAsync("GET", "/relationships/scores");

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains("RequireAuthorization()", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_WithAFallbackPolicy_IsServed()
    {
        await using Site site = await Site.StartAsync(
            static _ => { },
            static services => services.AddAuthorization(static options =>
                options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(static _ => true).Build()));

        Assert.Equal(HttpStatusCode.OK, (await site.SendAsync("GET", "/relationships/scores")).Status);
    }

    [Fact]
    public async Task Map_InTwoParts_IsStatedForEach()
    {
        await using Site site = await Site.StartAsync(
            which: RelationshipEndpoints.Scores,
            also: static endpoints => endpoints.MapRelationshipModel(which: RelationshipEndpoints.Recording));

        Assert.Equal(HttpStatusCode.OK, (await site.SendAsync("GET", "/relationships/scores")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.SendAsync("POST", "/relationships/interactions", "[]")).Status);
    }

    [Fact]
    public async Task Request_WithoutAnOwner_IsRefused()
    {
        await using Site site = await Site.StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await site.SendAsync("GET", "/relationships/scores", user: null)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized,
            (await site.SendAsync("POST", "/relationships/interactions", "[]", user: null)).Status);
    }

    [Fact]
    public void Network_OutsideOfARequest_SaysWhatToUse()
    {
        ServiceCollection services = new();
        services.AddRelationshipModel().UseInMemoryStore().AddRelationshipNetwork(static _ => new OwnerId("mara"));
        using ServiceProvider provider = services.BuildServiceProvider();
        using IServiceScope scope = provider.CreateScope();

        InvalidOperationException e =
            Assert.Throws<InvalidOperationException>(scope.ServiceProvider.GetRequiredService<RelationshipNetwork>);
        Assert.Contains("RelationshipNetworkFactory", e.Message, StringComparison.Ordinal);
    }
}
