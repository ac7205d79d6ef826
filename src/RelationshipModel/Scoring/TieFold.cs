using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>Folds interactions into the state of a tie, one at a time, in (instant, id) order. The only code that does.</summary>
internal sealed class TieFold
{
    /// <summary>Decay and logarithm of this many whole days are looked up, beyond it computed; the numbers are the same.</summary>
    private const int TableSize = 2048;

    /// <summary>Beyond this growth the balances are rescaled, so that they never overflow: after 500 half-lives.</summary>
    private const double MostGrowth = 3.273390607896142e150; // 2^500

    private const double MostHalfLives = 1000;

    private static readonly Channel[] Channels = Enum.GetValues<Channel>();

    private readonly ScoringOptions _options;
    private readonly double[] _channelWeight = new double[Channels.Length];
    private readonly double[] _usualHours = new double[Channels.Length];
    private readonly double[] _depthFactor = new double[Enum.GetValues<Depth>().Length];
    private readonly double[] _decay;
    private readonly double[] _kinDecay;
    private readonly double[] _logarithm = new double[TableSize];
    private readonly double[] _growth = new double[TableSize];
    private readonly double _growthPerNanosecond;
    private readonly ToleratedBalances _tolerated;
    private readonly double _balanceHalfLife;
    private readonly double _scale;
    private readonly double _halfLife;
    private readonly double _kinHalfLife;
    private readonly double _levelHalf;

    internal TieFold(ScoringOptions options)
    {
        _options = options;
        Calendar = new Calendar(options.Zone);
        foreach (Channel channel in Channels)
        {
            _channelWeight[(int)channel] = options[channel].Weight;
            _usualHours[(int)channel] = options[channel].UsualLength.TotalHours;
        }

        foreach (Depth depth in Enum.GetValues<Depth>()) _depthFactor[(int)depth] = options.FactorOf(depth);
        _balanceHalfLife = options.BalanceHalfLife.TotalDays;
        _growthPerNanosecond = Formulas.Ln2 / NodaConstants.NanosecondsPerDay / _balanceHalfLife;
        _scale = options.BondScale.TotalHours;
        _halfLife = options.BondHalfLife.TotalDays;
        _kinHalfLife = _halfLife * options.KinHalfLifeFactor;
        _levelHalf = options.BondLevelHalf.TotalHours;
        _decay = DecayTable(_halfLife);
        _kinDecay = DecayTable(_kinHalfLife);
        for (int days = 1; days < TableSize; days++) _logarithm[days] = Math.Log(days);
        for (int days = 0; days < TableSize; days++) _growth[days] = Math.Exp(Math.Min(MostHalfLives, days / _balanceHalfLife) * Formulas.Ln2);
        _tolerated = new(options, _halfLife);

        static double[] DecayTable(double halfLife)
        {
            double[] table = new double[TableSize];
            for (int days = 0; days < TableSize; days++) table[days] = Formulas.HalfLifeDecay(days / halfLife, 1);
            return table;
        }
    }

    internal Calendar Calendar { get; }

    internal double HalfLifeOf(TieProfile profile) => profile.IsKin ? _kinHalfLife : _halfLife;

    /// <summary>The substantive hours of an interaction: hours x channel x group x depth.</summary>
    internal double Weight(in Episode episode)
    {
        int channel = (int)episode.Channel;
        double hours = double.IsNaN(episode.Hours) ? _usualHours[channel] : episode.Hours;
        int others = episode.HeadCount - 1;
        double group = episode.IsTalk && others > _options.ConversationPartners ? (double)_options.ConversationPartners / others : 1;
        return hours * _channelWeight[channel] * group * _depthFactor[(int)episode.Depth];
    }

    /// <summary>Folds the next interaction. It must come after the last one folded.</summary>
    internal void Add(ref TieState state, in Episode episode, TieProfile profile)
    {
        bool isNewInstant = state.Interactions == 0 || episode.At > state.LastAt;
        int day = Credit(ref state, episode, profile);
        CountContact(ref state, episode, day, profile);
        CountInitiative(ref state, episode, isNewInstant);
        if (episode.IsMarked) Mark(state.Marks ??= new(), episode, state.BalanceGrowth);
        state.LastAt = episode.At;
        state.LastId = episode.Id;
        state.Interactions++;
        WatchBalances(ref state, day, profile);
    }

