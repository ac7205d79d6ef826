using System.CodeDom.Compiler;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using RelationshipModel.Network;

namespace RelationshipModel.AspNetCore.Tests;

public sealed class EndpointTests
{
    [Theory]
    [InlineData("/relationships/scores")]
    [InlineData("/relationships/scores/1")]
    [InlineData("/relationships/revisits")]
    [InlineData("/relationships/changes?since=2026-01-02")]
    [InlineData("/relationships/introductions/suggestions")]
    [InlineData("/relationships/circles/1/review")]
    [InlineData("/relationships/gatherings/1/briefing")]
    [InlineData("/relationships/gatherings/1/review")]
    public async Task Get_AnAnswer_IsInWordsAndKeepsWhatIsPrivate(string path)
    {
        await using Site site = await Site.StartAsync();
        await site.FillAsync();

        (HttpStatusCode status, string body, _) = await site.SendAsync("GET", path);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Ada", body, StringComparison.Ordinal);
        Assert.DoesNotContain("{}", body, StringComparison.Ordinal);
        Assert.DoesNotContain("\"restor", body, StringComparison.OrdinalIgnoreCase);
        JsonDocument.Parse(body).Dispose();
    }

    [Fact]
    public async Task Scores_Filtered_AreTheClosestFirst()
    {
        await using Site site = await Site.StartAsync();
        await site.FillAsync();

        JsonElement all = await site.JsonAsync("/relationships/scores");
        JsonElement one = await site.JsonAsync("/relationships/scores?top=1");

        Assert.Equal(2, all.GetArrayLength());
        Assert.True(all[0].GetProperty("strength").GetDouble() >= all[1].GetProperty("strength").GetDouble());
        Assert.Equal(all[0].GetRawText(), Assert.Single(one.EnumerateArray()).GetRawText());
        Assert.Empty((await site.JsonAsync("/relationships/scores?status=Ended")).EnumerateArray());
    }

