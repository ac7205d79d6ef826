namespace RelationshipModel.Gatherings;

/// <summary>The codes of the reasons a briefing, an agenda and a review give. They never change.</summary>
public static class GatheringReasons
{
    /// <summary>Somebody is new to the owner. Arguments: contact.</summary>
    public const string NewToYou = "gathering_new";

    /// <summary>A tie is in rhythm. Arguments: contact, silence.</summary>
    public const string InTouch = "gathering_in_touch";

    /// <summary>A tie is new. Arguments: contact, silence.</summary>
    public const string NewTie = "gathering_new_tie";

    /// <summary>A tie is a little late. Arguments: contact, silence.</summary>
    public const string Slipping = "gathering_slipping";

    /// <summary>A tie is late. Arguments: contact, silence.</summary>
    public const string Drifting = "gathering_drifting";

    /// <summary>A strong tie has been silent for long. Arguments: contact, silence.</summary>
    public const string Dormant = "gathering_dormant";

    /// <summary>A tie has been silent for long. Arguments: contact, silence.</summary>
    public const string Lapsed = "gathering_lapsed";

    /// <summary>The owner rests the tie. Arguments: contact.</summary>
    public const string Paused = "gathering_paused";

    /// <summary>A person ended the tie. Arguments: contact.</summary>
    public const string Ended = "gathering_ended";

    /// <summary>There was contact; the tie is not scored. Arguments: contact, silence.</summary>
    public const string Known = "gathering_known";

    /// <summary>The owner stated a closeness; no contact is on record. Arguments: contact.</summary>
    public const string Stated = "gathering_stated";

    /// <summary>The contact has reached out more in the long run. Arguments: contact.</summary>
    public const string YourTurnToReachOut = "gathering_your_turn_to_reach_out";

    /// <summary>The contact has supported more in the long run. Arguments: contact.</summary>
    public const string YourTurnToSupport = "gathering_your_turn_to_support";

    /// <summary>The owner's promise is overdue. Arguments: contact, due, late.</summary>
    public const string MineOverdue = "follow_up_mine_overdue";

    /// <summary>The owner's promise has a day. Arguments: contact, due, late.</summary>
    public const string MineDue = "follow_up_mine_due";

    /// <summary>The owner's promise is open. Arguments: contact, since.</summary>
    public const string MineOpen = "follow_up_mine_open";

    /// <summary>The contact's promise is overdue. Arguments: contact, due, late.</summary>
    public const string TheirsOverdue = "follow_up_theirs_overdue";

    /// <summary>The contact's promise has a day. Arguments: contact, due, late.</summary>
    public const string TheirsDue = "follow_up_theirs_due";

    /// <summary>The contact's promise is open. Arguments: contact, since.</summary>
    public const string TheirsOpen = "follow_up_theirs_open";

    /// <summary>The promises made at a gathering. Arguments: count, mine, theirs, new.</summary>
    public const string FollowUps = "gathering_follow_ups";

    /// <summary>The promises kept in time. Arguments: yes, known, pending, days.</summary>
    public const string Kept = "gathering_kept";

    /// <summary>The second meetings. Arguments: yes, known, pending, days.</summary>
    public const string SecondMeetings = "gathering_second_meetings";

    /// <summary>The ties alive after a year. Arguments: yes, known, pending, days.</summary>
    public const string Alive = "gathering_alive";
}
