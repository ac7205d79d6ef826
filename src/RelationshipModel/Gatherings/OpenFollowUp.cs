using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Json;

namespace RelationshipModel.Gatherings;

/// <summary>A promise that is open at an instant. Immutable.</summary>
public sealed record OpenFollowUp
{
    internal OpenFollowUp(FollowUp followUp, Duration overdueBy, Reason reason)
    {
        FollowUp = followUp;
        OverdueBy = overdueBy;
        Reason = reason;
    }

    /// <summary>Gets the promise.</summary>
    public FollowUp FollowUp { get; }

    /// <summary>Whether it is open after its due day.</summary>
    public bool IsOverdue => OverdueBy > Duration.Zero;

    /// <summary>Gets the number of whole local days since the due day.</summary>
    /// <value>Zero if it is in time or has no day.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration OverdueBy { get; }

    /// <summary>Gets the reason: who promised whom, and the state of the promise.</summary>
    public Reason Reason { get; }

    /// <summary>Returns the promise and by how much it is late.</summary>
    public override string ToString() => $"{FollowUp.Id} (overdue by {OverdueBy.Days} days)";
}
