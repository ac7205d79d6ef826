using RelationshipModel.Scoring;

namespace RelationshipModel.Introductions;

/// <summary>Scores the pairs of one owner's contacts as of one instant.</summary>
internal sealed class IntroductionScorer
{
    private readonly NetworkSnapshot _snapshot;
    private readonly TieNetwork _ties;
    private readonly IntroductionOptions _options;
    private readonly Contact[] _contacts;
    private readonly double[] _strengths;
    private readonly double[] _readiness;
    private readonly int[] _inTies;
    private readonly int _owner;
    private readonly Topics _topics;
    private readonly Encounters _encounters;
    private readonly Asks _asks;

    internal IntroductionScorer(NetworkSnapshot snapshot, TieNetwork ties, IntroductionOptions options, HashSet<ContactId>? among)
    {
        _snapshot = snapshot;
        _ties = ties;
        _options = options;
        _contacts = [.. snapshot.Contacts.Where(contact => MayBeIntroduced(contact) && among?.Contains(contact.Id) != false)];
        _strengths = [.. _contacts.Select(contact => snapshot.Score(contact.Id)!.Strength)];
        _inTies = [.. _contacts.Select(contact => ties.IndexOf(contact.Id) ?? -1)];
        _owner = ties.IndexOf(new ContactId(snapshot.Owner.Value)) ?? -1;
        _topics = new(snapshot.Contacts, _contacts, options.NeedWeight);
        _encounters = new(snapshot, ties, _owner, options);
        _asks = new(snapshot, options);
        _readiness = [.. _contacts.Select(contact => Formulas.HalfLifeDecay(_asks.Of(contact.Id), options.AskHalving))];
    }

    /// <summary>Scores every pair that gains anything, source by source, each pair once.</summary>
    /// <param name="isWorthwhile">Whether a pair is of interest, given a bound that its score does not exceed.</param>
    /// <param name="take">Takes a pair with its score, which is above 0.</param>
    /// <param name="endSource">Called when all pairs of one contact with later ones were taken.</param>
    internal void Score(Func<double, Candidate, bool> isWorthwhile, Action<Candidate> take, Action endSource)
    {
        int[] places = new int[_ties.Rows.People];
        Array.Fill(places, -1);
        for (int i = 0; i < _inTies.Length; i++)
            if (_inTies[i] >= 0) places[_inTies[i]] = i;
        ClosenessAccumulator accumulator = _ties.Rent();
        HashSet<int> touched = [];
        for (int first = 0; first < _contacts.Length; first++)
        {
            touched.UnionWith(_topics.Touched(first));
            int source = _inTies[first];
            if (source >= 0)
            {
                accumulator.Gather(source, _options.Measure, onlyLater: true, except: _owner);
                foreach (int person in accumulator.Touched)
                    if (places[person] >= 0) touched.Add(places[person]);
            }

            foreach (int second in touched)
            {
                double sum = source >= 0 && _inTies[second] >= 0 ? accumulator.Sum(_inTies[second]) : 0;
                Offer(first, second, sum > 0 ? SharedTies.Whole(_ties.Rows, source, _inTies[second], sum, _options.Measure, _owner) : 0);
            }

            touched.Clear();
            if (source >= 0) accumulator.Clear(source);
            endSource();
        }

        _ties.Return(accumulator);

        void Offer(int first, int second, double closeness)
        {
            ContactPair pair = new(_contacts[first].Id, _contacts[second].Id);
            double bound = Fit(first, second, closeness).Fit * Standing(first, second) * (_readiness[first] * _readiness[second]);
            if (!(bound > 0) || !isWorthwhile(bound, new(bound, first, second)) || _encounters.Know(pair) || _asks.Rests(pair)) return;
            double score = bound * (1 - _encounters.Acquainted(pair));
            if (score > 0) take(new(score, first, second));
        }
    }

    /// <summary>Puts a scored pair as a suggestion.</summary>
    internal IntroductionSuggestion Suggestion(Candidate candidate)
    {
        (double score, int first, int second) = candidate;
        ContactPair pair = new(_contacts[first].Id, _contacts[second].Id);
        double closeness = Closeness(first, second);
        bool isStructural = !(Fit(first, second, closeness).Mutual > 0);
        int introducer = SharedTies.Introducer(_ties.Rows, _inTies[first], _inTies[second], _options.Measure, _owner);
        return new(_snapshot.Owner, _snapshot.AsOf, pair, score, WhyOwner(first, second), About(_encounters.WhyNotYet(pair), pair), () => Explain(first, second, score))
        {
            IsStructural = isStructural,
            ReasonsForFirst = [.. Reasons(_contacts[first], _contacts[second], !isStructural, closeness > 0)],
            ReasonsForSecond = [.. Reasons(_contacts[second], _contacts[first], !isStructural, closeness > 0)],
            Introducer = introducer < 0 ? null : _ties.Person(introducer),
        };
    }

    private bool MayBeIntroduced(Contact contact) =>
        !contact.IsRestricted(ContactRestrictions.NoIntroductions | ContactRestrictions.NoScore | ContactRestrictions.RecordRemoved)
        && !contact.IsOwner
        && !string.Equals(contact.Id.Value, _snapshot.Owner.Value, StringComparison.Ordinal)
        && contact.StateOn(_snapshot.Today) == ContactState.None
        && _snapshot.Score(contact.Id) is { Strength: > 0, Status: not (TieStatus.Paused or TieStatus.Ended or TieStatus.Deceased) };

