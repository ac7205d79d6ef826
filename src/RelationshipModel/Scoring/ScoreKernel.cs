using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>Creates the numbers of a score of a tie's folded state. The only code that does.</summary>
internal sealed class ScoreKernel
{
    /// <summary>The least bond whose logarithm is taken, in hours: a tie with contact never has strength 0.</summary>
    internal const double LeastBond = 1e-300;

    private readonly ScoringOptions _options;
    private readonly TieFold _fold;
    private readonly double _levelHalf;
    private readonly double _tau;
    private readonly double _midpoint;
    private readonly double _shortestGap;
    private readonly double _priorGap;
    private readonly double _priorLength;

    internal ScoreKernel(ScoringOptions options, TieFold fold)
    {
        _options = options;
        _fold = fold;
        _levelHalf = options.Bond.LevelHalf.TotalHours;
        _tau = options.Rhythm.RecencyScale.TotalDays;
        _midpoint = options.Strength.Midpoint.TotalHours;
        _shortestGap = options.Rhythm.ShortestGap.TotalDays;
        _priorGap = options.Rhythm.PriorGap.TotalDays;
        _priorLength = options.Rhythm.PriorLength.TotalDays;
    }

    internal ScoreTerms Terms(in TieState state, TieProfile profile, Instant asOf, Instant? lastSeenByOthers)
    {
        if (profile.IsRestricted(ContactRestrictions.NoScore)) return new() { IsWithheld = true, Status = TieStatus.NotScored };
        (TrustEstimate inContact, TrustEstimate inOwner) = Trust(profile, asOf);
        LocalDate today = _fold.Calendar.DateOf(asOf);
        if (SilentSince(state, profile, asOf) is not { } since)
            return new()
            {
                TrustInContact = inContact,
                TrustInOwner = inOwner,
                Status = Stated(profile, today)
                ?? TieStatus.None
            };

        BondCurve curve = _fold.CurveOf(profile);
        (BondStock Bond, Instant At, bool IsStated)? anchor = _fold.Anchor(state, profile, asOf);
        bool hasBond = state.HasMoreThanAttempts || HasStatement(profile, asOf);
        double anchorDays = anchor is { } from ? (asOf - from.At).TotalDays : 0;
        double bond = anchor is { } last ? curve.Hours(curve.Decayed(last.Bond, anchorDays)) : 0;
        double level = Formulas.Level(bond, _levelHalf);

        double silence = _fold.Unpaused(profile, since, asOf).TotalDays;
        double recency = Formulas.PowerLaw(silence, _tau);
        double priorGap = profile.CircleGap?.TotalDays ?? _priorGap;
        double gap = ExpectedGap(state, profile);
        double continuity = Formulas.PowerLaw(silence, gap);

        (double bondAtInitiative, ReciprocityBalance initiative) = Initiative(state, profile);
        (double bondAtSupport, ReciprocityBalance support) = Support(state, profile);
        TieMarks? marks = state.Marks;

        int todayNumber = Calendar.Number(today);
        int sinceDay = state.HasContact ? Math.Min(_fold.ContactUntilDay(state), todayNumber) : _fold.Calendar.DayOf(since);
        int silentDays = TieFold.UnpausedDays(profile, sinceDay, todayNumber);
        (double? cadence, double? tolerated) = CadenceDays(profile, sinceDay);
        double gaps = tolerated is { } days ? silentDays * _options.Status.ActiveGaps / days : silentDays / gap;
        (double? presence, double? seen, double? byOthers) = profile.IsHidden
            ? (Math.Pow(recency, _options.Presence.HiddenPower), null, null)
            : Presence(asOf, lastSeenByOthers, silence);

        return new()
        {
            IsKnown = true,
            HasBond = hasBond,
            AnchorIsStated = anchor is { IsStated: true },
            AnchorBond = anchor is { } stands ? curve.Hours(stands.Bond) : 0,
            AnchorDays = anchorDays,
            WeakHalfLifeDays = curve.HalfLifeDays,
            Bond = bond,
            BondLevel = level,
            BondHalfLifeDays = curve.HalfLifeDaysOf(bond),
            Silence = silence,
            Recency = recency,
            ExpectedGap = gap,
            GapLogSum = state.GapLogSum,
            GapSum = state.GapSum,
            PriorGap = priorGap,
            Continuity = continuity,
            BondAtInitiative = bondAtInitiative,
            BondAtSupport = bondAtSupport,
            Initiative = initiative,
            Support = support,
            Strength = hasBond ? Strength(bond, continuity, ReciprocityBalance.Smaller(initiative, support)) : 0,
            Presence = presence,
            Seen = seen,
            SeenByOthers = byOthers,
            Outlook = bond * recency * (presence ?? 1),
            Episodes = state.Episodes,
            Status = Status(state, profile, today, silentDays, gaps, level),
            SilentDays = silentDays,
            DaysSinceContact = todayNumber - sinceDay,
            SilenceInGaps = gaps,
            CadenceDays = cadence,
            ToleratedDays = tolerated,
            LastAt = state.Interactions > 0 ? state.LastAt : null,
            FirstContact = state.HasContact ? state.First.Instant : null,
            LastContact = state.HasContact ? state.LastContact.Instant : null,
            LastContactId = state.HasContact ? state.LastContactId : default,
            LastFromOwner = state.LastFromOwner?.Instant,
            LastFromContact = state.LastFromContact?.Instant,
            Interactions = state.Interactions,
            ContactDays = state.ContactDays,
            RecordedDirections = profile.RecordedDirections,
            HasAddressed = state.HasAddressed,
            HasSignFromOwner = state.HasSignFromOwner,
            HaveBothActed = state.HaveBothActed,
            UnansweredInitiatives = IsBothWays(profile) ? state.UnansweredInitiatives : 0,
            UnansweredFromOwner = IsBothWays(profile) ? state.UnansweredFromOwner : 0,
            UnansweredFromContact = IsBothWays(profile) ? state.UnansweredFromContact : 0,
            WaitsSince = IsBothWays(profile) ? WaitsSince(state) : null,
            DepthSum = marks?.DepthSum ?? 0,
            DepthCount = marks?.DepthCount ?? 0,
            Depth = marks is null ? 0 : Shrunk(marks.DepthSum, marks.DepthCount, 1),
            FeelSum = marks?.FeelSum ?? 0,
            FeelCount = marks?.FeelCount ?? 0,
            Restoration = marks is null ? 0 : Shrunk(marks.FeelSum, marks.FeelCount, 0),
            TrustInContact = inContact,
            TrustInOwner = inOwner,
        };
    }

