using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The stages of an introduction.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<IntroductionStage>))]
public enum IntroductionStage
{
    /// <summary>The owner is considering it; nobody was asked.</summary>
    Draft = 0,

    /// <summary>The first was asked.</summary>
    AskedFirst = 1,

    /// <summary>The first said yes.</summary>
    AcceptedFirst = 2,

    /// <summary>The second was asked.</summary>
    AskedSecond = 3,

    /// <summary>Both said yes.</summary>
    Accepted = 4,

    /// <summary>The owner introduced them.</summary>
    Made = 5,

    /// <summary>They met or talked.</summary>
    Met = 6,

    /// <summary>They were introduced, but nothing came of it.</summary>
    NoContact = 7,

    /// <summary>One of them said no. Private to the owner.</summary>
    Declined = 8,

    /// <summary>The owner withdrew it.</summary>
    Withdrawn = 9,

    /// <summary>Nothing happened for too long before it was made. Computed as of an instant, never stored.</summary>
    Expired = 10,
}
