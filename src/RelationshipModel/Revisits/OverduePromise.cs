using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Revisits;

/// <summary>A promise of the owner that is open after the day it was due.</summary>
internal sealed record OverduePromise(FollowUp FollowUp, LocalDate Due, LocalDate PromisedOn, int DaysOverdue)
{
    /// <summary>The owner's overdue promises to each contact, oldest due first.</summary>
    internal static ILookup<ContactId, OverduePromise> All(NetworkSnapshot snapshot, Duration undatedDue) =>
        snapshot.FollowUps
            .Where(followUp => followUp.By == FollowUpSide.Owner && followUp.OutcomeAt(snapshot.AsOf) == FollowUpOutcome.Open)
            .Select(followUp => Of(followUp, snapshot, undatedDue))
            .Where(static promise => promise.DaysOverdue > 0)
            .OrderBy(static promise => promise.Due)
            .ThenBy(static promise => promise.FollowUp.PromisedAt)
            .ThenBy(static promise => promise.FollowUp.Id)
            .ToLookup(static promise => promise.FollowUp.Contact);

    private static OverduePromise Of(FollowUp followUp, NetworkSnapshot snapshot, Duration undatedDue)
    {
        LocalDate promisedOn = followUp.PromisedAt.InZone(snapshot.Zone).Date;
        LocalDate due = followUp.Due ?? LocalDays.Later(promisedOn, undatedDue);
        return new(followUp, due, promisedOn, LocalDays.Between(due, snapshot.Today));
    }

    internal Reason Reason
    {
        get
        {
            ReasonArgument contact = ReasonArgument.Of("contact", FollowUp.Contact);
            return FollowUp.Due is { } due
                ? new(RevisitReasons.PromiseOverdue, contact, ReasonArgument.Of("due", due), ReasonArgument.Of("overdue", Duration.FromDays(DaysOverdue)))
                : new(RevisitReasons.PromiseOpen, contact, ReasonArgument.Of("promised", PromisedOn));
        }
    }

    internal Explanation Explanation => new("overdue", DaysOverdue, "d", evidence: FollowUp.Interaction is { } interaction ? [interaction] : null);
}
