namespace RelationshipModel.Revisits;

/// <summary>The codes of the reasons to revisit a contact, and of those not to for now, beside those of
/// <see cref="Scoring.TieReasons"/>. They are stable.</summary>
/// <remarks>Every reason has the argument <c>contact</c>. Those about a promise have the argument <c>what</c> if the owner wrote
/// what was promised.</remarks>
public static class RevisitReasons
{
    /// <summary>Owed: a promise of the owner that is due today.</summary>
    public const string PromiseDue = "promise_due";

    /// <summary>Owed: a promise of the owner after its due day. Arguments <c>due</c> (day), <c>overdue</c> (length).</summary>
    public const string PromiseOverdue = "promise_overdue";

    /// <summary>Owed: a promise of the owner for which no day was agreed. Argument <c>promised</c> (day).</summary>
    public const string PromiseOpen = "promise_open";

    /// <summary>Further promises of the owner that are due. Argument <c>count</c>.</summary>
    public const string MorePromises = "more_promises";

    /// <summary>Keep: in a circle with a cadence, and never in touch. Argument <c>since</c> (day): the
    /// first day of the membership.</summary>
    public const string DueSinceMembership = "due_since_membership";

    /// <summary>Keep: the time for which the owner wanted no suggestion is over. Argument <c>date</c> (day).</summary>
    public const string SnoozeOver = "snooze_over";

    /// <summary>Birthday: in the coming days. Argument <c>date</c> (day).</summary>
    public const string Birthday = "birthday";

    /// <summary>Birthday: today.</summary>
    public const string BirthdayToday = "birthday_today";

    /// <summary>Occasion: the contact lives where the owner is or will be. Argument <c>place</c> (words).</summary>
    public const string SamePlace = "same_place";

    /// <summary>Occasion: both are expected at a gathering. Argument <c>date</c> (day).</summary>
    public const string ExpectedAtGathering = "expected_at_gathering";

    /// <summary>The owner's initiatives were not answered, and the time to let them rest is over. Argument
    /// <c>count</c>.</summary>
    public const string UnansweredBefore = "unanswered_before";

    /// <summary>Held: the owner's initiatives were not answered. Arguments <c>count</c>, <c>until</c> (day).</summary>
    public const string UnansweredHold = "unanswered_hold";

    /// <summary>Held: recently suggested. Arguments <c>date</c>, <c>until</c> (days).</summary>
    public const string RecentlySuggested = "recently_suggested";

    /// <summary>Held: recently in touch. Arguments <c>date</c>, <c>until</c> (days), and <c>side</c> (owner or contact) if only
    /// that side was in contact.</summary>
    public const string RecentlyInTouch = "recently_in_touch";

    /// <summary>Held: the two meet within the cadence anyway. Argument <c>date</c> (day).</summary>
    public const string AgreedToMeet = "agreed_to_meet";

    /// <summary>Not asked for: the contact is in rhythm, or nothing is overdue.</summary>
    public const string NothingDue = "nothing_due";

    /// <summary>Not asked for: the tie is lapsed, and its bond is not strong now.</summary>
    public const string BondNotStrong = "bond_not_strong";

    /// <summary>Not asked for: contact from both sides is not on record, and nobody stated the tie. Argument <c>side</c> (owner
    /// or contact), the side that is on record, if it is one.</summary>
    public const string OneSideAlone = "one_side_alone";

    /// <summary>Not asked for: too few days of contact show no rhythm yet, and nobody stated the tie. Argument
    /// <c>count</c>.</summary>
    public const string NoRhythmYet = "no_rhythm_yet";

    /// <summary>Not asked for: all contact was among many, and nobody stated the tie.</summary>
    public const string OnlyAmongMany = "only_among_many";

    /// <summary>Not asked for: the owner wants no reminders of the contact.</summary>
    public const string NoReminders = "no_reminders";

    /// <summary>Not asked for: the record of the contact was removed.</summary>
    public const string RecordRemoved = "record_removed";

    /// <summary>Not asked for: the owner wants no suggestion yet. Argument <c>until</c> (day).</summary>
    public const string Snoozed = "snoozed";

    /// <summary>Held: enough others of one of the contact's circles are suggested. Argument <c>limit</c>.</summary>
    public const string CircleLimit = "circle_limit";
}
