namespace RelationshipModel.Scoring;

/// <summary>What only some ties have: stated lengths, support, judgements, and balances that rest since
/// before the last interaction.</summary>
internal sealed class TieMarks
{
    /// <summary>On the credited local day, over the instants at which interactions of stated length began, the largest weight
    /// and length of each, summed.</summary>
    internal double StatedSum;
    internal double StatedHours;

    /// <summary>The largest weight and length that began at the last such instant, which are in the sums.</summary>
    internal Moment StatedAt;
    internal double StatedHere;
    internal double StatedHoursHere;

    /// <summary>The day as it stood at the last addressed interaction, where others came at later instants.</summary>
    internal DaySoFar AtAddressed;

    /// <summary>The support of both sides as of the last interaction with support, and the bond then, where
    /// others came at later instants.</summary>
    internal double SupportGiven;
    internal double SupportReceived;
    internal Moment SupportAt;
    internal double BondAtSupport;
    internal int SupportBeyondSince = TieState.NoDay;

    internal double DepthSum;
    internal int DepthCount;
    internal int FeelSum;
    internal int FeelCount;

    internal bool HasSupport => SupportGiven > 0 || SupportReceived > 0;

    internal TieMarks Copy() => (TieMarks)MemberwiseClone();
}
