using RelationshipModel.Storage;

namespace RelationshipModel.Orleans.Kept;

/// <summary>The stores of a call with those lists kept in memory whose changes the unit of work counts.</summary>
internal static class KeptStores
{
    internal static NetworkStores Of(NetworkStores stores, KeptLists lists)
    {
        // What another store keeps is not counted by this one.
        if (stores.UnitOfWork is not { } unit || !ReferenceEquals(stores.TieStates, unit)) return stores;
        KeptTies ties = new(stores.TieStates, unit, lists);
        return stores with
        {
            TieStates = ties,
            UnitOfWork = ties,
            Contacts = IsCounted(stores.Contacts) ? new KeptContacts(stores.Contacts, lists) : stores.Contacts,
            Circles = IsCounted(stores.Circles) ? new KeptCircles(stores.Circles!, lists) : stores.Circles,
            Memberships = IsCounted(stores.Memberships) ? new KeptMemberships(stores.Memberships!, lists) : stores.Memberships,
            Gatherings = IsCounted(stores.Gatherings) ? new KeptGatherings(stores.Gatherings!, lists) : stores.Gatherings,
            FollowUps = IsCounted(stores.FollowUps) ? new KeptFollowUps(stores.FollowUps!, lists) : stores.FollowUps,
            Acquaintances = IsCounted(stores.Acquaintances)
                ? new KeptAcquaintances(stores.Acquaintances!, lists) : stores.Acquaintances,
            Introductions = IsCounted(stores.Introductions)
                ? new KeptIntroductions(stores.Introductions!, lists) : stores.Introductions,
            Merges = IsCounted(stores.Merges) ? new KeptMerges(stores.Merges!, lists) : stores.Merges,
            RecordedDirections = IsCounted(stores.RecordedDirections)
                ? new KeptDirections(stores.RecordedDirections!, lists) : stores.RecordedDirections,
        };

        bool IsCounted(object? store) => ReferenceEquals(store, unit);
    }
}
