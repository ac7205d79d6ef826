using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace RelationshipModel.AspNetCore.Tests;

public sealed class WorkflowEndpointTests
{
    /// <summary>A fault of the body itself, whatever is kept, is not a conflict.</summary>
    [Theory]
    [InlineData("PUT", "", """{"first":"1","second":"1"}""", "A pair needs two contacts; both are 1.")]
    [InlineData("PUT", "", "[]", "The body cannot be read: send an object, { ... }.")]
    [InlineData("PUT", "", """{"first":"1"}""", "The body cannot be read: 'second' is missing.")]
    [InlineData("PUT", "", """{"first":"1","second":"2","third":"3"}""",
        "The body cannot be read: there is no property 'third'; there are first, second.")]
    [InlineData("POST", "/steps", "{}", "The body cannot be read: 'stage' is missing.")]
    [InlineData("POST", "/steps", """{"stage":"AcceptedFirst","facts":"x"}""",
        "The body cannot be read: facts must be an array, [ ... ].")]
    [InlineData("POST", "/steps", """{"stage":"AcceptedFirst","facts":[5]}""",
        "The body cannot be read: facts[0] must be a text in quotes.")]
    [InlineData("POST", "/steps", """{"stage":"AcceptedFirst","facts":[" "]}""", "facts must not contain an empty text.")]
    [InlineData("POST", "/steps", """{"stage":"AcceptedFirst","facts":[null]}""", "facts must not contain an empty text.")]
    [InlineData("POST", "/steps", """{"stage":"Withdrawn","facts":["x"]}""",
        "facts are what somebody who accepts lets the other know: give them with AcceptedFirst or Accepted.")]
    [InlineData("POST", "/steps", """{"stage":"Declined"}""",
        "declinedBy says who declined: give it with the stage Declined, and with no other.")]
    [InlineData("POST", "/steps", """{"stage":"Withdrawn","declinedBy":"1"}""",
        "declinedBy says who declined: give it with the stage Declined, and with no other.")]
    public async Task Introduction_OfABodyThatIsWrong_IsRefusedAsSuch(string method, string path, string body, string detail)
    {
        await using Site site = await Site.StartAsync();
        RelationshipNetwork network = await site.FillAsync();
        await network.Introductions.SaveAsync(
            Introduction.Begin(new("meet"), Site.Ada, Site.Ben, Site.Now).AskFirst(Site.Now),
            TestContext.Current.CancellationToken);

        (HttpStatusCode status, string problem, _) =
            await site.SendAsync(method, $"/relationships/introductions/meet{path}", body);

        Assert.Equal(
            (HttpStatusCode.BadRequest, detail),
            (status, JsonDocument.Parse(problem).RootElement.GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task Introduction_WithAFactThatIsTooLong_IsRefusedAsSuch()
    {
        await using Site site = await Site.StartAsync();
        RelationshipNetwork network = await site.FillAsync();
        await network.Introductions.SaveAsync(
            Introduction.Begin(new("meet"), Site.Ada, Site.Ben, Site.Now).AskFirst(Site.Now),
            TestContext.Current.CancellationToken);

        (HttpStatusCode status, string problem, _) = await site.SendAsync(
            "POST", "/relationships/introductions/meet/steps",
            $$"""{"stage":"AcceptedFirst","facts":["{{new string('a', 200_000)}}"]}""");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("a text of 200000 characters", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("None")]
    [InlineData("Me")]
    public async Task Promise_OfNeitherSide_IsToldTheSides(string side)
    {
        await using Site site = await Site.StartAsync();

        (HttpStatusCode status, string problem, _) = await site.SendAsync(
            "PUT", "/relationships/promises/p",
            $$"""{"id":"p","by":"{{side}}","contact":"1","promisedAt":"2026-06-01T10:00:00Z"}""");

        Assert.Equal(
            (HttpStatusCode.BadRequest,
                $"The body cannot be read: by: '{side}' is not a valid tie side; write one of Owner, Contact."),
            (status, JsonDocument.Parse(problem).RootElement.GetProperty("detail").GetString()));
    }

    [Theory]
    [InlineData(typeof(FormatException), HttpStatusCode.BadRequest)]
    [InlineData(typeof(ArgumentException), HttpStatusCode.BadRequest)]
    [InlineData(typeof(OverflowException), HttpStatusCode.BadRequest)]
    [InlineData(typeof(KeyNotFoundException), HttpStatusCode.NotFound)]
    [InlineData(typeof(RecordConflictException), HttpStatusCode.Conflict)]
    public async Task Put_WhatAStoreOfTheHostRefuses_IsAProblemThatSaysWhy(Type fault, HttpStatusCode expected)
    {
        await using Site site = await Site.StartAsync(services: services => services.AddSingleton<IFollowUpStore>(
            new RefusingFollowUps(() => (Exception)Activator.CreateInstance(fault, "The id 'p' is not a number.")!)));

        (HttpStatusCode status, string problem, _) = await site.SendAsync(
            "PUT", "/relationships/promises/p", """{"id":"p","by":"Owner","contact":"1","promisedAt":"2026-06-01T10:00:00Z"}""");

        Assert.Equal(
            (expected, "The id 'p' is not a number."),
            (status, JsonDocument.Parse(problem).RootElement.GetProperty("detail").GetString()));
    }

    /// <summary>What is wrong without an id from the request is a fault of the program, which the host must hear of.</summary>
    [Fact]
    public async Task Get_WhatAStoreOfTheHostFailsToList_IsAFaultOfTheProgram()
    {
        await using Site site = await Site.StartAsync(services: static services => services.AddSingleton<IFollowUpStore>(
            new RefusingFollowUps(static () => new FormatException("A row has no id."))));

        await Assert.ThrowsAsync<FormatException>(() => site.SendAsync("GET", "/relationships/promises"));
    }

    [Fact]
    public async Task Promise_ClosedWithoutAnOutcome_IsRefused()
    {
        await using Site site = await Site.StartAsync();

        (HttpStatusCode status, string problem, _) =
            await site.SendAsync("POST", "/relationships/promises/book/outcome", "{}");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("'outcome' is missing", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Introduction_StepByStep_IsMade()
    {
        await using Site site = await Site.StartAsync();
        RelationshipNetwork network = await site.FillAsync();
        const string Path = "/relationships/introductions/meet";

        Assert.Equal(HttpStatusCode.OK, (await site.SendAsync("PUT", Path, """{"first":"1","second":"2"}""")).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.SendAsync("PUT", Path, """{"first":"1","second":"2"}""")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await site.SendAsync("PUT", Path, """{"first":"2","second":"1"}""")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await site.SendAsync("POST", $"{Path}/steps", """{"stage":"Made"}""")).Status);
        foreach (string step in (string[])
            ["""{"stage":"AskedFirst"}""", """{"stage":"AcceptedFirst","facts":["lives by the sea"]}""",
                """{"stage":"AskedSecond"}""",
                """{"stage":"Accepted"}""", """{"stage":"Made"}""", """{"stage":"Met"}"""])
            Assert.Equal(HttpStatusCode.OK, (await site.SendAsync("POST", $"{Path}/steps", step)).Status);

        Introduction introduction = (await network.Introductions.FindAsync(new("meet"), TestContext.Current.CancellationToken))!;
        Assert.Equal(IntroductionStage.Met, introduction.Stage);
        Assert.Equal(["lives by the sea"], introduction.FactsOfFirst);
        Assert.Equal(HttpStatusCode.NotFound,
            (await site.SendAsync("POST", "/relationships/introductions/other/steps", """{"stage":"Made"}""")).Status);
    }

    [Fact]
    public async Task Promise_SavedAndKept_IsClosedNow()
    {
        await using Site site = await Site.StartAsync();
        await site.FillAsync();
        const string Promise =
            """{"id":"book","by":"Owner","contact":"1","promisedAt":"2026-06-01T10:00:00Z","what":"the book","due":"2026-06-20"}""";

        Assert.Equal(HttpStatusCode.OK, (await site.SendAsync("PUT", "/relationships/promises/book", Promise)).Status);
        Assert.Contains("the book", (await site.SendAsync("GET", "/relationships/revisits")).Body, StringComparison.Ordinal);
        (HttpStatusCode status, string body, _) =
            await site.SendAsync("POST", "/relationships/promises/book/outcome", """{"outcome":"Kept"}""");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("2026-06-30T12:00:00Z", JsonDocument.Parse(body).RootElement.GetProperty("closedAt").GetString());
        Assert.Equal(HttpStatusCode.NotFound,
            (await site.SendAsync("POST", "/relationships/promises/none/outcome", """{"outcome":"Kept"}""")).Status);
    }
}