    private double Closeness(int first, int second)
    {
        double sum = 0;
        foreach (SharedTies.Shared shared in SharedTies.Of(_ties.Rows, _inTies[first], _inTies[second], _owner)) sum += SharedTies.Term(_ties.Rows, shared, _options.Measure);
        return sum > 0 ? SharedTies.Whole(_ties.Rows, _inTies[first], _inTies[second], sum, _options.Measure, _owner) : 0;
    }

    private double Standing(int first, int second) => Math.Sqrt(_strengths[first] * _strengths[second]);

    /// <summary>What the pair gains: the harmonic mean of what each does, so that a benefit to one side only counts zero, and closeness; each levelled off.</summary>
    private (double OfFirst, double OfSecond, double Mutual, double Fit) Fit(int first, int second, double closeness)
    {
        (Contact a, Contact b) = (_contacts[first], _contacts[second]);
        double interests = _topics.Rarities(Topics.Shared(a, b));
        double ofFirst = _topics.Gain(Topics.Met(a, b).Count, interests), ofSecond = _topics.Gain(Topics.Met(b, a).Count, interests);
        double mutual = Formulas.HarmonicMean(ofFirst, ofSecond);
        return (ofFirst, ofSecond, mutual, Formulas.Saturation(mutual) + Formulas.Saturation(closeness));
    }

    private Explanation Explain(int first, int second, double score)
    {
        (Contact a, Contact b) = (_contacts[first], _contacts[second]);
        ContactPair pair = new(a.Id, b.Id);
        double closeness = Closeness(first, second);
        (double ofFirst, double ofSecond, double mutual, double fit) = Fit(first, second, closeness);
        double acquainted = _encounters.Acquainted(pair);
        return new("introduction", score, "1", Combination.Product,
        [
            new("fit", fit, "1", Combination.Sum,
            [
                new("fit_of_topics", Formulas.Saturation(mutual), "1", Combination.Saturation,
                    [new("mutual_gain", mutual, "1", Combination.HarmonicMean, [Gain("gain_of_first", ofFirst, a, b), Gain("gain_of_second", ofSecond, b, a)])]),
                new("fit_of_closeness", Formulas.Saturation(closeness), "1", Combination.Saturation,
                    [SharedTies.Explain(_ties.Rows, _inTies[first], _inTies[second], _options.Measure, _owner)]),
            ]),
            new("not_acquainted", 1 - acquainted, "1", Combination.Complement, [_encounters.Explain(pair)]),
            new("standing", Standing(first, second), "1", Combination.GeometricMean, [_snapshot.Score(a.Id)!.Explanation, _snapshot.Score(b.Id)!.Explanation]),
            new("readiness", _readiness[first] * _readiness[second], "1", Combination.Product, [Readiness("readiness_of_first", first), Readiness("readiness_of_second", second)]),
        ]);
    }

    private Explanation Gain(string term, double value, Contact gaining, Contact other)
    {
        IReadOnlyList<string> met = Topics.Met(gaining, other), shared = Topics.Shared(gaining, other);
        return new(term, value, "1", Combination.Sum,
        [
            new("of_needs_met", _options.NeedWeight * met.Count, "1", Combination.Product, [new("need_weight", _options.NeedWeight), new("needs_met", met.Count, "topics")]),
            .. shared.Select(interest => new Explanation("of_shared_interest", _topics.Rarity(interest), "1", Combination.Ratio,
            [
                new("one", 1),
                new("log_of_frequency", Math.Log(_topics.Frequency(interest)), "1", Combination.ScaledLogarithm,
                    [new("one", 1), new("frequency", _topics.Frequency(interest), "contacts"), new("one", 1)]),
            ])),
        ]);
    }

    private Explanation Readiness(string term, int contact) =>
        new(term, _readiness[contact], "1", Combination.HalfLifeDecay, [new("asks", _asks.Of(_contacts[contact].Id), "asks"), new("ask_halving", _options.AskHalving, "asks")]);

    private Reason WhyOwner(int first, int second) => About(
        Math.Min(_strengths[first], _strengths[second]) >= _options.CloseStrength ? IntroductionReasons.CloseToBoth : IntroductionReasons.KnowsBoth,
        new(_contacts[first].Id, _contacts[second].Id));

    private static Reason About(string code, ContactPair pair) => new(code, ReasonArgument.Of("first", pair.First), ReasonArgument.Of("second", pair.Second));

    private static IEnumerable<Reason> Reasons(Contact gaining, Contact other, bool hasGain, bool isClose)
    {
        if (hasGain)
        {
            if (Topics.Met(gaining, other) is { Count: > 0 } met) yield return Topical(IntroductionReasons.MeetsNeed, met);
            if (Topics.Shared(gaining, other) is { Count: > 0 } shared) yield return Topical(IntroductionReasons.SharedInterests, shared);
        }

        if (isClose) yield return new(IntroductionReasons.SharedClosePeople);

        Reason Topical(string code, IEnumerable<string> topics) => new(code, ReasonArgument.Of("other", other.Id), ReasonArgument.Of("topics", topics));
    }
}
