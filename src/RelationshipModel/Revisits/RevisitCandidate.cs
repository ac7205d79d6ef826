using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Revisits;

/// <summary>A contact with all that speaks for reaching out: the value in each pool, the reasons, the explanation.</summary>
internal sealed class RevisitCandidate
{
    private readonly RevisitOptions _options;
    private readonly Reason? _state;
    private readonly Occasion? _birthday;

    internal RevisitCandidate(
        RevisitOptions options, ContactId contact, RelationshipScore? score, IReadOnlyList<OverduePromise> promises, IReadOnlyList<Occasion> occasions)
    {
        _options = options;
        Contact = contact;
        Score = score;
        Promises = promises;
        Occasions = occasions;
        _state = State();
        _birthday = occasions.FirstOrDefault(static occasion => occasion.IsBirthday);
        Owed = promises.Count > 0 ? promises.Max(static promise => promise.DaysOverdue) : 0;
        if (score is null) return;
        if (IsLate(score) || IsBirthdayEnough(score)) Keep = Urgency(Lateness(score)) * Closeness(score);
        if (score.Status == TieStatus.Dormant) Revive = score.BondLevel * Urgency(Quiet(score));
    }

    internal ContactId Contact { get; }

    internal RelationshipScore? Score { get; }

    internal IReadOnlyList<OverduePromise> Promises { get; }

    internal IReadOnlyList<Occasion> Occasions { get; }

    private double Owed { get; }

    private double Keep { get; }

    private double Revive { get; }

    private bool IsSilent => Score?.Status is TieStatus.Slipping or TieStatus.Drifting or TieStatus.Dormant;

    /// <summary>Its value in a pool; 0 where it does not belong to it.</summary>
    internal double Value(RevisitPool pool) => pool switch
    {
        RevisitPool.Owed => Owed,
        RevisitPool.Keep => Keep,
        _ => Revive,
    };

    internal RevisitSuggestion Suggestion(RevisitPool pool) =>
        new(Contact, pool, Value(pool), Reasons(pool), Explain(pool), Score, Promises.Select(static promise => promise.FollowUp.Id));

    private bool IsLate(RelationshipScore score) => score.Status is TieStatus.Slipping or TieStatus.Drifting && HasRhythm(score);

    /// <summary>Who was met once or twice, and not closely, has shown no rhythm out of which to be.</summary>
    private bool HasRhythm(RelationshipScore score) =>
        score.CadenceDays is not null || score.ContactDays >= _options.RhythmContactDays || score.BondLevel >= _options.StrongBondLevel;

    private bool IsBirthdayEnough(RelationshipScore score) =>
        _birthday is not null
        && score.Status is TieStatus.Active or TieStatus.Nascent
        && !score.Terms.IsAsItComes
        && score.BondLevel >= _options.StrongBondLevel;

    /// <summary>1 - min(1, 1/rho), written so that a tie of just now divides nothing by 0.</summary>
    private static double Lateness(RelationshipScore score) => 1 - 1 / Math.Max(1, score.SilenceInGaps);

    private double Quiet(RelationshipScore score) => Formulas.Level(score.SilentLocalDays, _options.ReviveScale.TotalDays);

    private double Closeness(RelationshipScore score) => _options.BaseCloseness + (1 - _options.BaseCloseness) * score.BondLevel;

    private double Urgency(double need) =>
        Occasions.Count == 0 ? need : 1 - Occasions.Aggregate(1 - need, static (none, occasion) => none * (1 - occasion.Weight));

    private Explanation Explain(RevisitPool pool) => pool switch
    {
        RevisitPool.Owed => Explanation.Combined("owed", "d", Combination.Maximum, [.. Promises.Select(static promise => promise.Explanation)]),
        RevisitPool.Keep => Explanation.Combined("keep", "1", Combination.Product, ExplainUrgency(ExplainLateness(Score!)), ExplainCloseness(Score!)),
        _ => Explanation.Combined("revive", "1", Combination.Product, Score!.Explain(ScoreTerm.BondLevel), ExplainUrgency(ExplainQuiet(Score!))),
    };

