using System.Collections.Concurrent;
using System.Diagnostics;
using RelationshipModel;
using RelationshipModel.Orleans;

namespace SiloHost.Load;

/// <summary>
/// Clients that record and read at once, each one call after another, and make a call again as long as it fails for a transient
/// reason. Four of five calls are to one owner in ten; half of the calls record.
/// </summary>
/// <param name="grains">The cluster.</param>
/// <param name="options">How much load there is.</param>
/// <param name="retried">Counts the calls that were made again, by the type of the exception.</param>
public sealed class Clients(IGrainFactory grains, LoadOptions options, ConcurrentDictionary<string, int> retried)
{
    private static readonly TimeSpan GivesUpAfter = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<int, bool> _asked = [];
    private readonly int[] _calls = new int[options.Clients];

    /// <summary>Gets what was acknowledged, by owner.</summary>
    public ConcurrentDictionary<int, ConcurrentBag<Interaction>> Acknowledged { get; } = [];

    /// <summary>Gets how long calls took, from the first attempt to the answer.</summary>
    public Latencies Latencies { get; private set; } = new();

    /// <summary>Forgets how long the calls took that were made until now, as those of a silo that has just started.</summary>
    public void ForgetLatencies() => Latencies = new();

    /// <summary>Calls until a time is over.</summary>
    /// <param name="time">The time.</param>
    /// <param name="cancellationToken">A token to end before it is over.</param>
    public async Task RunAsync(TimeSpan time, CancellationToken cancellationToken = default)
    {
        Stopwatch running = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, options.Clients).Select(client => Task.Run(
            async () =>
            {
                while (running.Elapsed < time && !cancellationToken.IsCancellationRequested)
                    await CallAsync(client, _calls[client]++);
            },
            CancellationToken.None)));
    }

    /// <summary>Makes a call until it succeeds.</summary>
    /// <exception cref="Exception">It failed for a reason that is not transient, or for minutes.</exception>
    public async Task<T> AgainAsync<T>(Func<ValueTask<T>> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        Stopwatch trying = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await call();
            }
            catch (Exception fault) when (NetworkFaults.IsTransient(fault) && trying.Elapsed < GivesUpAfter)
            {
                retried.AddOrUpdate(fault.GetType().Name, 1, static (_, count) => count + 1);
                await Task.Delay(50);
            }
        }
    }

    /// <inheritdoc cref="AgainAsync{T}(Func{ValueTask{T}})"/>
    public async Task AgainAsync(Func<ValueTask> call) =>
        await AgainAsync(async () =>
        {
            await call();
            return 0;
        });

    private async Task CallAsync(int client, int call)
    {
        // A number that looks random and is the same in each run.
        uint dice = (uint)HashOf(client, call);
        int owner = (int)(dice / 1000 % (dice % 5 == 0 ? options.Owners : Math.Max(1, options.Owners / 10)));
        INetworkGrain network = grains.GetNetwork(Log.Owner(owner));
        bool isFirst = _asked.TryAdd(owner, true);
        ContactId contact = Log.Contact(owner, client + call);
        long started = Stopwatch.GetTimestamp();
        string name;
        switch (dice / 5 % 10)
        {
            case < 5:
                name = "record one";
                Interaction interaction = Log.During(owner, client, call);
                await AgainAsync(() => network.RecordAsync([interaction]));
                Acknowledged.GetOrAdd(owner, static _ => []).Add(interaction);
                break;
            case < 7:
                name = "score one";
                await AgainAsync(() => network.ScoreAsync(contact, Log.AsOf));
                break;
            case 7:
                name = "score all";
                await AgainAsync(() => network.ScoreAllAsync(Log.AsOf));
                break;
            case 8:
                name = "plan revisits";
                await AgainAsync(() => network.PlanRevisitsAsync(asOf: Log.AsOf));
                break;
            default:
                name = "suggest introductions";
                await AgainAsync(() => network.SuggestIntroductionsAsync(asOf: Log.AsOf));
                break;
        }

        Latencies.Add(isFirst ? "first call to an owner" : name, Stopwatch.GetElapsedTime(started));
    }

    private static int HashOf(int client, int call)
    {
        uint x = ((uint)client * 2_654_435_761u) ^ ((uint)call * 2_246_822_519u);
        x ^= x >> 15;
        x *= 2_246_822_519u;
        x ^= x >> 13;
        x *= 3_266_489_917u;
        return (int)(x ^ (x >> 16));
    }
}
