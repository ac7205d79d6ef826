namespace RelationshipModel.Evaluation.Rules;

/// <summary>
/// MBG/CNBD-k, fitted to all ties of the snapshot: the chance of a message within the horizon. Times are whole days, and
/// several messages of one day one
/// activity, since gaps of no length have no regularity.
/// </summary>
internal sealed class MbgCnbdRule : IRule
{
    private readonly PerSnapshot<(MbgCnbdK Model, BgNbdHistory[] Histories)> _fitted = new(Fit);

    public string Name => "MBG/CNBD-k, fitted by maximum likelihood on the same history";

    public IReadOnlyList<double> Score(Run run)
    {
        (MbgCnbdK model, BgNbdHistory[] histories) = _fitted.Of(run.Snapshot);
        double horizon = run.Horizon.TotalDays;
        return Array.ConvertAll(histories, history => model.LogChance(history, horizon));
    }

    public double[] Chances(Run run) => [.. Score(run).Select(Math.Exp)];

    private static (MbgCnbdK, BgNbdHistory[]) Fit(Snapshot snapshot)
    {
        double logGaps = 0;
        BgNbdHistory[] histories = [.. snapshot.Ties.Select(History)];
        return (MbgCnbdK.Fit(histories, logGaps, resolution: 1), histories);

        BgNbdHistory History(PastTie tie)
        {
            int[] days = [.. tie.Messages.Select(message => (int)Math.Floor(tie.Tenure - tie.Age(message))).Distinct()];
            for (int i = 1; i < days.Length; i++) logGaps += Math.Log(days[i] - days[i - 1]);
            return new(days.Length - 1, days[^1], Math.Max(tie.Tenure, days[^1]));
        }
    }
}
