using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>Folds interactions into the state of a tie, one at a time, in (instant, id) order. The only code that does.</summary>
internal sealed class TieFold
{
    /// <summary>Gaps and counts up to these are looked up.</summary>
    private const int MostGaps = 1024, MostEpisodes = 64;

    private readonly ScoringOptions _options;
    private readonly EpisodeWeights _weights;
    private readonly BondCurve _curve;
    private readonly BondCurve _kinCurve;
    private readonly Moment _sessionGap;
    private readonly DayDecay _balanceDecay;
    private readonly double _answer;
    private readonly DayDecay _gapDecay;
    private readonly double[] _gapLogarithms = [0, .. Enumerable.Range(1, MostGaps - 1)
        .Select(static gap => gap * Math.Log(gap))];
    private readonly double[] _episodes = [.. Enumerable.Range(0, MostEpisodes).Select(static count => Math.Log2(1 + count))];
    private readonly double _levelHalf;
    private readonly double _mostADay;
    private readonly double _shareOfStatedHours;

    internal TieFold(ScoringOptions options)
    {
        _options = options;
        _weights = new(options);
        Calendar = new Calendar(options.Zone);
        BondOptions bond = options.Bond;
        double halfLife = bond.HalfLife.TotalDays, longest = bond.LongestHalfLife.TotalDays, scale = bond.Scale.TotalHours;
        _curve = new(halfLife, longest, scale);
        _kinCurve = new(halfLife * bond.KinFactor, longest, scale);
        _levelHalf = bond.LevelHalf.TotalHours;
        _mostADay = bond.MostADay.TotalHours;
        _shareOfStatedHours = bond.ShareOfStatedHours;
        _sessionGap = Moment.Of(options.Balance.SessionGap);
        _balanceDecay = new(options.Balance.HalfLife.TotalDays);
        _answer = options.Balance.Answer;
        _gapDecay = new(options.Rhythm.GapHalfLife.TotalDays);
    }

    internal Calendar Calendar { get; }

    internal BondCurve CurveOf(TieProfile profile) => profile.IsKin ? _kinCurve : _curve;

    /// <summary>The substantive hours of an interaction: hours x channel x group x depth.</summary>
    internal double Weight(in Episode episode) => _weights.Weight(episode.Facts);

    /// <summary>Whether an interaction ends silence: no reaction, no attempt, no circular.</summary>
    internal bool IsContact(in Episode episode) => (KindOf(episode) & EpisodeKind.Contact) != 0;

    /// <summary>Returns the kinds of an interaction.</summary>
    internal EpisodeKind KindOf(in Episode episode) => _weights.KindOf(episode.Facts);

    /// <summary>Folds the next interaction. It must come after the last one folded.</summary>
    internal void Add(ref TieState state, in Episode episode, TieProfile profile) =>
        Add(ref state, episode.Facts, episode.Id, profile);

    /// <summary>Folds the next interaction, and returns what it is to the tie. It must come after the last one folded.</summary>
    internal EpisodeKind Add(ref TieState state, in EpisodeFacts episode, InteractionId id, TieProfile profile)
    {
        EpisodeKind kind = _weights.KindOf(episode);
        Moment at = episode.Moment;
        int day = Calendar.DayOf(at);
        if (state.Interactions == 0) OpenFirstDay(ref state, day, profile);
        else if (at > state.Last) Leave(ref state, kind, episode, day, profile);
        if ((kind & EpisodeKind.Addressed) != 0) CountInitiative(ref state, episode, kind);
        CountTurns(ref state, kind);
        Credit(ref state, episode, kind);
        if (episode.IsMarked) Mark(state.Marks ??= new(), episode, profile.SupportRole);
        if ((kind & EpisodeKind.Contact) != 0) CountContact(ref state, day, profile);
        Remember(ref state, episode, id, kind);
        state.SetLast(at, day);
        state.LastId = id;
        state.Interactions++;
        return kind;
    }

