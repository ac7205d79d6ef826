using RelationshipModel.Storage;

namespace RelationshipModel.Testing.Tests.Crms;

/// <summary>Ports through which the CRM is read alone: its own screens write.</summary>
public sealed class ReadPortsFixture : FakeCrmFixture
{
    public override StoreFit Fit => base.Fit with { Verbs = StoreVerbs.None };

    public override StoreCapabilities Capabilities => StoreCapabilities.Contacts | StoreCapabilities.Interactions;

    public override ValueTask<StoreUnderTest> CreateAsync() => new(new Kept(new(Owners)));

    private sealed class Kept(FakeCrm crm) : StoreUnderTest
    {
        public override ValueTask<NetworkStores> OpenAsync() => new(NetworkStores.Of(new ReadPorts(crm)));

        public override ValueTask SeedAsync(NetworkStores stores, OwnerId owner, IReadOnlyCollection<Contact> contacts,
            IReadOnlyCollection<Interaction> interactions)
        {
            crm.Write(owner, contacts, interactions);
            return default;
        }
    }

    private sealed class ReadPorts(FakeCrm crm) : IContactStore, IInteractionStore
    {
        private readonly IContactStore _contacts = crm;
        private readonly IInteractionStore _log = crm;

        public ValueTask<Contact?> FindAsync(OwnerId owner, ContactId key, CancellationToken cancellationToken) =>
            _contacts.FindAsync(owner, key, cancellationToken);

        public IAsyncEnumerable<Contact> ListAsync(OwnerId owner, CancellationToken cancellationToken) =>
            _contacts.ListAsync(owner, cancellationToken);

        public ValueTask<Interaction?> FindAsync(OwnerId owner, InteractionId key, CancellationToken cancellationToken) =>
            _log.FindAsync(owner, key, cancellationToken);

        public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, LogPosition? after, CancellationToken cancellationToken) =>
            _log.ListAsync(owner, after, cancellationToken);

        public IAsyncEnumerable<Interaction> ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
            _log.ListAsync(owner, contact, cancellationToken);

        public ValueTask SaveAsync(OwnerId owner, IReadOnlyCollection<Contact> records, CancellationToken cancellationToken) =>
            throw Refused();

        public ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<ContactId> keys, CancellationToken cancellationToken) =>
            throw Refused();

        public ValueTask<int> AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
            CancellationToken cancellationToken) => throw Refused();

        public ValueTask SaveAsync(
            OwnerId owner, IReadOnlyCollection<Interaction> records, CancellationToken cancellationToken) =>
            throw Refused();

        public ValueTask RemoveAsync(
            OwnerId owner, IReadOnlyCollection<InteractionId> keys, CancellationToken cancellationToken) =>
            throw Refused();

        private static NotSupportedException Refused() => new("Write on the screens of the CRM.");
    }
}
