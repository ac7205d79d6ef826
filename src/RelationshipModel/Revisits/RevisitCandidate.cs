using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Revisits;

/// <summary>A contact with all that speaks for reaching out: the value in each pool, the reasons, the explanation.</summary>
internal sealed class RevisitCandidate
{
    private readonly RevisitOptions _options;
    private readonly RevisitStatements _stated;
    private readonly IReadOnlyList<Occasion> _occasions;

    internal RevisitCandidate(
        RevisitOptions options,
        ContactId contact,
        RelationshipScore? score,
        IReadOnlyList<DuePromise> promises,
        IReadOnlyList<Occasion> occasions,
        RevisitStatements stated)
    {
        _options = options;
        _stated = stated;
        _occasions = occasions;
        Contact = contact;
        Score = score;
        Promises = promises;
        Waits = score is not null && TieReasoning.IsWaiting(score, options.LongestWait.Days) && !TieReasoning.IsAtHome(score)
            && (score.HasContactBothWays || stated.IsStated || stated.IsKept);
        Owed = Math.Max(HasPromise ? promises[0].Urgency : 0, Waits ? WaitingUrgency : 0);
        IsDue = stated.DueSince is not null && score?.LastContact is null;
        IsLate = score is not null && IsLateBy(score);
        if (IsDue || IsLate || SnoozeOver is not null) Keep = Urgency(Need) * Closeness * Restore;
        if (score is not null && TieReasoning.IsAsleep(score)) Revive = score.BondLevel * Urgency(Quiet) * Restore;
    }

    internal ContactId Contact { get; }

    internal RelationshipScore? Score { get; }

    /// <summary>The due promises, the most urgent first.</summary>
    internal IReadOnlyList<DuePromise> Promises { get; }

    internal bool HasPromise => Promises.Count > 0;

    /// <summary>Whether the contact wrote and waits for an answer.</summary>
    internal bool Waits { get; }

    /// <summary>The day on which a snooze ended without any contact since; null if none did.</summary>
    internal LocalDate? SnoozeOver => _stated.SnoozeOver;

    /// <summary>The days between contacts by the stated cadence; null if none is stated.</summary>
    internal int? CadenceDays => _stated.CadenceDays ?? (Score?.CadenceDays is { } days ? (int)days : null);

    private double Owed { get; }

    private double Keep { get; }

    private double Revive { get; }

    /// <summary>Whether a cadence asks for contact and there never was any.</summary>
    private bool IsDue { get; }

    private bool IsLate { get; }

    private double WaitingUrgency => Formulas.HalfLifeDecay(TieReasoning.WaitingDays(Score!), _options.WaitingHalfLife.TotalDays);

    private double Lateness => IsDue ? 1 : IsLate ? 1 - 1 / Math.Max(1, Score!.SilenceInGaps) : 0;

    private double SnoozeUrgency => SnoozeOver is null
        ? 0 : Formulas.HalfLifeDecay(_stated.DaysSinceSnooze, _options.SnoozeHalfLife.TotalDays);

    private double Need => Math.Max(Lateness, SnoozeUrgency);

    private double Quiet => Formulas.Level(Score!.SilentLocalDays, _options.ReviveScale.TotalDays);

    private double Closeness => _options.BaseCloseness + (1 - _options.BaseCloseness) * (Score?.BondLevel ?? 0);

    private double Restore => Score?.Restoration is { } restoration ? Math.Pow(2, restoration / 2) : 1;

    /// <summary>Its value in a pool; 0 where it does not belong to it.</summary>
    internal double Value(RevisitPool pool) => pool switch
    {
        RevisitPool.Owed => Owed,
        RevisitPool.Keep => Keep,
        _ => Revive,
    };

