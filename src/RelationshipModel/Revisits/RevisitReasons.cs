namespace RelationshipModel.Revisits;

/// <summary>The codes of the reasons to revisit a contact, and of those not to for now. They are stable.</summary>
/// <remarks>Every reason has the argument <c>contact</c>.</remarks>
public static class RevisitReasons
{
    /// <summary>Owed: a promise of the owner with a due day. Arguments <c>due</c> (day), <c>overdue</c> (length).</summary>
    public const string PromiseOverdue = "promise_overdue";

    /// <summary>Owed: a promise of the owner for which no day was agreed. Argument <c>promised</c> (day).</summary>
    public const string PromiseOpen = "promise_open";

    /// <summary>Further overdue promises of the owner. Argument <c>count</c>.</summary>
    public const string MorePromises = "more_promises";

    /// <summary>Keep: a little beyond the tie's own rhythm. Arguments <c>silence</c>, <c>gap</c> (lengths).</summary>
    public const string Slipping = "slipping";

    /// <summary>Keep: well beyond the tie's own rhythm. Arguments <c>silence</c>, <c>gap</c> (lengths).</summary>
    public const string Drifting = "drifting";

    /// <summary>Keep: beyond the target and the tolerance of a cadence. Argument <c>silence</c> (length).</summary>
    public const string BeyondCadence = "beyond_cadence";

    /// <summary>Revive: a strong tie after a long silence. Argument <c>silence</c> (length).</summary>
    public const string Dormant = "dormant";

    /// <summary>Occasion: a birthday in the coming days. Argument <c>date</c> (day).</summary>
    public const string Birthday = "birthday";

    /// <summary>Occasion: a birthday today.</summary>
    public const string BirthdayToday = "birthday_today";

    /// <summary>Occasion: the contact lives where the owner is or will be. Argument <c>place</c> (words).</summary>
    public const string SamePlace = "same_place";

    /// <summary>Occasion: both are expected at a gathering. Argument <c>date</c> (day).</summary>
    public const string ExpectedAtGathering = "expected_at_gathering";

    /// <summary>Nobody has heard from the contact: the silence is not about the owner. Argument <c>away</c> (length).</summary>
    public const string SilentToEveryone = "silent_to_everyone";

    /// <summary>Others have heard from the contact. Argument <c>away</c> (length).</summary>
    public const string SilentToYou = "silent_to_you";

    /// <summary>The contact has been the one to reach out, in the long run.</summary>
    public const string YourTurnToReachOut = "your_turn_to_reach_out";

    /// <summary>The contact has given the support, in the long run.</summary>
    public const string YourTurnToPourIn = "your_turn_to_pour_in";

    /// <summary>The owner's initiatives found no answer, and the time to let them rest is over. Argument <c>count</c>.</summary>
    public const string UnansweredBefore = "unanswered_before";

    /// <summary>Held: the owner's initiatives found no answer. Arguments <c>count</c>, <c>until</c> (day).</summary>
    public const string UnansweredHold = "unanswered_hold";

    /// <summary>Held: suggested not long ago. Arguments <c>date</c>, <c>until</c> (days).</summary>
    public const string RecentlySuggested = "recently_suggested";

    /// <summary>Held: in touch not long ago. Arguments <c>date</c>, <c>until</c> (days).</summary>
    public const string RecentlyInTouch = "recently_in_touch";

    /// <summary>Held: enough others of one of the contact's circles are suggested. Argument <c>limit</c>.</summary>
    public const string CircleLimit = "circle_limit";
}
