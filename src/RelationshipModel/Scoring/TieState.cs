using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>All that a score needs of a tie's history: the fold of its interactions, in (instant, id) order. It stands at the tie's last interaction.</summary>
internal struct TieState
{
    /// <summary>Day numbers count from 0001-01-01; this one is before any.</summary>
    internal const int NoDay = int.MinValue;

    /// <summary>The bond at the start of the last credited local day, before that day's credit.</summary>
    internal double BondBeforeDay;
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

    /// <summary>Sums decayed to the last instant, without what was opened at that very instant.</summary>
    internal double OwnerInitiatives;
    internal double ContactInitiatives;
    internal bool OpensHere;
    internal bool OwnerOpenedHere;
    internal bool ContactOpenedHere;
    internal int UnansweredInitiatives;

    internal double SupportGiven;
    internal double SupportReceived;

    /// <summary>The day since when each balance has been beyond tolerance without a break.</summary>
    internal int InitiativeBeyondSince;
    internal int SupportBeyondSince;

    internal double DepthSum;
    internal int DepthCount;
    internal int FeelSum;
    internal int FeelCount;

    internal static TieState Empty => new() { Day = NoDay, InitiativeBeyondSince = NoDay, SupportBeyondSince = NoDay, OnlyReactions = true };

    internal readonly double OwnerInitiativesNow => OwnerInitiatives + (OwnerOpenedHere && !ContactOpenedHere ? 1 : 0);

    internal readonly double ContactInitiativesNow => ContactInitiatives + (ContactOpenedHere && !OwnerOpenedHere ? 1 : 0);

    /// <summary>Whether an interaction comes after all that was folded.</summary>
    internal readonly bool IsBefore(Interaction interaction) => Interactions == 0 || Order(interaction) < 0;

    /// <summary>Whether an interaction is the one folded last.</summary>
    internal readonly bool IsAt(Interaction interaction) => Interactions > 0 && Order(interaction) == 0;

    private readonly int Order(Interaction interaction)
    {
        int byInstant = LastAt.CompareTo(interaction.At);
        return byInstant != 0 ? byInstant : LastId.CompareTo(interaction.Id);
    }
}
