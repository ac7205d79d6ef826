using System.Runtime.InteropServices;
using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>
/// All that a score needs of a tie's history: the fold of its interactions, in (instant, id) order. It stands at the tie's last interaction.
/// At most 128 bytes, since a ledger keeps millions.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct TieState
{
    /// <summary>Day numbers count from 0001-01-01; this one is before any.</summary>
    internal const int NoDay = int.MinValue;

    private double _bondMantissa;
    private int _bondExponent;

    /// <summary>The last credited local day, and the sum and the largest of its weights so far.</summary>
    internal int Day;
    internal double DaySum;
    internal double DayLargest;

    internal int LastUtcDay;
    internal long LastNanosecond;
    internal InteractionId LastId;
    internal int Interactions;
    internal TieMarks? Marks;

    internal int LastContactDay;
    internal int FirstContactDay;
    internal int ContactDays;
    internal double LogGapSum;
    internal bool OnlyReactions;
    internal bool IsLastReaction;

    /// <summary>
    /// What each side opened, each at its weight as seen from an epoch: an initiative so many half-lives later counts the more. Divided by
    /// <see cref="BalanceGrowth"/> it is as of the last instant. What was opened at that very instant is not in it yet.
    /// </summary>
    internal int BalanceEpoch;
    internal double BalanceGrowth;
    internal double OwnerInitiatives;
    internal double ContactInitiatives;
    internal bool OpensHere;
    internal bool OwnerOpenedHere;
    internal bool ContactOpenedHere;
    internal ushort UnansweredInitiatives;

    /// <summary>The day since when the balance of initiative has been beyond tolerance without a break.</summary>
    internal int InitiativeBeyondSince;

    internal static TieState Empty => new() { Day = NoDay, InitiativeBeyondSince = NoDay, OnlyReactions = true, BalanceGrowth = 1 };

    /// <summary>When the last interaction began; the first moment of all where there was none.</summary>
    internal Moment Last
    {
        readonly get => new(LastUtcDay, LastNanosecond);
        set => (LastUtcDay, LastNanosecond) = value;
    }

    internal readonly Instant LastAt => Last.Instant;

    /// <summary>The bond at the start of the last credited local day, before that day's credit.</summary>
    internal BondStock BondBeforeDay
    {
        readonly get => new(_bondMantissa, _bondExponent);
        set => (_bondMantissa, _bondExponent) = (value.Mantissa, value.Exponent);
    }

    /// <summary>The last interaction that is more than a reaction; where there were only reactions, the last of them.</summary>
    internal readonly (Instant At, InteractionId Id) LastContact =>
        IsLastReaction && !OnlyReactions ? (Marks!.LastContact.Instant, Marks.LastContactId) : (LastAt, LastId);

    /// <summary>The initiatives of both sides as of the last instant.</summary>
    internal readonly (double Owner, double Contact) Initiatives
    {
        get
        {
            double kept = 1 / BalanceGrowth;
            return (
                OwnerInitiatives * kept + OwnerAlone,
                ContactInitiatives * kept + ContactAlone);
        }
    }

    /// <summary>1 where the owner alone opened at the last instant, else 0.</summary>
    internal readonly double OwnerAlone => OwnerOpenedHere & !ContactOpenedHere ? 1 : 0;

    /// <summary>1 where the contact alone opened at the last instant, else 0.</summary>
    internal readonly double ContactAlone => ContactOpenedHere & !OwnerOpenedHere ? 1 : 0;

    /// <summary>The support of both sides as of the last instant.</summary>
    internal readonly (double Given, double Received) Supports =>
        Marks is { } marks ? (marks.SupportGiven / BalanceGrowth, marks.SupportReceived / BalanceGrowth) : default;

    /// <summary>Whether the bond tolerates all balances that are known, so that they take nothing from the strength.</summary>
    internal readonly bool IsTolerated => InitiativeBeyondSince == NoDay && Marks is not { SupportBeyondSince: not NoDay };

    /// <summary>A copy that can be folded on without changing this one.</summary>
    internal readonly TieState Copy() => this with { Marks = Marks?.Copy() };

    /// <summary>Whether an episode comes after all that was folded.</summary>
    internal readonly bool IsBefore(in Episode episode) => Interactions == 0 || Last < episode.Moment || Order(episode) < 0;

    /// <summary>Whether an episode is the one folded last.</summary>
    internal readonly bool IsAt(in Episode episode) => Interactions > 0 && Order(episode) == 0;

    private readonly int Order(in Episode episode)
    {
        int byInstant = Last.CompareTo(episode.Moment);
        return byInstant != 0 ? byInstant : LastId.CompareTo(episode.Id);
    }
}