    /// <summary>From where the bond decays as of an instant: its size at the last credit or statement by then, and when that was.
    /// Null if there was none.</summary>
    internal (BondStock Bond, Instant At, bool IsStated)? Anchor(in TieState state, TieProfile profile, Instant asOf)
    {
        BondCurve curve = CurveOf(profile);
        (BondStock Bond, Instant At, bool IsStated)? anchor =
            state.Interactions > 0 ? (Credited(state, curve), Calendar.StartOf(state.Day), false) : null;
        foreach (StatedCloseness stated in profile.Closeness)
        {
            if (state.Interactions > 0 && Calendar.Number(stated.On) <= state.Day) continue;
            Instant start = Calendar.StartOf(stated.On);
            if (start > asOf) break;
            BondStock bond = anchor is { } last ? curve.Decayed(last.Bond, (start - last.At).TotalDays) : default;
            double hours = _options.Bond[stated.Closeness].TotalHours;
            bool isStated = stated.Meaning == ClosenessMeaning.Now || hours >= curve.Hours(bond);
            anchor = (isStated ? curve.Of(hours) : bond, start, isStated);
        }

        return anchor;
    }

    internal BondStock Bond(in TieState state, TieProfile profile, Instant asOf) =>
        Anchor(state, profile, asOf) is { } anchor
            ? CurveOf(profile).Decayed(anchor.Bond, (asOf - anchor.At).TotalDays) : default;

    /// <summary>The bond in hours as of the last interaction.</summary>
    internal double BondAtLast(in TieState state, TieProfile profile) =>
        BondAtLast(state, profile, Credited(state, CurveOf(profile)));

    /// <summary>The bond in hours as of the last addressed interaction.</summary>
    internal double BondAtAddressed(in TieState state, TieProfile profile) =>
        state.LastAddressed == state.Last ? BondAtLast(state, profile) : state.Turns!.BondAtAddressed;

    private double BondAtLast(in TieState state, TieProfile profile, BondStock credited)
    {
        BondCurve curve = CurveOf(profile);
        return curve.Hours(curve.Decayed(credited, Calendar.DaysSinceStart(state.Day, state.Last)));
    }

    /// <summary>The bond in hours as of the last interaction with support.</summary>
    internal double BondAtSupport(in TieState state, TieProfile profile) =>
        state.Marks!.SupportAt == state.Last ? BondAtLast(state, profile) : state.Marks.BondAtSupport;

    /// <summary>The imbalance that a bond tolerates.</summary>
    internal double Tolerance(double bond) => _options.Balance.BaseTolerance
        + _options.Balance.BondTolerance * Formulas.Level(bond, _levelHalf);

    internal bool IsKnown(double given, double received) =>
        Formulas.Knowledge(given, received, _options.Balance.Prior) >= _options.Balance.Knowledge;

    /// <summary>Returns the initiatives and answers of each side, as of the last addressed interaction.</summary>
    internal (double Owner, double Contact) Initiatives(in TieState state)
    {
        if (!state.HasAddressed) return default;
        Moment last = state.LastAddressed;
        double kept = _balanceDecay.After(last.Day - state.BalanceDay) / _balanceDecay.Growth(last.Nanosecond);
        SessionTurn turn = state.Turn;
        return (state.OwnerInitiatives * kept + turn.Of(TieSide.Owner, _answer), state.ContactInitiatives * kept
            + turn.Of(TieSide.Contact, _answer));
    }

    /// <summary>Returns the local day since which the balance of initiative has been beyond tolerance, the last day
    /// included.</summary>
    internal int InitiativeBeyondSince(in TieState state, TieProfile profile) =>
        InitiativeBeyondSince(state, profile, Credited(state, CurveOf(profile)));

    private int InitiativeBeyondSince(in TieState state, TieProfile profile, BondStock credited)
    {
        if (!state.HasAddressed) return state.InitiativeBeyondSince;
        Moment addressed = state.LastAddressed;
        bool isLast = addressed == state.Last;
        if (!isLast && Calendar.DayOf(addressed) != state.Day) return state.InitiativeBeyondSince;
        (double owner, double contact) = Initiatives(state);
        if (IsSurelyTolerated(owner, contact)) return TieState.NoDay;
        if (isLast && IsSurelyTolerated(owner, contact, CurveOf(profile).LeastHours(credited))) return TieState.NoDay;
        double bond = isLast ? BondAtLast(state, profile, credited) : state.Turns!.BondAtAddressed;
        return Since(state.InitiativeBeyondSince, owner, contact, bond, state.Day);
    }

