using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Scoring;

namespace RelationshipModel.Gatherings;

/// <summary>Writes reviews of a snapshot's gatherings.</summary>
internal sealed class ReviewWriter
{
    private readonly NetworkSnapshot _snapshot;
    private readonly GatheringOptions _options;
    private readonly Calendar _calendar;
    private readonly int _today;
    private readonly ILookup<GatheringId, Interaction> _interactions;
    private readonly ILookup<GatheringId, FollowUp> _followUps;

    internal ReviewWriter(NetworkSnapshot snapshot, GatheringOptions options)
    {
        _snapshot = snapshot;
        _options = options;
        _calendar = new(snapshot.Zone);
        _today = Calendar.Number(snapshot.Today);
        _interactions = snapshot.Interactions.Where(static i => i.Gathering is not null).ToLookup(static i => i.Gathering!.Value);
        Dictionary<InteractionId, GatheringId?> at = _interactions
            .SelectMany(static there => there.Select(interaction => (interaction.Id, Gathering: (GatheringId?)there.Key)))
            .DistinctBy(static interaction => interaction.Id)
            .ToDictionary(static interaction => interaction.Id, static interaction => interaction.Gathering);
        _followUps = snapshot.FollowUps
            .Select(followUp =>
                (FollowUp: followUp, Origin: followUp.Gathering
                    ?? (followUp.Interaction is { } id ? at.GetValueOrDefault(id) : null)))
            .Where(static found => found.Origin is not null)
            .ToLookup(static found => found.Origin!.Value, static found => found.FollowUp);
    }

    internal GatheringReview Write(Gathering gathering)
    {
        int lastDay = LastDay(gathering);
        ContactId[] people = PeopleOf(gathering);
        HashSet<ContactId> isNew = [.. people.Where(contact => IsNew(gathering, contact))];
        GatheringFollowUp[] found =
        [
            .. _followUps[gathering.Id].Select(followUp => new GatheringFollowUp(
                followUp, isNew.Contains(followUp.Contact), followUp.IsOverdue(_snapshot.AsOf, _snapshot.Today),
                KeptInTime(followUp, lastDay))),
        ];
        GatheringReview review = new(gathering.Id, gathering.At, _snapshot.AsOf, found, people.Select(Tie),
            PerHour(gathering, found));
        return review with { Reasons = [.. About(review)] };

        GatheringTie Tie(ContactId contact) => new(contact, isNew.Contains(contact),
            Outcome(gathering, contact, SecondMeeting(gathering)), Outcome(gathering, contact, Alive(gathering)));
    }

    private OutcomeWindow SecondMeeting(Gathering gathering)
    {
        int lastDay = LastDay(gathering);
        return new(lastDay + 1, lastDay + _options.SecondMeetingWithin.Days, interaction =>
            interaction.Channel is Channel.InPerson or Channel.Video or Channel.Voice && interaction.Gathering != gathering.Id);
    }

    private OutcomeWindow Alive(Gathering gathering)
    {
        int alive = LastDay(gathering) + _options.AliveAfter.Days, tolerance = _options.AliveTolerance.Days;
        return new(alive - tolerance, alive + tolerance, _snapshot.Scorer.IsContact);
    }

    private int LastDay(Gathering gathering) =>
        _calendar.DayOf(gathering.Length is { } length && length <= Require.Latest - gathering.At ? gathering.At
            + length - Duration.Epsilon : gathering.At);

    private bool IsNew(Gathering gathering, ContactId contact) =>
        !WasMetBefore(gathering, contact)
        && !(_snapshot.Contact(contact) is { } person
            && (TieProfile.Of(person).IsKin || person.Closeness.Any(stated => stated.On < _calendar.DateOf(gathering.At))));

    private bool WasMetBefore(Gathering gathering, ContactId contact) =>
        _snapshot.Digest(contact) is { Interactions: > 0 } digest && digest.First.At < gathering.At
        && (!IsOf(gathering, digest.First.Id)
            || _snapshot.InteractionsWith(contact).Any(interaction => IsElsewhereBefore(gathering, interaction)));

    private bool IsOf(Gathering gathering, InteractionId id) =>
        _interactions[gathering.Id].Any(interaction => interaction.Id == id);

    private static bool IsElsewhereBefore(Gathering gathering, Interaction interaction) =>
        interaction.At < gathering.At && interaction.Gathering != gathering.Id;

    /// <summary>The interactions that a review looks at beside the digests and those at the gathering.</summary>
    internal IEnumerable<InteractionRange> Wanted(Gathering gathering)
    {
        OutcomeWindow[] windows = [SecondMeeting(gathering), Alive(gathering)];
        foreach (ContactId contact in PeopleOf(gathering))
        {
            // Who was first met at an earlier hour of the gathering may have been met elsewhere before it began.
            TieDigest digest = _snapshot.Digest(contact);
            if (digest.Interactions > 0 && digest.First.At < gathering.At && IsOf(gathering, digest.First.Id))
            {
                yield return new(contact, digest.First.At, gathering.At)
                {
                    Sought = interaction => IsElsewhereBefore(gathering, interaction),
                };
            }

            foreach (OutcomeWindow window in windows)
            {
                (Instant from, Instant until) = (EndOf(window.From - 1), Instant.Min(_snapshot.AsOf, EndOf(window.Until)));
                if (from <= until) yield return new(contact, from, until) { Sought = interaction => IsIn(window, interaction) };
            }
        }
    }

