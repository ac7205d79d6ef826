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
        ContactId[] living = [.. attendees.Where(contact => StateOf(contact) != ContactState.Deceased)];
        HashSet<ContactId> expected = [.. living];
        FollowUpAgenda followUps = FollowUpAgenda.Of(snapshot, expected);
        ILookup<ContactId, OpenFollowUp> overdue = followUps.Mine.Where(static open => open.IsOverdue).ToLookup(static open => open.FollowUp.Contact);
        ILookup<bool, ContactId> known = living.ToLookup(IsKnown);
        ExpectedAttendee[] ofKnown = [.. known[true].Select(contact => Attendee(contact, [Standing(contact)]))];
        return new(snapshot.AsOf, followUps)
        {
            Known = [.. ofKnown.OrderByDescending(static attendee => attendee.Score?.Strength ?? -1).ThenBy(static attendee => attendee.Contact)],
            New = [.. known[false].Select(contact => Attendee(contact, [new(GatheringReasons.NewToYou, ReasonArgument.Of("contact", contact))]))],
            Revisit =
            [
                .. living
                    .Select(contact => Attendee(contact, WhyRevisit(contact, overdue[contact])))
                    .Where(static attendee => attendee.Reasons.Count > 0)
                    .OrderByDescending(attendee => overdue[attendee.Contact].FirstOrDefault()?.OverdueBy ?? Duration.Zero)
                    .ThenByDescending(static attendee => attendee.Score?.Bond ?? 0)
                    .ThenBy(static attendee => attendee.Contact)
                    .Take(options.MostToRevisit),
            ],
            Introductions = [.. introductions.Where(suggestion => IsFor(suggestion.Pair.First) && IsFor(suggestion.Pair.Second))],
        };

        bool IsFor(ContactId contact) => expected.Contains(contact)
            && StateOf(contact) == ContactState.None && snapshot.Contact(contact)?.IsRestricted(ContactRestrictions.NoIntroductions) != true;
    }

    private ContactState StateOf(ContactId contact) => snapshot.Contact(contact)?.StateOn(snapshot.Today) ?? ContactState.None;

    private bool IsKnown(ContactId contact) =>
        snapshot.Score(contact) is { Status: not TieStatus.None }
        || snapshot.InteractionsWith(contact).Count > 0
        || snapshot.Contact(contact)?.Closeness.Any(stated => stated.On <= snapshot.Today) == true
        || StateOf(contact) != ContactState.None;

    private ExpectedAttendee Attendee(ContactId contact, IEnumerable<Reason> reasons) =>
        new(contact, snapshot.Score(contact), LastContact(contact), reasons);

    /// <summary>Of the score, else of the interactions: the last that is more than a reaction, else the last.</summary>
    private Instant? LastContact(ContactId contact)
    {
        if (snapshot.Score(contact)?.LastContact is { } scored) return scored;
        IReadOnlyList<Interaction> with = snapshot.InteractionsWith(contact);
        return (with.LastOrDefault(static interaction => interaction.Channel != Channel.Reaction) ?? (with.Count > 0 ? with[^1] : null))?.At;
    }

    private Reason Standing(ContactId contact)
    {
        ReasonArgument who = ReasonArgument.Of("contact", contact);
        switch (StateOf(contact))
        {
            case ContactState.Paused: return new(GatheringReasons.Paused, who);
            case ContactState.Ended: return new(GatheringReasons.Ended, who);
        }

        if (LastContact(contact) is not { } last) return new(GatheringReasons.Stated, who);
        string code = snapshot.Score(contact)?.Status switch
        {
            TieStatus.Nascent => GatheringReasons.NewTie,
            TieStatus.Active => GatheringReasons.InTouch,
            { } status when CodeOf(status) is { } late => late,
            _ => GatheringReasons.Known,
        };
        return new(code, who, ReasonArgument.Of("silence", Duration.FromDays(Calendar.Number(snapshot.Today) - _calendar.DayOf(last))));
    }

    private static string? CodeOf(TieStatus status) => status switch
    {
        TieStatus.Slipping => GatheringReasons.Slipping,
        TieStatus.Drifting => GatheringReasons.Drifting,
        TieStatus.Dormant => GatheringReasons.Dormant,
        TieStatus.Lapsed => GatheringReasons.Lapsed,
        _ => null,
    };

    private IEnumerable<Reason> WhyRevisit(ContactId contact, IEnumerable<OpenFollowUp> overdue)
    {
        if (StateOf(contact) != ContactState.None) yield break;
        if (snapshot.Contact(contact) is { } person && (person.IsRestricted(ContactRestrictions.NoReminders) || snapshot.Today < person.SnoozedUntil)) yield break;
        foreach (OpenFollowUp open in overdue) yield return open.Reason;
        if (snapshot.Score(contact) is not { } score) yield break;
        if (score.Status is TieStatus.Slipping or TieStatus.Drifting or TieStatus.Dormant) yield return Standing(contact);
        ReasonArgument who = ReasonArgument.Of("contact", contact);
        if (score.Initiative is { IsOneSided: true, Balance: < 0 }) yield return new(GatheringReasons.YourTurnToReachOut, who);
        if (score.Support is { IsOneSided: true, Balance: < 0 }) yield return new(GatheringReasons.YourTurnToSupport, who);
    }
}
