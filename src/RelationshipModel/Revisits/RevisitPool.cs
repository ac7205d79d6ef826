using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel.Revisits;

/// <summary>The kinds of reasons to reach out to a contact.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<RevisitPool>))]
public enum RevisitPool
{
    /// <summary>The owner promised something that is due, or the contact wrote and waits for an answer.</summary>
    Owed = 1,

    /// <summary>The tie is out of rhythm, or late by a stated cadence: keep in touch.</summary>
    Keep = 2,

    /// <summary>A strong tie has been silent for long: pick up where you left off.</summary>
    Revive = 3,
}
