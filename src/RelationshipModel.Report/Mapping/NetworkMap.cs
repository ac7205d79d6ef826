using RelationshipModel.Scoring;

namespace RelationshipModel.Report.Mapping;

/// <summary>
/// A network around its owner at a moment. A ring for each word of closeness, the closest innermost; within it the closer tie is
/// nearer. Each tie gets the same area, a named one more, so that the rings spread whatever the strengths are. No two dots are
/// nearer than a finger's width, and no name overlaps another, a dot or a line; a tie or a name for which there is no room is
/// left out. The same ties give the same map.
/// </summary>
internal sealed class NetworkMap
{
    internal static readonly Warmth[] Rings = [Warmth.Close, Warmth.Warm, Warmth.Light, Warmth.Faint, Warmth.Asleep];

    /// <summary>If not all ties are drawn, this share is kept for sleeping ones that would not be among the closest.</summary>
    private const double AsleepShare = 0.2;

    /// <summary>The least width of a ring that is not empty, as a share of the radius.</summary>
    private const double NarrowestRing = 0.11;

    /// <summary>The directions that are tried for a dot, on both sides of its own.</summary>
    private const int Turns = 180;

    /// <summary>The most of them that a dot turns aside to have room for its name.</summary>
    private const int TurnsForName = 80;

    /// <summary>The shifts from its distance that are tried for a dot without room, in font sizes.</summary>
    private static readonly double[] Shifts = [0, 0.4, -0.4, 0.8, -0.8, 1.2, -1.2, 1.8, -1.8, 2.5, -2.5];

    private static readonly double[] LeaderLengths = [0, 10, 22, 36, 52];

    private static readonly double[] LeaderTurns = [0, 30, -30, 60, -60, 90, -90, 150, -150];

    /// <summary>The leader lengths and turns that are tried first: short and outward.</summary>
    private static readonly (int Lengths, int Turns) Near = (2, 7);

    private static readonly (int Lengths, int Turns) Far = (LeaderLengths.Length, LeaderTurns.Length);

    private readonly MapSize _size;
    private readonly IReadOnlyList<string> _names;
    private readonly List<Box> _boxes = [];
    private readonly List<Line> _lines = [];
    private readonly List<(double X, double Y, double Radius)> _dots = [];

    /// <summary>Lays a map out.</summary>
    /// <param name="size">Its size.</param>
    /// <param name="ties">The ties, the closest first.</param>
    /// <param name="ofTies">The number of ties for which the map's height is chosen, which is the same for all its
    /// moments.</param>
    /// <param name="angles">The directions of the ties.</param>
    /// <param name="names">The names of the ties by number, as they are written on the map.</param>
    /// <param name="ringNames">The names of the rings.</param>
    /// <param name="most">The most ties drawn.</param>
    internal NetworkMap(
        MapSize size, IReadOnlyList<TieMoment> ties, int ofTies, MapAngles angles, IReadOnlyList<string> names,
            IReadOnlyList<string> ringNames, int most)
    {
        (_size, _names) = (size, names);
        Radius = size.RadiusFor(ofTies);
        Height = size.HeightFor(ofTies);
        CenterY = Height / 2;
        TieMoment[] drawn = Choose(ties, Math.Min(most, size.MaxDots));
        int named = drawn.Length <= MapSize.Few ? drawn.Length : size.MaxLabels;
        double[] distances = Spread(drawn, named, out double[] radii);
        RingRadii = [.. radii.Select(static radius => (int)radius)];
        for (int i = 0; i < Rings.Length; i++)
        {
            double width = Lettering.Width(ringNames[i], size.FontSize - 2);
            _boxes.Add(new(size.CenterX - width / 2, RingNameY(i) - size.FontSize, size.CenterX + width / 2, RingNameY(i) + 3));
        }

        List<MapDot> dots = [];
        for (int i = 0; i < drawn.Length; i++)
            if (Place(drawn[i], distances[i], angles[drawn[i].Number], i < named) is { } dot) dots.Add(dot);
        for (int i = 0; i < dots.Count && i < named; i++)
            if (dots[i] is { Label: null } dot && Label(dot.Tie, dot.X, dot.Y, dot.Radius, Far) is { } label)
                dots[i] = Named(dot with { Label = label });
        Dots = dots;
        Ties = ties.Count;
    }

    internal int Height { get; }

    internal int CenterY { get; }

    /// <summary>Gets the radius of the outermost ring.</summary>
    internal int Radius { get; }

    /// <summary>Gets the outer radius of each of <see cref="Rings"/>.</summary>
    internal IReadOnlyList<int> RingRadii { get; }