    /// <summary>From where the bond decays as of an instant: its size at the last credit or statement by then, and when that was. Null where there was none.</summary>
    internal (BondStock Bond, Instant At, bool IsStated)? Anchor(in TieState state, TieProfile profile, Instant asOf)
    {
        (BondStock Bond, Instant At, bool IsStated)? anchor =
            state.Interactions > 0 ? (Credited(state), Calendar.StartOf(state.Day), false) : null;
        foreach (StatedCloseness stated in profile.Closeness)
        {
            if (state.Interactions > 0 && Calendar.Number(stated.On) <= state.Day) continue;
            Instant start = Calendar.StartOf(stated.On);
            if (start > asOf) break;
            BondStock bond = anchor is { } last ? Decay(last.Bond, last.At, start, profile) : default;
            BondStock closeness = BondStock.Of(_options.BondOf(stated.Closeness).TotalHours, _scale);
            bool isStated = closeness.Hours(_scale) >= bond.Hours(_scale);
            anchor = (isStated ? closeness : bond, start, isStated);
        }

        return anchor;
    }

    internal BondStock Bond(in TieState state, TieProfile profile, Instant asOf) =>
        Anchor(state, profile, asOf) is { } anchor ? Decay(anchor.Bond, anchor.At, asOf, profile) : default;

    private BondStock Credited(in TieState state) => state.BondBeforeDay.Credited(Formulas.DayCredit(state.DaySum, state.DayLargest), _scale);

    internal double Hours(BondStock bond) => bond.Hours(_scale);

    internal BondStock Decay(BondStock bond, Instant from, Instant to, TieProfile profile) => Decay(bond, (to - from).TotalDays, profile);

    private BondStock Decay(BondStock bond, double days, TieProfile profile)
    {
        bool isKin = profile.IsKin;
        int whole = (int)days;
        return whole == days && (uint)whole < TableSize
            ? bond.Decayed((isKin ? _kinDecay : _decay)[whole])
            : bond.DecayedBy(days / (isKin ? _kinHalfLife : _halfLife));
    }

    /// <summary>The imbalance that the bond at an instant tolerates.</summary>
    internal double Tolerance(double bond) => _options.BaseTolerance + _options.BondTolerance * Formulas.Level(bond, _levelHalf);

    /// <summary>How much of a span of silence the tie was not paused.</summary>
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

    /// <summary>How many whole local days from one to another the tie was not paused.</summary>
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

    private int Credit(ref TieState state, in Episode episode, TieProfile profile)
    {
        double weight = Weight(episode);
        int day = Calendar.DayOf(episode.At);
        if (day == state.Day)
        {
            state.DaySum += weight;
            state.DayLargest = Math.Max(state.DayLargest, weight);
            return day;
        }

        state.BondBeforeDay = profile.Closeness.Count > 0 ? Bond(state, profile, Calendar.StartOf(day))
            : state.Interactions > 0 ? Decay(Credited(state), Calendar.DaysBetweenStarts(state.Day, day), profile)
            : default;
        state.DaySum = state.DayLargest = weight;
        state.Day = day;
        return day;
    }

    private void Mark(TieMarks marks, in Episode episode, double balanceGrowth)
    {
        if (episode.GaveSupport) marks.SupportGiven += balanceGrowth;
        if (episode.ReceivedSupport) marks.SupportReceived += balanceGrowth;
        if (episode.Depth != Depth.Unknown)
        {
            marks.DepthSum += _depthFactor[(int)episode.Depth];
            marks.DepthCount++;
        }

        if (episode.AfterFeel is not { } feel) return;
        marks.FeelSum += feel;
        marks.FeelCount++;
    }

    private void CountContact(ref TieState state, in Episode episode, int day, TieProfile profile)
    {
        bool isReaction = episode.Channel == Channel.Reaction;
        if (isReaction && !state.OnlyReactions)
        {
            if (!state.IsLastReaction)
            {
                TieMarks marks = state.Marks ??= new();
                (marks.LastContactAt, marks.LastContactId) = (state.LastAt, state.LastId);
            }

            state.IsLastReaction = true;
            return;
        }

        state.IsLastReaction = isReaction;
        if (!isReaction && state.OnlyReactions)
        {
            state.OnlyReactions = false;
            state.ContactDays = 0;
            state.LogGapSum = 0;
        }

        if (state.ContactDays == 0)
        {
            state.FirstContactDay = day;
            state.ContactDays = 1;
        }
        else if (day > state.LastContactDay)
        {
            int gap = Math.Max(1, UnpausedDays(profile, state.LastContactDay, day));
            state.LogGapSum += gap < TableSize ? _logarithm[gap] : Math.Log(gap);
            state.ContactDays++;
        }

        state.LastContactDay = day;
    }