    /// <summary>The terms inside the logistic, in the order in which they are added: of bond, of
    /// continuity, of reciprocity.</summary>
    internal StrengthContributions Contributions(double bond, double continuity, double? reciprocity) => new(
        Formulas.ScaledLogarithm(1, Math.Max(bond, LeastBond), _midpoint),
        Formulas.ScaledLogarithm(_options.Strength.ContinuityWeight, continuity, 1),
        reciprocity is { } known
            ? Formulas.ScaledLogarithm(_options.Strength.ReciprocityWeight, FlooredReciprocity(known), 1) : 0);

    /// <summary>The reciprocity as it counts in strength: floor + (1 - floor) reciprocity.</summary>
    internal double FlooredReciprocity(double reciprocity) =>
        _options.Strength.ReciprocityFloor + (1 - _options.Strength.ReciprocityFloor) * reciprocity;

    /// <summary>The smaller of the known reciprocities, which stands from one interaction to the next;
    /// null while both are unknown.</summary>
    internal double? ReciprocityOf(in TieState state, TieProfile profile) =>
        ReciprocityBalance.Smaller(Initiative(state, profile).Balance, Support(state, profile).Balance);

    /// <summary>The gap in which a random day of the tie's life lies, in days.</summary>
    internal double ExpectedGap(in TieState state, TieProfile profile) => Math.Max(
        _shortestGap,
        Formulas.ShrunkGeometricMean(state.GapLogSum, _priorLength, profile.CircleGap?.TotalDays ?? _priorGap, state.GapSum));

