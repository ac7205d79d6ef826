using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
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

    /// <summary>An owner made of what a request says, which need not be one.</summary>
    [Theory]
    [InlineData("", "An OwnerId must not be empty.")]
    [InlineData(null, "An OwnerId must not be empty.")]
    [InlineData(300, "An OwnerId has at most 256 characters; this one has 300.")]
    public async Task Request_WithWhatIsNoOwner_IsRefused(object? user, string fault)
    {
        await using Site site = await Site.StartAsync(services: static services => services.AddRelationshipModel()
            .AddRelationshipNetwork(static context => new OwnerId(context.Request.Headers[Site.User].ToString())));

        (HttpStatusCode status, string body, _) = await site.SendAsync(
            "GET", "/relationships/scores", user: user is int length ? new string('a', length) : (string?)user);

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal($"The request has no owner: {fault}",
            JsonDocument.Parse(body).RootElement.GetProperty("detail").GetString());
    }

    [Fact]
    public void Map_WithoutAStore_SaysWhatToName()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseTestServer();
        builder.Services.AddRoutingCore().AddRelationshipModel().AddRelationshipNetwork(static _ => Site.Mara);
        WebApplication application = builder.Build();

        Assert.Contains("There is no IContactStore and no IInteractionStore: name a store after AddRelationshipModel()",
            Assert.Throws<InvalidOperationException>(() => application.MapRelationshipModel()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithoutAStore_SaysWhatToName()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseTestServer();
        builder.Services.AddRelationshipModel().AddRelationshipNetwork(static _ => Site.Mara);
        await using WebApplication application = builder.Build();

        Assert.Contains("name a store", (await Assert.ThrowsAsync<InvalidOperationException>(
            () => application.StartAsync(TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);
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
