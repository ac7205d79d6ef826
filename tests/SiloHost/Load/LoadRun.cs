using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RelationshipModel;
using RelationshipModel.Network;
using RelationshipModel.Orleans;

namespace SiloHost.Load;

/// <summary>
/// The same load on one, two, three silos, each pinned to one core of the machine, then on three of which one is killed and one
/// stopped meanwhile. Each begins with a copy of the same database. What was acknowledged and what is scored is checked after
/// each.
/// </summary>
/// <param name="server">The PostgreSQL server.</param>
/// <param name="options">How much load there is.</param>
public sealed class LoadRun(string server, LoadOptions options)
{
    private static readonly TextWriter Out = Console.Out;

    private readonly List<string> _costs = [];

    /// <summary>Runs it, and writes tables in Markdown.</summary>
    /// <exception cref="InvalidOperationException">Something was lost, doubled or scored otherwise.</exception>
    public async Task RunAsync()
    {
        Out.WriteLine(
            $"{options.Owners} owners with {options.Interactions} interactions each, {options.Clients} clients, "
            + $"{options.Seconds} s a run, {Environment.ProcessorCount} cores, load {await File.ReadAllTextAsync("/proc/loadavg")}");
        (Database filled, bool isNew) = options.Database is { } name
            ? await Database.KeptAsync(server, name)
            : (await Database.CreateAsync(server), true);
        await using (filled)
        {
            if (isNew) await FillAsync(filled);
            if (options.Seconds == 0) return;
            Out.WriteLine("| silos | call | calls | per second | p50 ms | p90 | p99 | p99.9 | max |");
            Out.WriteLine("|---|---|---|---|---|---|---|---|---|");
            for (int silos = 1; silos <= options.Silos; silos++) await RunAsync(filled, silos, withFaults: false);
            await RunAsync(filled, 3, withFaults: true);
        }

        Out.WriteLine();
        Out.WriteLine(
            "| silos | calls/s | silos' ms of processor a call | PostgreSQL's | the clients' | ready in s | MB a silo "
            + "| load before, after |");
        Out.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (string row in _costs) Out.WriteLine(row);
    }

    private async Task FillAsync(Database database)
    {
        Stopwatch filling = Stopwatch.StartNew();
        ServiceCollection services = new();
        services.AddPooledDbContextFactory<RecordsContext>(context => context.UseNpgsql(database.Connection));
        services.AddRelationshipModel().UseEntityFrameworkCore<RecordsContext>();
        ServiceProvider provider = services.BuildServiceProvider();
        await using (provider)
        {
            ParallelOptions four = new() { MaxDegreeOfParallelism = 4 };
            await Parallel.ForAsync(0, Math.Min(Log.Kinds, options.Owners), four, async (owner, _) =>
            {
                AsyncServiceScope scope = provider.CreateAsyncScope();
                await using (scope)
                {
                    RelationshipNetwork network =
                        scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>().For(Log.Owner(owner));
                    await network.RecordAsync(Log.Before(owner, options.Interactions), CancellationToken.None);
                    await network.ScoreAllAsync(Log.AsOf, CancellationToken.None).CountAsync(CancellationToken.None);
                }
            });
        }

        double milliseconds = filling.Elapsed.TotalMilliseconds / Math.Min(Log.Kinds, options.Owners);
        if (options.Owners > Log.Kinds) await database.MultiplyAsync(Log.Kinds, options.Owners);
        Out.WriteLine(Text(
            $"Recorded and folded {Log.Kinds} owners, {milliseconds:F1} ms each, copied to the others: {filling.Elapsed:m\\:ss}."));
        Out.WriteLine();
    }

