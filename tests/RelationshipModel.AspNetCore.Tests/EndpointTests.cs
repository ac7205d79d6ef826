using System.CodeDom.Compiler;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Storage;

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

        JsonElement all = await JsonAsync(site, "/relationships/scores");
        JsonElement one = await JsonAsync(site, "/relationships/scores?top=1");

        Assert.Equal(2, all.GetArrayLength());
        Assert.True(all[0].GetProperty("strength").GetDouble() >= all[1].GetProperty("strength").GetDouble());
        Assert.Equal(all[0].GetRawText(), Assert.Single(one.EnumerateArray()).GetRawText());
        Assert.Empty((await JsonAsync(site, "/relationships/scores?status=Ended")).EnumerateArray());
    }

    [Theory]
    [InlineData("/relationships/scores?status=Fine", HttpStatusCode.BadRequest, "Slipping")]
    [InlineData("/relationships/scores?asOf=yesterday", HttpStatusCode.BadRequest, "2026-06-30")]
    [InlineData("/relationships/scores?asOf=9999-12-31", HttpStatusCode.BadRequest, "2026-06-30")]
    [InlineData("/relationships/scores?asOf=0001-01-01T00:00:00Z", HttpStatusCode.BadRequest, "must lie from")]
    [InlineData("/relationships/circles/1/review?asOf=0001-01-01T00:00:00Z", HttpStatusCode.BadRequest, "must lie from")]
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
    [InlineData("/relationships/introductions/suggestions?top=1.5", HttpStatusCode.BadRequest, "top is not a whole number")]
    [InlineData("/relationships/scores?top=abc", HttpStatusCode.BadRequest, "top is not a whole number; write it like 10.")]
    [InlineData("/relationships/scores?top=1&top=2", HttpStatusCode.BadRequest, "top is not a whole number")]
    [InlineData("/relationships/scores?top=99999999999", HttpStatusCode.BadRequest, "top is not a whole number")]
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
    public async Task Post_Interactions_CountsTheNewOnes()
    {
        await using Site site = await Site.StartAsync();
        const string Body = """
            [{"id":"a","at":"2026-06-01T10:00:00Z","channel":"Voice","contacts":["7"],"length":"PT20M"},
             {"id":"b","at":"2026-06-02T10:00:00+02:00","channel":"Letter","contacts":["7"]}]
            """;

        Assert.Equal("""{"added":2,"known":0}""", (await site.SendAsync("POST", "/relationships/interactions", Body)).Body);
        Assert.Equal("""{"added":0,"known":2}""", (await site.SendAsync("POST", "/relationships/interactions", Body)).Body);
        Assert.Equal(2, (await JsonAsync(site, "/relationships/scores/7")).GetProperty("score").GetProperty("interactionCount")
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
    [InlineData("nonsense", "invalid")]
    [InlineData("", "JSON")]
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
        Assert.Contains("has 200000 characters", problem, StringComparison.Ordinal);
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
    public async Task Revisits_OfSomebodySuggestedBefore_LetsThemRest()
    {
        await using Site site = await Site.StartAsync();
        await site.FillAsync();
        JsonElement before = await JsonAsync(site, "/relationships/revisits");
        string contact = before.GetProperty("suggestions")[0].GetProperty("contact").GetString()!;

        JsonElement after = await JsonAsync(
            site,
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

    [Fact]
    public async Task Promise_ClosedWithoutAnOutcome_IsRefused()
    {
        await using Site site = await Site.StartAsync();

        (HttpStatusCode status, string problem, _) =
            await site.SendAsync("POST", "/relationships/promises/book/outcome", "{}");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("'outcome' is missing", problem, StringComparison.Ordinal);
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

        Assert.Equal(["1: find", "1: save"], watch!.Calls);
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
    public async Task OpenApi_Document_IsAsApproved()
    {
        await using Site site = await Site.StartAsync();

        (_, string body, _) = await site.SendAsync("GET", "/openapi/v1.json");

        await Snapshot.Verify(body);
    }

    [Fact]
    public async Task OpenApi_Document_DescribesEveryValue()
    {
        await using Site site = await Site.StartAsync();
        JsonElement document = await JsonAsync(site, "/openapi/v1.json");
        Dictionary<string, JsonElement> schemas = document.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .ToDictionary(static schema => schema.Name, static schema => schema.Value);
        HashSet<string> used = [];
        List<string> wrong = [.. schemas
            .Where(static schema => schema.Value.EnumerateObject().All(static property => property.NameEquals("description")))
            .Select(static schema => $"{schema.Key} is empty")];
        Walk(document, "");

        Assert.Empty(wrong);
        Assert.Equal(schemas.Keys.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));

        void Walk(JsonElement element, string path)
        {
            if (element.ValueKind == JsonValueKind.Array)
                foreach (JsonElement item in element.EnumerateArray()) Walk(item, path);
            if (element.ValueKind != JsonValueKind.Object) return;
            if (element.TryGetProperty("$ref", out JsonElement reference)) used.Add(reference.GetString()!.Split('/')[^1]);
            if (element.TryGetProperty("type", out JsonElement type)
                && type.ToString().Contains("array", StringComparison.Ordinal) && !element.TryGetProperty("items", out _))
                wrong.Add($"{path} is an array of nothing");
            foreach (JsonProperty property in element.EnumerateObject()) Walk(property.Value, $"{path}/{property.Name}");
        }
    }

    /// <summary>Every value of an answer has the type of its schema, and every property that is required is there.</summary>
    [Theory]
    [InlineData("/relationships/scores", "TieView")]
    [InlineData("/relationships/scores/1", "ScoreAnswer")]
    [InlineData("/relationships/scores/stranger", "ScoreAnswer")]
    [InlineData("/relationships/revisits", "RevisitAnswer")]
    [InlineData("/relationships/introductions/suggestions", "SuggestedIntroduction")]
    [InlineData("/relationships/circles/1/review", "NamedAnswerOfCircleReview")]
    [InlineData("/relationships/gatherings/1/briefing", "NamedAnswerOfGatheringBriefing")]
    [InlineData("/relationships/gatherings/1/review", "NamedAnswerOfGatheringReview")]
    public async Task OpenApi_Schema_FitsTheAnswer(string path, string schema)
    {
        await using Site site = await Site.StartAsync();
        RelationshipNetwork network = await site.FillAsync();
        await network.Contacts.SaveAsync(new Contact(new("stranger"), "Cleo"), TestContext.Current.CancellationToken);
        JsonElement schemas = (await JsonAsync(site, "/openapi/v1.json")).GetProperty("components").GetProperty("schemas");
        JsonElement answer = await JsonAsync(site, path);
        List<string> wrong = [];

        JsonElement[] all = answer.ValueKind == JsonValueKind.Array ? [.. answer.EnumerateArray()] : [answer];
        foreach (JsonElement one in all)
            Check(one, schemas.GetProperty(schema), schema);

        Assert.Empty(wrong.Distinct());

        void Check(JsonElement value, JsonElement form, string where)
        {
            if (form.TryGetProperty("$ref", out JsonElement reference))
            {
                string name = reference.GetString()!.Split('/')[^1];
                Check(value, schemas.GetProperty(name), name);
                return;
            }

            foreach (string choice in (string[])["oneOf", "anyOf"])
            {
                if (!form.TryGetProperty(choice, out JsonElement choices)) continue;
                JsonElement[] others = [.. choices.EnumerateArray().Where(static one => !IsNull(one))];
                if (value.ValueKind != JsonValueKind.Null) Check(value, Assert.Single(others), where);
                else if (others.Length == choices.GetArrayLength()) wrong.Add($"{where} is null");
                return;
            }

            if (!form.TryGetProperty("type", out JsonElement type))
            {
                wrong.Add($"{where} has no type");
                return;
            }

            string[] types = type.ValueKind == JsonValueKind.Array
                ? [.. type.EnumerateArray().Select(static one => one.GetString()!)] : [type.GetString()!];
            string actual = value.ValueKind switch
            {
                JsonValueKind.True or JsonValueKind.False => "boolean",
                JsonValueKind.Number => types.Contains("integer") ? "integer" : "number",
                _ => value.ValueKind.ToString().ToLowerInvariant(),
            };
            if (!types.Contains(actual)) wrong.Add($"{where} is {actual}, not {string.Join(" or ", types)}");
            if (actual == "array")
                foreach (JsonElement item in value.EnumerateArray()) Check(item, form.GetProperty("items"), $"{where}[]");
            if (actual != "object") return;
            JsonElement properties = form.TryGetProperty("properties", out JsonElement given) ? given : default;
            string[] required = form.TryGetProperty("required", out JsonElement names)
                ? [.. names.EnumerateArray().Select(static one => one.GetString()!)] : [];
            foreach (string name in required)
                if (!value.TryGetProperty(name, out _)) wrong.Add($"{where}.{name} is missing");
            foreach (JsonProperty property in value.EnumerateObject())
            {
                if (properties.ValueKind != JsonValueKind.Object)
                    Check(property.Value, form.GetProperty("additionalProperties"), $"{where}{{}}");
                else if (properties.TryGetProperty(property.Name, out JsonElement of))
                    Check(property.Value, of, $"{where}.{property.Name}");
                else wrong.Add($"{where}.{property.Name} is not described");
            }
        }

        static bool IsNull(JsonElement form) =>
            form.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String
                && type.ValueEquals("null");
    }

    [Fact]
    public async Task OpenApi_SchemaOfAnAnswer_RequiresWhatIsAlwaysWritten()
    {
        await using Site site = await Site.StartAsync();
        JsonElement schemas = (await JsonAsync(site, "/openapi/v1.json")).GetProperty("components").GetProperty("schemas");

        foreach (string name in
            (string[])["TieView", "RelationshipScore", "ReciprocityBalance", "CircleReview", "GatheringBriefing", "HoldView"])
            Assert.Equal(
                schemas.GetProperty(name).GetProperty("properties").EnumerateObject().Select(static one => one.Name)
                    .Order(StringComparer.Ordinal),
                schemas.GetProperty(name).GetProperty("required").EnumerateArray().Select(static one => one.GetString()!)
                    .Order(StringComparer.Ordinal));
    }

    private static async Task<JsonElement> JsonAsync(Site site, string path) =>
        JsonDocument.Parse((await site.SendAsync("GET", path)).Body).RootElement;
}
