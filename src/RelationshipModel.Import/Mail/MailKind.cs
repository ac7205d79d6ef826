namespace RelationshipModel.Import.Mail;

/// <summary>The ways in which a message was sent, by its header fields.</summary>
internal enum MailKind
{
    /// <summary>Nothing suggests that it is not from a person to people.</summary>
    Personal = 0,

    /// <summary>Through a mailing list (RFC 2369, RFC 2919).</summary>
    List = 1,

    /// <summary>In bulk (<c>Precedence: bulk</c> or <c>junk</c>).</summary>
    Bulk = 2,

    /// <summary>By a machine: <c>Auto-Submitted</c> (RFC 3834), a report of delivery, an empty
    /// return path, an item of a feed.</summary>
    Automatic = 3,

    /// <summary>From an address nobody reads (<c>noreply@</c> and the like).</summary>
    NoReply = 4,

    /// <summary>By a calendar: an answer to an invitation (RFC 6047).</summary>
    Answer = 5,
}
