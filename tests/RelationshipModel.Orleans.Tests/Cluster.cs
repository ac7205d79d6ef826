using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using Orleans.Configuration;
using Orleans.TestingHost;
using RelationshipModel.Network;
using RelationshipModel.Orleans.Digests;
using RelationshipModel.Storage;

namespace RelationshipModel.Orleans.Tests;

/// <summary>Silos in this process over one store, which outlives them as a host's database does.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    internal static readonly Instant Now = Instant.FromUtc(2026, 6, 30, 12, 0);
    internal static readonly OwnerId Mara = new("mara");
    internal static readonly ContactId Ada = new("ada");
    internal static readonly ContactId Ben = new("ben");
    internal static readonly ContactId Cleo = new("cleo");

    private Cluster(InProcessTestCluster silos, InMemoryStore store, FakeClock clock, Mailbox mailbox) =>
        (Silos, Store, Clock, Delivered) = (silos, store, clock, mailbox);

    internal InProcessTestCluster Silos { get; }

    internal InMemoryStore Store { get; }

    internal FakeClock Clock { get; }

    internal Mailbox Delivered { get; }

    internal static async Task<Cluster> StartAsync(short silos = 1, bool withDigest = true, MemberList? sharing = null)
    {
        InMemoryStore store = new();
        FakeClock clock = new(Now);
        Mailbox mailbox = new();
        InProcessTestClusterBuilder builder = new(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(store).AddSingleton<IClock>(clock).AddSingleton(mailbox);
            silo.Services.AddSingleton<IOwnerZoneSource, Zones>();
            var model = silo.Services.AddRelationshipModel().UseInMemoryStore().AddNetworkGrains();
            if (withDigest) model.AddWeeklyDigest<MailboxSink>();
            model.AddNetworkQuestion<CountingQuestion>("count");
            model.AddNetworkQuestion<FailingQuestion>("fail");
            if (sharing is not null)
            {
                silo.Services.AddSingleton(sharing);
                model.ShareTies<MemberSharing>();
            }

            silo.AddMemoryGrainStorage(WeeklyDigest.StorageName);
            silo.UseInMemoryReminderService();
            silo.Services.Configure<ClusterMembershipOptions>(static options =>
            {
                options.ProbeTimeout = TimeSpan.FromMilliseconds(500);
                options.NumMissedProbesLimit = 2;
            });
        });
        builder.ConfigureClient(client =>
        {
            client.Services.AddNetworkGrainClient();
            // What waits for a killed silo gives up sooner, and is called again.
            if (silos > 1)
                client.Services.Configure<ClientMessagingOptions>(static o => o.ResponseTimeout = TimeSpan.FromSeconds(5));
        });
        InProcessTestCluster cluster = builder.Build();
        await cluster.DeployAsync();
        return new(cluster, store, clock, mailbox);
    }

    internal INetworkGrain Network(OwnerId? owner = null) => Silos.Client.GetNetwork(owner ?? Mara);

    /// <summary>The library in one process on the same log.</summary>
    internal RelationshipNetwork Alone(OwnerId? owner = null)
    {
        ServiceCollection services = new();
        services.AddSingleton(Store).AddSingleton<IClock>(Clock);
        services.AddRelationshipModel().UseInMemoryStore();
        return services.BuildServiceProvider().GetRequiredService<RelationshipNetworkFactory>()
            .For(owner ?? Mara, DateTimeZoneProviders.Tzdb["Europe/Berlin"]);
    }

    /// <summary>The reminder of an owner's digest comes, as the reminder service would have it.</summary>
    internal Task TickAsync(OwnerId? owner = null) =>
        Silos.Client.GetGrain<IRemindable>(GrainId.Create("relationship-digest", (owner ?? Mara).ToString()))
            .ReceiveReminder("weekly-digest", default);

    internal async Task<ReminderEntry?> ReminderAsync(OwnerId? owner = null)
    {
        IReminderTable table = Silos.GetSiloServiceProvider().GetRequiredService<IReminderTable>();
        ReminderTableData rows =
            await table.ReadRows(GrainId.Create("relationship-digest", (owner ?? Mara).ToString()));
        return rows.Reminders.SingleOrDefault();
    }

    /// <summary>Interactions over three years, different for each number.</summary>
    internal static Interaction[] Log(int from, int count) =>
    [
        .. Enumerable.Range(from, count).Select(static i => new Interaction(
            new($"i{i}"), Now - Duration.FromHours((i * 7919 % 26_000) + 1), (Channel)(i % 5),
            [i % 3 == 0 ? Ada : Ben, .. i % 4 == 0 ? [Cleo] : Array.Empty<ContactId>()])
        {
            Initiator = i % 2 == 0 ? Initiator.Owner : Initiator.Of(i % 3 == 0 ? Ada : Ben),
            Depth = (Depth)(i % 5),
            AfterFeel = i % 5 == 0 ? 1 : null,
        }),
    ];

    public async ValueTask DisposeAsync() => await Silos.DisposeAsync();

    private sealed class Zones : IOwnerZoneSource
    {
        public ValueTask<DateTimeZone?> FindAsync(OwnerId owner, CancellationToken cancellationToken = default) =>
            new(DateTimeZoneProviders.Tzdb["Europe/Berlin"]);
    }
}