    /// <summary>Gets the ties that are drawn, the closest first.</summary>
    internal IReadOnlyList<MapDot> Dots { get; }

    /// <summary>Gets the number of ties at the moment, drawn or not.</summary>
    internal int Ties { get; }

    /// <summary>Returns the base line of a ring's name.</summary>
    internal int RingNameY(int ring) => CenterY - RingRadii[ring] + _size.FontSize;

    /// <summary>Gets the least distance of a dot's middle from the edges of its ring.</summary>
    private double Edge => _size.FontSize * 0.8;

    /// <summary>The closest, except places kept for sleeping friendships, the largest bond first.</summary>
    private static TieMoment[] Choose(IReadOnlyList<TieMoment> ties, int most)
    {
        if (ties.Count <= most) return [.. ties];
        int kept = (int)(most * AsleepShare);
        HashSet<TieMoment> asleep =
            [.. ties.Skip(most - kept).Where(static tie => tie.Warmth == Warmth.Asleep)
                .OrderByDescending(static tie => tie.BondLevel).Take(kept)];
        return [.. ties.Where(tie => !asleep.Contains(tie)).Take(most - asleep.Count).Concat(asleep)
            .Order(Comparer<TieMoment>.Create(TieMoment.Compare))];
    }

    /// <summary>The outer radius of each ring, and the distance of each tie from the middle.</summary>
    private double[] Spread(TieMoment[] ties, int named, out double[] radii)
    {
        double plain = _size.Spacing * _size.Spacing * 1.5;
        double[] areas =
        [
            .. ties.Select((tie, i) => i < named
                ? plain + (Lettering.Width(_names[tie.Number], _size.FontSize) + 12) * _size.FontSize * 1.5
                : plain),
        ];
        double[] ringAreas = [.. Rings.Select(ring => ties.Select((tie, i) => tie.Warmth == ring ? areas[i] : 0).Sum())];
        double inner = _size.OwnerRadius + 2, empty = _size.FontSize * 1.5, least = Math.Max(empty, Radius * NarrowestRing),
            low = 0, high = 1e6;
        radii = new double[Rings.Length];
        for (int step = 0; step < 60; step++)
        {
            double scale = (low + high) / 2, outer = inner;
            for (int ring = 0; ring < Rings.Length; ring++)
                radii[ring] = outer = Math.Max(outer + (ringAreas[ring] > 0 ? least : empty),
                    Math.Sqrt(outer * outer + scale * ringAreas[ring]));
            if (outer > Radius) high = scale;
            else low = scale;
        }

        radii[^1] = Radius;
        double[] distances = new double[ties.Length];
        double within = 0;
        for (int i = 0; i < ties.Length; i++)
        {
            int ring = Array.IndexOf(Rings, ties[i].Warmth);
            if (i > 0 && ties[i].Warmth != ties[i - 1].Warmth) within = 0;
            double from = (ring == 0 ? inner : radii[ring - 1]) + Edge, to = radii[ring] - Edge;
            double share = (within + areas[i] / 2) / ringAreas[ring];
            distances[i] = Math.Sqrt(from * from + share * (to * to - from * from));
            within += areas[i];
        }

        return distances;
    }

    private MapDot? Place(TieMoment tie, double distance, double angle, bool isNamed)
    {
        double radius = _size.MinDot + (_size.MaxDot - _size.MinDot) * tie.BondLevel;
        if (isNamed)
        {
            foreach ((int Lengths, int Turns) reach in (ReadOnlySpan<(int, int)>)[Near, Far])
                foreach ((int x, int y) in Places(distance, angle, radius, TurnsForName))
                    if (Label(tie, x, y, radius, reach) is { } label)
                        return Taken(new(tie, x, y, radius, label));
        }

        int ring = Array.IndexOf(Rings, tie.Warmth);
        double from = (ring == 0 ? 0 : RingRadii[ring - 1]) + Edge, to = RingRadii[ring] - Edge;
        foreach (double shift in Shifts)
        {
            double moved = Math.Clamp(distance + shift * _size.FontSize, Math.Min(from, distance), Math.Max(to, distance));
            foreach ((int x, int y) in Places(moved, angle, radius, Turns)) return Taken(new(tie, x, y, radius, null));
        }

        return null;
    }

