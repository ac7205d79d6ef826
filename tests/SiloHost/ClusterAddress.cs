using System.Net;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using StackExchange.Redis;

namespace SiloHost;

/// <summary>Where the silos of a cluster find each other, and clients find them.</summary>
/// <param name="RedisPort">The port of the Redis server, on loopback.</param>
/// <param name="Name">The name of the cluster.</param>
public sealed record ClusterAddress(int RedisPort, string Name)
{
    /// <summary>Gets the options of a connection to the Redis server.</summary>
    public ConfigurationOptions Redis => new() { EndPoints = { { IPAddress.Loopback, RedisPort } } };

    /// <summary>Lets a silo join the cluster, and keep reminders and the state of grains beside it.</summary>
    public void AddTo(ISiloBuilder silo) => silo.Configure<ClusterOptions>(Set)
        .UseRedisClustering(options => options.ConfigurationOptions = Redis)
        .UseRedisReminderService(options => options.ConfigurationOptions = Redis)
        .AddRedisGrainStorage(RelationshipModel.Orleans.Digests.WeeklyDigest.StorageName,
            options =>
            {
                options.ConfigurationOptions = Redis;
                // Otherwise the key of an owner who was erased stays, without what it held.
                options.DeleteStateOnClear = true;
            });

    /// <summary>Lets a client call the cluster.</summary>
    public void AddTo(IClientBuilder client) => client.Configure<ClusterOptions>(Set)
        .UseRedisClustering(options => options.ConfigurationOptions = Redis);

    private void Set(ClusterOptions options) => (options.ClusterId, options.ServiceId) = (Name, "relationships");
}
