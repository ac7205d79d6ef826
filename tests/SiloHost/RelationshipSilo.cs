using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Orleans.Configuration;

namespace SiloHost;

/// <summary>A silo as a host would set it up: networks in PostgreSQL, the cluster in Redis.</summary>
public static class RelationshipSilo
{
    /// <summary>Makes a silo.</summary>
    /// <param name="cluster">The cluster to join.</param>
    /// <param name="postgres">The database of the networks, which all silos reach.</param>
    /// <param name="siloPort">The port for other silos.</param>
    /// <param name="gatewayPort">The port for clients.</param>
    /// <param name="sharesTies">Whether owners share whom they know.</param>
    public static IHost Build(ClusterAddress cluster, string postgres, int siloPort, int gatewayPort, bool sharesTies)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton<IClock>(SystemClock.Instance);
        builder.Services.AddPooledDbContextFactory<RecordsContext>(options => options.UseNpgsql(postgres));
        var model = builder.Services.AddRelationshipModel()
            .UseEntityFrameworkCore<RecordsContext>()
            .AddNetworkGrains()
            .AddWeeklyDigest<DigestPrinter>();
        if (sharesTies) model.ShareTies<MemberTies>();
        builder.UseOrleans(silo =>
        {
            cluster.AddTo(silo);
            silo.ConfigureEndpoints(IPAddress.Loopback, siloPort, gatewayPort);
            // On loopback a silo that does not answer for a second is dead; between machines leave the defaults.
            silo.Configure<ClusterMembershipOptions>(static options =>
            {
                options.ProbeTimeout = TimeSpan.FromSeconds(1);
                options.NumMissedProbesLimit = 3;
            });
        });
        return builder.Build();
    }
}
