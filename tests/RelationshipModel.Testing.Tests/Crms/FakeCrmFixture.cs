using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing.Tests.Crms;

/// <summary>Two ports of a CRM's own.</summary>
public class FakeCrmFixture : StoreFixture
{
    public override StoreCapabilities Capabilities =>
        StoreCapabilities.Contacts | StoreCapabilities.Interactions | StoreCapabilities.ConcurrentWriters;

    public override StoreFit Fit { get; } = new()
    {
        OwnerKeys = KeyForm.Int32,
        ContactKeys = KeyForm.Int32,
        InteractionKeys = KeyForm.Int32,
        TimePrecision = Duration.FromSeconds(1),
        LengthPrecision = Duration.FromMinutes(1),
        MaxLength = Duration.FromDays(1000),
        ContactFields = [nameof(Contact.Place)],
        InteractionFields = [nameof(Interaction.Length)],
        Channels = [Channel.Voice, Channel.InPerson],
        MaxTextLength = 40,
        InteractionsNeedContacts = true,
    };

    public override ValueTask<StoreUnderTest> CreateAsync() => new(new Kept(Make(Owners)));

    internal virtual FakeCrm Make(IReadOnlyList<OwnerId> owners) => new(owners);

    private sealed class Kept(FakeCrm crm) : StoreUnderTest
    {
        public override ValueTask<NetworkStores> OpenAsync() => new(NetworkStores.Of(crm));
    }
}