    private Explanation ExplainUrgency(Explanation need) =>
        Occasions.Count == 0
            ? need
            : Explanation.Combined("urgency", "1", Combination.NoisyOr, [need, .. Occasions.Select(static occasion => occasion.Explanation)]);

    private static Explanation ExplainLateness(RelationshipScore score) =>
        Explanation.Combined("lateness", "1", Combination.Complement,
            Explanation.Combined("in_rhythm", "1", Combination.Ratio,
                new("one_gap", 1, "gaps"),
                Explanation.Combined("silence_of_a_gap_or_more", "gaps", Combination.Maximum, new("one_gap", 1, "gaps"), score.Explain(ScoreTerm.Silence))));

    private Explanation ExplainQuiet(RelationshipScore score) =>
        Explanation.Combined("quiet", "1", Combination.Level,
            new("silent_days", score.SilentLocalDays, "d", evidence: score.LastContact is null ? null : [score.Terms.LastContactId]),
            new("revive_scale", _options.ReviveScale.TotalDays, "d"));

    private Explanation ExplainCloseness(RelationshipScore score) =>
        Explanation.Combined("closeness", "1", Combination.Sum,
            new("base_closeness", _options.BaseCloseness),
            Explanation.Combined("of_bond", "1", Combination.Product,
                Explanation.Combined("weight", "1", Combination.Complement, new Explanation("base_closeness", _options.BaseCloseness)),
                score.Explain(ScoreTerm.BondLevel)));

    /// <summary>What puts the contact into the pool, and then all else in the order of promises, state, occasions and notes.</summary>
    private IEnumerable<Reason> Reasons(RevisitPool pool)
    {
        Reason first = pool == RevisitPool.Owed ? Promises[0].Reason : _state ?? _birthday!.Reason;
        return [first, .. All().Where(reason => reason != first)];
    }

    private IEnumerable<Reason> All()
    {
        ReasonArgument contact = ReasonArgument.Of("contact", Contact);
        if (Promises.Count > 0) yield return Promises[0].Reason;
        if (Promises.Count > 1) yield return new(RevisitReasons.MorePromises, contact, ReasonArgument.Of("count", Promises.Count - 1));
        if (_state is not null) yield return _state;
        foreach (Occasion occasion in Occasions) yield return occasion.Reason;
        if (Score is null) yield break;
        if (IsSilent && Score.DaysUnseenByOthers is { } unseen)
        {
            bool isAway = unseen >= _options.AwayShare * Score.SilentLocalDays;
            Duration away = Duration.FromDays(isAway ? Math.Min(unseen, Score.SilentLocalDays) : unseen);
            yield return new(isAway ? RevisitReasons.SilentToEveryone : RevisitReasons.SilentToYou, contact, ReasonArgument.Of("away", away));
        }

        if (IsInDebt(Score.Initiative)) yield return new(RevisitReasons.YourTurnToReachOut, contact);
        if (IsInDebt(Score.Support)) yield return new(RevisitReasons.YourTurnToPourIn, contact);
        if (Score.UnansweredInitiatives >= _options.UnansweredInitiatives)
            yield return new(RevisitReasons.UnansweredBefore, contact, ReasonArgument.Of("count", Score.UnansweredInitiatives));
    }

    /// <summary>Only the owner's own debt is ever told: a surplus is no claim on the friend.</summary>
    private static bool IsInDebt(in ReciprocityBalance balance) => balance.IsKnown && balance.Balance < -balance.Tolerance;

    private Reason? State()
    {
        if (Score is null) return null;
        ReasonArgument contact = ReasonArgument.Of("contact", Contact), silence = ReasonArgument.Of("silence", Duration.FromDays(Score.SilentLocalDays));
        if (Score.Status == TieStatus.Dormant) return new(RevisitReasons.Dormant, contact, silence);
        if (!IsLate(Score)) return null;
        if (Score.CadenceDays is not null) return new(RevisitReasons.BeyondCadence, contact, silence);
        string code = Score.Status == TieStatus.Slipping ? RevisitReasons.Slipping : RevisitReasons.Drifting;
        return new(code, contact, silence, ReasonArgument.Of("gap", Duration.FromDays(Math.Round(Score.ExpectedGapDays))));
    }
}
