using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>Folds interactions into the state of a tie, one at a time, in (instant, id) order. The only code that does.</summary>
internal sealed class TieFold
{
    private static readonly Channel[] Channels = Enum.GetValues<Channel>();

    private readonly ScoringOptions _options;
    private readonly double[] _channelWeight = new double[Channels.Length];
    private readonly double[] _usualHours = new double[Channels.Length];
    private readonly double[] _depthFactor = new double[Enum.GetValues<Depth>().Length];
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
    }

    internal Calendar Calendar { get; }

    internal double HalfLifeOf(TieProfile profile) => profile.IsKin ? _kinHalfLife : _halfLife;

    /// <summary>The substantive hours of an interaction: hours x channel x group x depth.</summary>
    internal double Weight(Interaction interaction)
    {
        int channel = (int)interaction.Channel;
        double hours = interaction.Length is { } length ? length.TotalHours : _usualHours[channel];
        double group = interaction.Channel is Channel.InPerson or Channel.Video or Channel.Voice
            ? Math.Min(1, (double)_options.ConversationPartners / (interaction.HeadCount - 1))
            : 1;
        return hours * _channelWeight[channel] * group * _depthFactor[(int)interaction.Depth];
    }

    /// <summary>Folds the next interaction. It must come after the last one folded.</summary>
    internal void Add(ref TieState state, Interaction interaction, ContactId contact, TieProfile profile)
    {
        bool isNewInstant = state.Interactions == 0 || interaction.At > state.LastAt;
        int day = Credit(ref state, interaction, profile);
        CountContact(ref state, interaction, day, profile);
        CountInitiative(ref state, interaction, contact, isNewInstant);
        CountSupport(ref state, interaction);
        if (interaction.Depth != Depth.Unknown)
        {
            state.DepthSum += _depthFactor[(int)interaction.Depth];
            state.DepthCount++;
        }

        if (interaction.AfterFeel is { } feel)
        {
            state.FeelSum += feel;
            state.FeelCount++;
        }

        state.LastAt = interaction.At;
        state.LastId = interaction.Id;
        state.Interactions++;
        WatchBalances(ref state, day, profile);
    }

    /// <summary>From where the bond decays as of an instant: its size at the last credit or statement by then, and when that was. Null where there was none.</summary>
    internal (double Bond, Instant At, bool IsStated)? Anchor(in TieState state, TieProfile profile, Instant asOf)
    {
        (double Bond, Instant At, bool IsStated)? anchor =
            state.Interactions > 0 ? (state.BondBeforeDay + Formulas.DayCredit(state.DaySum, state.DayLargest), state.DayStart, false) : null;
        foreach (StatedCloseness stated in profile.Closeness)
        {
            if (state.Interactions > 0 && Calendar.Number(stated.On) <= state.Day) continue;
            Instant start = Calendar.StartOf(stated.On);
            if (start > asOf) break;
            double bond = anchor is { } last ? Decay(last.Bond, last.At, start, profile) : 0;
            double closeness = _options.BondOf(stated.Closeness).TotalHours;
            anchor = (Math.Max(bond, closeness), start, closeness >= bond);
        }

        return anchor;
    }

    internal double Bond(in TieState state, TieProfile profile, Instant asOf) =>
        Anchor(state, profile, asOf) is { } anchor ? Decay(anchor.Bond, anchor.At, asOf, profile) : 0;

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

    private double Decay(double bond, Instant from, Instant to, TieProfile profile) =>
        Formulas.BondDecay(bond, (to - from).TotalDays, HalfLifeOf(profile), _scale);

    private int Credit(ref TieState state, Interaction interaction, TieProfile profile)
    {
        double weight = Weight(interaction);
        LocalDate date = Calendar.DateOf(interaction.At);
        int day = Calendar.Number(date);
        if (day == state.Day)
        {
            state.DaySum += weight;
            state.DayLargest = Math.Max(state.DayLargest, weight);
            return day;
        }

        Instant start = Calendar.StartOf(date);
        state.BondBeforeDay = Bond(state, profile, start);
        state.DaySum = state.DayLargest = weight;
        state.DayStart = start;
        state.Day = day;
        return day;
    }

    private static void CountContact(ref TieState state, Interaction interaction, int day, TieProfile profile)
    {
        bool isReaction = interaction.Channel == Channel.Reaction;
        if (isReaction && !state.OnlyReactions) return;
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
            state.LogGapSum += Math.Log(Math.Max(1, UnpausedDays(profile, state.LastContactDay, day)));
            state.ContactDays++;
        }

        state.LastContactDay = day;
        state.LastContactAt = interaction.At;
        state.LastContactId = interaction.Id;
    }

    private void CountInitiative(ref TieState state, Interaction interaction, ContactId contact, bool isNewInstant)
    {
        if (isNewInstant)
        {
            Duration silence = interaction.At - state.LastAt;
            double kept = state.Interactions == 0 ? 1 : Formulas.HalfLifeDecay(silence.TotalDays, _balanceHalfLife);
            state.OwnerInitiatives = state.OwnerInitiativesNow * kept;
            state.ContactInitiatives = state.ContactInitiativesNow * kept;
            state.SupportGiven *= kept;
            state.SupportReceived *= kept;
            state.OpensHere = state.Interactions == 0 || silence >= _options.InitiativeGap;
            state.OwnerOpenedHere = state.ContactOpenedHere = false;
        }

        bool byContact = interaction.Initiator.Contact == contact;
        bool openedBefore = state.OwnerOpenedHere;
        if (state.OpensHere && !interaction.IsReply)
        {
            state.OwnerOpenedHere |= interaction.Initiator.IsOwner;
            state.ContactOpenedHere |= byContact;
        }

        bool isTalk = interaction.Channel is Channel.InPerson or Channel.Video or Channel.Voice;
        if (isTalk || !interaction.Initiator.IsOwner) state.UnansweredInitiatives = 0;
        else if (state.OwnerOpenedHere && !openedBefore && !state.ContactOpenedHere) state.UnansweredInitiatives++;
    }

    private static void CountSupport(ref TieState state, Interaction interaction)
    {
        bool given = false, received = false;
        foreach (Support support in interaction.Supports)
        {
            given |= support.Direction == SupportDirection.Given;
            received |= support.Direction == SupportDirection.Received;
        }

        if (given) state.SupportGiven++;
        if (received) state.SupportReceived++;
    }

    private void WatchBalances(ref TieState state, int day, TieProfile profile)
    {
        double initiative = KnownBalance(state.OwnerInitiativesNow, state.ContactInitiativesNow);
        double support = KnownBalance(state.SupportGiven, state.SupportReceived);
        double largest = Math.Max(Math.Abs(initiative), Math.Abs(support));
        double tolerance = largest <= _options.BaseTolerance ? 1 : Tolerance(Bond(state, profile, state.LastAt));
        Watch(ref state.InitiativeBeyondSince, initiative);
        Watch(ref state.SupportBeyondSince, support);

        void Watch(ref int since, double balance)
        {
            if (Math.Abs(balance) <= tolerance) since = TieState.NoDay;
            else if (since == TieState.NoDay) since = day;
        }
    }

    private double KnownBalance(double given, double received) =>
        IsKnown(given, received) ? Formulas.Balance(given, received, _options.BalancePrior) : 0;

    internal bool IsKnown(double given, double received) =>
        Formulas.Knowledge(given, received, _options.BalancePrior) >= _options.BalanceKnowledge;
}
