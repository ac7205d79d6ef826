using RelationshipModel.Scoring;

namespace RelationshipModel.Introductions;

/// <summary>Scores the pairs of one owner's contacts as of one instant.</summary>
internal sealed class IntroductionScorer
{
    private const int MaxSharedNamed = 5;

    private readonly NetworkSnapshot _snapshot;
    private readonly TieNetwork _ties;
    private readonly IntroductionOptions _options;
    private readonly Contact[] _contacts;
    private readonly double[] _strengths;
    private readonly double[] _readiness;
    private readonly int[] _inTies;
    private readonly int[] _owner;
    private readonly Topics _topics;
    private readonly AcquaintanceEvidence _evidence;
    private readonly AskHistory _asks;

    internal IntroductionScorer(NetworkSnapshot snapshot, TieNetwork ties, IntroductionOptions options, HashSet<ContactId>? among)
    {
        _snapshot = snapshot;
        _ties = ties;
        _options = options;
        _contacts = [.. snapshot.Contacts.Where(contact => MayBeIntroduced(contact) && among?.Contains(contact.Id) != false)];
        _strengths = [.. _contacts.Select(contact => snapshot.Score(contact.Id)!.Strength)];
        _inTies = [.. _contacts.Select(contact => ties.IndexOf(contact.Id) ?? -1)];
        _owner = OwnerIn(ties, snapshot);
        _topics = new(snapshot.Contacts, _contacts, options.NeedWeight);
        _evidence = new(snapshot, ties, _owner, options);
        _asks = new(snapshot, options);
        _readiness = [.. _contacts.Select(contact =>
            Formulas.HalfLifeDecay(_asks.CountOf(contact.Id), options.AskHalving) * (IsDormant(contact.Id)
                ? options.DormantReadiness : 1))];
    }

    /// <summary>Scores every pair that gains anything, source by source, each pair once.</summary>
    /// <param name="isWorthwhile">Whether a pair is of interest, given with a bound that its score does not exceed.</param>
    /// <param name="take">Takes a pair with its score, which is above 0.</param>
    /// <param name="endSource">Called when all pairs of one contact with later ones were taken.</param>
    /// <param name="mostAcquainted">The chance of being acquainted from which a pair is skipped.</param>
    internal void Score(Func<Candidate, bool> isWorthwhile, Action<Candidate> take, Action endSource, double mostAcquainted = 1)
    {
        int[] places = new int[_ties.Rows.People];
        Array.Fill(places, -1);
        for (int i = 0; i < _inTies.Length; i++)
            if (_inTies[i] >= 0) places[_inTies[i]] = i;
        ClosenessAccumulator accumulator = _ties.Rent();
        NumberSet touched = new(_contacts.Length);
        for (int first = 0; first < _contacts.Length; first++)
        {
            _topics.AddTouched(first, touched);
            int source = _inTies[first];
            if (source >= 0)
            {
                accumulator.Gather(source, _options.Measure, onlyLater: true, except: _owner);
                foreach (int person in accumulator.Touched)
                    if (places[person] >= 0) touched.Add(places[person]);
            }

            foreach (int second in touched.Numbers)
            {
                double sum = source >= 0 && _inTies[second] >= 0 ? accumulator.Sum(_inTies[second]) : 0;
                Offer(first, second, sum > 0 ? _ties.Whole(source, _inTies[second], sum, _options.Measure, _owner) : 0);
            }

            touched.Clear();
            if (source >= 0) accumulator.Clear(source);
            endSource();
        }

        _ties.Return(accumulator);

        void Offer(int first, int second, double closeness)
        {
            double bound = Fit(first, second, closeness) * Standing(first, second) * (_readiness[first] * _readiness[second]);
            if (!(bound > 0) || !isWorthwhile(new(bound, first, second))) return;
            ContactPair pair = new(_contacts[first].Id, _contacts[second].Id);
            if (_evidence.Know(pair) || _asks.IsResting(pair)) return;
            double acquainted = _evidence.Acquainted(pair), score = bound * (1 - acquainted);
            if (acquainted < mostAcquainted && score > 0) take(new(score, first, second));
        }
    }

