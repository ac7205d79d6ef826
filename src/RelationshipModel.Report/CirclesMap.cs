namespace RelationshipModel.Report;

/// <summary>A tie on the map of the circles.</summary>
/// <param name="Tie">The tie.</param>
/// <param name="X">How far right its centre is.</param>
/// <param name="Y">How far down its centre is.</param>
/// <param name="Radius">By its bond.</param>
internal sealed record MapTie(ReportTie Tie, double X, double Y, double Radius);

/// <summary>Words on the map.</summary>
/// <param name="Text">The words.</param>
/// <param name="X">Where they begin, end or have their middle, by <paramref name="Anchor"/>.</param>
/// <param name="Y">Their base line.</param>
/// <param name="Anchor">start, middle or end.</param>
internal sealed record MapLabel(string Text, double X, double Y, string Anchor);

/// <summary>
/// The circles as a map: the owner in the middle, a tie the nearer the stronger it is (linear in strength), the larger the more
/// bond there is (linear in the bond's level), and beside those who share a circle. The same ties give the same map.
/// </summary>
internal sealed class CirclesMap
{
    /// <summary>Of the ties drawn, this share is kept for dormant ones that would not be among the strongest.</summary>
    private const double DormantShare = 0.2;

    /// <summary>A step of turning aside for another, as a share of the place of one tie.</summary>
    private const double Aside = 0.3;

    private const int MostAside = 12;

    private const int MostLetters = 26;

    private readonly List<Box> _taken = [];
    private readonly double _fontSize;

    internal CirclesMap(IReadOnlyList<ReportTie> ties, string owner, double width, double height, double fontSize, int most)
    {
        (Width, Height, _fontSize) = (width, height, fontSize);
        double side = Math.Min(width, height);
        (CenterX, CenterY, Inner, Outer) = (width / 2, height / 2, side * 0.115, side * 0.455);
        LeastRadius = side * 0.008;
        MostRadius = side * 0.024;
        ReportTie[] drawn = Choose(ties, most);
        LeftOut = ties.Count - drawn.Length;
        OwnerLabel = Reserve(new(Names.Short(owner, MostLetters), CenterX, CenterY + OwnerRadius + fontSize * 1.15, "middle"));
        (MapTie, double)[] placed = [.. Place(drawn)];
        Ties = [.. placed.Select(static tie => tie.Item1).OrderByDescending(static tie => tie.Tie.Score.Strength)
            .ThenBy(static tie => tie.Tie.Score.Tie)];
        foreach (MapTie tie in Ties)
            _taken.Add(new(tie.X - tie.Radius, tie.Y - tie.Radius, tie.X + tie.Radius, tie.Y + tie.Radius));
        List<MapLabel> labels = [];
        foreach (MapTie tie in Ties)
            if (Label(tie) is { } label) labels.Add(label);
        Labels = labels;
    }

    internal double Width { get; }

    internal double Height { get; }

    internal double CenterX { get; }

    internal double CenterY { get; }

    /// <summary>Where a tie of strength 1 is.</summary>
    internal double Inner { get; }

    /// <summary>Where a tie of strength 0 is.</summary>
    internal double Outer { get; }

    internal double OwnerRadius => Inner * 0.34;

    /// <summary>The ties drawn, the strongest first.</summary>
    internal IReadOnlyList<MapTie> Ties { get; }

    internal MapLabel OwnerLabel { get; }

    /// <summary>The names there was room for; the strongest ties have theirs first.</summary>
    internal IReadOnlyList<MapLabel> Labels { get; }

    /// <summary>How many ties are not drawn.</summary>
    internal int LeftOut { get; }

    private double LeastRadius { get; }

    private double MostRadius { get; }

    /// <summary>How far from the middle a strength is.</summary>
    internal double Distance(double strength) => Inner + (1 - strength) * (Outer - Inner);

    /// <summary>The strongest, but for some places kept for friendships that sleep, the largest bond first.</summary>
    private static ReportTie[] Choose(IReadOnlyList<ReportTie> ties, int most)
    {
        if (ties.Count <= most) return [.. ties];
        int kept = (int)(most * DormantShare);
        ReportTie[] asleep =
        [
            .. ties.Skip(most - kept)
                .Where(static tie => tie.Score.Status == TieStatus.Dormant)
                .OrderByDescending(static tie => tie.Score.Bond)
                .ThenBy(static tie => tie.Score.Tie)
                .Take(kept),
        ];
        HashSet<ReportTie> chosen = [.. asleep];
        return [.. ties.Where(tie => !chosen.Contains(tie)).Take(most - asleep.Length), .. asleep];
    }

