namespace RelationshipModel.Evaluation.Rules;

/// <summary>
/// BG/NBD, fitted to all ties of the snapshot: the number of messages to expect within the horizon. Every
/// message is an activity; times are days.
/// </summary>
internal sealed class BgNbdRule : IRule
{
    private readonly PerSnapshot<(BgNbd Model, BgNbdHistory[] Histories)> _fitted = new(Fit);

    public string Name => "BG/NBD, fitted by maximum likelihood on the same history";

    public IReadOnlyList<double> Score(Run run)
    {
        (BgNbd model, BgNbdHistory[] histories) = _fitted.Of(run.Snapshot);
        double horizon = run.Horizon.TotalDays;
        return Array.ConvertAll(histories, history => model.LogExpected(history, horizon));
    }

    /// <summary>The probability of at least one message within the horizon.</summary>
    public double[] Chances(Run run)
    {
        (BgNbd model, BgNbdHistory[] histories) = _fitted.Of(run.Snapshot);
        double horizon = run.Horizon.TotalDays;
        return Array.ConvertAll(histories, history => Math.Exp(model.LogChance(history, horizon)));
    }

    private static (BgNbd, BgNbdHistory[]) Fit(Snapshot snapshot)
    {
        BgNbdHistory[] histories = [
            .. snapshot.Ties.Select(tie => new BgNbdHistory(tie.Count - 1, tie.Tenure - tie.Silence, tie.Tenure))];
        return (BgNbd.Fit(histories, resolution: 1), histories);
    }
}
