using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace ExistingCrm.Tests;

/// <summary>
/// Fifty clients at once, each sending one request after another, for a few seconds or as many as
/// <c>RELATIONSHIP_MODEL_LOAD_SECONDS</c> says. What they measured is written to <c>artifacts/load</c>.
/// </summary>
public sealed class LoadTests
{
    private const int Clients = 50;

    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private static readonly int Seconds = int.Parse(
        Environment.GetEnvironmentVariable("RELATIONSHIP_MODEL_LOAD_SECONDS") ?? "3", CultureInfo.InvariantCulture);

    private readonly ConcurrentDictionary<string, ConcurrentBag<double>> _milliseconds = new();
    private readonly ConcurrentBag<string> _wrong = [];

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Clients_FiftyForAWhile_LoseAndDoubleNothingAndSeeTheirOwn(string database)
    {
        await using RunningCrm crm = await RunningCrm.StartAsync(database);
        Dictionary<string, int[]> own = [];
        foreach ((string login, int user) in ((string, int)[])[("mara", 1), ("bettina", 2)])
            own[login] = await crm.ReadAsync(
                crm => crm.People.Where(p => p.UserId == user).Select(static p => p.Id).OrderBy(static id => id)
                    .ToArrayAsync(Cancel));
        int before = await crm.ReadAsync(static crm => crm.Activities.CountAsync(Cancel));
        string[] logins = [.. Enumerable.Range(0, Clients).Select(static i => i % 2 == 0 ? "mara" : "bettina")];

        // One introduction for all of Mara's clients, of which each step is taken by whoever comes first.
        using HttpClient mara = await crm.SignInAsync("mara");
        (await mara.PutAsJsonAsync("/relationships/introductions/shared",
            new { first = $"{own["mara"][0]}", second = $"{own["mara"][1]}" }, Cancel)).EnsureSuccessStatusCode();
        Stopwatch running = Stopwatch.StartNew();
        int[] rounds = await Task.WhenAll(Enumerable.Range(0, Clients).Select(i => Task.Run(
            () => RunAsync(crm, i, logins[i], own[logins[i]], own[logins[(i + 1) % 2]], running), Cancel)));
        double seconds = running.Elapsed.TotalSeconds;

        Assert.Empty(_wrong.Distinct().Take(10));
        Assert.All(rounds, static round => Assert.InRange(round, 1, int.MaxValue));
        Assert.Equal(
            Keys(rounds).Order(StringComparer.Ordinal),
            (await crm.ReadAsync(static crm => crm.Activities.Where(static a => a.Key != null && a.Key.StartsWith("load "))
                .Select(static a => a.UserId + " " + a.Key).ToListAsync(Cancel))).Order(StringComparer.Ordinal));
        Assert.Equal(before + rounds.Sum(), await crm.ReadAsync(static crm => crm.Activities.CountAsync(Cancel)));
        foreach (string login in own.Keys)
        {
            using HttpClient client = await crm.SignInAsync(login);
            JsonElement promises = await client.GetFromJsonAsync<JsonElement>("/relationships/promises", Cancel);
            Assert.Equal(
                Enumerable.Range(0, Clients).Where(i => logins[i] == login)
                    .SelectMany(i => Enumerable.Range(0, rounds[i]).Select(round => $"load {i} {round} Kept"))
                    .Order(StringComparer.Ordinal),
                promises.EnumerateArray()
                    .Select(static promise => $"{promise.GetProperty("what").GetString()} {promise.GetProperty("outcome").GetString()}")
                    .Where(static promise => promise.StartsWith("load ", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal));
        }

        JsonElement shared = (await mara.GetFromJsonAsync<JsonElement>("/relationships/introductions", Cancel))
            .EnumerateArray().Single(static introduction => introduction.GetProperty("id").GetString() == "shared");
        Assert.Equal(
            ["Draft", "AskedFirst", "AcceptedFirst", "AskedSecond", "Accepted", "Made", "Met"],
            shared.GetProperty("steps").EnumerateArray().Select(static step => step.GetProperty("stage").GetString()));
        await WriteAsync(database, rounds.Length, seconds);
    }

    private static IEnumerable<string> Keys(int[] rounds) =>
        rounds.SelectMany(static (count, i) => Enumerable.Range(0, count).Select(round => $"{1 + i % 2} load {i} {round}"));

    /// <summary>A client's rounds. Each writes an activity (sent twice at once) and a promise (sent twice), and reads.</summary>
    private async Task<int> RunAsync(RunningCrm crm, int client, string login, int[] own, int[] others, Stopwatch running)
    {
        string[] steps = ["AskedFirst", "AcceptedFirst", "AskedSecond", "Accepted", "Made", "Met"];
        HashSet<string> mine = [.. own.Select(static id => $"{id}")];
        using HttpClient http = await crm.SignInAsync(login);
        int round = 0;
        for (; round == 0 || running.Elapsed.TotalSeconds < Seconds; round++)
        {
            int contact = own[(client + round) % own.Length], stranger = others[(client + round) % others.Length];
            string name = $"load {client} {round}", promise = $"load-{client}-{round}";
            await Task.WhenAll(AddAsync(http, contact, name), AddAsync(http, contact, name));
            for (int time = 0; time < 2; time++)
                await TimeAsync("save a promise", HttpStatusCode.OK, () => http.PutAsJsonAsync(
                    $"/relationships/promises/{promise}",
                    new { id = promise, by = "Owner", contact = $"{contact}", promisedAt = "2026-06-30T10:00:00Z", what = name },
                    Cancel));
            await TimeAsync("keep a promise", HttpStatusCode.OK, () => http.PostAsJsonAsync(
                $"/relationships/promises/{promise}/outcome", new { outcome = "Kept" }, Cancel));
            string all = await TimeAsync("all scores", HttpStatusCode.OK, () => http.GetAsync("/relationships/scores", Cancel));
            if (all is ['[', ..] && !mine.SetEquals(JsonDocument.Parse(all).RootElement.EnumerateArray()
                .Select(static tie => tie.GetProperty("contact").GetString()!)))
                _wrong.Add($"{login} sees other contacts than their own: {all}");
            await TimeAsync("one score, explained", HttpStatusCode.OK, () => http.GetAsync($"/relationships/scores/{contact}", Cancel));
            await TimeAsync("a contact of another", HttpStatusCode.NotFound,
                () => http.GetAsync($"/relationships/scores/{stranger}", Cancel));
            await TimeAsync("revisits", HttpStatusCode.OK, () => http.GetAsync("/relationships/revisits", Cancel));
            await TimeAsync("page of a contact", HttpStatusCode.OK, () => http.GetAsync($"/contacts/{contact}", Cancel));
            if (login != "mara") continue;
            foreach (string step in steps.Take(round + 1))
                await TimeAsync("a step of an introduction", null, () => http.PostAsJsonAsync(
                    "/relationships/introductions/shared/steps", new { stage = step }, Cancel));
        }

        // The steps that nobody has taken yet.
        if (login == "mara")
            foreach (string step in steps)
                await TimeAsync("a step of an introduction", null, () => http.PostAsJsonAsync(
                    "/relationships/introductions/shared/steps", new { stage = step }, Cancel));
        return round;
    }

    private async Task AddAsync(HttpClient http, int contact, string key)
    {
        using FormUrlEncodedContent form = new(new Dictionary<string, string>
        {
            ["kind"] = "call",
            ["minutes"] = "20",
            ["direction"] = "out",
            ["subject"] = "",
            ["key"] = key,
        });
        await TimeAsync("record an activity", HttpStatusCode.Redirect,
            () => http.PostAsync($"/contacts/{contact}/activities", form, Cancel));
    }

    /// <summary>Sends a request, and notes how long its answer took and whether it was the expected one; null for a step of an
    /// introduction, which is taken, taken already, or refused because a later one was.</summary>
    private async Task<string> TimeAsync(string kind, HttpStatusCode? expected, Func<Task<HttpResponseMessage>> send)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            using HttpResponseMessage response = await send();
            string body = await response.Content.ReadAsStringAsync(Cancel);
            _milliseconds.GetOrAdd(kind, static _ => []).Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (expected is { } one ? response.StatusCode != one
                : response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Conflict))
                _wrong.Add($"{kind}: {(int)response.StatusCode} {body}");
            return body;
        }
        catch (HttpRequestException e)
        {
            _wrong.Add($"{kind}: {e.Message}");
            return "[]";
        }
    }

    private async Task WriteAsync(string database, int clients, double seconds)
    {
        StringBuilder table = new();
        int all = _milliseconds.Values.Sum(static times => times.Count);
        table.Append(CultureInfo.InvariantCulture,
            $"{database}: {clients} clients for {seconds:F0} s, {all} requests, {all / seconds:F0} a second\n\n");
        table.Append("| request | times | p50 ms | p99 ms |\n|---|---|---|---|\n");
        foreach ((string kind, ConcurrentBag<double> times) in
            _milliseconds.OrderBy(static kind => kind.Key, StringComparer.Ordinal))
        {
            double[] sorted = [.. times.Order()];
            table.Append(CultureInfo.InvariantCulture,
                $"| {kind} | {sorted.Length} | {Percentile(sorted, .5):F0} | {Percentile(sorted, .99):F0} |\n");
        }

        string folder = Path.Combine(Repository.Root, "artifacts", "load");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, $"{database}.md"), table.ToString(), Cancel);
        TestContext.Current.TestOutputHelper?.WriteLine(table.ToString());
    }

    private static double Percentile(double[] sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}
