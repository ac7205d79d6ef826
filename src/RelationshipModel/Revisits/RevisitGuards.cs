using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Revisits;

/// <summary>Says who is not to be suggested, and until when.</summary>
internal sealed class RevisitGuards(RevisitOptions options, NetworkSnapshot snapshot, IReadOnlyDictionary<ContactId, Instant> lastSuggested)
{
    private const ContactRestrictions RuledOut = ContactRestrictions.NoReminders | ContactRestrictions.NoScore | ContactRestrictions.RecordRemoved;

    /// <summary>Whether nothing that a person stated rules the contact out.</summary>
    internal bool IsAllowed(Contact? record, RelationshipScore? score) =>
        score?.Status is not (TieStatus.Paused or TieStatus.Ended or TieStatus.Deceased or TieStatus.NotScored)
        && (record is null
            || (!record.IsRestricted(RuledOut) && !record.IsOwner && record.StateOn(snapshot.Today) == ContactState.None && !(record.SnoozedUntil > snapshot.Today)));

    /// <summary>The hold of a contact who did not answer; null where there is none.</summary>
    internal GuardHold? Unanswered(ContactId contact, RelationshipScore? score)
    {
        if (score?.LastInteraction is not { } last || score.UnansweredInitiatives < options.UnansweredInitiatives) return null;
        if (Rest(DayOf(last), options.UnansweredHold) is not { } until) return null;
        ReasonArgument count = ReasonArgument.Of("count", score.UnansweredInitiatives);
        return new(new(RevisitReasons.UnansweredHold, ReasonArgument.Of("contact", contact), count, ReasonArgument.Of("until", until)), until);
    }

    /// <summary>The cooldown after a suggestion; null where it is over.</summary>
    internal GuardHold? Suggested(ContactId contact) =>
        lastSuggested.TryGetValue(contact, out Instant at) && at <= snapshot.AsOf ? Cooldown(RevisitReasons.RecentlySuggested, contact, DayOf(at)) : null;

    /// <summary>The cooldown after a contact; null where it is over, or where the pool is owed and a promise fell due since.</summary>
    internal GuardHold? InTouch(RevisitCandidate candidate, RevisitPool pool)
    {
        if (candidate.Score?.LastContact is not { } at) return null;
        LocalDate day = DayOf(at);
        return pool == RevisitPool.Owed && candidate.Promises.Any(promise => promise.Due >= day)
            ? null
            : Cooldown(RevisitReasons.RecentlyInTouch, candidate.Contact, day);
    }

    private GuardHold? Cooldown(string code, ContactId contact, LocalDate day) =>
        Rest(day, options.Cooldown) is { } until
            ? new(new(code, ReasonArgument.Of("contact", contact), ReasonArgument.Of("date", day), ReasonArgument.Of("until", until)), until)
            : null;

    /// <summary>The first day after a rest that began on a day; null where it is over.</summary>
    private LocalDate? Rest(LocalDate day, Duration length) =>
        LocalDays.Between(day, snapshot.Today) < length.Days ? LocalDays.Later(day, length) : null;

    private LocalDate DayOf(Instant at) => at.InZone(snapshot.Zone).Date;
}
