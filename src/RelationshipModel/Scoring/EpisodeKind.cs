namespace RelationshipModel.Scoring;

/// <summary>The kinds of an interaction, to one of its ties.</summary>
[Flags]
internal enum EpisodeKind : ushort
{
    None = 0,

    /// <summary>It ends silence: no reaction, no attempt, no circular.</summary>
    Contact = 1,

    /// <summary>Somebody in particular was spoken to: no reaction, and not more than three others.</summary>
    Addressed = 2,

    /// <summary>A contact from the owner's side: theirs, or a talk that took place.</summary>
    FromOwner = 4,

    /// <summary>A contact from the contact's side: theirs, or a talk that took place.</summary>
    FromContact = 8,

    /// <summary>A talk of stated length zero: nobody answered.</summary>
    Attempt = 16,

    /// <summary>A talk that took place.</summary>
    Held = 32,

    /// <summary>Its length is stated.</summary>
    Stated = 64,

    /// <summary>It is more than an attempt.</summary>
    Substance = 128,

    /// <summary>Something came from the contact: an initiative, a reaction, a talk that took place.</summary>
    Sign = 256,

    /// <summary>It answers the messages of the owner that wait.</summary>
    AnswersOwner = 512,

    /// <summary>It answers the messages of the contact that wait.</summary>
    AnswersContact = 1024,

    /// <summary>A message of the owner to somebody in particular, which waits for an answer.</summary>
    AwaitsContact = 2048,

    /// <summary>A message of the contact to somebody in particular, which waits for an answer.</summary>
    AwaitsOwner = 4096,

    /// <summary>The owner began it, and it is a reaction or went to somebody in particular.</summary>
    OwnerActed = 8192,

    /// <summary>The contact began it, and it is a reaction or went to somebody in particular.</summary>
    ContactActed = 16384,

    /// <summary>The owner began it, to however many.</summary>
    FromOwnerToAny = 32768,

    /// <summary>The kinds whose last interaction a tie remembers.</summary>
    Remembered = Contact | Addressed | FromOwner | FromContact,
}