    /// <summary>Returns the local day since which the balance of support has been beyond tolerance, the last day
    /// included.</summary>
    internal int SupportBeyondSince(in TieState state, TieProfile profile)
    {
        if (state.Marks is not { HasSupport: true } marks) return TieState.NoDay;
        if (Calendar.DayOf(marks.SupportAt) != state.Day) return marks.SupportBeyondSince;
        if (IsSurelyTolerated(marks.SupportGiven, marks.SupportReceived)) return TieState.NoDay;
        return Since(marks.SupportBeyondSince, marks.SupportGiven, marks.SupportReceived, BondAtSupport(state, profile),
            state.Day);
    }

    /// <summary>The last local day of any contact: an end is exclusive, so that until midnight is the day before.</summary>
    internal int ContactUntilDay(in TieState state) =>
        state.Lengths is not null && state.ContactUntil is var until && until > state.LastContact
            ? Math.Max(state.ContactDay, Calendar.DayOf(until.Before()))
            : state.ContactDay;

    /// <summary>Returns the part of a span of silence in which the tie was not paused.</summary>
    internal Duration Unpaused(TieProfile profile, Instant from, Instant to)
    {
        Duration silence = to - from;
        Instant counted = from;
        foreach (StatedState stated in profile.States)
        {
            if (stated.State != ContactState.Paused) continue;
            Instant begin = Instant.Max(counted, Calendar.StartOf(stated.Since));
            Instant end = stated.Until is { } until ? Instant.Min(to, Calendar.StartOf(until)) : to;
            if (end <= begin) continue;
            silence -= end - begin;
            counted = end;
        }

        return silence;
    }

    /// <summary>Returns the number of whole local days between two days on which the tie was not paused.</summary>
    internal static int UnpausedDays(TieProfile profile, int from, int to)
    {
        int silence = to - from, counted = from;
        if (profile.States.Count == 0) return silence;
        foreach (StatedState stated in profile.States)
        {
            if (stated.State != ContactState.Paused) continue;
            int begin = Math.Max(counted, Calendar.Number(stated.Since));
            int end = stated.Until is { } until ? Math.Min(to, Calendar.Number(until)) : to;
            if (end <= begin) continue;
            silence -= end - begin;
            counted = end;
        }

        return silence;
    }

    private void OpenFirstDay(ref TieState state, int day, TieProfile profile)
    {
        if (profile.Closeness.Count > 0) state.BondBeforeDay = Bond(state, profile, Calendar.StartOf(day));
    }

    /// <summary>Before a later instant: keeps the bond as of which a balance stands, if the next interaction does not enter it,
    /// and opens the next interaction's day.</summary>
    private void Leave(ref TieState state, EpisodeKind next, in EpisodeFacts episode, int day, TieProfile profile)
    {
        if (state.Lengths is { } lengths) lengths.SumHere = lengths.HoursHere = 0;
        bool leavesAddressed = (next & EpisodeKind.Addressed) == 0 && state.HasAddressed && state.LastAddressed == state.Last;
        bool leavesSupport = state.Marks is { HasSupport: true } marks && marks.SupportAt == state.Last
            && !(Gives(episode, profile.SupportRole) || Receives(episode, profile.SupportRole));
        bool opensDay = day != state.Day;
        if (!opensDay && !leavesAddressed && !leavesSupport) return;
        BondStock credited = Credited(state, CurveOf(profile));
        if (leavesAddressed || leavesSupport)
        {
            double bond = BondAtLast(state, profile, credited);
            if (leavesSupport) state.Marks!.BondAtSupport = bond;
            if (leavesAddressed) state.OpenTurns().BondAtAddressed = bond;
        }

        if (opensDay) OpenDay(ref state, credited, day, profile);
    }

    /// <summary>Judges the balances of the day that ends, and lets the bond decay to the start of the next
    /// credited one.</summary>
    private void OpenDay(ref TieState state, BondStock credited, int day, TieProfile profile)
    {
        state.InitiativeBeyondSince = InitiativeBeyondSince(state, profile, credited);
        if (state.Marks is { HasSupport: true }) state.Marks.SupportBeyondSince = SupportBeyondSince(state, profile);
        state.BondBeforeDay = profile.Closeness.Count > 0
            ? Bond(state, profile, Calendar.StartOf(day))
            : CurveOf(profile).Decayed(credited, Calendar.DaysBetweenStarts(state.Day, day));
        state.DaySum = state.DayLargest = 0;
        if (state.Lengths is { } lengths) lengths.Sum = lengths.Hours = 0;
    }

