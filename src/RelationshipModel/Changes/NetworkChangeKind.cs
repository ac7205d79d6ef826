using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel.Changes;

/// <summary>The kinds of changes in a network.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<NetworkChangeKind>))]
public enum NetworkChangeKind
{
    /// <summary>A promise of the owner came due.</summary>
    PromiseDue = 1,

    /// <summary>A promise of the contact came due.</summary>
    TheirPromiseDue = 2,

    /// <summary>The contact was heard from again after a long silence.</summary>
    Answered = 3,

    /// <summary>The first contact ever.</summary>
    NewTie = 4,

    /// <summary>The tie was in rhythm and no longer is.</summary>
    GoneQuiet = 5,

    /// <summary>A strong tie has fallen asleep.</summary>
    NewlyDormant = 6,

    /// <summary>The tie is closer by a word of closeness.</summary>
    Warmed = 7,

    /// <summary>The tie is less close by a word of closeness.</summary>
    Cooled = 8,
}
