namespace RelationshipModel.Scoring;

/// <summary>What only some ties have: support, judgements, and a last contact that is not the last interaction. Apart, so that a plain tie stays small.</summary>
internal sealed class TieMarks
{
    internal double SupportGiven;
    internal double SupportReceived;
    internal int SupportBeyondSince = TieState.NoDay;

    internal double DepthSum;
    internal int DepthCount;
    internal int FeelSum;
    internal int FeelCount;

    /// <summary>The last contact; it counts where the last interaction is a reaction after it.</summary>
    internal Moment LastContact;
    internal InteractionId LastContactId;

    internal bool HasSupport => SupportGiven > 0 || SupportReceived > 0;

    internal TieMarks Copy() => (TieMarks)MemberwiseClone();
}
