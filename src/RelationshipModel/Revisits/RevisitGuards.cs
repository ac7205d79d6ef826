using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Revisits;

/// <summary>Decides whether contacts may be suggested, and from when on.</summary>
internal sealed class RevisitGuards(
    RevisitOptions options, NetworkSnapshot snapshot, IReadOnlyDictionary<ContactId, Instant> lastSuggested,
    OccasionFinder occasions)
{
    /// <summary>Whether the contact may be suggested: nothing that a person stated forbids it.</summary>
    internal bool IsAllowed(ContactId contact, Contact? record, RelationshipScore? score) =>
        !snapshot.IsOwner(contact) && Forbidding(contact, record, score) is null;

    /// <summary>The reason with which a person forbids a suggestion; null if none does.</summary>
    internal Reason? Forbidding(ContactId id, Contact? record, RelationshipScore? score)
    {
        ReasonArgument contact = ReasonArgument.Of("contact", id);
        if (score?.Status is TieStatus.Paused or TieStatus.Ended or TieStatus.Deceased or TieStatus.NotScored)
            return TieReasoning.Status(score);
        return record?.StateOn(snapshot.Today) switch
        {
            ContactState.Paused => new(TieReasons.Paused, contact),
            ContactState.Ended => new(TieReasons.Ended, contact),
            ContactState.Deceased => new(TieReasons.Deceased, contact),
            _ when record?.IsRestricted(ContactRestrictions.NoReminders) == true => new(RevisitReasons.NoReminders, contact),
            _ when record?.IsRestricted(ContactRestrictions.RecordRemoved) == true =>
                new(RevisitReasons.RecordRemoved, contact),
            _ when record?.IsRestricted(ContactRestrictions.NoScore) == true => new(TieReasons.NotScored, contact),
            _ when record?.SnoozedUntil is { } until && until > snapshot.Today =>
                new(RevisitReasons.Snoozed, contact, ReasonArgument.Of("until", until)),
            _ => null,
        };
    }

    /// <summary>The hold of a contact who did not answer; null if not found, and once a snooze has ended: the owner asked for
    /// that day.</summary>
    internal GuardHold? Unanswered(RevisitCandidate candidate)
    {
        if (candidate.SnoozeOver is not null
            || candidate.Score is not { LastInteraction: { } last, UnansweredInitiatives: var initiatives }
            || initiatives < options.UnansweredInitiatives
            || RestAgain(DayOf(last), Math.Min(options.UnansweredHold.Days, candidate.CadenceDays ?? int.MaxValue))
                is not { } until)
            return null;
        return new(new(RevisitReasons.UnansweredHold, ReasonArgument.Of("contact", candidate.Contact),
            ReasonArgument.Of("count", initiatives), ReasonArgument.Of("until", until)), until);
    }

    /// <summary>The cooldown after a suggestion; null if it is over.</summary>
    internal GuardHold? Suggested(RevisitCandidate candidate) =>
        lastSuggested.TryGetValue(candidate.Contact, out Instant at) && at <= snapshot.AsOf
            ? Cooldown(RevisitReasons.RecentlySuggested, candidate, DayOf(at))
            : null;

    /// <summary>The cooldown after a contact, or a meeting that is agreed; null if nothing holds the
    /// contact back from the pool.</summary>
    /// <remarks>What is owed is owed, however recent the last contact. The end of a snooze overrides a contact before
    /// it.</remarks>
    internal GuardHold? InTouch(RevisitCandidate candidate, RevisitPool pool)
    {
        if (pool == RevisitPool.Owed) return null;
        if (Meeting(candidate) is { } meeting) return meeting;
        return candidate.SnoozeOver is null && candidate.Score?.LastContact is { } at
            ? Cooldown(RevisitReasons.RecentlyInTouch, candidate, DayOf(at), candidate.Score.LoneSideOnRecord) : null;
    }

    /// <summary>The hold of a contact whom the owner meets within the cadence, or within the
    /// expected gap where none is stated.</summary>
    private GuardHold? Meeting(RevisitCandidate candidate)
    {
        if (occasions.Meeting(candidate.Contact) is not { } date) return null;
        double within = candidate.CadenceDays ?? Math.Max(options.Cooldown.TotalDays, candidate.Score?.ExpectedGapDays ?? 0);
        if (LocalDays.Between(snapshot.Today, date) > within) return null;
        return new(
            new(RevisitReasons.AgreedToMeet, ReasonArgument.Of("contact", candidate.Contact), ReasonArgument.Of("date", date)),
            LocalDays.Later(date, Duration.FromDays(1)));
    }

    private GuardHold? Cooldown(string code, RevisitCandidate candidate, LocalDate day, TieSide side = TieSide.None)
    {
        int days = Math.Min(options.Cooldown.Days, candidate.CadenceDays ?? int.MaxValue);
        return Rest(day, days) is { } until
            ? new(new(code, [ReasonArgument.Of("contact", candidate.Contact), ReasonArgument.Of("date", day),
                ReasonArgument.Of("until", until), .. TieReasoning.Side(side)]), until)
            : null;
    }

    /// <summary>The first day after a rest that began on a day; null if it is over.</summary>
    private LocalDate? Rest(LocalDate day, int days) =>
        LocalDays.Between(day, snapshot.Today) < days ? LocalDays.Later(day, Duration.FromDays(days)) : null;

    /// <summary>The first day after a rest that comes again after each time in which the contact is suggested, as long as a
    /// cooldown; null if it is over for now.</summary>
    private LocalDate? RestAgain(LocalDate day, int days)
    {
        int passed = LocalDays.Between(day, snapshot.Today), round = days + Math.Max(1, options.Cooldown.Days);
        return passed % round < days
            ? LocalDays.Later(day, Duration.FromDays(passed - passed % round + days)) : null;
    }

    private LocalDate DayOf(Instant at) => at.InZone(snapshot.Zone).Date;
}