    /// <summary>The chance of contact within some days.</summary>
    internal double Chance(in ScoreTerms terms, double days)
    {
        if (!(terms.Episodes > 0) || !(days > 0)) return 0;
        ChanceOptions chance = _options.Chance;
        double horizon = Math.Log(1 + days / (1 + terms.Silence));
        double below = terms.Seen is { } seen
            ? chance.PresenceDivisor * Math.Pow(1 + seen, chance.PresencePower)
            : chance.Divisor * Math.Pow(1 + terms.Silence, chance.SilencePower);
        double odds = Math.Pow(terms.Episodes, chance.CountPower) * Math.Pow(horizon, chance.HorizonPower) / below;
        return Formulas.Saturation(odds);
    }

    /// <summary>Since when the tie is silent: the end of its last contact, or since it is known; null
    /// where nothing makes it known.</summary>
    private Instant? SilentSince(in TieState state, TieProfile profile, Instant asOf)
    {
        if (state.HasContact)
        {
            Moment until = state.ContactUntil, now = Moment.Of(asOf);
            return until > now ? asOf : until.Instant;
        }

        Instant? since = state.Interactions > 0 ? state.First.Instant : null;
        if (profile.Closeness.Count > 0) since = Earlier(since, _fold.Calendar.StartOf(profile.Closeness[0].On));
        if (profile.MemberSince is { } member) since = Earlier(since, _fold.Calendar.StartOf(member));
        return since;

        Instant? Earlier(Instant? known, Instant at) => at > asOf || known <= at ? known : at;
    }

    private bool HasStatement(TieProfile profile, Instant asOf) =>
        profile.Closeness.Count > 0 && _fold.Calendar.StartOf(profile.Closeness[0].On) <= asOf;

    private static bool IsBothWays(TieProfile profile) => profile.RecordedDirections == RecordedDirections.Both;

    private (double Bond, ReciprocityBalance Balance) Initiative(in TieState state, TieProfile profile)
    {
        if (!state.HasAddressed || profile.SupportRole != SupportRole.Mutual || !IsBothWays(profile)) return default;
        (double owner, double contact) = _fold.Initiatives(state);
        double bond = _fold.BondAtAddressed(state, profile);
        return (bond, Balance(owner, contact, bond, _fold.Calendar.DayOf(state.LastAddressed),
            _fold.InitiativeBeyondSince(state, profile)));
    }

    private (double Bond, ReciprocityBalance Balance) Support(in TieState state, TieProfile profile)
    {
        if (state.Marks is not { HasSupport: true } marks || !IsBothWays(profile)) return default;
        double bond = _fold.BondAtSupport(state, profile);
        int day = _fold.Calendar.DayOf(marks.SupportAt);
        return (bond, Balance(marks.SupportGiven, marks.SupportReceived, bond, day, _fold.SupportBeyondSince(state, profile)));
    }

    private ReciprocityBalance Balance(double given, double received, double bond, int lastDay, int beyondSince)
    {
        BalanceOptions options = _options.Balance;
        bool isKnown = _fold.IsKnown(given, received);
        bool isOneSided = isKnown && beyondSince != TieState.NoDay && lastDay - beyondSince > options.OneSidedAfter.TotalDays
            && Formulas.TwoSidedBinomial((long)Math.Round(given), (long)Math.Round(given)
                + (long)Math.Round(received)) < options.OneSidedSignificance;
        return new(given, received, Formulas.Balance(given, received, options.Prior), _fold.Tolerance(bond), isKnown, isOneSided);
    }

    private double Strength(double bond, double continuity, double? reciprocity)
    {
        (double ofBond, double ofContinuity, double ofReciprocity) = Contributions(bond, continuity, reciprocity);
        return Formulas.Logistic(ofBond + ofContinuity + ofReciprocity);
    }

    private (double? Presence, double? Seen, double? ByOthers) Presence(Instant asOf, Instant? lastSeenByOthers, double silence)
    {
        if (lastSeenByOthers is not { } last) return default;
        if (last > asOf)
        {
            throw new ArgumentOutOfRangeException(
                nameof(lastSeenByOthers), last,
                $"The contact cannot have been last seen after the instant of the score, {asOf}.");
        }

        double byOthers = (asOf - last).TotalDays, seen = Math.Min(silence, byOthers);
        return (Formulas.PowerLaw(seen, _options.Presence.Scale.TotalDays), seen, byOthers);
    }

