using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using RelationshipModel.Changes;
using RelationshipModel.Circles;
using RelationshipModel.DependencyInjection;
using RelationshipModel.Gatherings;
using RelationshipModel.Introductions;
using RelationshipModel.Network;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;
using RelationshipModel.Wording;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds RelationshipModel to a host's services.</summary>
public static class RelationshipModelServiceCollectionExtensions
{
    private static readonly Type[] Ports =
    [
        typeof(IContactStore), typeof(IInteractionStore), typeof(ICircleStore), typeof(IMembershipStore), typeof(IGatheringStore),
        typeof(IFollowUpStore), typeof(INoteStore), typeof(IAcquaintanceStore), typeof(IIntroductionStore), typeof(IMergeStore),
        typeof(ITieStateStore), typeof(IErasureStore), typeof(IErasureRecordStore), typeof(IRecordedDirectionsStore),
            typeof(IUnitOfWork),
    ];

    /// <summary>
    /// Adds the engines, as singletons, and a scoped <see cref="RelationshipNetworkFactory"/>. The clock is the host's
    /// <c>IClock</c>, else its <see cref="TimeProvider"/>, else the machine's. Name a store on the builder it returns.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options, <c>options => options.Revisits = options.Revisits with { Top = 7 }</c>, or reads
    /// them from the host's configuration with <see cref="RelationshipModelOptions.Read"/>; null leaves them. Of several calls
    /// each goes on from the one before.</param>
    /// <exception cref="ArgumentException">Options are out of their ranges; the message names each.</exception>
    public static RelationshipModelBuilder AddRelationshipModel(
        this IServiceCollection services, Action<RelationshipModelOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(new RelationshipModelOptions());
        if (configure is not null) services.Replace(ServiceDescriptor.Singleton(Configured(services, configure)));
        services.TryAddSingleton(
            static provider => new RelationshipScorer(provider.GetRequiredService<RelationshipModelOptions>().Scoring));
        services.TryAddSingleton(
            static provider => new RevisitPlanner(provider.GetRequiredService<RelationshipModelOptions>().Revisits));
        services.TryAddSingleton(
            static provider => new IntroductionSuggester(provider.GetRequiredService<RelationshipModelOptions>().Introductions));
        services.TryAddSingleton(
            static provider => new GatheringPlanner(provider.GetRequiredService<RelationshipModelOptions>().Gatherings));
        services.TryAddSingleton(
            static provider => new CircleReviewer(provider.GetRequiredService<RelationshipModelOptions>().Circles));
        services.TryAddSingleton(
            static provider => new ChangeFinder(provider.GetRequiredService<RelationshipModelOptions>().Changes));
        services.TryAddSingleton<IReasonRenderer>(
            static provider => provider.GetRequiredService<RelationshipModelOptions>().Language);
        services.TryAddSingleton(HostClock.Of);
        services.TryAddSingleton(static provider => new ZonedScorers(provider.GetRequiredService<RelationshipScorer>()));
        services.TryAddScoped<NetworkScope>();
        services.TryAddScoped(static provider => FactoryOf(provider));
        return new(services);
    }

