namespace RelationshipModel.Changes;

/// <summary>The codes of what can change in a network. They never change.</summary>
/// <remarks>Every reason has the argument <c>contact</c>. Those about a promise have the argument <c>what</c> if the owner wrote
/// what was promised.</remarks>
public static class ChangeReasons
{
    /// <summary>The first contact. Arguments <c>date</c> (day), and <c>side</c> (owner or contact) if that side wrote and
    /// the other has not been in contact.</summary>
    public const string NewTie = "change_new_tie";

    /// <summary>The contact was in touch after a long silence. Arguments <c>date</c> (day), <c>quiet</c> (length).</summary>
    public const string Answered = "change_answered";

    /// <summary>The two were in touch after a long silence; who began is not known, or it was the owner. Arguments <c>date</c>
    /// (day), <c>quiet</c> (length).</summary>
    public const string BackInTouch = "change_back_in_touch";

    /// <summary>The silence has outgrown the tie's rhythm. Arguments <c>silence</c>, and <c>wish</c>, the gap that is wished for,
    /// or else <c>gap</c>, the usual one, if known (lengths).</summary>
    public const string GoneQuiet = "change_gone_quiet";

    /// <summary>A strong tie has fallen asleep. Arguments <c>silence</c> (length), and <c>side</c> (owner or contact) if the
    /// other side was never in contact.</summary>
    public const string NewlyDormant = "change_newly_dormant";

    /// <summary>The tie is closer by a word, and more than messages of the owner made it so. Arguments <c>before</c>,
    /// <c>after</c> (words).</summary>
    public const string Warmed = "change_warmed";

    /// <summary>The tie is less close by a word. Arguments <c>before</c>, <c>after</c> (words).</summary>
    public const string Cooled = "change_cooled";

    /// <summary>A promise of the owner came due. Argument <c>due</c> (day).</summary>
    public const string PromiseDue = "change_promise_due";

    /// <summary>A promise of the contact came due. Argument <c>due</c> (day).</summary>
    public const string TheirPromiseDue = "change_their_promise_due";
}