    private BondStock Credited(in TieState state, BondCurve curve) => curve.Credited(state.BondBeforeDay, DayCredit(state));

    private double DayCredit(in TieState state)
    {
        double unstated = Formulas.UnstatedCredit(state.DaySum, state.DayLargest);
        return state.Lengths is { } lengths
            ? double.MinNative(unstated + lengths.Sum, double.MaxNative(_mostADay, lengths.Hours * _shareOfStatedHours))
            : double.MinNative(unstated, _mostADay);
    }

    private void Credit(ref TieState state, in EpisodeFacts episode, EpisodeKind kind)
    {
        if ((kind & EpisodeKind.Stated) == 0)
        {
            double weight = _weights.UsualWeight(episode);
            state.DaySum += weight;
            state.DayLargest = double.MaxNative(state.DayLargest, weight);
            return;
        }

        if (episode.Hours == 0) return;
        TieLengths lengths = state.Lengths ??= new();
        double before = lengths.SumHere, hoursBefore = lengths.HoursHere;
        lengths.SumHere = double.MaxNative(before, _weights.StatedWeight(episode));
        lengths.HoursHere = double.MaxNative(hoursBefore, episode.Hours);
        lengths.Sum += lengths.SumHere - before;
        lengths.Hours += lengths.HoursHere - hoursBefore;
    }

    private void Mark(TieMarks marks, in EpisodeFacts episode, SupportRole role)
    {
        bool gives = Gives(episode, role), receives = Receives(episode, role);
        if (gives || receives)
        {
            if (marks.HasSupport)
            {
                Moment from = marks.SupportAt, to = episode.Moment;
                double kept = _balanceDecay.After(to.Day - from.Day) * _balanceDecay.Growth(
                    from.Nanosecond) / _balanceDecay.Growth(to.Nanosecond);
                marks.SupportGiven *= kept;
                marks.SupportReceived *= kept;
            }

            marks.SupportAt = episode.Moment;
            marks.SupportGiven += gives ? 1 : 0;
            marks.SupportReceived += receives ? 1 : 0;
        }

        if (episode.Depth != Depth.Unknown)
        {
            marks.DepthSum += _weights.DepthFactor(episode.Depth);
            marks.DepthCount++;
        }

        if (episode.AfterFeel is not { } feel) return;
        marks.FeelSum += feel;
        marks.FeelCount++;
    }

    /// <summary>Whether the owner gave support that the tie's role does not expect.</summary>
    private static bool Gives(in EpisodeFacts episode, SupportRole role) => episode.GaveSupport && role
        != SupportRole.OwnerSupportsContact;

    /// <summary>Whether the owner received support that the tie's role does not expect.</summary>
    private static bool Receives(in EpisodeFacts episode, SupportRole role) => episode.ReceivedSupport && role
        != SupportRole.ContactSupportsOwner;

    private void CountContact(ref TieState state, int day, TieProfile profile)
    {
        if (state.ContactDays == 0)
        {
            state.ContactDays = state.ContactsOnDay = 1;
        }
        else if (day > state.ContactDay)
        {
            int count = state.ContactsOnDay;
            state.EpisodesBeforeDay += count < MostEpisodes ? _episodes[count] : Math.Log2(1 + count);
            state.ContactsOnDay = 1;
            state.ContactDays++;
            double kept = _gapDecay.After(day - state.ContactDay);
            state.GapLogSum *= kept;
            state.GapSum *= kept;
            int until = ContactUntilDay(state);
            if (day > until)
            {
                int gap = Math.Max(1, UnpausedDays(profile, until, day));
                state.GapLogSum += gap < MostGaps ? _gapLogarithms[gap] : gap * Math.Log(gap);
                state.GapSum += gap;
            }
        }
        else if (state.ContactsOnDay < ushort.MaxValue)
        {
            state.ContactsOnDay++;
        }

        state.ContactDay = day;
    }

