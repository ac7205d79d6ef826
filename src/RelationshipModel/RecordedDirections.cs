using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The side whose initiatives an owner's records hold. Half a mailbox says nothing about reciprocity.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<RecordedDirections>))]
public enum RecordedDirections
{
    /// <summary>Interactions that either side opened.</summary>
    Both = 0,

    /// <summary>Only the owner's: sent mail, say.</summary>
    OwnerOnly = 1,

    /// <summary>Only the contacts': received mail, say.</summary>
    ContactsOnly = 2,
}
