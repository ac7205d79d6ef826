using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Scoring;

namespace RelationshipModel.Gatherings;

/// <summary>The promises that are open at an instant: the owner's and the contacts'. Immutable.</summary>
/// <remarks>
/// Overdue ones come first, the longest overdue before the others; then those with a day, the next before the others; then those
/// without a day, the oldest before the others. Those with people who have died are left out, and those with people whose tie has
/// ended, unless they were made since.
/// </remarks>
public sealed record FollowUpAgenda
{
    private FollowUpAgenda(IEnumerable<OpenFollowUp> open)
    {
        ILookup<bool, OpenFollowUp> mine = open.ToLookup(static item => item.FollowUp.By == TieSide.Owner);
        Mine = ValueList.Copy(mine[true]);
        Theirs = ValueList.Copy(mine[false]);
    }

    /// <summary>Gets the promises of the owner.</summary>
    public IReadOnlyList<OpenFollowUp> Mine { get; }

    /// <summary>Gets the promises to the owner.</summary>
    public IReadOnlyList<OpenFollowUp> Theirs { get; }

    /// <summary>Returns the open promises of a snapshot.</summary>
    /// <param name="snapshot">The owner's network; its follow-ups are read.</param>
    /// <param name="contacts">Only those with these contacts; null for all.</param>
    /// <exception cref="ArgumentException">An id is its default value.</exception>
    public static FollowUpAgenda Of(NetworkSnapshot snapshot, IEnumerable<ContactId>? contacts = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        Calendar calendar = new(snapshot.Zone);
        HashSet<ContactId>? only = contacts is null ? null : [.. ValueList.CopyIds(contacts)];
        return new(
            from followUp in snapshot.FollowUps
            where followUp.OutcomeAt(snapshot.AsOf) == FollowUpOutcome.Open
                && only?.Contains(followUp.Contact) != false
                && Stands(snapshot, calendar, followUp)
            orderby followUp.Due ?? LocalDate.MaxIsoValue, followUp.PromisedAt, followUp.Id
            select Open(snapshot, calendar, followUp));
    }

    private static bool Stands(NetworkSnapshot snapshot, Calendar calendar, FollowUp followUp) =>
        snapshot.Contact(followUp.Contact) is not { } record || record.StateOn(snapshot.Today) switch
        {
            ContactState.Deceased => false,
            ContactState.Ended => record.StateOn(calendar.DateOf(followUp.PromisedAt)) == ContactState.Ended,
            _ => true,
        };

    private static OpenFollowUp Open(NetworkSnapshot snapshot, Calendar calendar, FollowUp followUp)
    {
        bool isMine = followUp.By == TieSide.Owner;
        ReasonArgument contact = ReasonArgument.Of("contact", followUp.Contact);
        ReasonArgument[] about = followUp.What is { } what ? [contact, ReasonArgument.Of("what", what)] : [contact];
        int today = Calendar.Number(snapshot.Today);
        if (followUp.Due is not { } due)
        {
            Duration since = Duration.FromDays(today - calendar.DayOf(followUp.PromisedAt));
            string open = isMine ? GatheringReasons.MineOpen : GatheringReasons.TheirsOpen;
            return new(followUp, Duration.Zero, new(open, [.. about, ReasonArgument.Of("since", since)]));
        }

        Duration late = Duration.FromDays(Math.Max(0, today - Calendar.Number(due)));
        string code = (isMine, late > Duration.Zero) switch
        {
            (true, true) => GatheringReasons.MineOverdue,
            (true, false) => GatheringReasons.MineDue,
            (false, true) => GatheringReasons.TheirsOverdue,
            (false, false) => GatheringReasons.TheirsDue,
        };
        return new(followUp, late, new(code, [.. about, ReasonArgument.Of("due", due), ReasonArgument.Of("late", late)]));
    }

    /// <summary>Returns the numbers.</summary>
    public override string ToString() => $"{Mine.Count} of the owner's, {Theirs.Count} of others";
}
