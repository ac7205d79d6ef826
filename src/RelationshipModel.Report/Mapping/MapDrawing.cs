namespace RelationshipModel.Report.Mapping;

/// <summary>Draws the map as SVG, within the page or as a picture of its own.</summary>
internal sealed class MapDrawing(Picture picture)
{
    private const int LegendGap = 18;

    private readonly Lazy<IReadOnlyList<NetworkMoment>> _moments = new(() => NetworkMoment.All(picture));
    private readonly MapAngles _angles = new(picture.Ties, picture.Options.MaxOnMap);
    private readonly string[] _labels = [.. picture.Ties.Select(static tie => Lettering.Label(tie.Name))];
    private readonly string[] _ringNames = [.. NetworkMap.Rings.Select(picture.Texts.Language.Word)];

    /// <summary>Gets the ends of the years, and today at last.</summary>
    internal IReadOnlyList<NetworkMoment> Moments => _moments.Value;

    /// <summary>Gets the statuses of all moments.</summary>
    private IReadOnlyList<TieStatus> Statuses => field ??=
        [.. Moments.SelectMany(static moment => moment.Ties).Select(static tie => tie.Status).Distinct().Order()];

    /// <summary>Returns the map at a moment.</summary>
    internal NetworkMap Map(MapSize size, NetworkMoment moment) =>
        new(size, moment.Ties, picture.Ties.Count, _angles, _labels, _ringNames, picture.Options.MaxOnMap);

    /// <summary>Writes the shapes that all maps of a page use.</summary>
    internal static void WriteShapes(Html html)
    {
        html.Raw("<defs>");
        foreach (TieStatus status in StatusShape.All)
            html.Raw("<path vector-effect=\"non-scaling-stroke\" id=\"s-").Raw(StatusShape.Name(status)).Raw("\" d=\"")
                .Raw(StatusShape.Path(status)).Raw("\"/>");
        html.Raw("</defs>");
    }

    /// <summary>Writes a map within the page, whose dots lead to persons.</summary>
    /// <param name="html">The output.</param>
    /// <param name="size">The size.</param>
    /// <param name="map">The map of today.</param>
    /// <param name="others">The dots that are drawn at other moments only.</param>
    internal void WriteInPage(Html html, MapSize size, NetworkMap map, IEnumerable<MapDot> others)
    {
        html.Raw("<svg class=\"map ").Raw(size.Name).Raw("\" role=\"group\"")
            .Attribute("aria-label", picture.Texts.MapName(picture.Count(map.Dots.Count, picture.Texts.Ties)));
        ViewBox(html, size, map);
        html.Raw(">");
        Rings(html, size, map);
        foreach (MapDot dot in map.Dots) Dot(html, size, dot, "");
        foreach (MapDot dot in others) Dot(html, size, dot, " off");
        Legend(html, size, map);
        html.Raw("</svg>");
    }

    /// <summary>Writes the map of today as a file of its own.</summary>
    internal void WriteFile(Html html)
    {
        MapSize size = MapSize.Wide;
        NetworkMap map = Map(size, NetworkMoment.Today(picture));
        html.Raw("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"map wide\"").Attribute("lang", picture.Language)
            .Raw(" width=\"").Raw(size.Width).Raw("\" height=\"").Raw(map.Height + LegendHeight(size)).Raw("\" role=\"img\"");
        ViewBox(html, size, map);
        html.Raw("><title>").Plain(picture.Texts.TitleOf(Names.Isolated(picture.Owner))).Raw("</title><style>")
            .Raw(PageResource.MapStyleAlone)
            .Raw("</style><rect class=\"paper\" width=\"100%\" height=\"100%\"/>");
        WriteShapes(html);
        Rings(html, size, map);
        foreach (MapDot dot in map.Dots) Dot(html, size, dot, null);
        Legend(html, size, map);
        html.Raw("</svg>\n");
    }

    private void ViewBox(Html html, MapSize size, NetworkMap map) =>
        html.Raw(" viewBox=\"0 0 ").Raw(size.Width).Raw(" ").Raw(map.Height + LegendHeight(size)).Raw("\"");

    private void Rings(Html html, MapSize size, NetworkMap map)
    {
        html.Raw("<g class=\"rings\" aria-hidden=\"true\">");
        foreach (int radius in map.RingRadii)
            html.Raw("<circle class=\"ring\" cx=\"").Raw(size.CenterX).Raw("\" cy=\"").Raw(map.CenterY).Raw("\" r=\"").Raw(radius)
                .Raw("\"/>");
        for (int i = 0; i < _ringNames.Length; i++)
            html.Raw("<text class=\"ringname\" x=\"").Raw(size.CenterX).Raw("\" y=\"").Raw(map.RingNameY(i))
                .Raw("\" text-anchor=\"middle\">").Plain(_ringNames[i])
                .Raw("</text>");
        html.Raw("<circle class=\"owner\" cx=\"").Raw(size.CenterX).Raw("\" cy=\"").Raw(map.CenterY).Raw("\" r=\"")
            .Raw(size.OwnerRadius)
            .Raw("\"/><text class=\"you\" x=\"").Raw(size.CenterX).Raw("\" y=\"").Raw(map.CenterY + size.FontSize * 0.34)
            .Raw("\" text-anchor=\"middle\">")
            .Plain(picture.Texts.You).Raw("</text></g>");
    }