    private bool IsIn(OutcomeWindow window, Interaction interaction) =>
        window.Shows(interaction) && _calendar.DayOf(interaction.At) is var day && day >= window.From && day <= window.Until;

    private Instant EndOf(int day) => day >= Calendar.Number(LocalDate.MaxIsoValue) ? Require.Latest : _calendar.StartOf(day + 1);

    private ContactId[] PeopleOf(Gathering gathering) =>
    [
        .. gathering.Attendees
            .Concat(_interactions[gathering.Id].SelectMany(static interaction => interaction.Contacts))
            .Concat(_followUps[gathering.Id].Select(static followUp => followUp.Contact))
            .Distinct()
            .Order(),
    ];

    private GatheringOutcome KeptInTime(FollowUp followUp, int lastDay)
    {
        int until = lastDay + _options.KeptWithin.Days;
        return followUp.OutcomeAt(_snapshot.AsOf) switch
        {
            FollowUpOutcome.Kept => _calendar.DayOf(followUp.ClosedAt!.Value) <= until
                ? GatheringOutcome.Yes : GatheringOutcome.No,
            FollowUpOutcome.Broken => GatheringOutcome.No,
            FollowUpOutcome.Dropped => GatheringOutcome.LeftOut,
            _ => _today <= until ? GatheringOutcome.Pending : GatheringOutcome.No,
        };
    }

    /// <summary>Yes as soon as it is seen from one day to another; no once the last of them has passed.</summary>
    private GatheringOutcome Outcome(Gathering gathering, ContactId contact, OutcomeWindow window)
    {
        Contact? person = _snapshot.Contact(contact);
        if (person?.IsRestricted(ContactRestrictions.NoScore) == true) return GatheringOutcome.LeftOut;
        if (gathering.At > _snapshot.AsOf) return GatheringOutcome.Pending;
        if (_snapshot.InteractionsWith(contact).Any(interaction => IsIn(window, interaction))) return GatheringOutcome.Yes;
        // Whoever died, or with whom the tie had ended before, is no failure of the gathering.
        if (person is not null && (DiedBy(person, window.Until)
            || person.StateOn(_calendar.DateOf(gathering.At)) == ContactState.Ended)) return GatheringOutcome.LeftOut;
        return _today <= window.Until ? GatheringOutcome.Pending : GatheringOutcome.No;
    }

    private bool DiedBy(Contact person, int until) => person.States.Any(stated =>
        stated.State == ContactState.Deceased && Calendar.Number(stated.Since) is var day && day <= until && day <= _today);

    private Explanation PerHour(Gathering gathering, IEnumerable<GatheringFollowUp> found) =>
        Explanation.Combined("follow_ups_per_hour", "1/h", Combination.Ratio,
            Explanation.Combined("shrunk_follow_ups", "times", Combination.Sum,
                new("follow_ups", found.Count(static f => f.KeptInTime != GatheringOutcome.LeftOut), "times"),
                new("prior_follow_ups", _options.PriorFollowUps, "times")),
            Explanation.Combined("shrunk_hours", "h", Combination.Sum,
                gathering.Length is { } length
                    ? new("hours", length.TotalHours, "h") : new("usual_hours", _options.UsualLength.TotalHours, "h"),
                new("prior_hours", _options.PriorLength.TotalHours, "h")));

    private IEnumerable<Reason> About(GatheringReview review)
    {
        if (review.Count() > 0)
        {
            yield return new(GatheringReasons.FollowUps,
                ReasonArgument.Of("count", review.Count()), ReasonArgument.Of("mine", review.Count(TieSide.Owner)),
                ReasonArgument.Of("theirs", review.Count(TieSide.Contact)),
                ReasonArgument.Of("new", review.Count(withNew: true)));
        }

        OutcomeTally kept = review.KeptInTime(), met = review.SecondMeetings(), alive = review.AliveAfterAYear();
        if (review.Count() + met.Known + met.Pending + alive.Known == 0) yield return new(GatheringReasons.NoFollowUps);
        if (kept.Yes > 0) yield return Tally(GatheringReasons.Kept, kept, _options.KeptWithin);
        if (kept.Pending > 0) yield return Pending(GatheringReasons.PromisesOpen, kept);
        if (met.Known > 0) yield return Tally(GatheringReasons.SecondMeetings, met, _options.SecondMeetingWithin);
        if (met.Pending > 0) yield return Pending(GatheringReasons.TooEarly, met);
        if (alive.Known == 0) yield break;
        yield return Tally(GatheringReasons.Alive, alive, _options.AliveAfter);
        if (alive.Pending > 0) yield return Pending(GatheringReasons.TooEarlyForAlive, alive);
    }

    private static Reason Tally(string code, OutcomeTally tally, Duration within) => new(code,
        ReasonArgument.Of("yes", tally.Yes), ReasonArgument.Of("known", tally.Known), ReasonArgument.Of("days", within.Days));

    private static Reason Pending(string code, OutcomeTally tally) => new(code, ReasonArgument.Of("count", tally.Pending));

    /// <summary>The local days in which an outcome can be seen, and the interactions that show it.</summary>
    private readonly record struct OutcomeWindow(int From, int Until, Func<Interaction, bool> Shows);
}
