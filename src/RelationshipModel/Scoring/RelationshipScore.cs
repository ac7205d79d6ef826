using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel.Scoring;

/// <summary>The state of a tie as of an instant, with its reasons. Immutable; safe to share between threads.</summary>
/// <remarks>It scores the state of a tie, never the worth of a person.</remarks>
public sealed record RelationshipScore
{
    /// <summary>Up to how many mean gaps the weighted gap is told as usual.</summary>
    private const double MaxUsualGap = 2;

    private readonly RelationshipScorer _scorer;
    private readonly ScoreTerms _terms;

    internal RelationshipScore(
        TieKey tie, Instant asOf, in ScoreTerms terms, IReadOnlyList<Interaction>? history, RelationshipScorer scorer)
    {
        Tie = tie;
        AsOf = asOf;
        _terms = terms;
        History = history;
        _scorer = scorer;
    }

    internal RelationshipScore(RelationshipScore score, in ScoreTerms terms, Cadence? cadence)
        : this(score.Tie, score.AsOf, terms, score.History, score._scorer)
    {
        State = score.State;
        Profile = score.Profile with { Cadence = cadence };
        LastSeenByOthers = score.LastSeenByOthers;
        Folded = score.Folded;
    }

    /// <summary>Gets the tie.</summary>
    public TieKey Tie { get; }

    /// <summary>Gets the instant as of which the score holds.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<Instant>))]
    public Instant AsOf { get; }

    /// <summary>Gets the closeness of the two: logistic(ln(Bond/10 h) + 1/2 ln Continuity + 1/4 ln(0.1 + 0.9
    /// Reciprocity)).</summary>
    /// <value>0 to 1; above 0 if there was contact, 0 for a stranger.</value>
    public double Strength => Terms.Strength;

    /// <summary>Gets the bond that the two have built: substantive hours, which fade, the larger the bond the more
    /// slowly.</summary>
    /// <value>Hours, 0 or more.</value>
    public double Bond => Terms.Bond;

    /// <summary>Gets the level of the bond, 1 - 2^(-Bond/50 h) (Hall 2019).</summary>
    /// <value>0 to 1.</value>
    public double BondLevel => Terms.BondLevel;

    /// <summary>Gets the time in which this bond halves if nothing happens: H0 log2(1 + e^(b/2c)), at most 40 years.</summary>
    /// <value>3 years for a weak tie, 22 years at 200 hours.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration BondHalfLife => Duration.FromDays(Terms.BondHalfLifeDays);

    /// <summary>Gets the recency, 1 / (1 + silence/1 day): how recently they were in touch.</summary>
    /// <value>0 to 1; 0 for a stranger.</value>
    public double Recency => Terms.Recency;

    /// <summary>Gets the continuity, 1 / (1 + silence/expected gap): how well the two are in rhythm.</summary>
    /// <value>0 to 1; 0 for a stranger.</value>
    public double Continuity => Terms.Continuity;

    /// <summary>Gets the smaller of the reciprocities of initiative and of support that are known.</summary>
    /// <value>0 to 1; null while both are unknown.</value>
    public double? Reciprocity => ReciprocityBalance.Smaller(Initiative, Support);

    /// <summary>Gets the balance of reaching out in the long run. Unknown if a role is stated, or one direction is not on
    /// record.</summary>
    public ReciprocityBalance Initiative => Terms.Initiative;

    /// <summary>Gets the balance of support in the long run, without what a role expects. Unknown if one direction is not on
    /// record.</summary>
    public ReciprocityBalance Support => Terms.Support;

    /// <summary>Gets the vitality, Bond x Recency: whether the two are in touch. The best predictor of contact from the tie
    /// alone.</summary>
    /// <value>Hours, 0 or more.</value>
    public double Vitality => Terms.Bond * Terms.Recency;

    /// <summary>Gets the presence, 1 / (1 + time since the contact was seen by anyone/7 days).</summary>
    /// <value>0 to 1; null if the host does not share when the contact was last seen.</value>
    public double? Presence => Terms.Presence;

    /// <summary>Gets the days since the contact was last seen by anyone but the owner.</summary>
    /// <value>0 or more; null if the host does not share it.</value>
    public double? DaysUnseenByOthers => Terms.SeenByOthers;

