namespace RelationshipModel.Evaluation;

/// <summary>At which dates a file is asked what will happen, and how far ahead.</summary>
internal static class Protocol
{
    /// <summary>An owner with fewer ties has no order worth judging.</summary>
    public const int LeastTies = 5;

    /// <summary>The number of times the owners are drawn again for an interval.</summary>
    public const int Resamples = 500;

    /// <summary>The dates, as quantiles of the message times.</summary>
    public static readonly double[] Dates = [.5, .65, .8];

    /// <summary>The horizons, as shares of the file's span.</summary>
    public static readonly double[] Horizons = [.03, .10];

    /// <summary>Every date with every horizon; the runs of one date share its snapshot and follow each other.</summary>
    public static IEnumerable<Run> Runs(Correspondence correspondence) =>
        from date in Dates
        let snapshot = new Snapshot(correspondence, correspondence.Quantile(date))
        from share in Horizons
        select new Run(snapshot, correspondence.Span * share);
}
