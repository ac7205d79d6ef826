namespace RelationshipModel.Scoring;

/// <summary>The state that only ties with support or judgments have.</summary>
internal sealed class TieMarks
{
    private int _supportDay;
    private long _supportNanosecond;

    /// <summary>The support of both sides as of the last interaction with support, and the bond in hours then, if others came at
    /// later instants.</summary>
    internal double SupportGiven;
    internal double SupportReceived;
    internal double BondAtSupport;
    internal int SupportBeyondSince = TieState.NoDay;

    internal double DepthSum;
    internal int DepthCount;
    internal int FeelSum;
    internal int FeelCount;

    internal Moment SupportAt
    {
        get => new(_supportDay, _supportNanosecond);
        set => (_supportDay, _supportNanosecond) = (value.Day, value.Nanosecond);
    }

    internal bool HasSupport => SupportGiven > 0 || SupportReceived > 0;

    internal TieMarks Copy() => (TieMarks)MemberwiseClone();
}