    /// <summary>Those who share their first circle have a sector, in which strong and weak ties take turns.</summary>
    private IEnumerable<(MapTie Tie, double Angle)> Place(ReportTie[] drawn)
    {
        var sectors = drawn.GroupBy(static tie => tie.Circles is [var first, ..] ? first : null)
            .OrderBy(static circle => circle.Key is null).ThenBy(static circle => circle.Key, StringComparer.Ordinal).ToArray();
        double gap = sectors.Length > 1 ? 0.5 : 0;
        double turn = 2 * Math.PI / Math.Max(1, drawn.Length + gap * sectors.Length), at = -Math.PI / 2;
        List<MapTie> placed = [];
        foreach (var sector in sectors)
        {
            ReportTie[] members = [.. sector];
            int stride = Stride(members.Length);
            for (int i = 0; i < members.Length; i++)
            {
                double angle = at + ((long)i * stride % members.Length + 0.5) * turn;
                MapTie tie = Free(members[i], angle, turn, placed);
                placed.Add(tie);
                yield return (tie, angle);
            }

            at += (members.Length + gap) * turn;
        }
    }

    /// <summary>A step around a sector that comes to each place once, and far from the one before.</summary>
    private static int Stride(int count)
    {
        for (int step = Math.Max(1, (int)(count * 0.382)); step < count; step++)
            if (Gcd(step, count) == 1) return step;
        return 1;

        static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
    }

    /// <summary>At its place, or as little aside as leaves room beside those placed before; its distance stays.</summary>
    private MapTie Free(ReportTie tie, double angle, double turn, List<MapTie> placed)
    {
        double distance = Distance(tie.Score.Strength), radius = LeastRadius + (MostRadius - LeastRadius) * tie.Score.BondLevel;
        MapTie? first = null;
        for (int step = 0; step <= 2 * MostAside; step++)
        {
            double turned = angle + turn * Aside * ((step + 1) / 2) * (step % 2 == 0 ? 1 : -1);
            MapTie there = new(tie, CenterX + distance * Math.Cos(turned), CenterY + distance * Math.Sin(turned), radius);
            first ??= there;
            if (placed.TrueForAll(other => Math.Pow(other.X - there.X, 2)
                + Math.Pow(other.Y - there.Y, 2) > Math.Pow(other.Radius + radius + 3, 2))) return there;
        }

        return first!;
    }

    private MapLabel? Label(MapTie tie)
    {
        string text = Names.Short(tie.Tie.Name, MostLetters);
        double beside = tie.Radius + _fontSize * 0.35, middle = tie.Y + _fontSize * 0.34, over = tie.Radius + _fontSize * 0.4,
            under = tie.Radius + _fontSize * 1.05;
        MapLabel right = new(text, tie.X + beside, middle, "start"), left = new(text, tie.X - beside, middle, "end");
        MapLabel above = new(text, tie.X, tie.Y - over, "middle"), below = new(text, tie.X, tie.Y + under, "middle");
        MapLabel[] places = tie.X >= CenterX ? [right, below, above, left] : [left, below, above, right];
        foreach (MapLabel label in places)
        {
            Box box = BoxOf(label);
            if (box.Left < 2 || box.Right > Width - 2 || box.Top < 2 || box.Bottom > Height - 2 || _taken.Exists(box.Overlaps))
                continue;
            return Reserve(label);
        }

        return null;
    }

    private MapLabel Reserve(MapLabel label)
    {
        _taken.Add(BoxOf(label));
        return label;
    }

    internal Box BoxOf(MapLabel label)
    {
        double width = label.Text.Sum(WidthOf) * _fontSize;
        double left = label.Anchor switch { "start" => label.X, "end" => label.X - width, _ => label.X - width / 2 };
        return new(left, label.Y - _fontSize * 0.85, left + width, label.Y + _fontSize * 0.25);
    }

    /// <summary>A letter's width, as a share of the size of the font: rather too much than too little,
    /// whatever font a reader has.</summary>
    private static double WidthOf(char letter) => letter switch
    {
        'M' or 'W' or 'm' or '@' or '%' or >= '\u1100' => 1,
        'i' or 'j' or 'l' or 'f' or 't' or 'r' or 'I' or ' ' or '.' or ',' or '\'' or '-' or '(' or ')' => 0.4,
        _ => char.IsUpper(letter) ? 0.78 : 0.62,
    };

    /// <summary>A place taken on the map.</summary>
    internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        internal bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