    private async Task RunAsync(Database filled, int count, bool withFaults)
    {
        string name = withFaults ? $"{count}, one killed, one stopped" : $"{count}";
        string loadBefore = await MachineAsync();
        Database database = await filled.CopyAsync();
        await using ConfiguredAsyncDisposable ofDatabase = database.ConfigureAwait(false);
        RedisServer redis = await RedisServer.StartAsync();
        await using ConfiguredAsyncDisposable ofRedis = redis.ConfigureAwait(false);
        ClusterAddress address = new(redis.Port, $"load{count}");
        List<SiloProcess> silos = [];
        try
        {
            Stopwatch starting = Stopwatch.StartNew();
            for (int i = 0; i < count; i++)
                silos.Add(await SiloProcess.StartAsync(address, database.Connection, core: i % Environment.ProcessorCount));
            double startSeconds = starting.Elapsed.TotalSeconds;
            ClusterClient client = await ClusterClient.ConnectAsync(address);
            await using ConfiguredAsyncDisposable ofClient = client.ConfigureAwait(false);
            ConcurrentDictionary<string, int> retried = [];
            // What is compiled at first use, in a minute of which it takes much, is no cost of the load.
            Clients clients = new(client.Grains, options, retried);
            await clients.RunAsync(TimeSpan.FromSeconds(options.Seconds / 2.0));
            clients.ForgetLatencies();
            TimeSpan silosBefore = Sum(silos), ownBefore = Own();
            TimeSpan? serverBefore = await ServerAsync(database);
            Stopwatch running = Stopwatch.StartNew();
            Task load = clients.RunAsync(TimeSpan.FromSeconds(options.Seconds));
            if (withFaults)
            {
                await Task.Delay(TimeSpan.FromSeconds(options.Seconds / 3.0));
                await silos[2].KillAsync();
                await Task.Delay(TimeSpan.FromSeconds(options.Seconds / 3.0));
                if (await silos[1].StopAsync() is var code and not 0)
                    throw new InvalidOperationException($"The silo that was to stop ended with {code}.");
            }

            await load;
            double seconds = running.Elapsed.TotalSeconds;
            int calls = clients.Latencies.Count;
            clients.Latencies.Write(Out, name, seconds);
            if (!withFaults)
            {
                string[] cells =
                [
                    name, Text($"{calls / seconds:F0}"), PerCall(Sum(silos) - silosBefore),
                    PerCall(await ServerAsync(database) - serverBefore), PerCall(Own() - ownBefore), Text($"{startSeconds:F1}"),
                    Text($"{silos.Average(static silo => silo.Memory) / 1e6:F0}"), $"{loadBefore}, {await MachineAsync()}",
                ];
                _costs.Add($"| {string.Join(" | ", cells)} |");
                string PerCall(TimeSpan? time) => time is { } spent ? Text($"{spent.TotalMilliseconds / calls:F2}") : "";
            }
            else
            {
                Out.WriteLine(Text($"| {name} | all | {calls} | {calls / seconds:F0} | | | | | |"));
            }

            await CheckAsync(name, clients, client, database, retried);
        }
        finally
        {
            foreach (SiloProcess silo in silos) await silo.DisposeAsync();
        }

        static TimeSpan Sum(IEnumerable<SiloProcess> silos) =>
            silos.Aggregate(TimeSpan.Zero, static (sum, silo) => sum + silo.ProcessorTime);
    }

    private async Task CheckAsync(
        string name, Clients clients, ClusterClient client, Database database, ConcurrentDictionary<string, int> retried)
    {
        string faults = string.Join(", ", retried.Select(static fault => $"{fault.Value} {fault.Key}"));
        ConcurrentBag<string> differences = [];
        int ties = 0;
        // Every owner for whom something was recorded, and some of the others.
        IEnumerable<int> others = Enumerable.Range(0, options.Owners).Except(clients.Acknowledged.Keys).Take(200);
        int[] owners = [.. clients.Acknowledged.Keys, .. others];
        await Parallel.ForEachAsync(owners, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (owner, _) =>
        {
            TieScore[] scores =
                await clients.AgainAsync(() => client.Grains.GetNetwork(Log.Owner(owner)).ScoreAllAsync(Log.AsOf));
            Interlocked.Add(ref ties, scores.Length);
            Interaction[] sent =
                [.. Log.Before(owner, options.Interactions), .. clients.Acknowledged.GetValueOrDefault(owner, [])];
            if (await Check.FindDifferenceAsync(Log.Owner(owner), sent, database.Options, scores) is { } difference)
                differences.Add(difference);
        });
        if (!differences.IsEmpty)
            throw new InvalidOperationException($"{differences.Count} differences: {string.Join(" ", differences.Take(5))}");
        await Console.Error.WriteLineAsync(
            $"{name} silos: {clients.Acknowledged.Values.Sum(static of => of.Count)} recorded and acknowledged, each there once; "
            + $"{ties} scores of {owners.Length} owners bit-equal; calls made again: {(faults.Length == 0 ? "none" : faults)}.");
    }

    private static async Task<TimeSpan?> ServerAsync(Database database)
    {
        RecordsContext context = new(database.Options);
        await using (context) return await ServerTime.OfAsync(context);
    }

    /// <summary>The load of the machine over the last minute, with that of others.</summary>
    private static async Task<string> MachineAsync() => (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0];

    private static TimeSpan Own()
    {
        using Process own = Process.GetCurrentProcess();
        return own.TotalProcessorTime;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
