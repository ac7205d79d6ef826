using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace ExistingCrm.Tests;

/// <summary>The program that a newcomer starts.</summary>
public sealed partial class CrmApplicationTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "ExistingCrm");

    [Fact]
    public async Task Users_OfTwoZones_SeeTheirOwnContactsAndHours()
    {
        await using RunningCrm crm = await RunningCrm.StartAsync();
        using HttpClient mara = await crm.SignInAsync("mara"), bettina = await crm.SignInAsync("bettina");
        int her = await crm.ReadAsync(static crm => crm.People.Where(static p => p.Name == "Bettina Krause-Oduya")
            .Select(static p => p.Id).SingleAsync(Cancel));
        int me = await crm.ReadAsync(static crm => crm.People.Where(static p => p.Name == "Mara Lindqvist")
            .Select(static p => p.Id).SingleAsync(Cancel));

        Assert.Contains("26 April 2026, 22:10", await mara.GetStringAsync($"/contacts/{her}", Cancel), StringComparison.Ordinal);
        Assert.Contains("26 April 2026, 23:10", await bettina.GetStringAsync($"/contacts/{me}", Cancel),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await mara.GetAsync($"/contacts/{me}", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await mara.GetAsync($"/relationships/scores/{me}", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await mara.GetAsync("/relationships/scores/nobody", Cancel)).StatusCode);
        Assert.Equal([me], await ContactsAsync(bettina));
    }

    [Fact]
    public async Task Stranger_IsSentToSignIn()
    {
        await using RunningCrm crm = await RunningCrm.StartAsync();
        using HttpClient stranger = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(crm.Address) };

        using HttpResponseMessage page = await stranger.GetAsync("/contacts/1", Cancel);

        Assert.Equal((HttpStatusCode.Redirect, "/"), (page.StatusCode, page.Headers.Location?.AbsolutePath));
        Assert.NotEqual(HttpStatusCode.OK, (await stranger.GetAsync("/relationships/scores", Cancel)).StatusCode);
        Assert.Equal("Healthy", await stranger.GetStringAsync("/health", Cancel));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync("/sign-in/nobody", null, Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("fax", "5", "out")]
    [InlineData("call", "0", "out")]
    [InlineData("call", "5", "up")]
    public async Task Activity_ThatCannotBe_IsRefused(string kind, string minutes, string direction)
    {
        await using RunningCrm crm = await RunningCrm.StartAsync();
        using HttpClient mara = await crm.SignInAsync("mara");

        Assert.Equal(HttpStatusCode.BadRequest, await AddAsync(mara, 1, "k", kind, minutes, direction));
    }

    /// <summary>The README's commands, as somebody types them; what follows "..." is not held.</summary>
    [Fact]
    public async Task Readme_ItsCommands_AnswerAsItSays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The README's commands are for a shell with curl.");
        await using RunningCrm crm = await RunningCrm.StartAsync();
        using TemporaryFolder folder = new();
        MatchCollection examples = Examples().Matches(await File.ReadAllTextAsync(Path.Combine(Folder, "README.md"), Cancel));

        Assert.True(examples.Count >= 5, $"{examples.Count} examples");
        foreach (Match example in examples)
        {
            string commands = example.Groups["commands"].Value.Replace("http://localhost:5000", crm.Address,
                StringComparison.Ordinal);
            using Process shell = Process.Start(new ProcessStartInfo("sh", ["-c", commands])
            {
                WorkingDirectory = folder.Path,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            Task<string> complaints = shell.StandardError.ReadToEndAsync(Cancel);
            string output = await shell.StandardOutput.ReadToEndAsync(Cancel);
            await shell.WaitForExitAsync(Cancel);
            string expected = example.Groups["output"].Value.Trim();
            Assert.True(shell.ExitCode == 0, $"{commands}\n{await complaints}");
            Assert.InRange(expected.Length, 40, 400);
            if (expected.EndsWith("...", StringComparison.Ordinal))
                Assert.StartsWith(expected[..^3], output, StringComparison.Ordinal);
            else Assert.Equal(expected, output.Trim());
        }
    }

    [Fact]
    public void Readme_ItsCode_IsThatOfTheProgram()
    {
        HashSet<string> sources = [.. Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Contains("obj", StringComparison.Ordinal)).SelectMany(File.ReadLines)
            .Select(static line => line.Trim())];
        string[] lines = [.. File.ReadLines(Path.Combine(Folder, "README.md")).Select(static line => line.Trim())];
        List<string> code = [];
        bool inCode = false;
        foreach (string line in lines)
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) inCode = line == "```csharp";
            else if (inCode && line is not ("" or "...")) code.Add(line);
        }

        Assert.NotEmpty(code);
        Assert.Empty(code.Except(sources));
    }

    [Fact]
    public void Relationships_WhatOneWrites_IsAtMost120Lines()
    {
        int lines = Directory.GetFiles(Path.Combine(Folder, "Relationships")).SelectMany(File.ReadLines)
            .Count(static line => !string.IsNullOrWhiteSpace(line));

        Assert.InRange(lines, 50, 120);
    }

    private static async Task<HttpStatusCode> AddAsync(
        HttpClient client, int contact, string key, string kind, string minutes, string direction)
    {
        using FormUrlEncodedContent form = new(new Dictionary<string, string>
        {
            ["kind"] = kind,
            ["minutes"] = minutes,
            ["direction"] = direction,
            ["subject"] = "",
            ["key"] = key,
        });
        using HttpResponseMessage response = await client.PostAsync($"/contacts/{contact}/activities", form, Cancel);
        return response.StatusCode;
    }

    private static async Task<int[]> ContactsAsync(HttpClient client) =>
    [
        .. (await client.GetFromJsonAsync<JsonElement>("/relationships/scores", Cancel)).EnumerateArray()
            .Select(static tie => new ContactId(tie.GetProperty("contact").GetString()!).ToInt32()).Order(),
    ];

    [GeneratedRegex("```sh\n(?<commands>curl [^`]+)```\n\n```(json|text)\n(?<output>[^`]*)```")]
    private static partial Regex Examples();
}