    /// <summary>Gets the outlook, Vitality x Presence; Vitality if presence is unknown.</summary>
    /// <value>Hours, 0 or more.</value>
    public double Outlook => Terms.Outlook;

    /// <summary>Gets the status of the tie.</summary>
    public TieStatus Status => Terms.Status;

    /// <summary>Whether the tie is not scored because a person said so; every number is then 0.</summary>
    public bool IsWithheld => Terms.IsWithheld;

    /// <summary>Whether the tie is known only by a closeness that a person stated, without any interaction.</summary>
    public bool IsStatedOnly => Terms is { Interactions: 0, HasBond: true };

    /// <summary>Gets the instant of the last interaction of any kind; null if there was none.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<Instant>))]
    public Instant? LastInteraction => Terms.LastAt;

    /// <summary>Gets the instant of the first contact; null if there was none.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<Instant>))]
    public Instant? FirstContact => Terms.FirstContact;

    /// <summary>Gets the instant at which the last contact began, not counting reactions, attempts and circulars. Null if there
    /// was none.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<Instant>))]
    public Instant? LastContact => Terms.LastContact;

    /// <summary>Gets the instant at which the last contact from the owner's side began: the owner's, or a talk that took place.
    /// Null if there was none.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<Instant>))]
    public Instant? LastFromOwner => Terms.LastFromOwner;

    /// <summary>Gets the instant at which the last contact from the contact's side began: theirs, or a talk that took place. Null
    /// if there was none.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<Instant>))]
    public Instant? LastFromContact => Terms.LastFromContact;

    /// <summary>Gets the side from which the last contact came, if the other side never was in contact, or not in the 182 days
    /// before; also the owner's, if the last three initiatives have no answer.</summary>
    /// <value><see cref="TieSide.None"/> if both were in contact, or if it is not known who was, such as when one direction is
    /// not on record.</value>
    [JsonIgnore]
    public TieSide LoneSide => RecordedDirections == RecordedDirections.Both ? LoneSideOnRecord : TieSide.None;

    /// <summary>Gets the side from which alone the last contact on record came, whatever is not on record.</summary>
    internal TieSide LoneSideOnRecord =>
        LastContact is not { } last || LastFromOwner == LastFromContact ? TieSide.None
        : LastFromOwner == last && (IsAskedInVain || WasSilentBefore(last, LastFromContact)) ? TieSide.Owner
        : LastFromContact == last && WasSilentBefore(last, LastFromOwner) ? TieSide.Contact
        : TieSide.None;

    /// <summary>Whether there was contact from both sides.</summary>
    public bool HasContactBothWays => Terms is { LastFromOwner: not null, LastFromContact: not null };

    /// <summary>Gets the number of interactions of any kind.</summary>
    public int InteractionCount => Terms.Interactions;

    /// <summary>Gets the number of local days on which contacts began.</summary>
    public int ContactDays => Terms.ContactDays;

    /// <summary>Gets the silence in days of 24 hours since the end of the last contact, without paused time.</summary>
    /// <value>0 or more; 0 for a stranger and while a contact lasts.</value>
    public double SilenceDays => Terms.Silence;

    /// <summary>Gets the silence in whole local days since the last day of contact, without paused days.</summary>
    /// <value>0 or more; 0 for a stranger.</value>
    public int SilentLocalDays => Terms.SilentDays;

    /// <summary>Gets the gap between days of contact to expect from the tie's own rhythm: the one in which a random day of its
    /// life lies.</summary>
    /// <value>Days, 7 or more; 0 for a stranger.</value>
    public double ExpectedGapDays => Terms.ExpectedGap;

    /// <summary>Gets the usual gap between days of contact, from the tie's contacts alone: what the expected gap is without the
    /// prior.</summary>
    /// <value>Days, 1 or more; null before the third day of contact, and if the gaps differ too much for one to be usual.</value>
    /// <remarks>
    /// The longer a gap, the more it counts, so that one gap of two years among twelve of a month makes 6 months. It is given
    /// only up to twice the mean gap. That keeps contact at random, which comes to 1.5 times the mean and in 95 of 100 ties to
    /// less than 1.95, and messages that were each answered at once, which stay below 2 at any rhythm. It leaves out single long
    /// gaps (2.4 in the example), bursts of days (2.1 to 2.9) and a rhythm that broke off.
    /// </remarks>
    public double? UsualGapDays =>
        Terms is { ContactDays: >= 3, GapSum: > 0, FirstContact: { } first, LastContact: { } last }
        && Math.Exp(Terms.GapLogSum / Terms.GapSum) is var usual
        && usual <= MaxUsualGap / (Terms.ContactDays - 1)
            * TieFold.UnpausedDays(Profile, _scorer.DayOf(first), _scorer.DayOf(last)) ? usual : null;