    /// <summary>The reason why the contact is in no pool; null if it is in one.</summary>
    internal Reason? WhyNot()
    {
        if (Owed > 0 || Keep > 0 || Revive > 0) return null;
        ReasonArgument contact = ReasonArgument.Of("contact", Contact);
        if (Score is not { LastContact: not null } score) return new(TieReasons.NoContact, contact);
        bool isBehind = TieReasoning.IsBehind(score);
        bool isWaiting = TieReasoning.IsWaiting(score, _options.LongestWait.Days);
        if (TieReasoning.IsSilentAtHome(score) || (isWaiting && TieReasoning.IsAtHome(score)))
            return new(TieReasons.OnlyOnRecord, contact);
        if (score.Status == TieStatus.Lapsed) return new(RevisitReasons.BondNotStrong, contact);
        if (score.RecordedDirections == RecordedDirections.Both && !score.HasContactBothWays && !_stated.IsStated
            && (isBehind || score.Status == TieStatus.Unanswered || isWaiting))
            return new(RevisitReasons.OneSideAlone, [contact, .. TieReasoning.Side(score.LoneSide)]);
        if (!isBehind) return new(RevisitReasons.NothingDue, contact);
        return score.Terms.HasAddressed
            ? new(RevisitReasons.NoRhythmYet, contact, ReasonArgument.Of("count", score.ContactDays))
            : new(RevisitReasons.OnlyAmongMany, contact);
    }

    internal RevisitSuggestion Suggestion(RevisitPool pool) =>
        new(Contact, pool, Value(pool), Reasons(pool), () => Explain(pool), Score,
            Promises.Select(static promise => promise.FollowUp.Id));

    /// <summary>
    /// Late by what a person stated, or by a rhythm of its own that the tie has shown: who was met once or twice, and not
    /// closely, or in a crowd alone, has none to fall behind, who never answered is not to be asked again, and the records say
    /// little about somebody who lives with the owner.
    /// </summary>
    private bool IsLateBy(RelationshipScore score) =>
        TieReasoning.IsBeyondCadence(score)
        || (TieReasoning.IsBehind(score) && score.CadenceDays is null
            && (_stated.IsStated || ((score.HasContactBothWays || score.RecordedDirections != RecordedDirections.Both)
                && TieReasoning.HasRhythm(score, _options.RhythmContactDays, _options.StrongBondLevel))));

    private double Urgency(double need) =>
        _occasions.Count == 0
            ? need : 1 - _occasions.Aggregate(1 - need, static (none, occasion) => none * (1 - occasion.Weight));

    private Explanation Explain(RevisitPool pool)
    {
        IEnumerable<Explanation> factors = pool switch
        {
            RevisitPool.Owed => [],
            RevisitPool.Keep => [ExplainUrgency(ExplainNeed()), ExplainCloseness()],
            _ => [Score!.Explain(ScoreTerm.BondLevel), ExplainUrgency(ExplainQuiet())],
        };
        if (pool != RevisitPool.Owed)
            return Explanation.Combined(pool == RevisitPool.Keep ? "keep" : "revive", "1", Combination.Product,
                [.. factors, .. ExplainRestore()]);
        Explanation[] owed = [.. Promises.Select(static promise => promise.Explanation), .. Waits
            ? new[] { ExplainWaiting() } : []];
        return Explanation.Combined("owed", "1", Combination.Maximum, owed);
    }

    private Explanation ExplainWaiting() => Explanation.Combined("waiting", "1", Combination.HalfLifeDecay,
        new("waiting_days", TieReasoning.WaitingDays(Score!), "d"),
        new Explanation("waiting_half_life", _options.WaitingHalfLife.TotalDays, "d"));

    private Explanation ExplainUrgency(Explanation need) =>
        _occasions.Count == 0
            ? need
            : Explanation.Combined("urgency", "1", Combination.NoisyOr,
                [need, .. _occasions.Select(static occasion => occasion.Explanation)]);

    private Explanation ExplainNeed()
    {
        Explanation lateness = ExplainLateness();
        if (SnoozeOver is null) return lateness;
        return Explanation.Combined("need", "1", Combination.Maximum, lateness,
            Explanation.Combined("snooze_over", "1", Combination.HalfLifeDecay,
                new("days_since_snooze", _stated.DaysSinceSnooze, "d"),
                new Explanation("snooze_half_life", _options.SnoozeHalfLife.TotalDays, "d")));
    }

