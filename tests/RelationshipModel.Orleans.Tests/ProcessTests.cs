using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using RelationshipModel.EntityFrameworkCore.Queries;
using SiloHost;
using SiloHost.Load;
using StackExchange.Redis;

namespace RelationshipModel.Orleans.Tests;

/// <summary>Silos in processes of their own, with PostgreSQL behind them and Redis between them.</summary>
public sealed class ProcessTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clients_OneSiloKilledAndOneStopped_LoseAndDoubleNothing()
    {
        LoadOptions options = new() { Owners = 40, Clients = 8 };
        await using Database database = await Database.CreateAsync(Servers.Postgres, Cancel);
        await using RedisServer redis = await RedisServer.StartAsync(Cancel);
        ClusterAddress address = new(redis.Port, "killed");
        await using SiloProcess first = await SiloProcess.StartAsync(address, database.Connection, cancellationToken: Cancel);
        await using SiloProcess second = await SiloProcess.StartAsync(address, database.Connection, cancellationToken: Cancel);
        await using SiloProcess third = await SiloProcess.StartAsync(address, database.Connection, cancellationToken: Cancel);
        await using ClusterClient client = await ClusterClient.ConnectAsync(address, Cancel);
        ConcurrentDictionary<string, int> retried = [];
        Clients clients = new(client.Grains, options, retried);
        Digests.DigestSchedule mondays = new(IsoDayOfWeek.Monday, new(8, 0));
        OwnerId[] subscribers = [.. Enumerable.Range(0, 12).Select(static i => new OwnerId($"subscriber{i}"))];
        foreach (OwnerId owner in subscribers)
            await clients.AgainAsync(() => client.Grains.GetNetwork(owner).SubscribeToDigestAsync(mondays, Cancel));
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        Task load = clients.RunAsync(TimeSpan.FromMinutes(5), stop.Token);
        await CallsAsync(100);
        await third.KillAsync();
        await CallsAsync(100);
        Assert.Equal(0, await second.StopAsync());
        await CallsAsync(100);
        await stop.CancelAsync();
        await load;

        foreach ((int owner, ConcurrentBag<Interaction> sent) in clients.Acknowledged)
        {
            TieScore[] scores = await clients.AgainAsync(
                () => client.Grains.GetNetwork(Log.Owner(owner)).ScoreAllAsync(Log.AsOf, Cancel));
            Assert.Null(await Check.FindDifferenceAsync(Log.Owner(owner), [.. sent], database.Options, scores));
        }

        foreach (OwnerId owner in subscribers)
            Assert.Equal(
                mondays, await clients.AgainAsync(() => client.Grains.GetNetwork(owner).FindDigestScheduleAsync(Cancel)));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{clients.Acknowledged.Values.Sum(static of => of.Count)} acknowledged; made again: "
            + string.Join(", ", retried.Select(static fault => $"{fault.Value} {fault.Key}")));

        async Task CallsAsync(int more)
        {
            int from = clients.Latencies.Count;
            using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(20));
            while (clients.Latencies.Count < from + more && !load.IsCompleted) await timer.WaitForNextTickAsync(Cancel);
        }
    }

    [Fact]
    public async Task EraseOwnerAsync_RecordedSharedAndSubscribed_LeavesNothingInTheServers()
    {
        await using Database database = await Database.CreateAsync(Servers.Postgres, Cancel);
        await using RedisServer redis = await RedisServer.StartAsync(Cancel);
        ClusterAddress address = new(redis.Port, "erasure");
        await using SiloProcess silo =
            await SiloProcess.StartAsync(address, database.Connection, sharesTies: true, cancellationToken: Cancel);
        await using ClusterClient client = await ClusterClient.ConnectAsync(address, Cancel);
        INetworkGrain network = client.Grains.GetNetwork(Cluster.Mara);
        Clients clients = new(client.Grains, new(), []);
        await clients.AgainAsync(() => network.SaveContactsAsync([new(Cluster.Ada, "Ada Lovelace")], Cancel));
        await clients.AgainAsync(() => network.RecordAsync(Cluster.Log(0, 40), Cancel));
        await clients.AgainAsync(() => network.ScoreAllAsync(Cluster.Now, Cancel));
        await clients.AgainAsync(() => network.SubscribeToDigestAsync(new(IsoDayOfWeek.Monday, new(8, 0)), Cancel));
        string shared = await RedisTextAsync(address);
        Assert.Contains("mara", shared, StringComparison.Ordinal);
        Assert.Contains("shared-ties", shared, StringComparison.Ordinal);
        Assert.Contains("mara", await PostgresTextAsync(database), StringComparison.Ordinal);

        await clients.AgainAsync(() => network.EraseOwnerAsync(Cancel));

        string left = await RedisTextAsync(address);
        Assert.DoesNotContain("mara", left, StringComparison.Ordinal);
        Assert.DoesNotContain("shared-ties", left, StringComparison.Ordinal);
        // The row of the owner stays, with the key of erasure records and nothing of a person.
        await using RecordsContext context = new(database.Options);
        Assert.Empty(await context.Set<InteractionRow>().ToListAsync(Cancel));
        Assert.Empty(await context.Set<ContactRow>().ToListAsync(Cancel));
        Assert.Empty(await TiesAsync(database));
        Assert.DoesNotContain("Lovelace", await PostgresTextAsync(database), StringComparison.Ordinal);
    }

    /// <summary>All keys and values of the Redis server.</summary>
    private static async Task<string> RedisTextAsync(ClusterAddress address)
    {
        await using ConnectionMultiplexer redis = await ConnectionMultiplexer.ConnectAsync(address.Redis);
        StringBuilder text = new();
        IDatabase values = redis.GetDatabase();
        foreach (RedisKey key in redis.GetServers()[0].Keys())
            text.Append(key).Append(' ').AppendLine(Encoding.Latin1.GetString(await values.KeyDumpAsync(key) ?? []));
        return text.ToString();
    }

    private static async Task<string> PostgresTextAsync(Database database)
    {
        StringBuilder text = new();
        foreach (string table in await RowsAsync(
            database, "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'"))
            text.AppendJoin('\n', await RowsAsync(database, $"SELECT t::text FROM {table} t"));
        return text.ToString();
    }

    private static Task<List<string>> TiesAsync(Database database) =>
        RowsAsync(database, "SELECT t::text FROM \"RelationshipTies\" t");

    private static async Task<List<string>> RowsAsync(Database database, string sql)
    {
        await using NpgsqlConnection connection = new(database.Connection);
        await connection.OpenAsync(Cancel);
        await using NpgsqlCommand command = new(sql, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(Cancel);
        List<string> rows = [];
        while (await reader.ReadAsync(Cancel)) rows.Add(reader.GetString(0));
        return rows;
    }
}
