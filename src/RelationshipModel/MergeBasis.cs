using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The evidence that two contacts are one person.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<MergeBasis>))]
public enum MergeBasis
{
    /// <summary>The owner said so, of their own accord.</summary>
    Owner = 0,

    /// <summary>One card of the owner's own address book has the addresses of both.</summary>
    SameRecord = 1,

    /// <summary>Their names are the same or similar.</summary>
    Name = 2,

    /// <summary>Cards of two people in the owner's own address book have an address in common,
    /// such as a telephone number.</summary>
    SharedAddress = 3,
}
