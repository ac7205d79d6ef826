using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>Folds interactions into the state of a tie, one at a time, in (instant, id) order. The only code that does.</summary>
internal sealed class TieFold
{
    /// <summary>Decay and logarithm of this many whole days are looked up, beyond it computed; the numbers are the same.</summary>
    private const int TableSize = 2048;

    /// <summary>Beyond this growth the balances are rescaled, so that they never overflow: after 500 half-lives.</summary>
    private const double MostGrowth = 3.273390607896142e150; // 2^500

    /// <summary>From where the epochs of balances are counted, in whole days of 24 hours.</summary>
    private static readonly Instant BalanceDayZero = Instant.FromUtc(1, 1, 1, 0, 0);

    private static readonly Channel[] Channels = Enum.GetValues<Channel>();

    private readonly ScoringOptions _options;
    private readonly double[] _channelWeight = new double[Channels.Length];
    private readonly double[] _usualHours = new double[Channels.Length];
    private readonly double[] _depthFactor = new double[Enum.GetValues<Depth>().Length];
    private readonly double[] _decay;
    private readonly double[] _kinDecay;
    private readonly double[] _logarithm = new double[TableSize];
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
        _scale = options.BondScale.TotalHours;
        _halfLife = options.BondHalfLife.TotalDays;
        _kinHalfLife = _halfLife * options.KinHalfLifeFactor;
        _levelHalf = options.BondLevelHalf.TotalHours;
        _decay = DecayTable(_halfLife);
        _kinDecay = DecayTable(_kinHalfLife);
        for (int days = 1; days < TableSize; days++) _logarithm[days] = Math.Log(days);

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
        double group = episode.IsTalk ? Math.Min(1, (double)_options.ConversationPartners / (episode.HeadCount - 1)) : 1;
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
            state.Interactions > 0 ? (state.BondBeforeDay.Credited(Formulas.DayCredit(state.DaySum, state.DayLargest), _scale), Calendar.StartOf(state.Day), false) : null;
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

    internal double Hours(BondStock bond) => bond.Hours(_scale);

    internal BondStock Decay(BondStock bond, Instant from, Instant to, TieProfile profile)
    {
        double days = (to - from).TotalDays;
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

        state.BondBeforeDay = Bond(state, profile, Calendar.StartOf(day));
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
            state.BalanceEpoch = (at - BalanceDayZero).Days;
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
        state.BalanceEpoch = (at - BalanceDayZero).Days;
        state.BalanceGrowth = Growth(state, at);
        kept *= state.BalanceGrowth;
        state.OwnerInitiatives *= kept;
        state.ContactInitiatives *= kept;
        if (state.Marks is not { } marks) return;
        marks.SupportGiven *= kept;
        marks.SupportReceived *= kept;
    }

    /// <summary>How much more an initiative at an instant counts than one at the epoch. After more than a thousand half-lives nothing of the past is left.</summary>
    private double Growth(in TieState state, Instant at) =>
        Math.Exp(Math.Min(1000, (at - BalanceDayZero - Duration.FromDays(state.BalanceEpoch)).TotalDays / _balanceHalfLife) * Formulas.Ln2);

    private void WatchBalances(ref TieState state, int day, TieProfile profile)
    {
        double initiative = Math.Abs(KnownBalance(state.Initiatives)), support = Math.Abs(KnownBalance(state.Supports));
        double least = _options.BaseTolerance, most = least + _options.BondTolerance;
        double tolerance = IsPlain(initiative) && IsPlain(support) ? least : Tolerance(Hours(Bond(state, profile, state.LastAt)));
        Watch(ref state.InitiativeBeyondSince, initiative);
        if (state.Marks is { } marks) Watch(ref marks.SupportBeyondSince, support);

        // No bond makes a balance within the least tolerance intolerable, nor one beyond the most tolerable.
        bool IsPlain(double balance) => balance <= least || balance > most;

        void Watch(ref int since, double balance)
        {
            if (balance <= tolerance) since = TieState.NoDay;
            else if (since == TieState.NoDay) since = day;
        }
    }

    private double KnownBalance((double Given, double Received) sides) =>
        IsKnown(sides.Given, sides.Received) ? Formulas.Balance(sides.Given, sides.Received, _options.BalancePrior) : 0;

    internal bool IsKnown(double given, double received) =>
        Formulas.Knowledge(given, received, _options.BalancePrior) >= _options.BalanceKnowledge;
}
