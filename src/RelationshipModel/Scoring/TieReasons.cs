namespace RelationshipModel.Scoring;

/// <summary>The codes of the reasons that say how a tie is doing. They are stable, and every engine uses the same.</summary>
/// <remarks>Every reason has the argument <c>contact</c>. A surplus of the owner is reported, and never presented as a claim on
/// the contact. The <c>gap</c> is the one that is wished for, or else the usual one; it is left out if no gap is usual
/// (<see cref="RelationshipScore.UsualGapDays"/>). Those of an active, new, slipping or drifting tie have the argument
/// <c>side</c>, owner or contact, if only that side has contact on record, and then <c>heard</c> (length) if the contact was last
/// heard from long before.</remarks>
public static class TieReasons
{
    /// <summary>Active: in rhythm. Arguments <c>silence</c>, <c>gap</c> (lengths).</summary>
    public const string InTouch = "in_touch";

    /// <summary>Active, and within the target of a cadence. Arguments <c>silence</c>, <c>gap</c> (lengths).</summary>
    public const string InCadence = "in_cadence";

    /// <summary>Nascent: newly met. Argument <c>silence</c> (length).</summary>
    public const string NewTie = "new_tie";

    /// <summary>Slipping: a little beyond the tie's own rhythm. Arguments <c>silence</c>, <c>gap</c> (lengths).</summary>
    public const string Slipping = "slipping";

    /// <summary>Drifting: well beyond the tie's own rhythm. Arguments <c>silence</c>, <c>gap</c> (lengths).</summary>
    public const string Drifting = "drifting";

    /// <summary>Beyond the target of a cadence, whether within its tolerance or after a pause. Arguments <c>silence</c>,
    /// <c>gap</c> (lengths).</summary>
    public const string BeyondCadence = "beyond_cadence";

    /// <summary>Dormant: a strong tie after a long silence. Arguments <c>silence</c> (length), and <c>side</c> (owner or contact)
    /// if the other side was never in contact.</summary>
    public const string Dormant = "dormant";

    /// <summary>Dormant only by a stated closeness: no contact is on record. Argument <c>silence</c> (length), since the
    /// closeness was stated.</summary>
    public const string QuietSinceStated = "quiet_since_stated";

    /// <summary>Lapsed: a tie whose bond is not strong now, after a long silence. Argument <c>silence</c> (length).</summary>
    public const string Lapsed = "lapsed";

    /// <summary>Unanswered: nothing ever came from the contact. Argument <c>count</c>, the initiatives of the owner.</summary>
    public const string Unanswered = "unanswered";

    /// <summary>The owner reached out often, and nothing came since. Arguments <c>count</c>, the initiatives of the owner since
    /// then, and <c>heard</c> if known (length), since when nothing was heard from the contact.</summary>
    public const string UnansweredSince = "unanswered_since";

    /// <summary>No contact is on record, but a person stated the tie.</summary>
    public const string StatedOnly = "stated_only";

    /// <summary>No contact is on record.</summary>
    public const string NoContact = "no_contact";

    /// <summary>The tie was paused during the silence, but no longer is: those days do not count as silence. Argument
    /// <c>date</c>, the first day after.</summary>
    public const string Rested = "rested";

    /// <summary>A person paused the tie.</summary>
    public const string Paused = "paused";

    /// <summary>A person ended the tie.</summary>
    public const string Ended = "ended";

    /// <summary>The contact has died, as a person stated.</summary>
    public const string Deceased = "deceased";

    /// <summary>A person asked that the tie not be scored.</summary>
    public const string NotScored = "not_scored";

    /// <summary>Only the records are silent: the two live together.</summary>
    public const string OnlyOnRecord = "only_on_record";

    /// <summary>The tie to a relative is silent, or less than warm, only by the records.</summary>
    public const string KinOnRecord = "kin_on_record";

    /// <summary>The bond of the two. Arguments <c>hours</c> (number), <c>half</c> (length): the time in which it would
    /// halve.</summary>
    public const string Bond = "bond";

    /// <summary>The bond of the two, to which a stated closeness belongs. Arguments as for <see cref="Bond"/>.</summary>
    public const string StatedBond = "stated_bond";

    /// <summary>The bond of the two counts less than an hour.</summary>
    public const string SlightBond = "slight_bond";

    /// <summary>The contact wrote and waits for an answer. Arguments <c>count</c>, <c>waiting</c> (length).</summary>
    public const string WaitsForAnswer = "waits_for_answer";

    /// <summary>It is unknown who reaches out more often.</summary>
    public const string InitiativeUnknown = "initiative_unknown";

    /// <summary>Both reach out: each began something or answered it. A talk whose opener is unknown counts for neither.</summary>
    public const string BothReachOut = "both_reach_out";

    /// <summary>So far it is mostly the owner who reaches out.</summary>
    public const string YouReachOut = "you_reach_out";

    /// <summary>One-sided in the long run: it is the owner who reaches out.</summary>
    public const string YouReachOutAlone = "you_reach_out_alone";

    /// <summary>The contact has mostly been the one to reach out, so that it is the owner's turn.</summary>
    public const string YourTurnToReachOut = "your_turn_to_reach_out";

    /// <summary>The contact has mostly been the one to reach out, and nothing is said about a turn.</summary>
    public const string TheyReachOut = "they_reach_out";

    /// <summary>The contact has been the only one to reach out: nothing from the owner is on record.</summary>
    public const string NothingFromYou = "nothing_from_you";

    /// <summary>Support goes both ways.</summary>
    public const string SupportGoesBothWays = "support_goes_both_ways";

    /// <summary>The contact has given more support than came back, so that it is the owner's turn.</summary>
    public const string YourTurnToGive = "your_turn_to_give";

    /// <summary>Only what the owner sent is on record, so that nothing is said about who reaches out or answers.</summary>
    public const string OnlyYoursRecorded = "only_yours_recorded";

    /// <summary>Only what the owner received is on record, so that nothing is said about who reaches out or answers.</summary>
    public const string OnlyTheirsRecorded = "only_theirs_recorded";

    /// <summary>Nobody has heard from the contact: the silence is not about the owner. Argument <c>away</c> (length).</summary>
    public const string SilentToEveryone = "silent_to_everyone";

    /// <summary>Others have heard from the contact. Argument <c>away</c> (length).</summary>
    public const string SilentToYou = "silent_to_you";
}