    /// <summary>Gets the target of the cadence that is stated for the tie, in days.</summary>
    /// <value>Positive; null if none is stated.</value>
    public double? CadenceDays => Terms.CadenceDays;

    /// <summary>Gets the silence in expected gaps, or 1.5 times its share of the stated cadence with its tolerance, from which
    /// the status follows.</summary>
    /// <value>0 or more.</value>
    public double SilenceInGaps => Terms.SilenceInGaps;

    /// <summary>Gets the first local day on which an active tie would no longer be active without contact. Paused days do not
    /// count.</summary>
    /// <value>Null if the tie is not active or its cadence is "as it comes", or if a state that a person set begins before that
    /// day and still holds.</value>
    [JsonIgnore]
    public LocalDate? SlipsOn
    {
        get
        {
            if (Status != TieStatus.Active || Profile.Cadence is { IsAsItComes: true }) return null;
            int counted = _scorer.DayOf(AsOf);
            long day = counted - SilentLocalDays + 1
                + (long)(Terms.ToleratedDays ?? _scorer.Options.Status.ActiveGaps * ExpectedGapDays);
            foreach (StatedState stated in Profile.States)
            {
                int end = Calendar.Number(stated.Until ?? LocalDate.MaxIsoValue), begin = Calendar.Number(stated.Since);
                if (end <= counted || begin > day) continue;
                if (stated is not { State: ContactState.Paused, Until: not null }) return null;
                day += end - Math.Max(counted, begin);
                counted = end;
            }

            return day <= Calendar.Number(LocalDate.MaxIsoValue) ? Calendar.Date((int)day) : null;
        }
    }

    /// <summary>Gets the sides whose initiatives are on record. If one is missing, nothing is said about who reaches out or who
    /// answers.</summary>
    public RecordedDirections RecordedDirections => Terms.RecordedDirections;

    /// <summary>Gets the number of times the owner opened since anything came from the contact. 0 if one direction is not on
    /// record.</summary>
    public int UnansweredInitiatives => Terms.UnansweredInitiatives;

    /// <summary>Gets the number of the owner's unanswered messages, without sessions in which both took part. 0 if one direction
    /// is not on record.</summary>
    public int UnansweredFromOwner => Terms.UnansweredFromOwner;

    /// <summary>Gets the number of the contact's messages that wait for the owner, without sessions in which both took part. 0 if
    /// one direction is not on record.</summary>
    public int UnansweredFromContact => Terms.UnansweredFromContact;

    /// <summary>Gets the depth of the interactions, on the scale of their factors, shrunk towards 1; reported beside the
    /// score.</summary>
    /// <value>0.5 (small talk) to 2 (confiding); null if nobody said.</value>
    public double? Depth => Terms.DepthCount > 0 ? Terms.Depth : null;

    /// <summary>Gets the owner's feeling afterwards, shrunk towards 0; private to the owner, reported beside the score.</summary>
    /// <value>-2 (drained) to 2 (restored); null if the owner did not say.</value>
    [JsonIgnore]
    public double? Restoration => Terms.FeelCount > 0 ? Terms.Restoration : null;

    /// <summary>Gets the estimate of how reliably the contact keeps promises; reported beside the score.</summary>
    public TrustEstimate TrustInContact => Terms.TrustInContact;

    /// <summary>Gets the estimate of how reliably the owner keeps promises; reported beside the score.</summary>
    public TrustEstimate TrustInOwner => Terms.TrustInOwner;

    /// <summary>Gets the explanation of <see cref="Strength"/>.</summary>
    public Explanation Explanation => Explain(ScoreTerm.Strength);