    /// <summary>Puts a scored pair as a suggestion.</summary>
    internal IntroductionSuggestion Suggestion(Candidate candidate)
    {
        (double score, int first, int second) = candidate;
        ContactPair pair = new(_contacts[first].Id, _contacts[second].Id);
        bool isStructural = !(GainOfTopics(first, second) > 0);
        int introducer = SharedTies.Introducer(_ties.Rows, _inTies[first], _inTies[second], _options.Measure, _owner);
        Reason whyOwner = WhyOwner(first, second), whyNotYet = About(_evidence.WhyNotYet(pair), pair);
        return new(_snapshot.Owner, _snapshot.AsOf, pair, score, whyOwner, whyNotYet, () => Explain(first, second, score))
        {
            IsStructural = isStructural,
            ReasonsForFirst = [.. Reasons(_contacts[first], _contacts[second])],
            ReasonsForSecond = [.. Reasons(_contacts[second], _contacts[first])],
            ReasonsForOwner = [whyOwner, .. SharedPeople(first, second, pair, isStructural), whyNotYet, .. ReviveFirst(pair)],
            Introducer = introducer < 0 ? null : _ties.Person(introducer),
        };
    }

    /// <summary>Returns the people the two share, those of the largest terms first.</summary>
    private IEnumerable<Reason> SharedPeople(int first, int second, ContactPair pair, bool isStructural)
    {
        List<(double Term, ContactId Person)> shared = [];
        foreach (SharedTies.Shared one in SharedTies.Of(_ties.Rows, _inTies[first], _inTies[second], _owner))
            shared.Add((SharedTies.Term(_ties.Rows, one, _options.Measure), _ties.Person(one.Person)));
        if (shared.Count == 0) return [];
        IEnumerable<ContactId> people = shared.OrderByDescending(static one => one.Term).ThenBy(static one => one.Person)
            .Take(MaxSharedNamed).Select(static one => one.Person);
        return
        [
            new(isStructural ? IntroductionReasons.SharedTiesAlone : IntroductionReasons.SharedPeople,
                ReasonArgument.Of("first", pair.First), ReasonArgument.Of("second", pair.Second),
                ReasonArgument.Of("people", people)),
        ];
    }

    /// <summary>The places of the owner's ids among the people of shared ties.</summary>
    private static int[] OwnerIn(TieNetwork ties, NetworkSnapshot snapshot)
    {
        IEnumerable<ContactId> ids =
            snapshot.Contacts.Where(static contact => contact.IsOwner).Select(static contact => contact.Id);
        if (snapshot.OwnersAreContacts) ids = ids.Prepend(new(snapshot.Owner.Value));
        return [.. ids.Distinct().Select(ties.IndexOf).OfType<int>()];
    }

    private IEnumerable<Reason> ReviveFirst(ContactPair pair) =>
        from contact in (ContactId[])[pair.First, pair.Second]
        let score = _snapshot.Score(contact)
        where score is { Status: TieStatus.Dormant or TieStatus.Lapsed, LastContact: not null } && !TieReasoning.IsAtHome(score)
        select new Reason(IntroductionReasons.ReviveFirst, ReasonArgument.Of("contact", contact),
            ReasonArgument.Of("silence", NodaTime.Duration.FromDays(score.DaysSinceContact)));

    private bool IsDormant(ContactId contact) => TieReasoning.IsAsleep(_snapshot.Score(contact)!);

    private bool MayBeIntroduced(Contact contact) =>
        !contact.IsRestricted(ContactRestrictions.NoIntroductions | ContactRestrictions.NoScore
            | ContactRestrictions.RecordRemoved)
        && !_snapshot.IsOwner(contact.Id)
        && contact.StateOn(_snapshot.Today) == ContactState.None
        && _snapshot.Score(contact.Id) is
        {
            Strength: > 0,
            Status: not (TieStatus.Unanswered or TieStatus.Paused or TieStatus.Ended or TieStatus.Deceased)
        };

    private double Standing(int first, int second) => Math.Sqrt(_strengths[first] * _strengths[second]);

    /// <summary>The gain of the pair by topics: the harmonic mean of both gains, levelled off, or half of one if the other gains
    /// nothing; and closeness.</summary>
    private double Fit(int first, int second, double closeness) => GainOfTopics(first, second) + Formulas.Saturation(closeness);

    private double GainOfTopics(int first, int second)
    {
        (double ofFirst, double ofSecond) = _topics.Gains(first, second);
        (ofFirst, ofSecond) = (Formulas.Saturation(ofFirst), Formulas.Saturation(ofSecond));
        return Math.Max(Formulas.HarmonicMean(ofFirst, ofSecond), _options.OneSidedShare * Math.Max(ofFirst, ofSecond));
    }

