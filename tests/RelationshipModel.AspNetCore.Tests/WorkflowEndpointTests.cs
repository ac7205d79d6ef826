using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
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
        "facts are what a person who accepts allows the other to know: pass them only with AcceptedFirst or Accepted.")]
    [InlineData("POST", "/steps", """{"stage":"Declined"}""",
        "declinedBy says who declined: pass it only with the stage Declined.")]
    [InlineData("POST", "/steps", """{"stage":"Withdrawn","declinedBy":"1"}""",
        "declinedBy says who declined: pass it only with the stage Declined.")]
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
    [InlineData("p", "The FollowUpId 'p' is not a number.")]
    [InlineData("3000000000", "The FollowUpId '3000000000' is not a number of 32 bits.")]
    public async Task Put_AnIdThatIsNoneOfAStoreOfTheHost_IsAProblemThatSaysWhy(string id, string detail)
    {
        await using Site site = await OfAFaultAsync<IFollowUpStore>(() => Record.Exception(() => new FollowUpId(id).ToInt32())!);

        Assert.Equal((HttpStatusCode.BadRequest, detail), await PutPromiseAsync(site, id));
    }

    [Fact]
    public async Task Put_WhereAStoreOfTheHostHasAnIdThatIsNoneOfIt_IsAFaultOfTheProgram()
    {
        await using Site row = await OfAFaultAsync<IFollowUpStore>(
            static () => Record.Exception(static () => new FollowUpId("row").ToGuid())!);
        await using Site sent = await OfAFaultAsync<IFollowUpStore>(
            static () => Record.Exception(static () => new ContactId("1").ToGuid())!);

        await Assert.ThrowsAsync<FormatException>(() => PutPromiseAsync(row, "p"));
        Assert.Equal((HttpStatusCode.BadRequest, "The ContactId '1' is not a GUID."), await PutPromiseAsync(sent, "p"));
    }

    [Fact]
    public async Task Put_WhatAStoreOfTheHostRefuses_IsAProblemThatSaysWhy()
    {
        await using Site conflict = await OfAFaultAsync<IFollowUpStore>(
            static () => new RecordConflictException("There is no promise p to replace."));
        await using Site refused = await OfAFaultAsync<IFollowUpStore>(
            static () => new BadHttpRequestException("The customer is closed.", StatusCodes.Status422UnprocessableEntity));

        Assert.Equal((HttpStatusCode.Conflict, "There is no promise p to replace."), await PutPromiseAsync(conflict, "p"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "The customer is closed."), await PutPromiseAsync(refused, "p"));
    }

    /// <summary>What the request is not to blame for is a fault of the program, which the host must hear of.</summary>
    [Theory]
    [InlineData(typeof(FormatException))]
    [InlineData(typeof(ArgumentException))]
    [InlineData(typeof(ArgumentOutOfRangeException))]
    [InlineData(typeof(OverflowException))]
    [InlineData(typeof(KeyNotFoundException))]
    [InlineData(typeof(NotSupportedException))]
    public async Task Send_WhereAStoreOfTheHostHasAFault_IsAFaultOfTheProgram(Type fault)
    {
        await using Site promises = await OfAFaultAsync<IFollowUpStore>(Make);
        await using Site interactions = await OfAFaultAsync<IInteractionStore>(Make);
        await promises.FillAsync();

        foreach (string path in (string[])
            ["promises", "scores", "scores/1", "revisits", "changes?since=2026-01-01", "introductions/suggestions",
                "circles/1/review", "gatherings/1/briefing", "gatherings/1/review", "report"])
            await Assert.ThrowsAsync(fault, () => promises.SendAsync("GET", $"/relationships/{path}"));
        await Assert.ThrowsAsync(fault, () => PutPromiseAsync(promises, "p"));
        await Assert.ThrowsAsync(
            fault, () => promises.SendAsync("POST", "/relationships/promises/p/outcome", """{"outcome":"Kept"}"""));
        const string Interaction = """{"id":"a","at":"2026-06-01T10:00:00Z","channel":"Voice","contacts":["7"]}""";
        await Assert.ThrowsAsync(fault, () => interactions.SendAsync("PUT", "/relationships/interactions/a", Interaction));
        await Assert.ThrowsAsync(fault, () => interactions.SendAsync("POST", "/relationships/interactions", $"[{Interaction}]"));

        Exception Make() => (Exception)Activator.CreateInstance(fault)!;
    }

    /// <summary>A row of the host's own that has a wrong id is no fault of who asks.</summary>
    [Fact]
    public async Task Get_WhereAStoreOfTheHostHasARowWithAWrongId_IsAFaultOfTheProgram()
    {
        await using Site site = await OfAFaultAsync<IFollowUpStore>(
            static () => Record.Exception(static () => new FollowUpId("x").ToInt32())!);

        await Assert.ThrowsAsync<FormatException>(() => site.SendAsync("GET", "/relationships/promises"));
        await Assert.ThrowsAsync<FormatException>(() => site.SendAsync("GET", "/relationships/scores/1"));
    }

    private static Task<Site> OfAFaultAsync<TPort>(Func<Exception> fault)
        where TPort : class =>
        Site.StartAsync(services: services => services.AddSingleton(RefusingStore.Of<TPort>(fault)));

    private static async Task<(HttpStatusCode Status, string? Detail)> PutPromiseAsync(Site site, string id)
    {
        (HttpStatusCode status, string problem, _) = await site.SendAsync(
            "PUT", $"/relationships/promises/{id}",
            $$"""{"id":"{{id}}","by":"Owner","contact":"1","promisedAt":"2026-06-01T10:00:00Z"}""");
        return (status, JsonDocument.Parse(problem).RootElement.GetProperty("detail").GetString());
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
