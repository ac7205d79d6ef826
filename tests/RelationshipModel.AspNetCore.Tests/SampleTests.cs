using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace RelationshipModel.AspNetCore.Tests;

/// <summary>The page's program, compiled as it stands and run on a port of its own.</summary>
public sealed class SampleTests
{
    private static string Page => Path.Combine(Repository.Root, "src", "RelationshipModel.AspNetCore", "README.md");

    private static string Folder => Path.Combine(Repository.Root, "tests", "RelationshipModel.AspNetCore.Tests");

    [Theory]
    [InlineData(0, "SampleProgram.cs")]
    [InlineData(1, "Site.cs")]
    public async Task Readme_EveryLineOfItsCode_IsCompiledHere(int block, string file)
    {
        string page = await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken);
        string[] code = LinesOf(page.Split("```csharp\n")[block + 1].Split("```")[0]);
        string[] source = LinesOf(await File.ReadAllTextAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken));

        Assert.NotEmpty(code);
        Assert.Empty(code.Except(source));
        // A line apart from the others would be another program.
        Assert.Equal(code.Where(IsStatement), source.Where(IsStatement).Where(code.Contains));

        static bool IsStatement(string line) => !line.StartsWith("using ", StringComparison.Ordinal) && line is not ("{" or "}");
    }

    [Fact]
    public async Task Program_OfTheReadme_StartsAndServesWhoIsSignedIn()
    {
        await using RunningProgram program = await StartAsync();
        using HttpClient nobody = Client(program, null);
        using HttpClient mara = Client(program, $"mara {Guid.NewGuid()}");

        Assert.Equal("Healthy", await nobody.GetStringAsync("health", TestContext.Current.CancellationToken));
        await AssertRefusedAsync(await nobody.GetAsync("relationships/scores", TestContext.Current.CancellationToken));
        await AssertRefusedAsync(await nobody.GetAsync("relationships/report", TestContext.Current.CancellationToken));
        await AssertRefusedAsync(await PutAsync(nobody, "contacts", """{"id":"1","name":"Ada"}"""));

        Assert.Equal(HttpStatusCode.OK, (await PutAsync(mara, "contacts", """{"id":"1","name":"Ada"}""")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(mara, "relationships/interactions/walk",
            """{"id":"walk","at":"2026-06-28T15:00:00Z","channel":"InPerson","contacts":["1"]}""")).StatusCode);
        string scores = await mara.GetStringAsync("relationships/scores", TestContext.Current.CancellationToken);
        Assert.StartsWith("""[{"contact":"1","name":"Ada",""", scores, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(257)]
    public async Task Program_ForAUserWhoseNameIsNoOwner_Answers401(int length)
    {
        await using RunningProgram program = await StartAsync();
        using HttpClient client = Client(program, new string('a', length));

        await AssertRefusedAsync(await client.GetAsync("relationships/scores", TestContext.Current.CancellationToken));
    }

    private static async Task<RunningProgram> StartAsync() =>
        await RunningProgram.StartAsync(static () => SampleProgram.Run(
            ["--urls", "http://127.0.0.1:0", "--environment", "Development"]));

    /// <summary>A refusal is a problem, whether by the host's authentication or because there is no owner.</summary>
    private static async Task AssertRefusedAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        JsonElement problem =
            await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(401, problem.GetProperty("status").GetInt32());
        response.Dispose();
    }

    private static async Task<HttpResponseMessage> PutAsync(HttpClient client, string path, string body)
    {
        using StringContent content = new(body, null, "application/json");
        return await client.PutAsync(path, content, TestContext.Current.CancellationToken);
    }

    private static HttpClient Client(RunningProgram program, string? user)
    {
        HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = program.Address,
        };
        if (user is null) return client;
        CookieAuthenticationOptions options = program.Services
            .GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(CookieAuthenticationDefaults.AuthenticationScheme);
        ClaimsIdentity identity = new([new(ClaimTypes.NameIdentifier, user)], CookieAuthenticationDefaults.AuthenticationScheme);
        string ticket = options.TicketDataFormat.Protect(
            new(new(identity), CookieAuthenticationDefaults.AuthenticationScheme));
        client.DefaultRequestHeaders.Add("Cookie", $"{options.Cookie.Name}={ticket}");
        return client;
    }

    private static string[] LinesOf(string text) =>
        [.. text.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0)];
}
