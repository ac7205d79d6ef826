using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Network;
using RelationshipModel.Orleans;

namespace SiloHost.Load;

/// <summary>
/// How long an owner with many contacts waits for the people to reach out to: from a silo in this process, with the records in
/// memory, after a change, and after the grain was not active. The store is PostgreSQL; the processor time is without its.
/// </summary>
/// <param name="server">The PostgreSQL server.</param>
public sealed class ActiveGrain(string server)
{
    private const int Contacts = 1_000;
    private const int Interactions = 100_000;
    private const int Calls = 200;

    private static readonly OwnerId Owner = new("owner");

    /// <summary>Measures, and writes a table in Markdown.</summary>
    public async Task RunAsync()
    {
        Database database = await Database.CreateAsync(server);
        await using (database)
        {
            HostApplicationBuilder builder = Host.CreateApplicationBuilder();
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<IClock>(SystemClock.Instance);
            builder.Services.AddPooledDbContextFactory<RecordsContext>(options => options.UseNpgsql(database.Connection));
            builder.Services.AddRelationshipModel().UseEntityFrameworkCore<RecordsContext>().AddNetworkGrains();
            int[] ports = LoopbackPorts.Take(2);
            builder.UseOrleans(silo => silo.UseLocalhostClustering(ports[0], ports[1]));
            using IHost host = builder.Build();
            await host.StartAsync();
            await MeasureAsync(host.Services);
            await host.StopAsync();
        }
    }

    private static async Task MeasureAsync(IServiceProvider services)
    {
        IGrainFactory grains = services.GetRequiredService<IGrainFactory>();
        INetworkGrain network = grains.GetNetwork(Owner);
        await AloneAsync(async alone =>
        {
            await alone.Contacts.SaveAsync(
                [.. Enumerable.Range(0, Contacts).Select(static i => new Contact(Contact(i), $"Contact {i}"))]);
            foreach (Interaction[] batch in Enumerable.Range(0, Interactions).Select(InteractionOf).Chunk(5_000))
                await alone.RecordAsync(batch);
            await alone.ScoreAllAsync(Log.AsOf).CountAsync();
            return 0;
        });
        IManagementGrain management = grains.GetGrain<IManagementGrain>(0);
        await Console.Out.WriteLineAsync(
            $"{Contacts} contacts, {Interactions} interactions, load {await File.ReadAllTextAsync("/proc/loadavg")}");
        await Console.Out.WriteLineAsync(
            "| plan revisits, ms | least | p50 | p90 | p99 | of processor |\n|---|---|---|---|---|---|");
        await WriteAsync("the library alone, read from PostgreSQL", Calls, null,
            () => AloneAsync(static alone => alone.PlanRevisitsAsync(asOf: Log.AsOf)));
        await WriteAsync("through the active grain, from memory, 46 KB of JSON", Calls, null,
            () => network.PlanRevisitsAsync(asOf: Log.AsOf));
        int recorded = 0;
        await WriteAsync("through the active grain, after one was recorded", Calls / 2,
            async () => await network.RecordAsync([InteractionOf(Interactions + recorded++)]),
            () => network.PlanRevisitsAsync(asOf: Log.AsOf));
        await WriteAsync("the first call of a grain that was not active", Calls / 4,
            async () => await management.ForceActivationCollection(TimeSpan.Zero),
            () => network.PlanRevisitsAsync(asOf: Log.AsOf));
        await WriteAsync("activation alone: find an interaction, not active", Calls / 4,
            async () => await management.ForceActivationCollection(TimeSpan.Zero),
            () => network.FindInteractionAsync(new("i1")));
        for (int i = 0; i < 2; i++) await network.PlanRevisitsAsync(asOf: Log.AsOf);
        await network.SuggestIntroductionsAsync(asOf: Log.AsOf);
        long active = GC.GetTotalMemory(forceFullCollection: true);
        await management.ForceActivationCollection(TimeSpan.Zero);
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"| MB in memory for the active grain: {(active - GC.GetTotalMemory(true)) / 1e6:F2} | | | | | |"));
        await WriteAsync("find an interaction, active", Calls, null, () => network.FindInteractionAsync(new("i1")));

        async ValueTask<T> AloneAsync<T>(Func<RelationshipNetwork, ValueTask<T>> ask)
        {
            AsyncServiceScope scope = services.CreateAsyncScope();
            await using (scope)
                return await ask(scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>().For(Owner));
        }
    }

    private static async Task WriteAsync<T>(string name, int calls, Func<ValueTask>? prepare, Func<ValueTask<T>> call)
    {
        for (int i = 0; i < 20; i++) await call();
        double[] times = new double[calls];
        double processor = 0;
        for (int i = 0; i < calls; i++)
        {
            if (prepare is not null) await prepare();
            TimeSpan before = Environment.CpuUsage.TotalTime;
            long started = Stopwatch.GetTimestamp();
            await call();
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            processor += (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        }

        Array.Sort(times);
        double[] shown = [times[0], times[calls / 2], times[calls * 9 / 10], times[calls * 99 / 100], processor / calls];
        string cells = string.Join(" | ", shown.Select(static value => value.ToString("F2", CultureInfo.InvariantCulture)));
        await Console.Out.WriteLineAsync($"| {name} | {cells} |");
    }

    private static ContactId Contact(int number) => new($"contact{number % Contacts}");

    private static Interaction InteractionOf(int number) => new(
        new($"i{number}"), Log.Start - Duration.FromMinutes(1 + (number * 7_919L % 2_600_000)), (Channel)(number % 5),
        Contact(number * 31))
    {
        Initiator = number % 2 == 0 ? Initiator.Owner : Initiator.Of(Contact(number * 31)),
    };
}
