using NodaTime;

namespace RelationshipModel.Benchmarks.Alternatives;

/// <summary>The strength of all ties from the log, with LINQ and NodaTime. No two interactions of
/// a tie begin at one instant.</summary>
internal static class LinqScores
{
    internal static IEnumerable<(int Tie, double Strength)> Of(IEnumerable<Row> log, Instant asOf) =>
        log.GroupBy(static row => row.Tie).Select(tie => (tie.Key, Strength([.. tie.OrderBy(static row => row.At)], asOf)));

    private static double Strength(IReadOnlyList<Row> history, Instant asOf)
    {
        Row[] contacts = [.. history.Where(static row => row.Channel != Channel.Reaction)];
        Instant since = contacts.Length > 0 ? contacts.Max(row => Instant.Min(End(row), asOf)) : history[0].At;
        double? reciprocity = contacts.Length > 0
            ? PlainFormulas.Reciprocity(
                By(contacts, TieSide.Owner), By(contacts, TieSide.Contact),
                Bond(history.TakeWhile(row => row.At <= contacts[^1].At), contacts[^1].At))
            : null;
        return PlainFormulas.Strength(Bond(history, asOf), (asOf - since).TotalDays, ExpectedGap(contacts), reciprocity);
    }

    private static Instant End(Row row) => row.At + Duration.FromMinutes(row.Minutes ?? 0);

    /// <summary>The initiatives and answers of a side as of the last contact.</summary>
    private static double By(Row[] contacts, TieSide side)
    {
        double sum = 0;
        TieSide opener = TieSide.None;
        bool isAnswered = true;
        Instant until = Instant.MinValue;
        foreach (Row row in contacts)
        {
            double weight = Math.Pow(2, -(contacts[^1].At - row.At).TotalDays / PlainFormulas.BalanceHalfLifeDays);
            bool begins = until == Instant.MinValue || row.At - until >= Duration.FromHours(4),
                isHeld = PlainFormulas.IsTalk(row.Channel);
            if (begins && row.Opener != TieSide.None)
            {
                (opener, isAnswered) = (row.Opener, isHeld);
                sum += row.Opener == side ? weight : isHeld ? PlainFormulas.Answer * weight : 0;
            }
            else if (row.Opener != TieSide.None && opener != TieSide.None && row.Opener != opener && !isAnswered)
            {
                isAnswered = true;
                sum += row.Opener == side ? PlainFormulas.Answer * weight : 0;
            }

            until = Instant.Max(until, End(row));
        }

        return sum;
    }

    private static double ExpectedGap(Row[] contacts)
    {
        if (contacts.Length == 0) return PlainFormulas.ExpectedGap(0, 0);
        (LocalDate First, LocalDate Last)[] spans =
        [
            .. contacts.Select(static row => (row.At.InUtc().Date, Instant.Max(row.At, End(row) - Duration.Epsilon).InUtc().Date))
                .Order(),
        ];
        double sum = 0, weights = 0;
        LocalDate until = spans[0].Last;
        foreach ((LocalDate first, LocalDate last) in spans)
        {
            if (first > until)
            {
                int gap = Period.DaysBetween(until, first);
                double weight = gap * Math.Pow(2, -Period.DaysBetween(first, spans[^1].First) / PlainFormulas.GapHalfLifeDays);
                (sum, weights) = (sum + (weight * Math.Log(gap)), weights + weight);
            }

            until = LocalDate.Max(until, last);
        }

        return PlainFormulas.ExpectedGap(sum, weights);
    }

    private static double Bond(IEnumerable<Row> history, Instant asOf)
    {
        (double bond, Instant at) = history.GroupBy(static row => row.At.InUtc().Date)
            .Aggregate((Bond: 0.0, At: Instant.MinValue), static (state, day) =>
        {
            Instant start = day.Key.AtMidnight().InUtc().ToInstant();
            Row[] stated = [.. day.Where(static row => row.Minutes is not null)];
            double[] weights = [.. day.Where(static row => row.Minutes is null).Select(static row => PlainFormulas.Weight(row))];
            double kept = state.Bond == 0 ? 0 : PlainFormulas.Decay(state.Bond, (start - state.At).TotalDays);
            double credit = PlainFormulas.DayCredit(
                stated.Sum(static row => PlainFormulas.Weight(row)), stated.Sum(static row => PlainFormulas.Hours(row)),
                weights.Sum(), weights.DefaultIfEmpty().Max());
            return (kept + credit, start);
        });
        return PlainFormulas.Decay(bond, (asOf - at).TotalDays);
    }
}
