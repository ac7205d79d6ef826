using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;
using RelationshipModel.Scoring;

namespace RelationshipModel.Gatherings;

/// <summary>Somebody who will be at a gathering, and how the owner stands with them. Immutable.</summary>
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

    /// <summary>Who will be there.</summary>
    public ContactId Contact { get; }

    /// <summary>The score of the tie; null where there is none, or it is not to be scored.</summary>
    public RelationshipScore? Score { get; }

    /// <summary>Where the tie stands; null where it is not scored.</summary>
    public TieStatus? Status => Score?.Status;

    /// <summary>When they were last in touch; null where they never were.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<Instant>))]
    public Instant? LastContact { get; }

    /// <summary>How the tie stands and when they were last in touch, in words; among those to revisit, why.</summary>
    public IReadOnlyList<Reason> Reasons { get; }

    /// <summary>The id and the status.</summary>
    public override string ToString() => $"{Contact} ({Status})";
}
