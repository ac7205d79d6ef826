using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The numbers of records that an erasure removed and changed, and when. It names nobody, so that it can be kept as
/// proof.</summary>
public sealed record ErasureReceipt
{
    /// <summary>Gets the receipt of an erasure that found nothing.</summary>
    public static ErasureReceipt None { get; } = new();

    /// <summary>Gets the instant of the erasure, by the clock of the network; null in <see cref="None"/> and in receipts that
    /// were kept before it was noted.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<Instant>))]
    public Instant? At { get; init; }

    /// <summary>Gets the number of ids that are remembered as erased, and left out of what is recorded from then on, whether or
    /// not anything was on record under them: those of the contact, with all that were merged with it.</summary>
    /// <remarks>If a wrong id was given, <see cref="Network.RelationshipNetwork.RemoveErasureRecordAsync"/> takes it
    /// back.</remarks>
    /// <value>0 if no store keeps erasure records, and if an owner was erased.</value>
    public int IdsRemembered { get; init; }

    /// <summary>Gets the contact's record: removed.</summary>
    /// <value>0 or 1 for each store that kept one.</value>
    public int ContactsRemoved { get; init; }

    /// <summary>Gets the interactions with nobody else: removed.</summary>
    public int InteractionsRemoved { get; init; }

    /// <summary>Gets the interactions in which others took part: kept without the contact, with the same head count, so that no
    /// other score moves.</summary>
    public int InteractionsChanged { get; init; }

    /// <summary>Gets the number of folded pasts of removed interactions: removed.</summary>
    /// <value>0 or 1 for each store that keeps it.</value>
    public int PastsRemoved { get; init; }

    /// <summary>Gets the memberships in circles: removed.</summary>
    public int MembershipsRemoved { get; init; }

    /// <summary>Gets the gatherings that the contact attended: kept without the contact.</summary>
    public int GatheringsChanged { get; init; }

    /// <summary>Gets the number of gatherings that were removed, as part of erasing an owner.</summary>
    public int GatheringsRemoved { get; init; }

    /// <summary>Gets the number of circles that were removed, as part of erasing an owner.</summary>
    public int CirclesRemoved { get; init; }

    /// <summary>Gets the promises between the owner and the contact: removed.</summary>
    public int FollowUpsRemoved { get; init; }

    /// <summary>Gets the number of notes that were removed.</summary>
    public int NotesRemoved { get; init; }

    /// <summary>Gets the beliefs about whether the contact knows somebody: removed.</summary>
    public int AcquaintancesRemoved { get; init; }

    /// <summary>Gets the introductions of the contact and somebody: removed.</summary>
    public int IntroductionsRemoved { get; init; }

    /// <summary>Gets the number of merges, proposed or decided: removed.</summary>
    public int MergesRemoved { get; init; }

    /// <summary>Whether copies of what was removed may still be in a store's files, until the call that erases is made
    /// again or the host has them cleaned.</summary>
    /// <value>True in the receipt of an <see cref="ErasureException"/>, and with a store whose host cleans the files later;
    /// otherwise false.</value>
    public bool IsCleaningPending { get; init; }

    /// <summary>Whether there was nothing to erase. The ids are still remembered (<see cref="IdsRemembered"/>).</summary>
    public bool IsEmpty => this with { At = null, IdsRemembered = 0, IsCleaningPending = false } == None;
}