    private void CountInitiative(ref TieState state, in EpisodeFacts episode, EpisodeKind kind)
    {
        Moment at = episode.Moment, last = state.LastAddressed;
        SessionTurn turn = state.Turn;
        bool isFirst = !state.HasAddressed || last != at;
        if (isFirst)
        {
            bool begins = !state.HasAddressed || at.IsAfter(state.AddressedUntil, _sessionGap);
            if (turn.AddsAnything) Take(ref state, turn, last);
            turn = turn.Next(begins);
        }

        int opened = turn.OwnerOpened;
        turn.Add(episode.Opener, episode.IsReply, (kind & EpisodeKind.Held) != 0, isFirst);
        int unanswered = state.UnansweredInitiatives + (opened == 0 && turn.OwnerOpened > 0 ? 1 : 0);
        state.UnansweredInitiatives = (ushort)Math.Min(unanswered, ushort.MaxValue);
        state.Turn = turn;
    }

    /// <summary>Takes what an instant adds into the balance, which is as of the start of that day of UTC.</summary>
    private void Take(ref TieState state, SessionTurn turn, Moment at)
    {
        double kept = _balanceDecay.After(at.Day - state.BalanceDay), weight = _balanceDecay.Growth(at.Nanosecond);
        state.OwnerInitiatives = state.OwnerInitiatives * kept + weight * turn.Of(TieSide.Owner, _answer);
        state.ContactInitiatives = state.ContactInitiatives * kept + weight * turn.Of(TieSide.Contact, _answer);
        state.BalanceDay = at.Day;
    }

    /// <summary>Counts what waits for an answer: messages to somebody in particular that are not answers themselves. Of a session
    /// in which both took part nothing waits: whoever spoke last had an answer.</summary>
    private static void CountTurns(ref TieState state, EpisodeKind kind)
    {
        if (state.Turn.IsAnswered) kind &= ~(EpisodeKind.AwaitsContact | EpisodeKind.AwaitsOwner);
        state.UnansweredInitiatives = (kind & EpisodeKind.Sign) != 0 ? (ushort)0 : state.UnansweredInitiatives;
        state.UnansweredFromOwner = Waiting(
            state.UnansweredFromOwner, (kind & EpisodeKind.AnswersOwner) != 0, (kind & EpisodeKind.AwaitsContact) != 0);
        state.UnansweredFromContact = Waiting(
            state.UnansweredFromContact, (kind & EpisodeKind.AnswersContact) != 0, (kind & EpisodeKind.AwaitsOwner) != 0);

        static ushort Waiting(int before, bool isAnswered, bool waits) =>
            (ushort)Math.Min((isAnswered ? 0 : before) + (waits ? 1 : 0), ushort.MaxValue);
    }

    /// <summary>Remembers an interaction as the last of its kinds.</summary>
    private static void Remember(ref TieState state, in EpisodeFacts episode, InteractionId id, EpisodeKind kind)
    {
        EpisodeKind here = kind & EpisodeKind.Remembered, seen = state.Seen;
        Moment at = episode.Moment;
        if (state.Interactions == 0 || (!state.HasContact && (here & EpisodeKind.Contact) != 0)) state.First = at;
        if (state.Interactions > 0 && here != (seen & EpisodeKind.Remembered)) state.OpenTurns();
        state.Seen = seen | kind;
        if (episode.Hours > 0) state.Lengths!.Extend(kind, at.After(episode.Hours));
        state.Turns?.Take(kind, at, id);
    }

    /// <summary>Whether a balance is within what a bond tolerates that is no smaller than stated, judged without a power. False
    /// if only the bond itself can tell.</summary>
    private bool IsSurelyTolerated(double given, double received, double leastBond = 0)
    {
        double tolerance = _options.Balance.BaseTolerance;
        if (leastBond > 0) tolerance += _options.Balance.BondTolerance * Formulas.LeastLevel(leastBond, _levelHalf);
        return Math.Abs(given - received) <= tolerance * (given + received + 2 * _options.Balance.Prior);
    }

    private int Since(int since, double given, double received, double bond, int day)
    {
        bool isBeyond = IsKnown(given, received)
            && Math.Abs(Formulas.Balance(given, received, _options.Balance.Prior)) > Tolerance(bond);
        return !isBeyond ? TieState.NoDay : since == TieState.NoDay ? day : since;
    }
}
