using System.Net;
using System.Text.Json;
using NodaTime;
using RelationshipModel.Network;

namespace RelationshipModel.AspNetCore.Tests;

public sealed class RecordingEndpointTests
{
    [Theory]
    [InlineData("GET", "/relationships/scores/")]
    [InlineData("GET", "/relationships/circles/", "/review")]
    [InlineData("GET", "/relationships/gatherings/", "/briefing")]
    [InlineData("PUT", "/relationships/interactions/")]
    [InlineData("PUT", "/relationships/promises/")]
    [InlineData("POST", "/relationships/introductions/", "/steps")]
    public async Task Send_OfAnIdThatIsTooLong_IsAProblemThatSaysWhy(string method, string before, string after = "")
    {
        await using Site site = await Site.StartAsync();

        (HttpStatusCode status, string body, _) =
            await site.SendAsync(method, before + new string('a', 300) + after, method == "GET" ? null : "{}");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.EndsWith(" has at most 256 characters; this one has 300.",
            JsonDocument.Parse(body).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Interactions_CountsTheNewOnes()
    {
        await using Site site = await Site.StartAsync();
        const string Body = """
            [{"id":"a","at":"2026-06-01T10:00:00Z","channel":"Voice","contacts":["7"],"length":"PT20M"},
             {"id":"b","at":"2026-06-02T10:00:00+02:00","channel":"Letter","contacts":["7"]}]
            """;

        Assert.Equal("""{"added":2,"known":0}""", (await site.SendAsync("POST", "/relationships/interactions", Body)).Body);
        Assert.Equal("""{"added":0,"known":2}""", (await site.SendAsync("POST", "/relationships/interactions", Body)).Body);
        Assert.Equal(2, (await site.JsonAsync("/relationships/scores/7")).GetProperty("score").GetProperty("interactionCount")
            .GetInt32());
    }

    [Fact]
    public async Task Put_AnInteraction_IsIdempotentByItsId()
    {
        await using Site site = await Site.StartAsync();
        const string Body = """{"id":"a","at":"2026-06-01T10:00:00Z","channel":"Voice","contacts":["7"]}""";

        Assert.Equal("""{"added":1,"known":0}""", (await site.SendAsync("PUT", "/relationships/interactions/a", Body)).Body);
        Assert.Equal("""{"added":0,"known":1}""", (await site.SendAsync("PUT", "/relationships/interactions/a", Body)).Body);
        Assert.Equal(HttpStatusCode.Conflict,
            (await site.SendAsync("PUT", "/relationships/interactions/a",
                Body.Replace("Voice", "Video", StringComparison.Ordinal))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.SendAsync("PUT", "/relationships/interactions/b", Body)).Status);
    }

    [Theory]
    [InlineData("[{}]", "The body cannot be read: [0]: The property 'id' of interaction is missing.")]
    [InlineData("""[{"id":"a","at":"2026-06-01","channel":"Voice","contacts":["7"]}]""",
        "[0]: at: '2026-06-01' is not a valid instant; write it like \"2026-01-31T18:30:00Z\".")]
    [InlineData("""[{"id":"a","at":"2026-06-01T10:00:00Z","channel":"Voice","contacts":["7"],"supports":[{"by":"None"}]}]""",
        "[0]: supports: by: 'None' is not a valid tie side; write one of Owner, Contact.")]
    [InlineData("""[{"id":"a","at":"2026-06-01T10:00:00Z","channel":"Voice","contcats":["7"]}]""", "contcats")]
    [InlineData("nonsense", "it is not JSON at line 1, byte 2: 'nonsense'")]
    [InlineData("", "The body cannot be read: it is empty.")]
    [InlineData("null", "null")]
    [InlineData("[null]", "null")]
    [InlineData("{}", "The body cannot be read: send an array, [ ... ].")]
    [InlineData("5", "The body cannot be read: send an array, [ ... ].")]
    [InlineData("""[{"id":"a","at":"2026-06-01T10:00:00Z","channel":"Pigeon","contacts":["7"]}]""", "Other, InPerson, Video")]
    public async Task Post_WhatIsNoInteraction_IsRefused(string body, string part)
    {
        await using Site site = await Site.StartAsync();

        (HttpStatusCode status, string problem, _) = await site.SendAsync("POST", "/relationships/interactions", body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(part, JsonDocument.Parse(problem).RootElement.GetProperty("detail").GetString(),
            StringComparison.Ordinal);
        Assert.Equal("[]", (await site.SendAsync("GET", "/relationships/scores")).Body);
    }

    /// <summary>Said in the README: nothing looks up whether a contact exists.</summary>
    [Theory]
    [InlineData("/relationships/promises/p", """{"id":"p","by":"Owner","contact":"nobody","promisedAt":"2026-06-01T10:00:00Z"}""")]
    [InlineData("/relationships/introductions/i", """{"first":"nobody","second":"no one"}""")]
    public async Task Put_OfAContactWithoutARecord_IsTaken(string path, string body)
    {
        await using Site site = await Site.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await site.SendAsync("PUT", path, body)).Status);
    }

    /// <summary>Said in the README: a list that was sent may be sent again, and one interaction is compared.</summary>
    [Fact]
    public async Task Post_AKnownIdWithOtherContent_IsPassedOver()
    {
        await using Site site = await Site.StartAsync();
        const string Body = """{"id":"a","at":"2026-06-01T10:00:00Z","channel":"Voice","contacts":["7"]}""";
        string other = Body.Replace("Voice", "Video", StringComparison.Ordinal);
        await site.SendAsync("PUT", "/relationships/interactions/a", Body);

        Assert.Equal(
            """{"added":0,"known":1}""", (await site.SendAsync("POST", "/relationships/interactions", $"[{other}]")).Body);
        Assert.Equal(HttpStatusCode.Conflict, (await site.SendAsync("PUT", "/relationships/interactions/a", other)).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.SendAsync("PUT", "/relationships/interactions/a", Body)).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await site.SendAsync("DELETE", "/relationships/interactions/a")).Status);
    }

    /// <summary>Read in one unit and saved in another, the step of a request in between would be lost.</summary>
    [Theory]
    [InlineData("PUT", "/relationships/introductions/other", """{"first":"1","second":"2"}""")]
    [InlineData("POST", "/relationships/introductions/meet/steps", """{"stage":"AskedFirst"}""")]
    [InlineData("POST", "/relationships/promises/book/outcome", """{"outcome":"Kept"}""")]
    public async Task Send_OfAChange_ReadsAndSavesInOneUnit(string method, string path, string body)
    {
        UnitWatch? watch = null;
        await using Site site = await Site.StartAsync(services: services => UnitWatch.AddTo(services, added => watch = added));
        RelationshipNetwork network = await site.FillAsync();
        await network.Introductions.SaveAsync(
            Introduction.Begin(new("meet"), Site.Ada, Site.Ben, Site.Now), TestContext.Current.CancellationToken);
        await network.FollowUps.SaveAsync(
            new FollowUp(new("book"), TieSide.Owner, Site.Ada, Site.Now), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, (await site.SendAsync(method, path, body)).Status);

        Assert.Equal(["1: find", "1: save"], watch!.Calls.Distinct());
    }

    [Theory]
    [InlineData("PUT", "/relationships/promises/p", """{"id":"p","by":"Owner","contact":"1","promisedAt":"2026-06-01T10:00:00Z"}""")]
    [InlineData("PUT", "/relationships/introductions/i", """{"first":"1","second":"2"}""")]
    [InlineData("POST", "/relationships/introductions/kept/steps", """{"stage":"AskedFirst"}""")]
    [InlineData("PUT", "/relationships/interactions/a", """{"id":"a","at":"2026-06-01T10:00:00Z","channel":"Voice","contacts":["1"]}""")]
    public async Task Send_OfAContactWhoWasErased_IsAConflict(string method, string path, string body)
    {
        await using Site site = await Site.StartAsync();
        RelationshipNetwork network = await site.FillAsync();
        CancellationToken cancel = TestContext.Current.CancellationToken;
        await network.EraseContactAsync(Site.Ada, cancellationToken: cancel);
        // A store of the host's own that keeps introductions may have kept this one.
        await site.Introductions.SaveAsync(Site.Mara, [Introduction.Begin(new("kept"), Site.Ada, Site.Ben, Site.Now)], cancel);

        (HttpStatusCode status, string problem, _) = await site.SendAsync(method, path, body);

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("erased", JsonDocument.Parse(problem).RootElement.GetProperty("detail").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_AnInteractionAlsoOfSomebodyErased_IsIdempotent()
    {
        await using Site site = await Site.StartAsync();
        RelationshipNetwork network = await site.FillAsync();
        await network.EraseContactAsync(Site.Ada, cancellationToken: TestContext.Current.CancellationToken);
        const string Body = """{"id":"a","at":"2026-06-01T10:00:00Z","channel":"Voice","contacts":["1","2"]}""";

        Assert.Equal("""{"added":1,"known":0}""", (await site.SendAsync("PUT", "/relationships/interactions/a", Body)).Body);
        Assert.Equal("""{"added":0,"known":1}""", (await site.SendAsync("PUT", "/relationships/interactions/a", Body)).Body);
    }

    [Fact]
    public async Task Request_OfATimeThatWasFoldedAway_SaysSo()
    {
        await using Site site = await Site.StartAsync();
        RelationshipNetwork network = await site.FillAsync();
        await network.ForgetBeforeAsync(Period.FromMonths(3), cancellationToken: TestContext.Current.CancellationToken);
        const string Body = """[{"id":"a","at":"2025-06-01T10:00:00Z","channel":"Voice","contacts":["1"]}]""";

        (HttpStatusCode recorded, string before, _) = await site.SendAsync("POST", "/relationships/interactions", Body);
        (HttpStatusCode scored, string asOf, _) = await site.SendAsync("GET", "/relationships/scores?asOf=2025-06-01");

        Assert.Equal(HttpStatusCode.Conflict, recorded);
        Assert.Contains("Leave it out", before, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, scored);
        Assert.Contains("folded and removed", asOf, StringComparison.Ordinal);
    }
}
