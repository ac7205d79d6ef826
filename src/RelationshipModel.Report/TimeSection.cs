namespace RelationshipModel.Report;

/// <summary>The ties over the years, one below the other.</summary>
internal sealed class TimeSection(Picture picture, Html html)
{
    internal static bool HasAny(Picture picture) => picture.Ties.Any(tie => IsRecorded(picture, tie));

    internal void Write()
    {
        ReportTie[] recorded = [.. picture.Ties.Where(tie => IsRecorded(picture, tie))];
        ReportTie[] shown =
        [
            .. recorded.OrderByDescending(static tie => tie.Score.Bond).ThenBy(static tie => tie.Number)
                .Take(picture.Options.MaxOverTime)
                .OrderBy(static tie => tie.Since).ThenBy(static tie => tie.Number),
        ];
        int first = shown[0].Since!.Value.Year;
        TieStrip strip = new(picture, new(first, 1, 1), step: 0.5);
        html.Raw("<p class=\"lead\">").Text(picture.Texts.YearsLead(picture.Texts.Language.Words(strip.Gap)));
        if (shown.Length < recorded.Length)
            html.Raw(" ").Text(picture.Texts.YearsShown(picture.Count(shown.Length),
                picture.Count(recorded.Length, picture.Texts.Ties)));
        html.Raw("</p>");
        int[] wide = Years(12), narrow = Years(5);
        html.Raw("<svg class=\"defs\" aria-hidden=\"true\" width=\"0\" height=\"0\"><defs><path id=\"years\" d=\"");
        foreach (int year in wide) html.Raw("M").Raw(strip.X(new(year, 1, 1))).Raw(" 0v").Raw(TieStrip.Height);
        html.Raw("\"/></defs></svg>");
        Axes();
        html.Raw("<ul class=\"strips\">");
        foreach (ReportTie tie in shown)
        {
            html.Raw("<li><span>");
            picture.Link(html, tie.Score.Tie.Contact);
            html.Raw("</span>");
            strip.Write(html, tie, isListed: true);
            html.Raw("</li>");
        }

        html.Raw("</ul>");
        Axes();

        void Axes()
        {
            Axis(wide, "large", 12);
            Axis(narrow, "small", 24);
        }

        void Axis(int[] years, string kind, int size)
        {
            html.Raw("<svg class=\"axis ").Raw(kind).Raw("\" role=\"img\" viewBox=\"0 0 ").Raw(TieStrip.Width).Raw(" ")
                .Raw(size + 6).Raw("\"")
                .Attribute("aria-label", picture.Texts.YearsFromTo(picture.Year(first), picture.Year(picture.Today.Year)))
                .Raw(">");
            foreach (int year in years)
            {
                double x = strip.X(new(year, 1, 1));
                if (x + size * 2.4 <= TieStrip.Width)
                    html.Raw("<text x=\"").Raw(x).Raw("\" y=\"").Raw(size).Raw("\" font-size=\"").Raw(size).Raw("\">")
                        .Plain(picture.Year(year)).Raw("</text>");
            }

            html.Raw("</svg>");
        }

        int[] Years(int most)
        {
            int last = picture.Today.Year;
            int step = ((int[])[1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000])
                .FirstOrDefault(step => (last - first) / step < most, 2000);
            return [.. Enumerable.Range(first, last - first + 1).Where(year => (step == 1 || year % step == 0) && year >= 1)];
        }
    }

    private static bool IsRecorded(Picture picture, ReportTie tie) =>
        picture.Snapshot.InteractionsWith(tie.Score.Tie.Contact).Count > 0;
}
