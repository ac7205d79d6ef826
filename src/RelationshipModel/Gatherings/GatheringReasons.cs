namespace RelationshipModel.Gatherings;

/// <summary>The codes of the reasons that a briefing, an agenda and a review give, beside those of
/// <see cref="Scoring.TieReasons"/>. They never change.</summary>
public static class GatheringReasons
{
    /// <summary>Somebody is new to the owner. Arguments: contact.</summary>
    public const string NewToYou = "gathering_new";

    /// <summary>There was contact; the tie is not scored. Arguments: contact, silence.</summary>
    public const string Known = "gathering_known";

    /// <summary>The owner's promise is overdue. Arguments: contact, due, late, and what if the owner wrote it.</summary>
    public const string MineOverdue = "follow_up_mine_overdue";

    /// <summary>The owner's promise has a day. Arguments: contact, due, late, and what if the owner wrote it.</summary>
    public const string MineDue = "follow_up_mine_due";

    /// <summary>The owner's promise is open. Arguments: contact, since, and what if the owner wrote it.</summary>
    public const string MineOpen = "follow_up_mine_open";

    /// <summary>The contact's promise is overdue. Arguments: contact, due, late, and what if the owner wrote it.</summary>
    public const string TheirsOverdue = "follow_up_theirs_overdue";

    /// <summary>The contact's promise has a day. Arguments: contact, due, late, and what if the owner wrote it.</summary>
    public const string TheirsDue = "follow_up_theirs_due";

    /// <summary>The contact's promise is open. Arguments: contact, since, and what if the owner wrote it.</summary>
    public const string TheirsOpen = "follow_up_theirs_open";

    /// <summary>The promises made at a gathering, if there are any. Arguments: count, mine, theirs, new.</summary>
    public const string FollowUps = "gathering_follow_ups";

    /// <summary>No promise was made, and no other outcome of the gathering is known.</summary>
    public const string NoFollowUps = "gathering_no_follow_ups";

    /// <summary>The promises kept in time, if the outcome of some is known. Arguments: yes, known, days.</summary>
    public const string Kept = "gathering_kept";

    /// <summary>The promises that are not due yet, if there are any. Arguments: count.</summary>
    public const string PromisesOpen = "gathering_promises_open";

    /// <summary>The second meetings, if the outcome is known for some people. Arguments: yes, known, days.</summary>
    public const string SecondMeetings = "gathering_second_meetings";

    /// <summary>The people with whom no second meeting is known yet, if any. Arguments: count.</summary>
    public const string TooEarly = "gathering_too_early";

    /// <summary>The ties alive after a year, if the outcome is known for some people. Arguments: yes, known, days.</summary>
    public const string Alive = "gathering_alive";

    /// <summary>The people about whom it is not known yet whether the tie is alive after a year, where it is about others.
    /// Arguments: count.</summary>
    public const string TooEarlyForAlive = "gathering_too_early_for_alive";
}
