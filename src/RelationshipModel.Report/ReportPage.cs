using RelationshipModel.Report.Mapping;

namespace RelationshipModel.Report;

/// <summary>The page: its head with the policy, its sections, and the pages of the persons.</summary>
internal sealed class ReportPage(Picture picture, Html html)
{
    private readonly MapSection _map = new(picture, html);
    private readonly TiesSection _ties = new(picture, html);

    /// <summary>Returns what writes the page, part by part, so that no more than one part is in memory.</summary>
    internal IEnumerable<Action> Parts()
    {
        (string Id, string Title, Action? Write)[] sections = [.. Sections()];
        yield return () => Head(sections);
        foreach ((string id, string title, Action? write) in sections)
        {
            yield return () => html.Raw("<section id=\"").Raw(id).Raw("\" aria-labelledby=\"").Raw(id).Raw("-title\"><h2 id=\"")
                .Raw(id).Raw("-title\">").Text(title)
                .Raw("</h2>");
            if (write is not null) yield return write;
            else
            {
                yield return _ties.Begin;
                foreach (ReportTie tie in picture.Ties) yield return () => _ties.Row(tie);
                yield return _ties.End;
            }

            yield return () => html.Raw("</section>\n");
        }

        yield return () => html.Raw("<p class=\"back\"><a href=\"#map\">").Text(picture.Texts.Back).Raw("</a></p>\n");
        PersonSections persons = new(picture, html);
        foreach (ReportTie tie in picture.Ties) yield return () => persons.Write(tie);
        yield return Foot;
    }

    private void Head((string Id, string Title, Action? Write)[] sections)
    {
        ReportTexts texts = picture.Texts;
        html.Raw("<!DOCTYPE html>\n<html").Attribute("lang", picture.Language)
            .Raw(picture.IsInvariant && picture.Language == "en" ? " data-figures=\"reader\"" : "")
            .Raw("><head><meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"")
            .Raw(PageResource.Policy)
            .Raw("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Raw("<meta name=\"color-scheme\" content=\"light dark\">")
            .Raw("<meta name=\"referrer\" content=\"no-referrer\"><title>")
            .Plain(picture.Owner.Length > 0 ? texts.TitleOf(Names.Isolated(picture.Owner)) : texts.Title)
            .Raw("</title>\n<style>")
            .Raw(PageResource.Style).Raw("</style>\n<style id=\"mapstyle\">").Raw(PageResource.MapStyle)
            .Raw("</style></head>\n<body><a class=\"skip\" href=\"#main\">").Text(texts.Skip)
            .Raw("</a><header><p class=\"quiet\">")
            .Text(picture.Owner.Length > 0
                ? texts.Subtitle(Names.Isolated(picture.Owner), picture.Day(picture.Today)) : picture.Day(picture.Today))
            .Raw("</p><h1>").Text(texts.Title)
            .Raw("</h1><p class=\"lead\">").Text(Summary()).Raw("</p></header>");
        if (sections.Length > 1)
        {
            html.Raw("<nav").Attribute("aria-label", texts.Sections).Raw("><ul>");
            foreach ((string id, string title, _) in sections)
                html.Raw("<li><a href=\"#").Raw(id).Raw("\">").Text(title).Raw("</a></li>");
            html.Raw("</ul></nav>");
        }

        html.Raw("\n<main id=\"main\" tabindex=\"-1\">");
    }

    private void Foot()
    {
        html.Raw("</main>\n<footer><p>").Text(picture.Texts.Footer).Raw("</p></footer>");
        if (picture.Ties.Count > 0) html.Raw("<script type=\"application/json\" id=\"data\">").Raw(_map.Data()).Raw("</script>");
        html.Raw("\n<script>").Raw(PageResource.Script).Raw("</script></body></html>\n");
    }

    /// <summary>The sections that have something to show; the one without a writer is that of all ties.</summary>
    private IEnumerable<(string Id, string Title, Action? Write)> Sections()
    {
        (ReportContent content, ReportTexts texts) = (picture.Content, picture.Texts);
        yield return ("week", texts.Week, new WeekSection(picture, html).Write);
        if (picture.Ties.Count > 0) yield return ("map", texts.Map, _map.Write);
        if (content.Circles.Count > 0) yield return ("circles", texts.Circles, new CirclesSection(picture, html).Write);
        if (content.Introductions.Count > 0) yield return ("introductions", texts.Introductions,
            new IntroductionsSection(picture, html).Write);
        if (TimeSection.HasAny(picture)) yield return ("time", texts.Years, new TimeSection(picture, html).Write);
        if (ReciprocitySection.HasAny(picture)) yield return ("reciprocity", texts.GiveAndTake,
            new ReciprocitySection(picture, html).Write);
        if (GatheringsSection.HasAny(content)) yield return ("gatherings", texts.Gatherings,
            new GatheringsSection(picture, html).Write);
        if (picture.Ties.Count > 0) yield return ("ties", texts.Everyone, null);
    }

    /// <summary>Returns the number of ties of each closeness, and the number that need care.</summary>
    private string Summary()
    {
        string closeness = MapSection.Summary(picture, NetworkMoment.Today(picture));
        if (picture.Ties.Count == 0) return closeness;
        string[] concerns =
        [
            .. from status in (TieStatus[])[TieStatus.Slipping, TieStatus.Drifting]
               let count = picture.Ties.Count(tie => tie.Score.Status == status)
               where count > 0
               select picture.Texts.CountOfStatus(count, picture.Count(count), status),
        ];
        return $"{closeness} {(concerns.Length == 0 ? picture.Texts.AllInRhythm : picture.Texts.Concerns(concerns))}";
    }
}
