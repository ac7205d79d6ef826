namespace RelationshipModel.Evaluation;

/// <summary>The owners that a file would have had, had they been drawn again: as many as there are, each as often as it is drawn
/// (the bootstrap of Efron 1979). The seed is fixed, so that every run of the evaluation gives the same result, and differences
/// of two estimates are over the same draws.</summary>
internal sealed class OwnerResampling
{
    private const int Seed = 20_260_101;

    private readonly Dictionary<OwnerId, int> _indices;
    private readonly ushort[][] _draws;

    /// <param name="owners">The owners, each once.</param>
    /// <param name="resamples">How many resamples to draw.</param>
    public OwnerResampling(IEnumerable<OwnerId> owners, int resamples)
    {
        OwnerId[] ordered = [.. owners.Order()];
        _indices = Enumerable.Range(0, ordered.Length).ToDictionary(i => ordered[i], static i => i);
        Random random = new(Seed);
        _draws = [.. Enumerable.Range(0, resamples).Select(_ => Draw(random, ordered.Length))];
    }

    public int Resamples => _draws.Length;

    public int IndexOf(OwnerId owner) => _indices[owner];

    /// <summary>The mean of the values of owners, and of those drawn.</summary>
    /// <param name="groups">The owners and their values; the mean is taken over each group, and then over the groups with
    /// anybody in them.</param>
    public Estimate Mean(IEnumerable<IReadOnlyList<(int Owner, double Value)>> groups)
    {
        return new(Mean(static _ => 1), [.. _draws.Select(draws => Mean(owner => draws[owner]))]);

        double? Mean(Func<int, int> weightOf)
        {
            double sum = 0;
            int known = 0;
            foreach (IReadOnlyList<(int Owner, double Value)> group in groups)
            {
                double weighted = 0;
                int weights = 0;
                foreach ((int owner, double value) in group)
                {
                    int weight = weightOf(owner);
                    weighted += weight * value;
                    weights += weight;
                }

                if (weights == 0) continue;
                sum += weighted / weights;
                known++;
            }

            return known == 0 ? null : sum / known;
        }
    }

    /// <summary>The mean over rankings of the area under the curve, each item weighed by how often its owners were
    /// drawn.</summary>
    public Estimate Area(IReadOnlyList<WeighedRanking> rankings)
    {
        double?[] sums = [.. rankings.Select(static of => of.Ranking.Area())];
        double?[] resampled = new double?[Resamples];
        for (int resample = 0; resample < Resamples; resample++)
        {
            ushort[] draws = _draws[resample];
            resampled[resample] = rankings.Average(of =>
                of.Ranking.Area(i => draws[of.First[i]] * (of.Second is { } second ? draws[second[i]] : 1)));
        }

        return new(sums.Average(), resampled);
    }

    private static ushort[] Draw(Random random, int owners)
    {
        ushort[] draws = new ushort[owners];
        for (int i = 0; i < owners; i++) draws[random.Next(owners)]++;
        return draws;
    }
}