    /// <summary>Keeps networks in the host's own store, scoped, through every port of <c>RelationshipModel.Storage</c> that it
    /// implements.</summary>
    /// <remarks>
    /// If several stores implement a port, the one named last is used: name the one for everything first, and then the host's own
    /// for some of it. A store that the host has registered itself is used as registered. States folded of the log
    /// (<see cref="ITieStateStore"/>) are kept only by the store that keeps the interactions: a host that wraps that store
    /// registers the store itself as <see cref="ITieStateStore"/>.
    /// </remarks>
    /// <typeparam name="TStore">A class that implements at least one port.</typeparam>
    /// <exception cref="ArgumentException">The class implements no port.</exception>
    public static RelationshipModelBuilder UseStore<[DynamicallyAccessedMembers(
        DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>(
        this RelationshipModelBuilder builder)
        where TStore : class => UsePorts<TStore>(builder, ServiceLifetime.Scoped);

    /// <summary>Reads contacts and interactions from what the host already keeps, scoped. Nothing is written to it.</summary>
    /// <remarks>
    /// A store that is named in addition may keep circles, promises and other records. A source that the host has registered
    /// itself is used as registered.
    /// </remarks>
    /// <param name="builder">The builder.</param>
    /// <typeparam name="TSource">The host's source.</typeparam>
    /// <returns>The builder.</returns>
    public static RelationshipModelBuilder UseSource<[DynamicallyAccessedMembers(
        DynamicallyAccessedMemberTypes.PublicConstructors)] TSource>(
        this RelationshipModelBuilder builder)
        where TSource : class, INetworkSource
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddScoped<TSource>();
        builder.Services.TryAdd(ServiceDescriptor.Describe(typeof(INetworkSource),
            static provider => provider.GetRequiredService<TSource>(), LifetimeOf<TSource>(builder.Services)));
        return UsePorts<SourceStore>(builder, ServiceLifetime.Scoped, named: typeof(TSource));
    }

    /// <summary>Keeps networks in memory, through every port, in one <see cref="InMemoryStore"/> that
    /// lives as long as the host.</summary>
    /// <remarks>It serves the ports that no other store serves, whichever was named first.</remarks>
    public static RelationshipModelBuilder UseInMemoryStore(this RelationshipModelBuilder builder) =>
        UsePorts<InMemoryStore>(builder, ServiceLifetime.Singleton, fills: true);

    /// <summary>
    /// Lets scores and revisits know when a contact was last seen by anybody but the owner. Off unless this is called: the
    /// instant at which one owner saw a contact, and nothing else, then reaches another owner.
    /// </summary>
    /// <typeparam name="TSource">The host's source, scoped.</typeparam>
    public static RelationshipModelBuilder SharePresence<[DynamicallyAccessedMembers(
        DynamicallyAccessedMemberTypes.PublicConstructors)] TSource>(
        this RelationshipModelBuilder builder)
        where TSource : class, IPresenceSource
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddScoped<IPresenceSource, TSource>();
        return builder;
    }