    [Theory]
    [InlineData("/relationships/scores?status=Fine", HttpStatusCode.BadRequest, "Slipping")]
    [InlineData("/relationships/scores?asOf=yesterday", HttpStatusCode.BadRequest, "2026-06-30")]
    [InlineData("/relationships/scores?asOf=9999-12-31", HttpStatusCode.BadRequest, "asOf must be from")]
    [InlineData("/relationships/scores?asOf=0001-01-01T00:00:00Z", HttpStatusCode.BadRequest, "must be from")]
    [InlineData("/relationships/circles/1/review?asOf=0001-01-01T00:00:00Z", HttpStatusCode.BadRequest, "must be from")]
    [InlineData("/relationships/scores?top=-1", HttpStatusCode.BadRequest, "top")]
    [InlineData("/relationships/scores/99", HttpStatusCode.NotFound, "99")]
    [InlineData("/relationships/circles/99/review", HttpStatusCode.NotFound, "99")]
    [InlineData("/relationships/gatherings/99/review", HttpStatusCode.NotFound, "99")]
    [InlineData("/relationships/changes?since=2027-01-01", HttpStatusCode.BadRequest,
        "since must be before now, 2026-06-30T12:00:00Z; it is 2026-12-31T23:00:00Z.")]
    [InlineData("/relationships/changes?since=2026-06-02&asOf=2026-06-01", HttpStatusCode.BadRequest,
        "since must be before asOf")]
    [InlineData("/relationships/revisits?suggested=1", HttpStatusCode.BadRequest, "write it as 2026-06-30T18:00:00Z,42.")]
    [InlineData("/relationships/revisits?suggested=today,1", HttpStatusCode.BadRequest, "suggested is neither an instant nor")]
    [InlineData("/relationships/revisits?suggested=2026-06-01,", HttpStatusCode.BadRequest,
        "write it as 2026-06-30T18:00:00Z,42.")]
    [InlineData("/relationships/introductions/suggestions?top=0", HttpStatusCode.BadRequest, "top")]
    [InlineData("/relationships/introductions/suggestions?top=1.5", HttpStatusCode.BadRequest, "top must be a whole number")]
    [InlineData("/relationships/scores?top=abc", HttpStatusCode.BadRequest, "top must be a whole number of at most 2147483647, such as 10.")]
    [InlineData("/relationships/scores?top=1&top=2", HttpStatusCode.BadRequest, "top is given 2 times; give it once.")]
    [InlineData("/relationships/scores?top=99999999999", HttpStatusCode.BadRequest, "top must be a whole number")]
    [InlineData("/relationships/changes", HttpStatusCode.BadRequest, "since is missing.")]
    [InlineData("/relationships/changes?since=", HttpStatusCode.BadRequest, "since is missing.")]
    public async Task Get_WhatCannotBe_IsAProblemThatSaysWhy(string path, HttpStatusCode expected, string part)
    {
        await using Site site = await Site.StartAsync();
        await site.FillAsync();

        (HttpStatusCode status, string body, _) = await site.SendAsync("GET", path);

        Assert.Equal(expected, status);
        Assert.Contains(part, JsonDocument.Parse(body).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_OfAnotherOwner_IsEmpty()
    {
        await using Site site = await Site.StartAsync();
        await site.FillAsync();

        Assert.Equal("[]", (await site.SendAsync("GET", "/relationships/scores", user: "nora")).Body);
        Assert.Equal(HttpStatusCode.NotFound, (await site.SendAsync("GET", "/relationships/scores/1", user: "nora")).Status);
        Assert.DoesNotContain("Ada", (await site.SendAsync("GET", "/relationships/report", user: "nora")).Body,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WithATagThatHolds_HasNoBody()
    {
        await using Site site = await Site.StartAsync();
        RelationshipNetwork network = await site.FillAsync();
        const string Path = "/relationships/scores/1?asOf=2026-06-30";
        (_, string body, string? tag) = await site.SendAsync("GET", Path);

        (HttpStatusCode status, string again, _) = await site.SendAsync("GET", Path, tag: tag);
        await network.RecordAsync(new Interaction(new("new"), Site.Now, Channel.Voice, Site.Ada),
            TestContext.Current.CancellationToken);
        (HttpStatusCode changed, string other, _) = await site.SendAsync("GET", Path, tag: tag);

        Assert.Equal((HttpStatusCode.NotModified, ""), (status, again));
        Assert.Equal(HttpStatusCode.OK, changed);
        Assert.NotEqual(body, other);
    }

    [Fact]
    public async Task Report_OfTheOwner_IsAPage()
    {
        await using Site site = await Site.StartAsync();
        await site.FillAsync();

        (HttpStatusCode status, string body, _) = await site.SendAsync("GET", "/relationships/report");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.StartsWith("<!doctype html>", body, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("</html>", body.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Map_SomeEndpoints_LeavesTheOthersOut()
    {
        await using Site site = await Site.StartAsync(which: RelationshipEndpoints.Scores);

        Assert.Equal(HttpStatusCode.OK, (await site.SendAsync("GET", "/relationships/scores")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.SendAsync("GET", "/relationships/report")).Status);
    }

    /// <summary>An endpoint that the generator passes over is made by reflection, which native AOT has not.</summary>
    [Fact]
    public async Task Map_AnyEndpoint_IsWrittenByTheRequestDelegateGenerator()
    {
        await using Site site = await Site.StartAsync();

        RouteEndpoint[] own =
        [
            .. site.Endpoints.OfType<RouteEndpoint>().Where(static endpoint =>
                endpoint.RoutePattern.RawText!.StartsWith("/relationships/", StringComparison.Ordinal)
                && endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null),
        ];

        Assert.Equal(19, own.Length);
        Assert.Empty(own.Where(static endpoint =>
            endpoint.Metadata.GetMetadata<GeneratedCodeAttribute>()?.Tool?.Contains("RequestDelegateGenerator") != true)
            .Select(static endpoint => endpoint.DisplayName));
    }

    [Fact]
    public async Task Health_OfAStoreThatReads_IsHealthy()
    {
        await using Site site = await Site.StartAsync();

        Assert.Equal((HttpStatusCode.OK, "Healthy", null), await site.SendAsync("GET", "/health"));
    }

    [Fact]
    public async Task Revisits_OfSomebodySuggestedBefore_LetsThemRest()
    {
        await using Site site = await Site.StartAsync();
        await site.FillAsync();
        JsonElement before = await site.JsonAsync("/relationships/revisits");
        string contact = before.GetProperty("suggestions")[0].GetProperty("contact").GetString()!;

        JsonElement after = await site.JsonAsync(
            $"/relationships/revisits?suggested=2026-06-30,{contact}&suggested=2026-01-01,{contact}&suggested=2026-05-01,9");

        Assert.DoesNotContain(contact, Contacts("suggestions"));
        Assert.Contains(contact, Contacts("held"));

        IEnumerable<string?> Contacts(string list) =>
            after.GetProperty(list).EnumerateArray().Select(static one => one.GetProperty("contact").GetString());
    }

    [Fact]
    public async Task Changes_SinceADay_HaveThatDay()
    {
        await using Site site = await Site.StartAsync();
        await site.FillAsync();

        Assert.Equal(
            (await site.SendAsync("GET", "/relationships/changes?since=2026-05-20T22:00:00Z")).Body,
            (await site.SendAsync("GET", "/relationships/changes?since=2026-05-21")).Body);
        Assert.Equal(
            HttpStatusCode.OK, (await site.SendAsync("GET", "/relationships/changes?since=2026-06-01&asOf=2026-06-01")).Status);
    }
}