    /// <summary>The free places at a distance from the middle, those nearest to a direction first.</summary>
    private IEnumerable<(int X, int Y)> Places(double distance, double angle, double radius, int turns)
    {
        for (int step = 0; step < turns; step++)
        {
            double turned = angle + 2 * Math.PI / Turns * ((step + 1) / 2) * (step % 2 == 0 ? 1 : -1);
            int x = (int)Math.Round(_size.CenterX + distance * Math.Cos(turned)),
                y = (int)Math.Round(CenterY + distance * Math.Sin(turned));
            if (IsFree(x, y, radius)) yield return (x, y);
        }
    }

    private bool IsFree(int x, int y, double radius) =>
        double.Hypot(_size.CenterX - x, CenterY - y) >= _size.OwnerRadius + radius + 3
        && _dots.TrueForAll(dot => double.Hypot(dot.X - x, dot.Y - y) >= _size.Spacing)
        && _boxes.TrueForAll(box => box.DistanceFrom(x, y) >= Math.Max(radius + 3, _size.Spacing / 2.0 - 1))
        && _lines.TrueForAll(line => line.DistanceFrom(x, y) >= radius + 3);

    /// <summary>A place for a name: outward first, beside the dot before further off.</summary>
    private MapLabel? Label(TieMoment tie, int x, int y, double radius, (int Lengths, int Turns) most)
    {
        double outward = Math.Atan2(y - CenterY, x - _size.CenterX), width = Lettering.Width(_names[tie.Number], _size.FontSize);
        foreach (double length in LeaderLengths.Take(most.Lengths))
            foreach (double turn in LeaderTurns.Take(most.Turns))
            {
                double angle = outward + turn * Math.PI / 180, cos = Math.Cos(angle), sin = Math.Sin(angle),
                    reach = radius + 4 + length;
                int endX = (int)Math.Round(reach * cos), endY = (int)Math.Round(reach * sin);
                TextAnchor anchor = cos > 0.4 ? TextAnchor.Start : cos < -0.4 ? TextAnchor.End : TextAnchor.Middle;
                int labelX = endX + (anchor == TextAnchor.Start ? 2 : anchor == TextAnchor.End ? -2 : 0);
                int labelY = (int)Math.Round(endY + _size.FontSize * (anchor != TextAnchor.Middle ? 0.34 : sin < 0 ? -0.3 : 0.9));
                MapLabel label = new(labelX, labelY, anchor, length > 0 ? (endX, endY) : null);
                if (IsFree(x, y, label, width)) return label;
            }

        return null;
    }

    private bool IsFree(int x, int y, MapLabel label, double width)
    {
        Box box = BoxOf(x, y, label, width);
        double clear = _size.Spacing / 2.0 - 1;
        if (box.Left < 2 || box.Right > _size.Width - 2 || box.Top < 2 || box.Bottom > Height - 2 || _boxes.Exists(box.Overlaps)
            || box.DistanceFrom(_size.CenterX, CenterY) < _size.OwnerRadius + 3 || _lines.Exists(line => line.Crosses(box))
            || _dots.Exists(dot => !IsAt(dot) && box.DistanceFrom(dot.X, dot.Y) < Math.Max(dot.Radius + 2, clear)))
            return false;
        if (LeaderOf(x, y, label) is not { } leader) return true;
        return leader.DistanceFrom(_size.CenterX, CenterY) > _size.OwnerRadius && !_boxes.Exists(other => leader.Crosses(other))
            && !_lines.Exists(leader.Crosses)
            && !_dots.Exists(dot => !IsAt(dot) && leader.DistanceFrom(dot.X, dot.Y) < dot.Radius + 3);

        bool IsAt((double X, double Y, double Radius) dot) => dot.X == x && dot.Y == y;
    }

    private Box BoxOf(int x, int y, MapLabel label, double width)
    {
        double left = x + label.X - label.Anchor switch { TextAnchor.Start => 0, TextAnchor.End => width, _ => width / 2 };
        return new(left, y + label.Y - _size.FontSize * 0.95, left + width, y + label.Y + _size.FontSize * 0.3);
    }

    private static Line? LeaderOf(int x, int y, MapLabel label) => label.Leader is { } end ? new(x, y, x + end.X, y + end.Y)
        : null;

    private MapDot Taken(MapDot dot)
    {
        _dots.Add((dot.X, dot.Y, dot.Radius));
        return Named(dot);
    }

    private MapDot Named(MapDot dot)
    {
        if (dot.Label is not { } label) return dot;
        _boxes.Add(BoxOf(dot.X, dot.Y, label, Lettering.Width(_names[dot.Tie.Number], _size.FontSize)));
        if (LeaderOf(dot.X, dot.Y, label) is { } leader) _lines.Add(leader);
        return dot;
    }
}
