using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>Makes the numbers of a score of a tie's folded state. The only code that does.</summary>
internal sealed class ScoreKernel
{
    private readonly ScoringOptions _options;
    private readonly TieFold _fold;
    private readonly double _scale;
    private readonly double _tau;
    private readonly double _midpoint;
    private readonly double _shortestGap;
    private readonly double _priorLogGap;

    internal ScoreKernel(ScoringOptions options, TieFold fold)
    {
        _options = options;
        _fold = fold;
        _scale = options.BondScale.TotalHours;
        _tau = options.RecencyScale.TotalDays;
        _midpoint = options.StrengthMidpoint.TotalHours;
        _shortestGap = options.ShortestGap.TotalDays;
        _priorLogGap = Math.Log(options.PriorGap.TotalDays);
    }

    internal ScoreTerms Terms(in TieState state, TieProfile profile, Instant asOf, Instant? lastSeenByOthers)
    {
        if (profile.IsRestricted(ContactRestrictions.NoScore)) return new() { IsWithheld = true, Status = TieStatus.Paused };
        (TrustEstimate inContact, TrustEstimate inOwner) = Trust(profile, asOf);
        LocalDate today = _fold.Calendar.DateOf(asOf);
        if (_fold.Anchor(state, profile, asOf) is not { } anchor)
            return new() { TrustInContact = inContact, TrustInOwner = inOwner, Status = Stated(profile, today) ?? TieStatus.None };

        double anchorDays = (asOf - anchor.At).TotalDays;
        double halfLife = _fold.HalfLifeOf(profile);
        double bond = _fold.Hours(_fold.Decay(anchor.Bond, anchor.At, asOf, profile));
        double level = Formulas.Level(bond, _options.BondLevelHalf.TotalHours);

        (Instant lastContactAt, InteractionId lastContactId) = state.LastContact;
        Instant silentSince = state.Interactions > 0 ? lastContactAt : anchor.At;
        double silence = _fold.Unpaused(profile, silentSince, asOf).TotalDays;
        double recency = Formulas.PowerLaw(silence, _tau);

        (double bondAtLast, ReciprocityBalance initiative, ReciprocityBalance support) = Balances(state, profile);
        TieMarks? marks = state.Marks;

        int lastDay = state.Interactions > 0 ? state.LastContactDay : _fold.Calendar.DayOf(anchor.At);
        int silenceDays = TieFold.UnpausedDays(profile, lastDay, Calendar.Number(today));
        (double gap, bool isCadence) = ExpectedGap(state, profile, lastDay);
        double gaps = silenceDays / Math.Max(gap, _shortestGap);
        double? presence = Presence(asOf, lastSeenByOthers, out double away);

        return new()
        {
            HasAnchor = true,
            AnchorIsStated = anchor.IsStated,
            AnchorBond = _fold.Hours(anchor.Bond),
            AnchorDays = anchorDays,
            WeakHalfLifeDays = halfLife,
            Bond = bond,
            BondLevel = level,
            BondHalfLifeDays = Formulas.HalfLifeDays(bond, halfLife, _scale),
            ContactSilenceDays = silence,
            Recency = recency,
            BondAtLast = bondAtLast,
            Initiative = initiative,
            Support = support,
            Strength = Strength(bond, recency, initiative, support),
            Presence = presence,
            AwayDays = away,
            Outlook = bond * recency * (presence is { } known ? Math.Pow(known, _options.PresencePower) : 1),
            Status = Status(state, profile, today, lastDay, silenceDays, gaps, level),
            SilenceDays = silenceDays,
            GapDays = gap,
            SilenceInGaps = gaps,
            GapIsCadence = isCadence,
            IsAsItComes = profile.Cadence is { IsAsItComes: true },
            LastAt = state.LastAt,
            LastContactAt = lastContactAt,
            LastContactId = lastContactId,
            Interactions = state.Interactions,
            ContactDays = state.ContactDays,
            UnansweredInitiatives = state.UnansweredInitiatives,
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

    /// <summary>The terms inside the logistic, in the order in which they are added: of bond, of recency, of reciprocity.</summary>
    internal (double Bond, double Recency, double Reciprocity) Contributions(double bond, double recency, double? reciprocity) => (
        Formulas.ScaledLogarithm(1, bond, _midpoint),
        Formulas.ScaledLogarithm(_options.RecencyWeight, recency, 1),
        reciprocity is { } known ? Formulas.ScaledLogarithm(_options.ReciprocityWeight, known, 1) : 0);

    /// <summary>The smaller of the known reciprocities, which stands from one interaction to the next; null while both are unknown.</summary>
    internal double? ReciprocityOf(in TieState state, TieProfile profile)
    {
        (_, ReciprocityBalance initiative, ReciprocityBalance support) = Balances(state, profile);
        return ReciprocityBalance.Smaller(initiative, support);
    }

    private (double BondAtLast, ReciprocityBalance Initiative, ReciprocityBalance Support) Balances(in TieState state, TieProfile profile)
    {
        double bondAtLast = state.Interactions > 0 ? _fold.Hours(_fold.Bond(state, profile, state.LastAt)) : 0;
        double tolerance = _fold.Tolerance(bondAtLast);
        return (
            bondAtLast,
            Balance(state, state.Initiatives, tolerance, state.InitiativeBeyondSince),
            Balance(state, state.Supports, tolerance, state.Marks?.SupportBeyondSince ?? TieState.NoDay));
    }

    private double Strength(double bond, double recency, in ReciprocityBalance initiative, in ReciprocityBalance support)
    {
        double? reciprocity = ReciprocityBalance.Smaller(initiative, support);
        if (!(bond > 0) || reciprocity <= 0) return 0;
        (double ofBond, double ofRecency, double ofReciprocity) = Contributions(bond, recency, reciprocity);
        return Formulas.Logistic(ofBond + ofRecency + ofReciprocity);
    }

    private ReciprocityBalance Balance(in TieState state, (double Given, double Received) sides, double tolerance, int beyondSince)
    {
        (double given, double received) = sides;
        bool isKnown = _fold.IsKnown(given, received);
        bool isOneSided = isKnown && beyondSince != TieState.NoDay && state.Day - beyondSince > _options.OneSidedAfter.TotalDays
            && Formulas.TwoSidedBinomial((long)Math.Round(given), (long)Math.Round(given) + (long)Math.Round(received)) < _options.OneSidedSignificance;
        return new(given, received, Formulas.Balance(given, received, _options.BalancePrior), tolerance, isKnown, isOneSided);
    }

    private double? Presence(Instant asOf, Instant? lastSeenByOthers, out double away)
    {
        away = 0;
        if (lastSeenByOthers is not { } seen) return null;
        if (seen > asOf)
            throw new ArgumentOutOfRangeException(nameof(lastSeenByOthers), seen, $"The contact cannot have been last seen after the instant of the score, {asOf}.");
        away = (asOf - seen).TotalDays;
        return Formulas.PowerLaw(away, _tau);
    }

    private (double Days, bool IsCadence) ExpectedGap(in TieState state, TieProfile profile, int lastDay)
    {
        if (profile.Cadence is { Target: { } target } cadence)
        {
            int targetDays = DaysOf(target, lastDay);
            return (cadence.Tolerance is { } tolerance ? (targetDays + DaysOf(tolerance, lastDay + targetDays)) / _options.ActiveGaps : targetDays, true);
        }

        double priorLogGap = profile.CircleGap is { } circle ? Math.Log(circle.TotalDays) : _priorLogGap;
        int gaps = Math.Max(0, state.ContactDays - 1);
        return (Math.Exp((state.LogGapSum + _options.PriorGapCount * priorLogGap) / (gaps + _options.PriorGapCount)), false);
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
        ContactState.Ended or ContactState.Deceased => TieStatus.Ended,
        ContactState.Paused => TieStatus.Paused,
        _ => null,
    };

    private TieStatus Status(in TieState state, TieProfile profile, LocalDate today, int lastDay, int silenceDays, double gaps, double level)
    {
        if (Stated(profile, today) is { } stated) return stated;
        int pausedDays = Calendar.Number(today) - lastDay - silenceDays;
        bool isYearsSilent = today.PlusYears(-_options.DormantYears) >= Calendar.Date(lastDay + pausedDays);
        if (gaps > _options.DormantGaps || (isYearsSilent && gaps > _options.ActiveGaps))
            return level >= _options.DormantLevel ? TieStatus.Dormant : TieStatus.Lapsed;
        if (state.Interactions > 0 && state.ContactDays < _options.NascentContactDays
            && Calendar.Number(today) - state.FirstContactDay < _options.NascentFor.TotalDays) return TieStatus.Nascent;
        if (gaps <= _options.ActiveGaps || profile.Cadence is { IsAsItComes: true }) return TieStatus.Active;
        return gaps <= _options.SlippingGaps ? TieStatus.Slipping : TieStatus.Drifting;
    }

    private double Shrunk(double sum, int count, double neutral) => (sum + _options.JudgementPrior * neutral) / (count + _options.JudgementPrior);

    private static (TrustEstimate InContact, TrustEstimate InOwner) Trust(TieProfile profile, Instant asOf)
    {
        int contactKept = 0, contactBroken = 0, ownerKept = 0, ownerBroken = 0;
        foreach (FollowUp followUp in profile.FollowUps)
        {
            bool byOwner = followUp.By == FollowUpSide.Owner;
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
