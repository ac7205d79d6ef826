namespace RelationshipModel.Testing;

/// <summary>The capabilities of a store, which decide on the suites that it must pass.</summary>
[Flags]
public enum StoreCapabilities
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It implements <see cref="Storage.IContactStore"/>.</summary>
    Contacts = 1 << 0,

    /// <summary>It implements <see cref="Storage.IInteractionStore"/>.</summary>
    Interactions = 1 << 1,

    /// <summary>It implements <see cref="Storage.ICircleStore"/> and <see cref="Storage.IMembershipStore"/>.</summary>
    Circles = 1 << 2,

    /// <summary>It implements <see cref="Storage.IGatheringStore"/>.</summary>
    Gatherings = 1 << 3,

    /// <summary>It implements <see cref="Storage.IFollowUpStore"/>.</summary>
    FollowUps = 1 << 4,

    /// <summary>It implements <see cref="Storage.IAcquaintanceStore"/>.</summary>
    Acquaintances = 1 << 5,

    /// <summary>It implements <see cref="Storage.IIntroductionStore"/>.</summary>
    Introductions = 1 << 6,

    /// <summary>It implements <see cref="Storage.IMergeStore"/>.</summary>
    Merges = 1 << 7,

    /// <summary>It implements <see cref="Storage.ITieStateStore"/> beside <see cref="Storage.IInteractionStore"/>.</summary>
    TieStates = 1 << 8,

    /// <summary>It implements <see cref="Storage.IUnitOfWork"/>.</summary>
    UnitOfWork = 1 << 9,

    /// <summary>It implements <see cref="Storage.IErasureRecordStore"/>.</summary>
    ErasureRecords = 1 << 10,

    /// <summary>It implements <see cref="Storage.IRecordedDirectionsStore"/>.</summary>
    RecordedDirections = 1 << 11,

    /// <summary>It implements <see cref="Storage.INoteStore"/>.</summary>
    Notes = 1 << 12,

    /// <summary>It implements every port.</summary>
    AllPorts = UnitOfWork | RecordedDirections | ErasureRecords | TieStates | Merges | Contacts | Interactions | Circles |
        Gatherings | FollowUps | Acquaintances | Introductions | Notes,

    /// <summary>The store keeps its rows when it is closed and opened again.</summary>
    Durable = 1 << 16,

    /// <summary>Several writers may write at once, each through a store that it opened itself.</summary>
    ConcurrentWriters = 1 << 17,
}
