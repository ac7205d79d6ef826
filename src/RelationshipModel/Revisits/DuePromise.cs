using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Revisits;

/// <summary>An open promise of the owner, from the day on which it is due.</summary>
internal sealed record DuePromise(FollowUp FollowUp, LocalDate Due, LocalDate PromisedOn, int DaysOverdue, double HalfLifeDays)
{
    /// <summary>The owner's due promises to each contact, the most urgent first: fresh ones before those of long ago.</summary>
    internal static ILookup<ContactId, DuePromise> All(NetworkSnapshot snapshot, RevisitOptions options) =>
        snapshot.FollowUps
            .Where(followUp => followUp.By == TieSide.Owner && followUp.OutcomeAt(snapshot.AsOf) == FollowUpOutcome.Open)
            .Select(followUp => Of(followUp, snapshot, options))
            .Where(static promise => promise.DaysOverdue >= 0)
            .OrderBy(static promise => promise.DaysOverdue)
            .ThenBy(static promise => promise.FollowUp.PromisedAt)
            .ThenBy(static promise => promise.FollowUp.Id)
            .ToLookup(static promise => promise.FollowUp.Contact);

    private static DuePromise Of(FollowUp followUp, NetworkSnapshot snapshot, RevisitOptions options)
    {
        LocalDate promisedOn = followUp.PromisedAt.InZone(snapshot.Zone).Date;
        LocalDate due = followUp.Due ?? LocalDays.Later(promisedOn, options.UndatedPromiseDue);
        return new(followUp, due, promisedOn, LocalDays.Between(due, snapshot.Today), options.PromiseHalfLife.TotalDays);
    }

    /// <summary>1 on the due day, and half as much each half-life later.</summary>
    internal double Urgency => Formulas.HalfLifeDecay(DaysOverdue, HalfLifeDays);

    internal Reason Reason
    {
        get
        {
            ReasonArgument[] about = FollowUp.What is { } what
                ? [ReasonArgument.Of("contact", FollowUp.Contact), ReasonArgument.Of("what", what)]
                : [ReasonArgument.Of("contact", FollowUp.Contact)];
            if (FollowUp.Due is not { } due)
                return new(RevisitReasons.PromiseOpen, [.. about, ReasonArgument.Of("promised", PromisedOn)]);
            return DaysOverdue == 0
                ? new(RevisitReasons.PromiseDue, about)
                : new(RevisitReasons.PromiseOverdue,
                    [.. about, ReasonArgument.Of("due", due), ReasonArgument.Of("overdue", Duration.FromDays(DaysOverdue))]);
        }
    }

    internal Explanation Explanation => Explanation.Combined("promise", "1", Combination.HalfLifeDecay,
        new("overdue", DaysOverdue, "d", evidence: FollowUp.Interaction is { } interaction ? [interaction] : null),
        new Explanation("promise_half_life", HalfLifeDays, "d"));
}
