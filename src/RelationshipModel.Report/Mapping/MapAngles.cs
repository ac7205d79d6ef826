namespace RelationshipModel.Report.Mapping;

/// <summary>The direction of each tie on every map: those who share their first circle are side by side, close and faint ties
/// mixed.</summary>
internal sealed class MapAngles
{
    /// <summary>A step around a sector that fills it evenly however many steps are taken.</summary>
    private const double GoldenRatio = 0.6180339887498949;

    private const double Gap = 0.5;

    private readonly double[] _angles;

    internal MapAngles(IReadOnlyList<ReportTie> ties, int drawn)
    {
        _angles = new double[ties.Count];
        var sectors = ties.GroupBy(static tie => tie.Circles is [var first, ..] ? first : int.MaxValue)
            .OrderBy(static circle => circle.Key)
            .Select(circle => (Ties: circle.ToArray(), Drawn: circle.Count(tie => tie.Number < drawn))).ToArray();
        double gap = sectors.Length > 1 ? Gap : 0;
        double turn = 2 * Math.PI / Math.Max(1, Math.Min(ties.Count, drawn) + gap * sectors.Length), at = -Math.PI / 2;
        foreach ((ReportTie[] members, int count) in sectors)
        {
            for (int i = 0; i < members.Length; i++)
                _angles[members[i].Number] = at + count * turn * ((i + 0.5) * GoldenRatio % 1);
            at += (count + gap) * turn;
        }
    }

    /// <summary>Returns the direction of a tie, in radians clockwise from the right.</summary>
    internal double this[int number] => _angles[number];
}