    private Explanation Explain(int first, int second, double score)
    {
        (Contact a, Contact b) = (_contacts[first], _contacts[second]);
        ContactPair pair = new(a.Id, b.Id);
        (double ofFirst, double ofSecond) = _topics.Gains(first, second);
        double acquainted = _evidence.Acquainted(pair);
        Explanation gainOfFirst = Explanation.Combined("first_gains", "1", Combination.Saturation,
            Gain("gain_of_first", ofFirst, a, b));
        Explanation gainOfSecond = Explanation.Combined("second_gains", "1", Combination.Saturation,
            Gain("gain_of_second", ofSecond, b, a));
        return new("introduction", score, "1", Combination.Product,
        [
            Explanation.Combined("fit", "1", Combination.Sum,
                Explanation.Combined("fit_of_topics", "1", Combination.Maximum,
                    Explanation.Combined("both_gain", "1", Combination.HarmonicMean, gainOfFirst, gainOfSecond),
                    Explanation.Combined("one_gains", "1", Combination.Product,
                        new("one_sided_share", _options.OneSidedShare),
                        Explanation.Combined("larger_gain", "1", Combination.Maximum, gainOfFirst, gainOfSecond))),
                Explanation.Combined("fit_of_closeness", "1", Combination.Saturation,
                    _ties.Explain(_inTies[first], _inTies[second], _options.Measure, _owner))),
            new("not_acquainted", 1 - acquainted, "1", Combination.Complement, [_evidence.Explain(pair)]),
            new("standing", Standing(first, second), "1", Combination.GeometricMean,
                [_snapshot.Score(a.Id)!.Explanation, _snapshot.Score(b.Id)!.Explanation]),
            new("readiness", _readiness[first] * _readiness[second], "1", Combination.Product,
                [Readiness("readiness_of_first", first), Readiness("readiness_of_second", second)]),
        ]);
    }

    private Explanation Gain(string term, double value, Contact gaining, Contact other)
    {
        IReadOnlyList<string> met = Topics.Met(gaining, other), shared = Topics.Shared(gaining, other);
        return new(term, value, "1", Combination.Sum,
        [
            new("of_needs_met", _options.NeedWeight * met.Count, "1", Combination.Product,
                [new("need_weight", _options.NeedWeight), new("needs_met", met.Count, "topics")]),
            .. shared.Select(interest => new Explanation("of_shared_interest", _topics.Rarity(interest), "1", Combination.Ratio,
            [
                new("one", 1),
                new("log_of_frequency", Math.Log(_topics.Frequency(interest)), "1", Combination.ScaledLogarithm,
                    [new("one", 1), new("frequency", _topics.Frequency(interest), "contacts"), new("one", 1)]),
            ])),
        ]);
    }

    private Explanation Readiness(string term, int contact)
    {
        Explanation asked = Explanation.Combined("asked", "1", Combination.HalfLifeDecay,
            new("asks", _asks.CountOf(_contacts[contact].Id), "asks"),
            new Explanation("ask_halving", _options.AskHalving, "asks"));
        return Explanation.Combined(term, "1", Combination.Product,
            IsDormant(_contacts[contact].Id) ? [asked, new("dormant", _options.DormantReadiness)] : [asked]);
    }

    private bool IsAsleep(int contact) => _snapshot.Score(_contacts[contact].Id)!.Warmth == Warmth.Asleep;

    private Reason WhyOwner(int first, int second) => About(
        Math.Min(_strengths[first], _strengths[second]) >= _options.CloseStrength && !IsAsleep(first) && !IsAsleep(second)
            ? IntroductionReasons.CloseToBoth : IntroductionReasons.KnowsBoth,
        new(_contacts[first].Id, _contacts[second].Id));

    private static Reason About(string code, ContactPair pair) =>
        new(code, ReasonArgument.Of("first", pair.First), ReasonArgument.Of("second", pair.Second));

    /// <summary>Returns what one gains, or is asked for if only the other gains; if neither does, a reason that names no
    /// topic.</summary>
    private static IEnumerable<Reason> Reasons(Contact gaining, Contact other)
    {
        IReadOnlyList<string> met = Topics.Met(gaining, other), shared = Topics.Shared(gaining, other),
            asked = Topics.Met(other, gaining);
        if (met.Count > 0) yield return Topical(IntroductionReasons.MeetsNeed, met);
        if (shared.Count > 0) yield return Topical(IntroductionReasons.SharedInterests, shared);
        if (met.Count + shared.Count == 0 && asked.Count > 0) yield return Topical(IntroductionReasons.AsksForHelp, asked);
        if (met.Count + shared.Count + asked.Count == 0)
            yield return new(IntroductionReasons.MightEnjoyMeeting, ReasonArgument.Of("other", other.Id));

        Reason Topical(string code, IEnumerable<string> topics) =>
            new(code, ReasonArgument.Of("other", other.Id), ReasonArgument.Of("topics", topics));
    }
}
