using NodaTime;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;

namespace RelationshipModel.Gatherings;

/// <summary>Writes a briefing of a snapshot.</summary>
internal sealed class BriefingWriter(NetworkSnapshot snapshot, GatheringOptions options)
{
    private readonly Calendar _calendar = new(snapshot.Zone);

    internal GatheringBriefing Write(IReadOnlyList<ContactId> attendees, IEnumerable<IntroductionSuggestion> introductions)
    {
        ContactId[] living = [
            .. attendees.Where(contact => StateOf(contact) != ContactState.Deceased && !snapshot.IsOwner(contact))];
        HashSet<ContactId> expected = [.. living];
        FollowUpAgenda followUps = FollowUpAgenda.Of(snapshot, expected);
        ILookup<ContactId, OpenFollowUp> due = followUps.Mine.Where(open => open.FollowUp.Due <= snapshot.Today)
            .ToLookup(static open => open.FollowUp.Contact);
        ILookup<bool, ContactId> known = living.ToLookup(IsKnown);
        ExpectedAttendee[] ofKnown = [.. known[true].Select(contact => Attendee(contact, [Standing(contact)]))];
        return new(snapshot.AsOf, followUps)
        {
            Known = [.. ofKnown.OrderByDescending(static attendee => attendee.Score?.Strength ?? -1)
                .ThenBy(static attendee => attendee.Contact)],
            New = [.. known[false]
                .Select(contact => Attendee(contact, [new(GatheringReasons.NewToYou, ReasonArgument.Of("contact", contact))]))],
            Revisit =
            [
                .. living
                    .Select(contact => Attendee(contact, WhyRevisit(contact, due[contact])))
                    .Where(static attendee => attendee.Reasons.Count > 0)
                    .OrderByDescending(attendee => due[attendee.Contact].FirstOrDefault()?.OverdueBy ?? Duration.MinValue)
                    .ThenByDescending(static attendee => attendee.Score?.Bond ?? 0)
                    .ThenBy(static attendee => attendee.Contact)
                    .Take(options.MostToRevisit),
            ],
            Sleeping =
            [
                .. ofKnown
                    .Where(attendee => attendee.Score is { } score && TieReasoning.IsAsleep(score)
                        && !IsLeftAlone(attendee.Contact))
                    .OrderByDescending(static attendee => attendee.Score!.Bond)
                    .ThenBy(static attendee => attendee.Contact),
            ],
            Introductions = [.. introductions.Where(suggestion => IsFor(suggestion.Pair.First) && IsFor(suggestion.Pair.Second))],
        };

        bool IsFor(ContactId contact) => expected.Contains(contact)
            && StateOf(contact) == ContactState.None
            && snapshot.Contact(contact)?.IsRestricted(ContactRestrictions.NoIntroductions | ContactRestrictions.RecordRemoved)
                != true;
    }

    private ContactState StateOf(ContactId contact) => snapshot.Contact(contact)?.StateOn(snapshot.Today) ?? ContactState.None;

    private bool IsKnown(ContactId contact) =>
        snapshot.Score(contact) is { Status: not TieStatus.None }
        || snapshot.Digest(contact).Interactions > 0
        || snapshot.Contact(contact) is { } person
            && (person.IsKindStated || person.Closeness.Any(stated => stated.On <= snapshot.Today))
        || StateOf(contact) != ContactState.None;

    private ExpectedAttendee Attendee(ContactId contact, IEnumerable<Reason> reasons) =>
        new(contact, snapshot.Score(contact), LastContact(contact), reasons);

    private Instant? LastContact(ContactId contact) => snapshot.Score(contact)?.LastContact
        ?? snapshot.Digest(contact).LastContactOrInteraction;

    private Reason Standing(ContactId contact)
    {
        ReasonArgument who = ReasonArgument.Of("contact", contact);
        if (snapshot.Score(contact) is { } score) return TieReasoning.Status(score);
        return StateOf(contact) switch
        {
            ContactState.Paused => new(TieReasons.Paused, who),
            ContactState.Ended => new(TieReasons.Ended, who),
            _ when LastContact(contact) is { } last =>
                new(GatheringReasons.Known, who,
                    ReasonArgument.Of("silence", Duration.FromDays(Calendar.Number(snapshot.Today) - _calendar.DayOf(last)))),
            _ => new(TieReasons.StatedOnly, who),
        };
    }

    private bool IsStated(ContactId contact) =>
        snapshot.Contact(contact) is { Closeness.Count: > 0 } or { IsKindStated: true }
        || snapshot.Memberships.Any(membership => membership.Contact == contact && membership.HoldsOn(snapshot.Today));

    /// <summary>Whether a person wants no suggestion about the contact now.</summary>
    private bool IsLeftAlone(ContactId contact) =>
        StateOf(contact) != ContactState.None
        || (snapshot.Contact(contact) is { } person
            && (person.IsRestricted(ContactRestrictions.NoReminders | ContactRestrictions.RecordRemoved)
                || snapshot.Today < person.SnoozedUntil));

    private IEnumerable<Reason> WhyRevisit(ContactId contact, IEnumerable<OpenFollowUp> due)
    {
        if (IsLeftAlone(contact)) yield break;
        foreach (OpenFollowUp open in due) yield return open.Reason;
        if (snapshot.Score(contact) is not { } score) yield break;
        if (TieReasoning.IsAtHome(score) && !TieReasoning.IsBeyondCadence(score)) yield break;
        if (TieReasoning.Waiting(score) is { } waiting) yield return waiting;
        if (TieReasoning.IsAsleep(score) || TieReasoning.IsBeyondCadence(score)
            || (TieReasoning.IsBehind(score) && (IsStated(contact) || TieReasoning.HasRhythm(score))))
            yield return Standing(contact);
        if (score.Initiative is { IsOneSided: true, Balance: < 0 } || score.Support is { IsOneSided: true, Balance: < 0 })
            foreach (Reason turn in TieReasoning.Turns(score)) yield return turn;
    }
}
