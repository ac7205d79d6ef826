namespace RelationshipModel.Import;

/// <summary>The reasons why an item that was read is not a contact of the owner with another person.</summary>
public enum SkipReason
{
    /// <summary>It came through a mailing list.</summary>
    MailingList = 1,

    /// <summary>It was sent in bulk, or is unwanted.</summary>
    Bulk = 2,

    /// <summary>A machine sent it.</summary>
    Automatic = 3,

    /// <summary>It is from an address nobody reads.</summary>
    NoReply = 4,

    /// <summary>Nobody but the owner took part.</summary>
    NobodyElse = 5,

    /// <summary>None of the owner's addresses took part: is one missing?</summary>
    WithoutOwner = 6,

    /// <summary>The event was cancelled.</summary>
    Cancelled = 7,

    /// <summary>The owner did not go.</summary>
    Declined = 8,

    /// <summary>The card stands for a group or an organization.</summary>
    NotAPerson = 9,

    /// <summary>The message has a date in the future.</summary>
    NotYetSent = 10,

    /// <summary>The event begins further ahead than is read (<see cref="ImportOptions.Ahead"/>).</summary>
    TooFarAhead = 11,

    /// <summary>A newer copy of the event was read before: one with a higher SEQUENCE or, at the same, a later DTSTAMP.</summary>
    Outdated = 12,

    /// <summary>It is an answer to an invitation, or a question about one. What guests answered is in
    /// <see cref="SkippedItem.Answers"/>.</summary>
    Answer = 21,

    /// <summary>It is a task, a note or a list of free times of a calendar.</summary>
    NotAnEvent = 22,

    /// <summary>It is a day of each year without guests, such as a birthday. Counted once, however often it recurs.</summary>
    Anniversary = 23,

    /// <summary>It is a notice of the messenger, such as who joined a group.</summary>
    Notice = 30,

    /// <summary>It was never sent: a draft, or one that failed.</summary>
    NotSent = 31,

    /// <summary>Its sender took it back.</summary>
    Deleted = 32,

    /// <summary>It was sent to everybody who reads a channel.</summary>
    Broadcast = 33,

    /// <summary>It was between others: a reaction of one contact to another.</summary>
    BetweenOthers = 34,

    /// <summary>Its sender hid the number or name.</summary>
    Anonymous = 35,

    /// <summary>It is unwanted: its labels, flags or folder say so.</summary>
    Spam = 40,

    /// <summary>It was thrown away: its labels, flags or folder say so.</summary>
    Trash = 41,

    /// <summary>It is a chat among mail, which the export of the chat holds whole.</summary>
    Chat = 42,

    /// <summary>It is an advertisement that a network shows as a message.</summary>
    Advertisement = 43,
}
