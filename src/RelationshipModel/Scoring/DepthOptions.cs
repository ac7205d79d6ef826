namespace RelationshipModel.Scoring;

/// <summary>The weight of an interaction by its depth, compared with one of unknown depth.</summary>
public sealed record DepthOptions
{
    /// <summary>Gets the weight of small talk.</summary>
    /// <value>0 to 10; 0.5 by default.</value>
    public double SmallTalk { get; init; } = .5;

    /// <summary>Gets the weight of catching up.</summary>
    /// <value>0 to 10; 1 by default.</value>
    public double CatchUp { get; init; } = 1;

    /// <summary>Gets the weight of a meaningful talk.</summary>
    /// <value>0 to 10; 1.5 by default.</value>
    public double Meaningful { get; init; } = 1.5;

    /// <summary>Gets the weight of confiding.</summary>
    /// <value>0 to 10; 2 by default.</value>
    public double Confiding { get; init; } = 2;

    /// <summary>Gets the number of judgments of the neutral value with which the means of depth and of restoration
    /// begin.</summary>
    /// <value>Above 0, to 1,000; 2 by default.</value>
    public double JudgementPrior { get; init; } = 2;

    internal double this[Depth depth] => depth switch
    {
        Depth.SmallTalk => SmallTalk,
        Depth.CatchUp => CatchUp,
        Depth.Meaningful => Meaningful,
        Depth.Confiding => Confiding,
        _ => 1,
    };

    internal void Read(IOptionReader reader)
    {
        reader.Number(SmallTalk, 0, 10);
        reader.Number(CatchUp, 0, 10);
        reader.Number(Meaningful, 0, 10);
        reader.Number(Confiding, 0, 10);
        reader.Number(JudgementPrior, OptionRange.Least, 1000);
    }
}
