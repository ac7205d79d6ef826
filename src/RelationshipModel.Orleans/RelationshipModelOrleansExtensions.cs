using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Serialization;
using RelationshipModel.DependencyInjection;
using RelationshipModel.Orleans;
using RelationshipModel.Orleans.Digests;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the grains of owners' networks to silos, and their types to clients.</summary>
public static class RelationshipModelOrleansExtensions
{
    /// <summary>Lets a silo run <see cref="INetworkGrain"/> on the stores and options named on the builder.</summary>
    /// <param name="builder">What <c>AddRelationshipModel()</c> returned, on the services of a silo.</param>
    /// <returns><paramref name="builder"/>.</returns>
    public static RelationshipModelBuilder AddNetworkGrains(this RelationshipModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddNetworkGrainClient();
        return builder;
    }

    /// <summary>Lets a client of the cluster call <see cref="INetworkGrain"/>. A silo needs <see cref="AddNetworkGrains"/>
    /// alone.</summary>
    /// <param name="services">The services of the client.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddNetworkGrainClient(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddSerializer(static serializer => serializer.AddJsonSerializer(
            isSerializable: Nouns.AreIn,
            isCopyable: Nouns.AreIn,
            static options => options.Configure(
                static json => json.SerializerOptions = Nouns.AddTo(json.SerializerOptions ?? new()))));
    }

    /// <summary>
    /// Delivers a weekly digest to each owner who asked for it, through a sink of the host's. The silo also needs reminders
    /// (<c>UseInMemoryReminderService()</c>, <c>UseAdoNetReminderService(...)</c>, <c>UseRedisReminderService(...)</c>) and grain
    /// storage of the name <see cref="WeeklyDigest.StorageName"/>.
    /// </summary>
    /// <typeparam name="TSink">The sink, scoped.</typeparam>
    /// <param name="builder">What <c>AddRelationshipModel()</c> returned, on the services of a silo.</param>
    /// <returns><paramref name="builder"/>.</returns>
    public static RelationshipModelBuilder AddWeeklyDigest<[DynamicallyAccessedMembers(
        DynamicallyAccessedMemberTypes.PublicConstructors)] TSink>(
        this RelationshipModelBuilder builder)
        where TSink : class, IDigestSink
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddScoped<IDigestSink, TSink>();
        return builder;
    }
}