    /// <summary>Gets the reasons of the score, for people: the state of the tie, the bond, whose turn it is. They never rank a
    /// person.</summary>
    /// <remarks>A renderer of the namespace <c>RelationshipModel.Wording</c> puts them into words for the owner.</remarks>
    public IReadOnlyList<Reason> Reasons => [.. TieReasoning.All(this)];

    /// <summary>Gets the closeness of the two now, in a word.</summary>
    public Warmth Warmth =>
        Status is TieStatus.Dormant or TieStatus.Lapsed || !(Strength > 0) ? Warmth.Asleep
        : Strength >= .7 ? Warmth.Close
        : Strength >= .4 ? Warmth.Warm
        : Strength >= .15 ? Warmth.Light
        : Warmth.Faint;

    internal ref readonly ScoreTerms Terms => ref _terms;

    /// <summary>Gets the terms that make up the strength; null for a stranger, and if the tie is withheld.</summary>
    [JsonIgnore]
    public StrengthContributions? Contributions => Terms.HasBond ? _scorer.Contributions(this) : null;

    internal IReadOnlyList<Interaction>? History { get; }

    /// <summary>Gets the whole local days since the last contact, or since the tie is known: as a calendar counts them, where
    /// <see cref="SilentLocalDays"/> leaves out paused days.</summary>
    internal int DaysSinceContact => Terms.DaysSinceContact;

    /// <summary>Gets the first day after the last pause in the silence; null if there was none, or none has ended.</summary>
    internal LocalDate? RestedUntil => DaysSinceContact == SilentLocalDays ? null
        : Profile.States.LastOrDefault(stated => stated is { State: ContactState.Paused, Until: { } until }
            && Calendar.Number(until) <= _scorer.DayOf(AsOf)).Until;

    /// <summary>Gets the whole local days since a closeness was first stated; null if none is, or later.</summary>
    internal int? DaysSinceStated => Profile.Closeness is [var first, ..]
        && _scorer.DayOf(AsOf) - Calendar.Number(first.On) is >= 0 and var days ? days : null;

    /// <summary>Whether the owner reached out so often without an answer that more would be too much.</summary>
    internal bool IsAskedInVain => UnansweredInitiatives >= _scorer.Options.Status.UnansweredInitiatives;

    /// <summary>Gets the state that the terms were made from. It is not folded on.</summary>
    internal TieState State { get; init; } = TieState.Empty;

    internal TieProfile Profile { get; init; } = TieProfile.None;

    internal Instant? LastSeenByOthers { get; init; }

    /// <summary>Gets the fold that the score was made from; null if it was made from a history or a ledger.</summary>
    internal FoldedTie? Folded { get; init; }

    /// <summary>Whether the last contact before another, null for never, was longer before it than anybody waits for an
    /// answer.</summary>
    private bool WasSilentBefore(Instant at, Instant? before) =>
        before is not { } last || _scorer.DayOf(at) - _scorer.DayOf(last) > TieReasoning.LongestWaitDays;

    /// <summary>Returns the number of local days since an instant.</summary>
    internal int LocalDaysSince(Instant at) => _scorer.DayOf(AsOf) - _scorer.DayOf(at);

    /// <summary>Returns the explanation of one of the numbers.</summary>
    /// <remarks>A score of a history names the interactions on which it rests; a score of a ledger, which keeps no log, names
    /// only the last.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The term is not defined.</exception>
    public Explanation Explain(ScoreTerm term) => _scorer.Explain(this, Require.Defined(term));

    /// <summary>Returns the probability that the two are in contact within some time.</summary>
    /// <param name="within">Zero or more.</param>
    /// <returns>0 to 1; 0 if there was no contact yet, and for a tie that is not scored.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="within"/> is negative.</exception>
    public double ChanceOfContact(Duration within) => within >= Duration.Zero
        ? _scorer.Chance(this, within)
        : throw new ArgumentOutOfRangeException(nameof(within), within, "The time must not be negative.");

    /// <summary>Whether two scores are of the same tie and instant, with the same numbers.</summary>
    public bool Equals(RelationshipScore? other) => other is not null && Tie == other.Tie && AsOf == other.AsOf
        && Terms == other.Terms;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Tie, AsOf, Terms.Strength);

    /// <summary>Returns the ids, the strength and the status.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Tie} as of {AsOf}: {Strength:0.000} ({Status})");
}
