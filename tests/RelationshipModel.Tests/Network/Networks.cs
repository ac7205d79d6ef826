using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace RelationshipModel.Tests.Network;

/// <summary>A network in memory and the interactions to fill it with.</summary>
internal static class Networks
{
    internal static readonly OwnerId Owner = new("owner");
    internal static readonly ContactId Ada = new("ada");
    internal static readonly ContactId Ben = new("ben");
    internal static readonly ContactId Cem = new("cem");
    internal static readonly Instant AsOf = Instant.FromUtc(2024, 6, 1, 12, 0);

    internal static RelationshipNetwork New(InMemoryStore? store = null, OwnerId? owner = null) =>
        new(owner ?? Owner, NetworkStores.Of(store ?? new()), new FakeClock(AsOf));

    /// <summary>A meeting some days before <see cref="AsOf"/>.</summary>
    internal static Interaction Meeting(string id, double daysAgo, params ContactId[] contacts) =>
        new(new(id), AsOf - Duration.FromDays(daysAgo), Channel.InPerson, contacts);
}
