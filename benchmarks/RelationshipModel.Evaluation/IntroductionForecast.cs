using RelationshipModel.Evaluation.Rules;
using RelationshipModel.Introductions;

namespace RelationshipModel.Evaluation;

/// <summary>
/// Does a measure of closeness put the pairs who will write to each other before those who will not? Of all pairs at distance two
/// at a date, without a tie of their own, those are positive between whom a message passes within the horizon.
/// </summary>
internal sealed class IntroductionForecast(Engine engine)
{
    /// <summary>The horizon, as a share of the file's span.</summary>
    public const double Horizon = .10;

    private static readonly ClosenessMeasure[] Measures = Enum.GetValues<ClosenessMeasure>();

    /// <summary>The names of the measures: each alone, and at last the default weighed by people's activity.</summary>
    public static readonly string[] Names = [.. Measures.Select(static measure => measure.ToString()),
        $"{Measures[0]} x presence, meetings and group messages"];

    public IReadOnlyList<IntroductionForecastResult> Evaluate(Correspondence correspondence) =>
        [.. Protocol.Dates.Select(date => Evaluate(date, new Snapshot(correspondence, correspondence.Quantile(date))))];

    private IntroductionForecastResult Evaluate(double date, Snapshot snapshot)
    {
        TieNetwork network = TieNetwork.Of(engine.Of(snapshot)
            .Select(static score => new KnownTie(new(score.Tie.Owner.Value), score.Tie.Contact, score.Vitality)));
        HashSet<ContactPair> met = [];
        Correspondence correspondence = snapshot.Correspondence;
        foreach ((OwnerId owner, Interaction interaction) in correspondence.Between(snapshot.AsOf, snapshot.AsOf
            + (correspondence.Span * Horizon)))
            foreach (ContactId contact in interaction.Contacts) met.Add(new(new(owner.Value), contact));

        List<KeyValuePair<ContactId, Interaction>> recorded = [];
        foreach ((OwnerId owner, Interaction interaction) in snapshot.Interactions) recorded.Add(
            new(new(owner.Value), interaction));
        TieNetwork weighed = network.With(PeopleActivity.Of(recorded, snapshot.AsOf));
        double?[] areas = new double?[Names.Length], precisions = new double?[Names.Length];
        int pairs = 0, positives = 0;
        for (int i = 0; i < Names.Length; i++)
        {
            PairCloseness[] candidates = i < Measures.Length ? [.. network.All(Measures[i])] : [.. weighed.All()];
            bool[] positive = Array.ConvertAll(candidates, pair => met.Contains(pair.Pair));
            (pairs, positives) = (candidates.Length, positive.Count(static isPositive => isPositive));
            areas[i] = Auc.Of(Array.ConvertAll(candidates, static pair => pair.Closeness), positive);
            if (positives == 0) continue;
            IEnumerable<PairCloseness> first = candidates.OrderByDescending(static pair => pair.Closeness)
                .ThenBy(static pair => pair.Pair).Take(positives);
            precisions[i] = (double)first.Count(pair => met.Contains(pair.Pair)) / positives;
        }

        return new(date, pairs, positives, areas, precisions);
    }
}

/// <summary>How well each measure foretold who would meet, at one date of one file.</summary>
/// <param name="Date">The date, as a quantile of the message times.</param>
/// <param name="Pairs">How many pairs stood at distance two.</param>
/// <param name="Positives">How many of them wrote to each other within the horizon.</param>
/// <param name="Auc">The area of each measure; null where nobody met.</param>
/// <param name="Precision">The share of positives among the first n, n the number of positives; null where nobody met.</param>
internal sealed record IntroductionForecastResult(double Date, int Pairs, int Positives, IReadOnlyList<double?> Auc,
    IReadOnlyList<double?> Precision);
