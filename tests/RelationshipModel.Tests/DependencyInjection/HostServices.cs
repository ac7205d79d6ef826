using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace RelationshipModel.Tests.DependencyInjection;

/// <summary>The services of a host with one owner and a friend.</summary>
public abstract class HostServices
{
    private protected static readonly OwnerId Owner = new("owner");
    private protected static readonly ContactId Friend = new("friend");
    private protected static readonly Instant Noon = Instant.FromUtc(2024, 6, 1, 12, 0);

    private protected ServiceCollection Services { get; } = [];

    private protected ServiceProvider Build() =>
        Services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });

    private protected static RelationshipNetwork NetworkOf(IServiceScope scope) =>
        scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>().For(Owner);

    private protected static Interaction Meeting(string id) =>
        new(new(id), Noon - Duration.FromDays(1), Channel.InPerson, Friend);

    private protected sealed class NoSource : INetworkSource, IDisposable
    {
        internal bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;

        public IAsyncEnumerable<Contact> ListContactsAsync(OwnerId owner, IReadOnlyCollection<ContactId>? ids,
            CancellationToken cancellationToken) => AsyncEnumerable.Empty<Contact>();

        public IAsyncEnumerable<Interaction> ListInteractionsAsync(OwnerId owner, ContactId contact,
            CancellationToken cancellationToken) => AsyncEnumerable.Empty<Interaction>();

        public IAsyncEnumerable<Interaction> ListInteractionsAsync(OwnerId owner, Instant since,
            CancellationToken cancellationToken) => AsyncEnumerable.Empty<Interaction>();
    }
}
