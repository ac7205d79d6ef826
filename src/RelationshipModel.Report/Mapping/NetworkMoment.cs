using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Report.Mapping;

/// <summary>The network at the end of a year, or today.</summary>
/// <param name="Year">The year that ended; null for today.</param>
/// <param name="Ties">The ties known by then, the closest first.</param>
internal sealed record NetworkMoment(int? Year, IReadOnlyList<TieMoment> Ties)
{
    /// <summary>The most ends of years that are shown; of more, each second, fifth or so.</summary>
    private const int MaxYears = 24;

    /// <summary>Returns the network of today.</summary>
    internal static NetworkMoment Today(Picture picture) =>
        new(null, [.. picture.Ties.Select(static tie => new TieMoment(tie.Number, tie.Score))]);

    /// <summary>Returns the network at the ends of the years of its history, and today at last.</summary>
    /// <remarks>Today alone if the snapshot does not hold the whole history of every tie.</remarks>
    internal static IReadOnlyList<NetworkMoment> All(Picture picture)
    {
        NetworkMoment today = Today(picture);
        NetworkSnapshot snapshot = picture.Snapshot;
        int first = picture.Ties.Min(static tie => tie.Since)?.Year ?? picture.Today.Year, count = picture.Today.Year - first;
        int step = ((int[])[1, 2, 5, 10, 20, 50, 100, 500]).FirstOrDefault(step => count / step < MaxYears, 1000);
        int[] years = [.. Enumerable.Range(1, count / step).Select(i => picture.Today.Year - i * step + step - 1)
            .Where(year => year >= first && year < picture.Today.Year).Reverse()];
        Instant[] ends = [.. years.Select(year => snapshot.Zone.AtStartOfDay(new(year + 1, 1, 1)).ToInstant())];
        List<TieMoment>[] then = [.. years.Select(static _ => new List<TieMoment>())];
        foreach (ReportTie tie in picture.Ties)
        {
            if (snapshot.TieTo(tie.Score.Tie.Contact) is not { } whole) return [today];
            for (int i = 0; i < years.Length; i++)
                if (tie.Since?.Year <= years[i] && snapshot.Scorer.Score(whole, ends[i]) is var score && IsKnown(score))
                    then[i].Add(new(tie.Number, score));
        }

        foreach (List<TieMoment> ties in then) ties.Sort(TieMoment.Compare);
        return [.. years.Zip(then, static (year, ties) => new NetworkMoment(year, ties)), today];

        static bool IsKnown(RelationshipScore score) =>
            !score.IsWithheld && (score.LastContact is not null || score.IsStatedOnly);
    }
}
