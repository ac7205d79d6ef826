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
    private readonly Moment _initiativeGap;
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
        _initiativeGap = Moment.Of(options.InitiativeGap);
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
        double group = others > _options.ConversationPartners && episode.IsTalk ? (double)_options.ConversationPartners / others : 1;
        return hours * _channelWeight[channel] * group * _depthFactor[(int)episode.Depth];
    }

    /// <summary>Folds the next interaction. It must come after the last one folded.</summary>
    internal void Add(ref TieState state, in Episode episode, TieProfile profile)
    {
        bool isNewInstant = state.Interactions == 0 || episode.Moment > state.Last;
        int day = Credit(ref state, episode, profile);
        CountContact(ref state, episode, day, profile);
        CountInitiative(ref state, episode, isNewInstant);
        if (episode.IsMarked) Mark(state.Marks ??= new(), episode, state.BalanceGrowth);
        state.Last = episode.Moment;
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
        int whole = double.ConvertToIntegerNative<int>(days);
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
        int day = Calendar.DayOf(episode.Moment);
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
                (marks.LastContact, marks.LastContactId) = (state.Last, state.LastId);
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
        if (isNewInstant) OpenInstant(ref state, episode.Moment);
        bool openedBefore = state.OwnerOpenedHere;
        // No branches on what comes at random: a wrong guess of the processor costs as much as all the rest here.
        bool counts = state.OpensHere & !episode.IsReply, isByOwner = episode.Opener == Side.Owner;
        state.OwnerOpenedHere |= counts & isByOwner;
        state.ContactOpenedHere |= counts & episode.Opener == Side.Contact;
        bool isUnanswered = state.OwnerOpenedHere & !openedBefore & !state.ContactOpenedHere & state.UnansweredInitiatives < ushort.MaxValue;
        state.UnansweredInitiatives = (ushort)((state.UnansweredInitiatives + (isUnanswered ? 1 : 0)) * (isByOwner & !episode.IsTalk ? 1 : 0));
    }

    private void OpenInstant(ref TieState state, Moment at)
    {
        if (state.Interactions == 0)
        {
            state.BalanceEpoch = at.Day;
            state.OpensHere = true;
            state.BalanceGrowth = Growth(state, at);
            return;
        }

        state.OwnerInitiatives += state.OwnerAlone * state.BalanceGrowth;
        state.ContactInitiatives += state.ContactAlone * state.BalanceGrowth;
        state.OwnerOpenedHere = state.ContactOpenedHere = false;
        state.OpensHere = at.IsAfter(state.Last, _initiativeGap);

        state.BalanceGrowth = Growth(state, at);
        if (state.BalanceGrowth > MostGrowth) MoveEpoch(ref state, at);
    }

    /// <summary>Brings balances that were folded under another half-life to the present one; as of the last instant they stay the same.</summary>
    internal void Rebalance(ref TieState state) => MoveEpoch(ref state, state.Last);

    /// <summary>Counts the balances, which are as of an instant, from an epoch on that instant's day.</summary>
    private void MoveEpoch(ref TieState state, Moment at)
    {
        double kept = 1 / state.BalanceGrowth;
        state.BalanceEpoch = at.Day;
        state.BalanceGrowth = Growth(state, at);
        kept *= state.BalanceGrowth;
        state.OwnerInitiatives *= kept;
        state.ContactInitiatives *= kept;
        if (state.Marks is not { } marks) return;
        marks.SupportGiven *= kept;
        marks.SupportReceived *= kept;
    }

    /// <summary>How much more an initiative at an instant counts than one at the epoch. After more than a thousand half-lives nothing of the past is left.</summary>
    private double Growth(in TieState state, Moment at)
    {
        int days = at.Day - state.BalanceEpoch;
        double part = at.Nanosecond * _growthPerNanosecond;
        return (uint)days < TableSize && part < 1
            ? _growth[days] * (1 + Formulas.ExpM1(part))
            : Math.Exp(Math.Min(MostHalfLives * Formulas.Ln2, days / _balanceHalfLife * Formulas.Ln2 + part));
    }

    /// <summary>Notes since when a balance has been beyond what the bond tolerates.</summary>
    private void WatchBalances(ref TieState state, int day, TieProfile profile)
    {
        double growth = state.BalanceGrowth;
        bool isTolerated = IsTolerated(
            state.OwnerInitiatives + state.OwnerAlone * growth, state.ContactInitiatives + state.ContactAlone * growth, state, profile);
        state.InitiativeBeyondSince = Since(state.InitiativeBeyondSince, isTolerated, day);
        if (state.Marks is { HasSupport: true } marks)
            marks.SupportBeyondSince = Since(marks.SupportBeyondSince, IsTolerated(marks.SupportGiven, marks.SupportReceived, state, profile), day);

        static int Since(int since, bool isTolerated, int day) => isTolerated ? TieState.NoDay : since == TieState.NoDay ? day : since;
    }

    /// <summary>Whether the balance of two sums, as seen from the epoch, is tolerated or not known.</summary>
    private bool IsTolerated(double given, double received, in TieState state, TieProfile profile)
    {
        double difference = Math.Abs(given - received), sum = given + received, whole = sum + 2 * _options.BalancePrior * state.BalanceGrowth;
        if (difference <= _options.BaseTolerance * whole || sum < _options.BalanceKnowledge * whole) return true;
        double balance = difference / whole;
        return (profile.Closeness.Count == 0 ? _tolerated.Judge(balance, Credited(state)) : null)
            ?? balance <= Tolerance(Hours(Bond(state, profile, state.LastAt)));
    }

    internal bool IsKnown(double given, double received) =>
        Formulas.Knowledge(given, received, _options.BalancePrior) >= _options.BalanceKnowledge;
}