    /// <summary>Writes a dot, as a link if it has a class besides its own; a picture of its own leads nowhere.</summary>
    private void Dot(Html html, MapSize size, MapDot dot, string? kind)
    {
        (int number, _, TieStatus status, _, _) = dot.Tie;
        string label = _labels[number], cut = label.EndsWith('…') ? label + " " : "";
        string said = picture.Texts.Dot(cut + Names.Isolated(picture.Ties[number].Name),
            picture.Texts.Language.Word(dot.Tie.Warmth),
            picture.Texts.Language.Word(status));
        html.Raw(kind is null ? "<g" : "<a").Raw(" class=\"dot ").Raw(StatusShape.Name(status)).Raw(kind ?? "").Raw("\"");
        if (kind is null) html.Raw(" role=\"img\"");
        else html.Raw(" href=\"#p").Raw(number).Raw("\"");
        html.Attribute("aria-label", said).Raw(" transform=\"translate(").Raw(dot.X).Raw(" ").Raw(dot.Y)
            .Raw(")\"><path class=\"leader\" d=\"");
        if (dot.Label?.Leader is { } end) html.Raw("M0 0L").Raw(end.X).Raw(" ").Raw(end.Y);
        html.Raw("\"/><circle class=\"hit\" r=\"").Raw(size.Spacing / 2).Raw("\"/><use class=\"tie\" href=\"#s-")
            .Raw(StatusShape.Name(status))
            .Raw("\" transform=\"scale(").Raw(dot.Radius).Raw(")\"/>");
        Name(html, number, dot.Label);
        html.Raw(kind is null ? "</g>" : "</a>");
    }

    private void Name(Html html, int number, MapLabel? label)
    {
        html.Raw("<text");
        if (label is null) html.Raw(" class=\"off\"");
        else
            html.Raw(" x=\"").Raw(label.X).Raw("\" y=\"").Raw(label.Y).Raw("\" text-anchor=\"")
                .Raw(label.Anchor.ToString().ToLowerInvariant()).Raw("\"");
        html.Raw(">").Plain(_labels[number]).Raw("</text>");
    }

    /// <summary>Writes what the shapes mean, those that are drawn; others, of other years, are there but hidden.</summary>
    private void Legend(Html html, MapSize size, NetworkMap map)
    {
        html.Raw("<g class=\"legend\">");
        HashSet<TieStatus> drawn = [.. map.Dots.Select(static dot => dot.Tie.Status)];
        foreach ((TieStatus status, double x, int row) in LegendPlaces(size, drawn))
            html.Raw("<g class=\"key ").Raw(StatusShape.Name(status)).Raw(drawn.Contains(status) ? "" : " off")
                .Raw("\"><use class=\"tie\" href=\"#s-").Raw(StatusShape.Name(status)).Raw("\" transform=\"translate(")
                .Raw(x).Raw(" ").Raw(map.Height + (row + 0.5) * RowHeight(size)).Raw(")scale(").Raw(size.FontSize * 0.45)
                .Raw(")\"/><text x=\"")
                .Raw(x + size.FontSize).Raw("\" y=\"").Raw(map.Height + (row + 0.5) * RowHeight(size) + size.FontSize * 0.34)
                .Raw("\">")
                .Plain(picture.Texts.Language.Word(status)).Raw("</text></g>");
        html.Raw("</g>");
    }

    private IEnumerable<(TieStatus Status, double X, int Row)> LegendPlaces(MapSize size, HashSet<TieStatus> first)
    {
        double x = size.FontSize;
        int row = 0;
        foreach (TieStatus status in Statuses.OrderByDescending(first.Contains))
        {
            double width = size.FontSize + Lettering.Width(picture.Texts.Language.Word(status), size.FontSize);
            if (x + width > size.Width)
            {
                x = size.FontSize;
                row++;
            }

            yield return (status, x, row);
            x += width + LegendGap;
        }
    }

    private int LegendHeight(MapSize size) => LegendPlaces(size, []).Select(static place => place.Row + 1).DefaultIfEmpty()
        .Max() * RowHeight(size) + 4;

    private static int RowHeight(MapSize size) => size.FontSize * 2 - 4;
}
