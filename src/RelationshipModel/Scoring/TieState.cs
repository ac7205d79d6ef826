using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>All that a score needs of a tie's history: the fold of its interactions, in (instant, id) order. It stands at the tie's last interaction.</summary>
internal struct TieState
{
    /// <summary>Day numbers count from 0001-01-01; this one is before any.</summary>
    internal const int NoDay = int.MinValue;

    /// <summary>The bond at the start of the last credited local day, before that day's credit.</summary>
    internal BondStock BondBeforeDay;
    internal double DaySum;
    internal double DayLargest;
    internal Instant DayStart;
    internal int Day;

    internal Instant LastAt;
    internal InteractionId LastId;
    internal int Interactions;

    /// <summary>The last interaction that is more than a reaction; where there were only reactions, the last of them.</summary>
    internal Instant LastContactAt;
    internal InteractionId LastContactId;
    internal int LastContactDay;
    internal int FirstContactDay;
    internal int ContactDays;
    internal double LogGapSum;
    internal bool OnlyReactions;

    /// <summary>
    /// What each side gave, each at its weight as seen from this instant: an initiative so many half-lives later counts the more. Divided by
    /// <see cref="BalanceGrowth"/> they are as of the last instant. What was opened at that very instant is not in them yet.
    /// </summary>
    internal Instant BalanceEpoch;
    internal double BalanceGrowth;
    internal double OwnerInitiatives;
    internal double ContactInitiatives;
    internal double SupportGiven;
    internal double SupportReceived;
    internal bool OpensHere;
    internal bool OwnerOpenedHere;
    internal bool ContactOpenedHere;
    internal int UnansweredInitiatives;

    /// <summary>The day since when each balance has been beyond tolerance without a break.</summary>
    internal int InitiativeBeyondSince;
    internal int SupportBeyondSince;

    internal double DepthSum;
    internal int DepthCount;
    internal int FeelSum;
    internal int FeelCount;

    internal static TieState Empty =>
        new() { Day = NoDay, InitiativeBeyondSince = NoDay, SupportBeyondSince = NoDay, OnlyReactions = true, BalanceGrowth = 1 };

    /// <summary>The initiatives of both sides as of the last instant.</summary>
    internal readonly (double Owner, double Contact) Initiatives => (
        OwnerInitiatives / BalanceGrowth + (OwnerOpenedHere && !ContactOpenedHere ? 1 : 0),
        ContactInitiatives / BalanceGrowth + (ContactOpenedHere && !OwnerOpenedHere ? 1 : 0));

    /// <summary>The support of both sides as of the last instant.</summary>
    internal readonly (double Given, double Received) Supports => (SupportGiven / BalanceGrowth, SupportReceived / BalanceGrowth);

    /// <summary>Whether an episode comes after all that was folded.</summary>
    internal readonly bool IsBefore(in Episode episode) => Interactions == 0 || Order(episode) < 0;

    /// <summary>Whether an episode is the one folded last.</summary>
    internal readonly bool IsAt(in Episode episode) => Interactions > 0 && Order(episode) == 0;

    private readonly int Order(in Episode episode)
    {
        int byInstant = LastAt.CompareTo(episode.At);
        return byInstant != 0 ? byInstant : LastId.CompareTo(episode.Id);
    }
}
