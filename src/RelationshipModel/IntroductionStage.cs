using NodaTime;

namespace RelationshipModel;

/// <summary>How far an introduction has come.</summary>
public enum IntroductionStage
{
    /// <summary>The owner thinks of it; nobody was asked.</summary>
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

    /// <summary>They were introduced and nothing came of it.</summary>
    NoContact = 7,

    /// <summary>One of them said no. Private to the owner.</summary>
    Declined = 8,

    /// <summary>The owner gave it up.</summary>
    Withdrawn = 9,

    /// <summary>Nothing happened for too long before it was made. A function of the instant at which one looks, never stored.</summary>
    Expired = 10,
}

/// <summary>A step of an introduction: the stage reached, and when.</summary>
public readonly record struct IntroductionStep(IntroductionStage Stage, Instant At);

/// <summary>What one of the two may be shown of an introduction. It never tells that the other declined.</summary>
public enum IntroductionView
{
    /// <summary>Nothing: this person was not asked.</summary>
    Hidden = 0,

    /// <summary>This person was asked and has not answered.</summary>
    Asked = 1,

    /// <summary>This person said yes and the other has not yet been introduced.</summary>
    Waiting = 2,

    /// <summary>Both said yes and were introduced.</summary>
    Introduced = 3,

    /// <summary>It goes no further, and why is not said.</summary>
    Closed = 4,
}
