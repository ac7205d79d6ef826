using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Scoring;

namespace RelationshipModel.Circles;

/// <summary>
/// Reviews circles: who belongs, who drifts outward or inward, who may belong, how the circle grew, and how much time it takes.
/// It suggests and never changes a circle. Immutable, safe for concurrent use; it sees no clock and no store.
/// </summary>
public sealed class CircleReviewer
{
    private const int MostEvidence = 5;

    private readonly CircleOptions _options;

    /// <summary>Creates a reviewer.</summary>
    /// <param name="options">The constants; null for the defaults.</param>
    /// <exception cref="ArgumentException">Options are out of their ranges; the message names each.</exception>
    public CircleReviewer(CircleOptions? options = null) => _options = (options ?? CircleOptions.Default).Checked();

    /// <summary>Reviews a circle.</summary>
    /// <param name="snapshot">The owner's network; its interactions, circles and memberships are read.</param>
    /// <param name="circle">The circle.</param>
    /// <exception cref="ArgumentException">The snapshot has no such circle.</exception>
    public CircleReview Review(NetworkSnapshot snapshot, CircleId circle)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        Require.NotDefault(circle);
        Circle found = snapshot.Circles.FirstOrDefault(known => known.Id == circle)
            ?? throw new ArgumentException($"There is no circle {circle}. RelationshipNetwork.Circles lists and saves circles; "
                + "if the snapshot is your own, add the circle to its circles.", nameof(circle));
        return Review(snapshot, found, new(snapshot), CadencesOf(snapshot));
    }

    /// <summary>
    /// The interactions that a review looks at beside the digests: the last contact days of members, and the latest ones of those
    /// who are in touch more often than before.
    /// </summary>
    internal IEnumerable<InteractionRange> Wanted(NetworkSnapshot snapshot, CircleId circle)
    {
        ContactDays days = new(snapshot);
        CircleMembership[] memberships = [.. snapshot.Memberships.Where(membership => membership.Circle == circle)];
        foreach (ContactId member in memberships.Where(membership => membership.HoldsOn(snapshot.Today))
            .Select(static m => m.Contact).Distinct())
            if (days.LastDays(member, _options.TypicalContactDays) is { } range) yield return range;
        int since = days.Today - _options.Recent.Days;
        double least = Math.Max(
            _options.InwardContactDays, snapshot.Circles.Where(known => known.Id == circle).Select(PaceOf).FirstOrDefault() ?? 0);
        foreach (RelationshipScore score in Outside(snapshot, memberships))
        {
            ContactId contact = score.Tie.Contact;
            if (days.Count(contact, since, days.Today) >= least && GrowthOf(days, contact) >= _options.InwardGrowth)
                yield return days.After(contact, since);
        }
    }

    /// <summary>Returns the number of days of recent contact that a circle's cadence asks for; null if it asks for
    /// none.</summary>
    private double? PaceOf(Circle circle) => circle.Cadence is { IsAsItComes: false } cadence
        ? Math.Max(1, Math.Floor(_options.Recent.Days / EffectiveCadence.Days(cadence)))
        : null;

    /// <summary>Returns the ratio of recent to earlier contact days, scaled to periods of equal length, with one day added on
    /// either side; 0 if the records do not reach back as far as to tell.</summary>
    private double GrowthOf(ContactDays days, ContactId contact)
    {
        int since = days.Today - _options.Recent.Days, beforeDays = BeforeDays(days);
        if (beforeDays == 0) return 0;
        int recent = days.Count(contact, since, days.Today), before = days.Count(contact, since - beforeDays, since);
        return (recent + 1) / (before * ((double)_options.Recent.Days / beforeDays) + 1);
    }

    /// <summary>Returns the number of days before the recent ones with which they are compared: those on record; 0 if they are
    /// fewer than the recent ones.</summary>
    private int BeforeDays(ContactDays days)
    {
        int recent = _options.Recent.Days, recorded = days.Recorded(_options.Before.Days, days.Today - recent);
        return recorded >= Math.Min(recent, _options.Before.Days) ? recorded : 0;
    }

    /// <summary>Reviews every circle, in ordinal order of their ids.</summary>
    public IReadOnlyList<CircleReview> ReviewAll(NetworkSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ContactDays days = new(snapshot);
        IReadOnlyDictionary<ContactId, EffectiveCadence> cadences = CadencesOf(snapshot);
        return [.. snapshot.Circles.Select(circle => Review(snapshot, circle, days, cadences))];
    }

    private static IReadOnlyDictionary<ContactId, EffectiveCadence> CadencesOf(NetworkSnapshot snapshot) =>
        EffectiveCadence.All(snapshot.Circles, snapshot.Memberships, snapshot.Today);

    private CircleReview Review(NetworkSnapshot snapshot, Circle circle, ContactDays days,
        IReadOnlyDictionary<ContactId, EffectiveCadence> cadences)
    {
        CircleMembership[] memberships = [.. snapshot.Memberships.Where(membership => membership.Circle == circle.Id)];
        ValueList<CircleMember> members = ValueList.Copy(Members(snapshot, circle, memberships, days, cadences));
        ValueList<CircleChange> growth = ValueList.Copy(Growth(memberships, snapshot.Today));
        Explanation hours = CircleHours.Total(members);
        int living = members.Count(static member => member.Status is not (TieStatus.Ended or TieStatus.Deceased));
        int? over = circle.Capacity is { } capacity ? Math.Max(0, living - capacity) : null;
        CircleInterests interests = new(snapshot, circle, members.Select(static member => member.Contact));
        bool hasKin = members.Any(member => IsKin(snapshot, member.Contact));
        RelationshipScore[] outside = [.. Outside(snapshot, memberships).Where(score => MayBelong(score.Tie.Contact))];
        return new(circle.Id, snapshot.AsOf, hours)
        {
            Members = members,
            Outward = [.. Outward(snapshot, members)],
            Inward = [.. Inward(circle, members, outside, days)],
            Candidates = [.. Candidates(snapshot, circle, outside, interests)],
            Growth = growth,
            OverCapacity = over,
            Reasons = [.. About(snapshot, living, over, hours, growth)],
        };

        bool MayBelong(ContactId contact) => interests.Admit(snapshot.Contact(contact)) && circle.Purpose switch
        {
            CirclePurpose.Family => IsKin(snapshot, contact),
            CirclePurpose.Friends => hasKin || !IsKin(snapshot, contact),
            _ => true,
        };
    }

    private static bool IsKin(NetworkSnapshot snapshot, ContactId contact) =>
        snapshot.Contact(contact) is { } known && TieProfile.Of(known).IsKin;

    private IEnumerable<CircleMember> Members(
        NetworkSnapshot snapshot, Circle circle, CircleMembership[] memberships, ContactDays days,
        IReadOnlyDictionary<ContactId, EffectiveCadence> cadences)
    {
        ILookup<ContactId, CircleMembership> current = memberships.Where(membership => membership.HoldsOn(snapshot.Today))
            .ToLookup(static m => m.Contact);
        HashSet<ContactId> ids = [.. current.Select(static of => of.Key)];
        IReadOnlyDictionary<ContactId, EffectiveCadence> here = EffectiveCadence.All([circle], memberships, snapshot.Today);
        CircleHours hours = new(days, _options, snapshot.Scorer.Options);
        foreach (ContactId contact in ids.Order())
        {
            EffectiveCadence? cadence = here.GetValueOrDefault(contact);
            RelationshipScore? score = snapshot.Score(contact);
            // The score knows the cadence of the circle that asks for most, which may be another one.
            if (score is not null && cadence?.Cadence != cadences.GetValueOrDefault(contact)?.Cadence)
                score = snapshot.Scorer.Rejudge(score, cadence?.Cadence);
            yield return new(contact, current[contact].Min(static m => m.Since), cadence, score,
                hours.Of(contact, cadence, score, ids));
        }
    }

    private static IEnumerable<CircleDrift> Outward(NetworkSnapshot snapshot, IEnumerable<CircleMember> members)
    {
        CircleMember[] open = [
            .. members.Where(member => member.Cadence is not { IsAsItComes: true }
                && MayRemind(snapshot, member.Contact))];
        IEnumerable<CircleDrift> never =
            from member in open
            where member.Cadence is not null && member.Score?.LastContact is null
                && snapshot.Contact(member.Contact)?.StateOn(snapshot.Today) is null or ContactState.None
                && snapshot.Contact(member.Contact)?.IsRestricted(ContactRestrictions.NoScore) != true
            select new CircleDrift(member.Contact, member.Status ?? TieStatus.None,
                new("never_in_touch", 1), WhyOutward(member), OfCadence(member));
        IEnumerable<CircleDrift> late =
            from member in open
            where member.Score?.LastContact is not null || member.Cadence is null
            let score = member.Score
            where (score is { Status: TieStatus.Slipping or TieStatus.Drifting or TieStatus.Dormant or TieStatus.Lapsed }
                    && !(member.Cadence is null && TieReasoning.IsAtHome(score)))
                || (score is { LastContact: not null } && TieReasoning.IsBeyondCadence(score))
            orderby score.SilenceInGaps descending, member.Contact
            select new CircleDrift(member.Contact, score.Status, score.Explain(ScoreTerm.Silence),
                WhyOutward(member), OfCadence(member));
        return late.Concat(never);
    }

    private static Reason WhyOutward(CircleMember member)
    {
        ReasonArgument contact = ReasonArgument.Of("contact", member.Contact);
        if (member.Score is not { LastContact: not null } score)
            return new(CircleReasons.NeverInTouch, contact, ReasonArgument.Of("since", member.Since));
        Reason status = TieReasoning.Status(score);
        return status.Code == TieReasons.BeyondCadence
            ? new(CircleReasons.BeyondCadence, [contact,
                ReasonArgument.Of("silence", Duration.FromDays(score.DaysSinceContact)), .. OfCadence(member).Arguments.Skip(1)])
            : status;
    }

    private static bool MayRemind(NetworkSnapshot snapshot, ContactId contact) =>
        snapshot.Contact(contact) is not { } known
        || (!known.IsOwner && !known.IsRestricted(ContactRestrictions.NoReminders | ContactRestrictions.RecordRemoved)
            && !(snapshot.Today < known.SnoozedUntil));

    private static Reason OfCadence(CircleMember member)
    {
        (string code, double? days) = member.Effective is { } cadence
            ? (cadence.IsOfMembership ? CircleReasons.CadenceOfMembership : CircleReasons.CadenceOfCircle,
                EffectiveCadence.Days(cadence.Cadence))
            : (CircleReasons.OwnRhythm, member.Score!.UsualGapDays);
        return new(code, [ReasonArgument.Of("contact", member.Contact), .. TieReasoning.Gap(days)]);
    }

    /// <summary>The ties to those who are known and were heard from, neither paused nor ended, and neither in the circle,
    /// nor to join it, nor out of it lately.</summary>
    private IEnumerable<RelationshipScore> Outside(NetworkSnapshot snapshot, IEnumerable<CircleMembership> memberships)
    {
        HashSet<ContactId> decided =
        [
            .. memberships
                .Where(m =>
                    !(m.Until is { } until
                        && Calendar.Number(snapshot.Today) - Calendar.Number(until) >= _options.RejoinAfter.Days))
                .Select(static m => m.Contact),
        ];
        return snapshot.Scores.Where(score =>
            score.Status is not (TieStatus.None or TieStatus.Unanswered or TieStatus.Paused or TieStatus.Ended
                or TieStatus.Deceased)
            && !decided.Contains(score.Tie.Contact)
            && snapshot.Contact(score.Tie.Contact) is { } contact
            && !snapshot.IsOwner(contact.Id)
            && !contact.IsRestricted(ContactRestrictions.NoScore | ContactRestrictions.RecordRemoved)
            && contact.StateOn(snapshot.Today) == ContactState.None);
    }

    private IEnumerable<CircleDrift> Inward(Circle circle, IReadOnlyList<CircleMember> members,
        IEnumerable<RelationshipScore> outside, ContactDays days)
    {
        int recentDays = _options.Recent.Days, beforeDays = BeforeDays(days), since = days.Today - recentDays;
        if (Pace() is not { } pace) return [];
        return
            from score in outside
            let contact = score.Tie.Contact
            let recent = days.Count(contact, since, days.Today)
            where recent >= _options.InwardContactDays && recent >= pace.ContactDays
            where GrowthOf(days, contact) >= _options.InwardGrowth
            let growth = Growth(contact, recent)
            orderby growth.Value descending, contact
            select new CircleDrift(contact, score.Status, growth,
                Growing(contact, recent), new(pace.Code, ReasonArgument.Of("contact", contact)));

        (double ContactDays, string Code)? Pace()
        {
            if (PaceOf(circle) is { } ofCadence) return (ofCadence, CircleReasons.PaceOfCadence);
            int[] counts = [.. members.Where(static m => m.Status is not (TieStatus.Ended or TieStatus.Deceased))
                .Select(m => days.Count(m.Contact, since, days.Today)).Order()];
            return counts.Length > 0
                ? ((counts[(counts.Length - 1) / 2] + counts[counts.Length / 2]) / 2.0, CircleReasons.PaceOfMembers) : null;
        }

        Explanation Growth(ContactId contact, int recent) => Explanation.Combined("growth", "1", Combination.Ratio,
            Explanation.Combined("recent_contact", "times", Combination.Sum,
                new("recent_contact_days", recent, "times", evidence: days.Latest(contact, since, MostEvidence)),
                new("prior", 1, "times")),
            Explanation.Combined("usual_contact", "times", Combination.Sum,
                Explanation.Combined("expected_contact_days", "times", Combination.Product,
                    new("contact_days_before", days.Count(contact, since - beforeDays, since), "times"),
                    Explanation.Combined("share_of_days", "1", Combination.Ratio, new("recent_days", recentDays, "d"),
                        new("days_before", beforeDays, "d"))),
                new("prior", 1, "times")));

        Reason Growing(ContactId contact, int recent) => new(CircleReasons.Growing,
            ReasonArgument.Of("contact", contact), ReasonArgument.Of("recent", recent), ReasonArgument.Of("days", recentDays),
            ReasonArgument.Of("expected",
                Math.Round(days.Count(contact, since - beforeDays, since) * ((double)recentDays / beforeDays))));
    }

    private IEnumerable<CircleCandidate> Candidates(
        NetworkSnapshot snapshot, Circle circle, IEnumerable<RelationshipScore> outside, CircleInterests interests)
    {
        CandidateFit fit = new(snapshot);
        return outside
            .Select(score => fit.Of(score, circle.Purpose, interests))
            .OfType<CircleCandidate>()
            .Where(candidate => candidate.Fit >= _options.CandidateFit && candidate.Fit > 0)
            .OrderByDescending(static candidate => candidate.Fit)
            .ThenBy(static candidate => candidate.Contact)
            .Take(_options.Candidates);
    }

    private static IEnumerable<CircleChange> Growth(CircleMembership[] memberships, LocalDate today)
    {
        HashSet<ContactId> before = [];
        IEnumerable<LocalDate> days = memberships.SelectMany(static m => (LocalDate?[])[m.Since, m.Until]).OfType<LocalDate>()
            .Where(day => day <= today);
        foreach (LocalDate day in days.Distinct().Order())
        {
            HashSet<ContactId> now = [.. memberships.Where(m => m.HoldsOn(day)).Select(static m => m.Contact)];
            if (!now.SetEquals(before)) yield return new(day, now.Count, now.Except(before), before.Except(now));
            before = now;
        }
    }

    private IEnumerable<Reason> About(NetworkSnapshot snapshot, int living, int? over, Explanation hours,
        IEnumerable<CircleChange> growth)
    {
        if (over > 0)
            yield return new(CircleReasons.OverCapacity, ReasonArgument.Of("members", living),
                ReasonArgument.Of("over", over.Value));
        double monthly = Math.Round(hours.Value, 1);
        if (living > 0 && monthly > 0) yield return new(CircleReasons.Hours, ReasonArgument.Of("hours", monthly));
        CircleChange[] lately = [
            .. growth.Where(change => Calendar.Number(snapshot.Today) - Calendar.Number(change.Day) < _options.GrowthOver.Days)];
        if (lately.Length == 0) yield break;
        yield return new(CircleReasons.Growth,
            ReasonArgument.Of("days", _options.GrowthOver.Days),
            ReasonArgument.Of("joined", lately.Sum(static change => change.Joined.Count)),
            ReasonArgument.Of("left", lately.Sum(static change => change.Left.Count)));
    }
}
