using RelationshipModel.Evaluation.Rules;

namespace RelationshipModel.Evaluation;

/// <summary>
/// Does a rule put the ties that will be active soon before those that will not? For each run the AUC inside each owner's
/// network, then the mean over owners, then the mean over runs.
/// </summary>
internal sealed class ContactForecast(IReadOnlyList<IRule> rules)
{
    public ContactForecastResult Evaluate(Correspondence correspondence)
    {
        OwnerResampling resampling = correspondence.Resampling;
        List<(int Owner, double Value)[]>[] areas = [.. rules.Select(static _ => new List<(int, double)[]>())];
        int runs = 0, owners = 0;
        foreach (Run run in Protocol.Runs(correspondence))
        {
            bool[] active = Active(run);
            List<Range> judged = [.. run.Snapshot.Networks.Where(ties => IsJudged(active.AsSpan(ties)))];
            if (judged.Count == 0) continue;
            runs++;
            owners += judged.Count;
            for (int rule = 0; rule < rules.Count; rule++)
            {
                IReadOnlyList<double> scores = rules[rule].Score(run);
                areas[rule].Add([.. judged.Select(ties => (
                    resampling.IndexOf(run.Snapshot.Ties[ties.Start].Key.Owner), AucOf(scores, active, ties)))]);
            }
        }

        if (runs == 0)
        {
            throw new InvalidDataException(
                $"{correspondence.Name}: at no date has an owner {Protocol.LeastTies} ties of which some are active within "
                + $"the horizon and "
                + "some not.");
        }

        return new(correspondence, runs, owners / (double)runs, Array.ConvertAll(areas, resampling.Mean));
    }

    /// <summary>For each tie, whether a message passes either way after the date and up to the end of the horizon.</summary>
    public static bool[] Active(Run run)
    {
        HashSet<TieKey> active = [];
        foreach ((OwnerId owner, Interaction interaction) in run.Snapshot.Correspondence.Between(run.Snapshot.AsOf, run.End))
            foreach (ContactId contact in interaction.Contacts) active.Add(new(owner, contact));
        return [.. run.Snapshot.Ties.Select(tie => active.Contains(tie.Key))];
    }

    private static bool IsJudged(ReadOnlySpan<bool> active) =>
        active.Length >= Protocol.LeastTies && active.Contains(true) && active.Contains(false);

    private static double AucOf(IReadOnlyList<double> scores, bool[] active, Range ties)
    {
        (int first, int count) = ties.GetOffsetAndLength(active.Length);
        return Auc.Of([.. Enumerable.Range(first, count).Select(i => scores[i])], active[ties])!.Value;
    }
}
