using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;
using RelationshipModel.Scoring;

namespace RelationshipModel.Gatherings;

/// <summary>Somebody who will be at a gathering, and the state of the tie. Immutable.</summary>
public sealed record ExpectedAttendee
{
    internal ExpectedAttendee(ContactId contact, RelationshipScore? score, Instant? lastContact,
        params IEnumerable<Reason> reasons)
    {
        Contact = contact;
        Score = score;
        LastContact = lastContact;
        Reasons = ValueList.Copy(reasons);
    }

    /// <summary>Gets the contact.</summary>
    public ContactId Contact { get; }

    /// <summary>Gets the score of the tie; null if not found, or it is not to be scored.</summary>
    public RelationshipScore? Score { get; }

    /// <summary>Gets the status of the tie; null if it is not scored.</summary>
    public TieStatus? Status => Score?.Status;

    /// <summary>Gets the instant at which they were last in touch; null if they never were.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<Instant>))]
    public Instant? LastContact { get; }

    /// <summary>Gets the reasons: the state of the tie and the last contact; among those to revisit, the reason to take
    /// time.</summary>
    public IReadOnlyList<Reason> Reasons { get; }

    /// <summary>Returns the id and the status.</summary>
    public override string ToString() => $"{Contact} ({Status})";
}