    private static RelationshipModelBuilder UsePorts<[DynamicallyAccessedMembers(
        DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>(
        RelationshipModelBuilder builder, ServiceLifetime lifetime, bool fills = false, Type? named = null)
        where TStore : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        Type[] implemented = [.. Ports.Where(static port => port.IsAssignableFrom(typeof(TStore)))];
        if (implemented.Length == 0)
        {
            throw new ArgumentException(
                $"{typeof(TStore)} is not a store: it must implement at least one of {string.Join(", ", Ports.Select(static port => port.Name))}.",
                nameof(TStore));
        }

        IServiceCollection services = builder.Services;
        services.TryAdd(ServiceDescriptor.Describe(typeof(TStore), typeof(TStore), lifetime));
        lifetime = LifetimeOf<TStore>(services);
        if (fills) implemented = [.. implemented.Where(port => services.All(service => service.ServiceType != port))];
        // States are folded of one log: they go where the log goes.
        if (implemented.Contains(typeof(IInteractionStore)))
            foreach (ServiceDescriptor states in services.Where(IsOurTieStates).ToArray()) services.Remove(states);
        else
            implemented = [.. implemented.Except([typeof(ITieStateStore)])];
        NoteReplaced(services, implemented, named ?? typeof(TStore));
        foreach (Type port in implemented)
            services.Replace(ServiceDescriptor.Describe(port, static provider => provider.GetRequiredService<TStore>(),
                lifetime));
        return builder;
    }

    /// <summary>Notes which ports had another store.</summary>
    private static void NoteReplaced(IServiceCollection services, Type[] ports, Type store)
    {
        if (Instance<StoreChoices>(services) is not { } choices)
            services.AddSingleton(choices = new());
        foreach (Type port in ports)
        {
            ServiceDescriptor? before = services.LastOrDefault(service => !service.IsKeyedService && service.ServiceType == port);
            Type? named = before is null ? null
                : IsOurs(before) ? choices.Stores.GetValueOrDefault(port)
                : before.ImplementationType ?? before.ImplementationInstance?.GetType();
            if (named is not null && named != store)
                services.AddSingleton(new ReplacedStore(port, named, store));
            choices.Stores[port] = store;
        }
    }

    private static T? Instance<T>(IServiceCollection services)
        where T : class =>
        services.Where(static service => !service.IsKeyedService).Select(static service => service.ImplementationInstance)
            .OfType<T>().LastOrDefault();

    /// <summary>The lifetime under which a service may be given as another: a scope disposes of what it gives, and must not end
    /// a service that outlives it.</summary>
    private static ServiceLifetime LifetimeOf<T>(IServiceCollection services) =>
        services.Any(static service => service is { IsKeyedService: false, Lifetime: ServiceLifetime.Singleton }
            && service.ServiceType == typeof(T))
            ? ServiceLifetime.Singleton
            : ServiceLifetime.Scoped;

    private static bool IsOurTieStates(ServiceDescriptor service) =>
        service.ServiceType == typeof(ITieStateStore) && IsOurs(service);

    /// <summary>Whether it is a port that was registered here, and not by the host.</summary>
    private static bool IsOurs(ServiceDescriptor service) => service is { IsKeyedService: false, ImplementationFactory: { } make }
        && make.Method.Module.Assembly == typeof(RelationshipModelServiceCollectionExtensions).Assembly;

    private static RelationshipModelOptions Configured(
        IServiceCollection services, Action<RelationshipModelOptions> configure)
    {
        RelationshipModelOptions options = (Instance<RelationshipModelOptions>(services) ?? new()) with { };
        configure(options);
        // A copy: the host may have kept the one that it set.
        return options with { };
    }

    private static RelationshipNetworkFactory FactoryOf(IServiceProvider provider)
    {
        const string Factory = nameof(RelationshipNetworkFactory);
        NetworkStores stores = new()
        {
            Contacts = NetworkStores.Given(provider.GetService<IContactStore>(), Factory),
            Interactions = NetworkStores.Given(provider.GetService<IInteractionStore>(), Factory),
            TieStates = provider.GetService<ITieStateStore>(),
            Erasure = provider.GetService<IErasureStore>(),
            ErasureRecords = provider.GetService<IErasureRecordStore>(),
            RecordedDirections = provider.GetService<IRecordedDirectionsStore>(),
            UnitOfWork = provider.GetService<IUnitOfWork>(),
            Circles = provider.GetService<ICircleStore>(),
            Memberships = provider.GetService<IMembershipStore>(),
            Gatherings = provider.GetService<IGatheringStore>(),
            FollowUps = provider.GetService<IFollowUpStore>(),
            Notes = provider.GetService<INoteStore>(),
            Acquaintances = provider.GetService<IAcquaintanceStore>(),
            Introductions = provider.GetService<IIntroductionStore>(),
            Merges = provider.GetService<IMergeStore>(),
            Presence = provider.GetService<IPresenceSource>(),
        };
        RelationshipNetworkEngines engines = new(
            provider.GetRequiredService<RelationshipScorer>(),
            provider.GetRequiredService<RevisitPlanner>(),
            provider.GetRequiredService<IntroductionSuggester>(),
            provider.GetRequiredService<GatheringPlanner>(),
            provider.GetRequiredService<CircleReviewer>(),
            provider.GetRequiredService<ChangeFinder>(),
            provider.GetRequiredService<RelationshipModelOptions>().OwnersAreContacts);
        IClock clock = provider.GetRequiredService<IClock>();
        ZonedScorers scorers = provider.GetRequiredService<ZonedScorers>();
        NetworkScope scope = provider.GetRequiredService<NetworkScope>();
        return new((owner, zone, wrap) =>
        {
            scope.ThrowIfOver();
            return new(
                owner, wrap?.Invoke(stores) ?? stores, clock, zone is null ? engines : engines with { Scorer = scorers.In(zone) },
                scope);
        });
    }
}
