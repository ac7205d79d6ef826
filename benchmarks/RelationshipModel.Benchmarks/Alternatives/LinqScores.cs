using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Benchmarks.Alternatives;

/// <summary>The strength of all ties from the log, with LINQ and NodaTime.</summary>
internal static class LinqScores
{
    internal static IEnumerable<(int Tie, double Strength)> Of(IEnumerable<Row> log, Instant asOf) =>
        log.GroupBy(static row => row.Tie).Select(tie => (tie.Key, Strength([.. tie.OrderBy(static row => row.At)], asOf)));

    private static double Strength(IReadOnlyList<Row> history, Instant asOf)
    {
        Row last = history[^1];
        Row contact = history.LastOrDefault(static row => row.Channel != Channel.Reaction, last);
        Row[] openings =
        [
            .. history.Where((row, i) => row.Opener != Side.None && (i == 0 || row.At - history[i - 1].At >= Duration.FromHours(4))),
        ];
        double OpenedBy(Side side) => openings.Where(row => row.Opener == side).Sum(row => Math.Pow(2, -(last.At - row.At).TotalDays / PlainFormulas.BalanceHalfLifeDays));
        double? reciprocity = PlainFormulas.Reciprocity(OpenedBy(Side.Owner), OpenedBy(Side.Contact), Bond(history, last.At));
        return PlainFormulas.Strength(Bond(history, asOf), (asOf - contact.At).TotalDays, reciprocity);
    }

    private static double Bond(IEnumerable<Row> history, Instant asOf)
    {
        (double bond, Instant at) = history.GroupBy(static row => row.At.InUtc().Date).Aggregate((Bond: 0.0, At: Instant.MinValue), static (state, day) =>
        {
            Instant start = day.Key.AtMidnight().InUtc().ToInstant();
            double[] weights = [.. day.Select(static row => PlainFormulas.Weight(row))];
            double kept = state.Bond == 0 ? 0 : PlainFormulas.Decay(state.Bond, (start - state.At).TotalDays);
            return (kept + PlainFormulas.DayCredit(weights.Sum(), weights.Max()), start);
        });
        return PlainFormulas.Decay(bond, (asOf - at).TotalDays);
    }
}
