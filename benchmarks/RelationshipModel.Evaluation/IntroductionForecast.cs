using RelationshipModel.Evaluation.Rules;
using RelationshipModel.Introductions;

namespace RelationshipModel.Evaluation;

/// <summary>
/// Does a measure of closeness put the pairs who will write to each other before those who will not? Of all pairs at distance
/// two at a date, without a tie of their own, those are positive between whom a message passes within the horizon.
/// </summary>
internal sealed class IntroductionForecast(Engine engine, EarlierEngine earlier)
{
    /// <summary>The horizon, as a share of the file's span.</summary>
    public const double Horizon = .10;

    private static readonly ClosenessMeasure[] Measures = Enum.GetValues<ClosenessMeasure>();

    /// <summary>The names of the measures: each alone, the default weighed by people's activity, and the default of model
    /// 1.</summary>
    public static readonly string[] Names =
    [
        .. Measures.Select(static measure => measure.ToString()), $"{Measures[0]} x presence, meetings and group messages",
        $"model 1: {Measures[0]}",
    ];

    /// <summary>The places among <see cref="Names"/> of what intervals are made for.</summary>
    public static int Alone => 0;

    /// <inheritdoc cref="Alone"/>
    public static int WithPresence => Measures.Length;

    /// <inheritdoc cref="Alone"/>
    public static int Earlier => Measures.Length + 1;

    public IntroductionForecastResult Evaluate(Correspondence correspondence)
    {
        List<WeighedRanking>[] rankings = [.. Names.Select(static _ => new List<WeighedRanking>())];
        List<IntroductionDate> dates = [];
        foreach (double date in Protocol.Dates)
        {
            Snapshot snapshot = new(correspondence, correspondence.Quantile(date));
            HashSet<ContactPair> met = Met(snapshot);
            double?[] areas = new double?[Names.Length], precisions = new double?[Names.Length];
            int pairs = 0, positives = 0;
            for (int i = 0; i < Names.Length; i++)
            {
                PairCloseness[] candidates = Candidates(i, snapshot);
                bool[] positive = Array.ConvertAll(candidates, pair => met.Contains(pair.Pair));
                Ranking ranking = new(Array.ConvertAll(candidates, static pair => pair.Closeness), positive);
                if (i == Alone || i == WithPresence || i == Earlier)
                {
                    rankings[i].Add(new(
                        ranking,
                        Array.ConvertAll(candidates, pair => correspondence.Resampling.IndexOf(new(pair.Pair.First.Value))),
                        Array.ConvertAll(candidates, pair => correspondence.Resampling.IndexOf(new(pair.Pair.Second.Value)))));
                }

                (pairs, positives, areas[i]) = (candidates.Length, positive.Count(static isPositive => isPositive),
                    ranking.Area());
                if (positives == 0) continue;
                IEnumerable<PairCloseness> first =
                    candidates.OrderByDescending(static pair => pair.Closeness).ThenBy(static pair => pair.Pair).Take(positives);
                precisions[i] = (double)first.Count(pair => met.Contains(pair.Pair)) / positives;
            }

            dates.Add(new(date, pairs, positives, areas, precisions));
        }

        return new(correspondence.Name, dates,
            Array.ConvertAll(rankings, of => of.Count == 0 ? null : correspondence.Resampling.Area(of)));
    }

    private PairCloseness[] Candidates(int measure, Snapshot snapshot)
    {
        if (measure == Earlier) return [.. Network(earlier.Numbers(snapshot)).All()];
        TieNetwork network = Network(engine.Numbers(snapshot));
        if (measure < Measures.Length) return [.. network.All(Measures[measure])];
        List<KeyValuePair<ContactId, Interaction>> recorded = [];
        foreach ((OwnerId owner, Interaction interaction) in snapshot.Interactions)
            recorded.Add(new(new(owner.Value), interaction));
        return [.. network.With(PeopleActivity.Of(recorded, snapshot.AsOf)).All()];
    }

    private static TieNetwork Network(IEnumerable<TieNumbers> ties) =>
        TieNetwork.Of(ties.Select(static tie => new KnownTie(new(tie.Tie.Owner.Value), tie.Tie.Contact, tie.Vitality)));

    private static HashSet<ContactPair> Met(Snapshot snapshot)
    {
        HashSet<ContactPair> met = [];
        Correspondence correspondence = snapshot.Correspondence;
        foreach ((OwnerId owner, Interaction interaction) in
            correspondence.Between(snapshot.AsOf, snapshot.AsOf + (correspondence.Span * Horizon)))
        {
            foreach (ContactId contact in interaction.Contacts) met.Add(new(new(owner.Value), contact));
        }

        return met;
    }
}