    /// <summary>The target of a stated cadence in days, and with its tolerance; null if none is stated, or it is
    /// "as it comes".</summary>
    private static (double? Target, double? Tolerated) CadenceDays(TieProfile profile, int from)
    {
        if (profile.Cadence is not { Target: { } target } cadence) return default;
        int targetDays = DaysOf(target, from);
        return (targetDays, cadence.Tolerance is { } tolerance ? targetDays + DaysOf(tolerance, from + targetDays) : targetDays);
    }

    /// <summary>The days of a period from a day on; by the calendar's mean where that would leave the calendar.</summary>
    private static int DaysOf(Period period, int day)
    {
        const int LastDay = 3_652_058; // 9999-12-31
        double mean = period.Years * 365.2425 + period.Months * 30.436875 + period.Weeks * 7 + period.Days;
        return day + mean < LastDay - 366 ? Calendar.Number(Calendar.Date(day) + period) - day : (int)mean;
    }

    private static TieStatus? Stated(TieProfile profile, LocalDate today) => profile.StateOn(today) switch
    {
        ContactState.Deceased => TieStatus.Deceased,
        ContactState.Ended => TieStatus.Ended,
        ContactState.Paused => TieStatus.Paused,
        _ => null,
    };

    private TieStatus Status(in TieState state, TieProfile profile, LocalDate today, int silentDays, double gaps, double level)
    {
        const double DaysInYear = 365.25;
        StatusOptions options = _options.Status;
        if (Stated(profile, today) is { } stated) return stated;
        bool isStated = profile.Closeness.Count > 0 || profile.MemberSince is not null;
        if (!state.HasContact && !state.HasAttempt && !isStated) return TieStatus.None;
        if (IsBothWays(profile) && !state.HasSign && state.UnansweredInitiatives >= options.UnansweredInitiatives)
            return TieStatus.Unanswered;
        // Not of the calendar, whose years differ by a day.
        bool isYearsSilent = silentDays >= options.DormantYears * DaysInYear;
        bool hasCadence = profile.Cadence is { Target: not null };
        if ((gaps > options.DormantGaps && silentDays >= options.DormantDays) || (isYearsSilent && gaps > options.ActiveGaps))
            return level >= options.DormantLevel ? TieStatus.Dormant : hasCadence ? TieStatus.Drifting : TieStatus.Lapsed;
        if (state.HasContact && state.ContactDays < options.NascentContactDays
            && (Calendar.Number(today) - _fold.Calendar.DayOf(state.First)) < options.NascentFor.TotalDays)
            return TieStatus.Nascent;
        if (gaps <= options.ActiveGaps || profile.Cadence is { IsAsItComes: true }) return TieStatus.Active;
        return gaps <= options.SlippingGaps ? TieStatus.Slipping : TieStatus.Drifting;
    }

    /// <summary>The last interaction with somebody in particular, if it is one of the contact's messages that wait: what they
    /// wrote to many since is for all, and who has tried to call since is not waited for.</summary>
    private static Instant? WaitsSince(in TieState state) =>
        state.UnansweredFromContact > 0
        && (state.LastFromContact == state.LastAddressed || state.Turn is { Opener: TieSide.Contact, IsAnswered: false })
            ? state.LastAddressed.Instant : null;

    private double Shrunk(double sum, int count, double neutral) =>
        (sum + _options.Depths.JudgementPrior * neutral) / (count + _options.Depths.JudgementPrior);

    private static (TrustEstimate InContact, TrustEstimate InOwner) Trust(TieProfile profile, Instant asOf)
    {
        int contactKept = 0, contactBroken = 0, ownerKept = 0, ownerBroken = 0;
        foreach (FollowUp followUp in profile.FollowUps)
        {
            bool byOwner = followUp.By == TieSide.Owner;
            switch (followUp.OutcomeAt(asOf))
            {
                case FollowUpOutcome.Kept when byOwner: ownerKept++; break;
                case FollowUpOutcome.Kept: contactKept++; break;
                case FollowUpOutcome.Broken when byOwner: ownerBroken++; break;
                case FollowUpOutcome.Broken: contactBroken++; break;
            }
        }

        return (new(contactKept, contactBroken), new(ownerKept, ownerBroken));
    }
}
