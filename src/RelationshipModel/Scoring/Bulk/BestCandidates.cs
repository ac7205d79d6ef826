namespace RelationshipModel.Scoring.Bulk;

/// <summary>The candidates that may be among the best, as their values come by. It keeps a few more than asked, for
/// values that differ by rounding.</summary>
internal sealed class BestCandidates(int count)
{
    private const double Rounding = 1e-10;

    private readonly List<(double Value, int Index)> _kept = [];
    private int _limit = Math.Max(1024, 4 * count);

    /// <summary>The least value with which a candidate may be kept.</summary>
    internal double Bar { get; private set; } = double.NegativeInfinity;

    internal IEnumerable<int> Indices
    {
        get
        {
            Prune();
            return _kept.Select(static candidate => candidate.Index);
        }
    }

    internal void Offer(double value, int index)
    {
        _kept.Add((value, index));
        if (_kept.Count < _limit) return;
        Prune();
        if (_kept.Count > _limit / 2) _limit *= 2;
    }

    private void Prune()
    {
        if (count == 0) _kept.Clear();
        if (_kept.Count <= count) return;
        _kept.Sort(static (a, b) => b.Value.CompareTo(a.Value));
        Bar = _kept[count - 1].Value * (1 - Rounding);
        _kept.RemoveAll(candidate => candidate.Value < Bar);
    }
}
