using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;
using RelationshipModel;
using RelationshipModel.DependencyInjection;
using RelationshipModel.Orleans;
using RelationshipModel.Orleans.Digests;
using RelationshipModel.Orleans.Sharing;

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

    /// <summary>Lets a client of the cluster call <see cref="INetworkGrain"/>. A silo only needs
    /// <see cref="AddNetworkGrains"/>.</summary>
    /// <param name="services">The services of the client.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddNetworkGrainClient(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        // Before the codec of Orleans, since the first that supports a type writes it.
        services.Insert(0, ServiceDescriptor.Singleton<IGeneralizedCodec, SiloFaultCodec>());
        services.PostConfigure<ExceptionSerializationOptions>(static options =>
        {
            Func<Type, bool> others = options.SupportedExceptionTypeFilter;
            options.SupportedExceptionTypeFilter = type => type == typeof(RecordConflictException) || others(type);
        });
        return services.AddSerializer(static serializer => serializer.AddJsonSerializer(
            isSerializable: Nouns.AreIn,
            isCopyable: Nouns.AreIn,
            static options => options.Configure(
                static json => json.SerializerOptions = Nouns.AddTo(json.SerializerOptions ?? new()))));
    }

    /// <summary>
    /// Delivers a weekly digest to each owner who asked for it, through the host's sink. The silo also needs reminders
    /// (<c>UseInMemoryReminderService()</c>, <c>UseAdoNetReminderService(...)</c>, <c>UseRedisReminderService(...)</c>) and grain
    /// storage named <see cref="WeeklyDigest.StorageName"/>.
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

    /// <summary>
    /// Shares among owners who knows whom, as far as the host's source allows: introductions and briefings then know which
    /// contacts are acquainted and who is close to whom. Off unless this is called. The silo also needs grain storage named
    /// <see cref="WeeklyDigest.StorageName"/>.
    /// </summary>
    /// <typeparam name="TSharing">The source, scoped.</typeparam>
    /// <param name="builder">What <c>AddRelationshipModel()</c> returned, on the services of a silo.</param>
    /// <param name="parts">
    /// The number of grains over which the index is split; 1,024 by default. A part is written as a whole when one of its owners
    /// knows somebody new: for millions of owners use one part for each 50 of them. It must be the same in all silos and stay the
    /// same, since what was written under one number is not found under another.
    /// </param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of parts is not positive.</exception>
    public static RelationshipModelBuilder ShareTies<[DynamicallyAccessedMembers(
        DynamicallyAccessedMemberTypes.PublicConstructors)] TSharing>(
        this RelationshipModelBuilder builder, int parts = SharedTiesParts.Default)
        where TSharing : class, ITieSharing
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parts);
        builder.Services.TryAddSingleton(new SharedTiesParts(parts));
        builder.Services.TryAddScoped<ITieSharing, TSharing>();
        return builder;
    }

    /// <summary>Lets grains answer the host's own question: <see cref="INetworkGrain.AskAsync"/>.</summary>
    /// <typeparam name="TQuestion">The question, scoped.</typeparam>
    /// <param name="builder">What <c>AddRelationshipModel()</c> returned, on the services of a silo.</param>
    /// <param name="name">The name by which callers ask it.</param>
    /// <returns><paramref name="builder"/>.</returns>
    public static RelationshipModelBuilder AddNetworkQuestion<[DynamicallyAccessedMembers(
        DynamicallyAccessedMemberTypes.PublicConstructors)] TQuestion>(
        this RelationshipModelBuilder builder, string name)
        where TQuestion : class, INetworkQuestion
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        builder.Services.TryAddKeyedScoped<INetworkQuestion, TQuestion>(name);
        return builder;
    }
}