    private void CountInitiative(ref TieState state, in Episode episode, bool isNewInstant)
    {
        if (isNewInstant) OpenInstant(ref state, episode.At);
        bool openedBefore = state.OwnerOpenedHere;
        if (state.OpensHere && !episode.IsReply)
        {
            state.OwnerOpenedHere |= episode.Opener == Side.Owner;
            state.ContactOpenedHere |= episode.Opener == Side.Contact;
        }

        if (episode.IsTalk || episode.Opener != Side.Owner) state.UnansweredInitiatives = 0;
        else if (state.OwnerOpenedHere && !openedBefore && !state.ContactOpenedHere && state.UnansweredInitiatives < ushort.MaxValue) state.UnansweredInitiatives++;
    }

    private void OpenInstant(ref TieState state, Instant at)
    {
        if (state.Interactions == 0)
        {
            state.BalanceEpoch = Calendar.Since(at).Days;
            state.OpensHere = true;
            state.BalanceGrowth = Growth(state, at);
            return;
        }

        if (state.OwnerOpenedHere && !state.ContactOpenedHere) state.OwnerInitiatives += state.BalanceGrowth;
        if (state.ContactOpenedHere && !state.OwnerOpenedHere) state.ContactInitiatives += state.BalanceGrowth;
        state.OwnerOpenedHere = state.ContactOpenedHere = false;
        state.OpensHere = at - state.LastAt >= _options.InitiativeGap;

        state.BalanceGrowth = Growth(state, at);
        if (state.BalanceGrowth > MostGrowth) MoveEpoch(ref state, at);
    }

    /// <summary>Brings balances that were folded under another half-life to the present one; as of the last instant they stay the same.</summary>
    internal void Rebalance(ref TieState state) => MoveEpoch(ref state, state.LastAt);

    /// <summary>Counts the balances, which are as of an instant, from an epoch on that instant's day.</summary>
    private void MoveEpoch(ref TieState state, Instant at)
    {
        double kept = 1 / state.BalanceGrowth;
        state.BalanceEpoch = Calendar.Since(at).Days;
        state.BalanceGrowth = Growth(state, at);
        kept *= state.BalanceGrowth;
        state.OwnerInitiatives *= kept;
        state.ContactInitiatives *= kept;
        if (state.Marks is not { } marks) return;
        marks.SupportGiven *= kept;
        marks.SupportReceived *= kept;
    }

    /// <summary>How much more an initiative at an instant counts than one at the epoch. After more than a thousand half-lives nothing of the past is left.</summary>
    private double Growth(in TieState state, Instant at)
    {
        Duration since = Calendar.Since(at);
        int days = since.Days - state.BalanceEpoch;
        double part = since.NanosecondOfDay * _growthPerNanosecond;
        return (uint)days < TableSize && part < 1
            ? _growth[days] * (1 + Formulas.ExpM1(part))
            : Math.Exp(Math.Min(MostHalfLives * Formulas.Ln2, days / _balanceHalfLife * Formulas.Ln2 + part));
    }

    private void WatchBalances(ref TieState state, int day, TieProfile profile)
    {
        Watch(ref state.InitiativeBeyondSince, state, state.Initiatives, day, profile);
        if (state.Marks is { } marks) Watch(ref marks.SupportBeyondSince, state, state.Supports, day, profile);
    }

    private void Watch(ref int since, in TieState state, (double Given, double Received) sides, int day, TieProfile profile)
    {
        (double given, double received) = sides;
        double balance = Math.Abs(Formulas.Balance(given, received, _options.BalancePrior));
        if (balance <= _options.BaseTolerance || !IsKnown(given, received))
        {
            since = TieState.NoDay;
            return;
        }

        bool? judged = profile.Closeness.Count == 0 ? _tolerated.Judge(balance, Credited(state)) : null;
        bool isTolerated = judged ?? balance <= Tolerance(Hours(Bond(state, profile, state.LastAt)));
        if (isTolerated) since = TieState.NoDay;
        else if (since == TieState.NoDay) since = day;
    }

    internal bool IsKnown(double given, double received) =>
        Formulas.Knowledge(given, received, _options.BalancePrior) >= _options.BalanceKnowledge;
}