    private Explanation ExplainLateness()
    {
        if (IsDue) return new("never_in_touch", 1);
        if (!IsLate) return new("in_time", 0);
        return Explanation.Combined("lateness", "1", Combination.Complement,
            Explanation.Combined("in_rhythm", "1", Combination.Ratio,
                new("one_gap", 1, "gaps"),
                Explanation.Combined("silence_of_a_gap_or_more", "gaps", Combination.Maximum, new("one_gap", 1, "gaps"),
                    Score!.Explain(ScoreTerm.Silence))));
    }

    private Explanation ExplainQuiet() => Explanation.Combined("quiet", "1", Combination.Level,
        new("silent_days", Score!.SilentLocalDays, "d", evidence: Score.Terms.LastContactId.IsDefault
            ? null : [Score.Terms.LastContactId]),
        new Explanation("revive_scale", _options.ReviveScale.TotalDays, "d"));

    private Explanation ExplainCloseness() => Explanation.Combined("closeness", "1", Combination.Sum,
        new("base_closeness", _options.BaseCloseness),
        Explanation.Combined("of_bond", "1", Combination.Product,
            Explanation.Combined("weight", "1", Combination.Complement,
                new Explanation("base_closeness", _options.BaseCloseness)),
            Score?.Explain(ScoreTerm.BondLevel) ?? new("bond_level", 0)));

    private IEnumerable<Explanation> ExplainRestore()
    {
        if (Score?.Restoration is null) yield break;
        yield return Explanation.Combined("restore", "1", Combination.Power, new("two", 2),
            Explanation.Combined("half_of_restoration", "1", Combination.Ratio, Score.Explain(ScoreTerm.Restoration),
                new("two", 2)));
    }

    /// <summary>Returns the reason for the pool, then all others in the order of promises, waiting, state, occasions and
    /// notes.</summary>
    private IEnumerable<Reason> Reasons(RevisitPool pool)
    {
        Reason[] all = [.. All()];
        Reason first = pool switch
        {
            RevisitPool.Owed when HasPromise && !(Waits && WaitingUrgency > Promises[0].Urgency) => Promises[0].Reason,
            RevisitPool.Owed => TieReasoning.Waiting(Score!, _options.LongestWait.Days)!,
            RevisitPool.Keep when SnoozeUrgency > Lateness => Snoozed(),
            _ => State()!,
        };
        return [first, .. all.Where(reason => reason != first)];
    }

    private IEnumerable<Reason> All()
    {
        ReasonArgument contact = ReasonArgument.Of("contact", Contact);
        if (HasPromise) yield return Promises[0].Reason;
        if (Promises.Count > 1)
            yield return new(RevisitReasons.MorePromises, contact, ReasonArgument.Of("count", Promises.Count - 1));
        if (Waits) yield return TieReasoning.Waiting(Score!, _options.LongestWait.Days)!;
        if (SnoozeOver is not null) yield return Snoozed();
        if (State() is { } state)
        {
            yield return state;
            if (Score is not null && TieReasoning.Rested(Score) is { } rested) yield return rested;
        }

        foreach (Occasion occasion in _occasions) yield return occasion.Reason;
        if (Score is null) yield break;
        if (!TieReasoning.IsAtHome(Score) || IsLate)
        {
            if (TieReasoning.Whereabouts(Score, _options.AwayShare) is { } whereabouts) yield return whereabouts;
            if (!Waits)
                foreach (Reason turn in TieReasoning.Turns(Score)) yield return turn;
        }

        if (Score.UnansweredInitiatives >= _options.UnansweredInitiatives)
            yield return new(RevisitReasons.UnansweredBefore, contact, ReasonArgument.Of("count", Score.UnansweredInitiatives));
    }

    private Reason Snoozed() =>
        new(RevisitReasons.SnoozeOver, ReasonArgument.Of("contact", Contact), ReasonArgument.Of("date", SnoozeOver!.Value));

    private Reason? State()
    {
        if (IsDue)
            return new(RevisitReasons.DueSinceMembership, ReasonArgument.Of("contact", Contact),
                ReasonArgument.Of("since", _stated.DueSince!.Value));
        return Score is not null && (IsLate || TieReasoning.IsAsleep(Score)) ? TieReasoning.Status(Score) : null;
    }
}
