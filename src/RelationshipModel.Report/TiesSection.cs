using System.Globalization;
using RelationshipModel.Report.Mapping;
using RelationshipModel.Scoring;

namespace RelationshipModel.Report;

/// <summary>All ties in a table; each leads to the page of its person.</summary>
internal sealed class TiesSection(Picture picture, Html html)
{
    private readonly bool _hasCircles = picture.Ties.Any(static tie => tie.Circles.Count > 0);

    internal void Begin()
    {
        ReportTexts texts = picture.Texts;
        html.Raw("<p class=\"lead\">").Text(texts.TiesLead).Raw("</p><noscript><p>").Text(texts.NoScripts)
            .Raw("</p></noscript><table role=\"table\"").Raw(_hasCircles ? " class=\"circled\"" : "")
            .Raw("><caption class=\"unseen\">").Text(texts.TableCaption)
            .Raw("</caption><thead role=\"rowgroup\"><tr role=\"row\">");
        Head(texts.Contact, "text");
        if (_hasCircles) Head(texts.Circle, "text");
        Head(texts.State, "number");
        Head(texts.Closeness, "number", " aria-sort=\"descending\"");
        Head(texts.LastContact, "day");
        Head(texts.TimesHead, "number");
        html.Raw("</tr></thead><tbody role=\"rowgroup\">");
    }

    internal void Row(ReportTie tie)
    {
        RelationshipScore score = tie.Score;
        html.Raw("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\"><a href=\"#p").Raw(tie.Number).Raw("\">")
            .Text(Names.Isolated(tie.Name)).Raw("</a></th>");
        if (_hasCircles)
            html.Raw("<td role=\"cell\" class=\"c").Raw(tie.Circles.Count == 0 ? " none" : "").Raw("\" data-circles=\"")
                .Raw(string.Join(' ', tie.Circles)).Raw("\">")
                .Text(tie.Circles.Count == 0 ? "–"
                : string.Join(", ", tie.Circles.Select(circle => Names.Isolated(picture.Circles[circle])))).Raw("</td>");
        html.Raw("<td role=\"cell\" class=\"s ").Raw(StatusShape.Name(score.Status)).Raw("\" data-sort=\"")
            .Raw(Care(score.Status)).Raw("\">")
            .Text(picture.Texts.Language.Word(score.Status)).Raw("</td><td role=\"cell\" class=\"g\" data-sort=\"")
            .Raw(((int)score.Warmth + score.Strength).ToString("0.####", CultureInfo.InvariantCulture)).Raw("\">");
        ClosenessBar.Write(picture, html, score);
        html.Raw("</td><td role=\"cell\" class=\"l\" data-sort=\"");
        if (score.LastContact is { } last)
            html.Raw(Picture.Machine(picture.DayOf(last))).Raw("\">").Text(picture.ShortDay(picture.DayOf(last)));
        else html.Raw("\">–");
        html.Raw("</td><td role=\"cell\" class=\"t\" data-sort=\"").Raw(score.InteractionCount).Raw("\">")
            .Text(picture.Count(score.InteractionCount)).Raw("</td></tr>\n");
    }

    internal void End() => html.Raw("</tbody></table>");

    private void Head(string title, string kind, string sorted = "") =>
        html.Raw("<th role=\"columnheader\" scope=\"col\" data-kind=\"").Raw(kind).Raw("\"").Raw(sorted)
            .Raw("><button type=\"button\">").Text(title).Raw("</button></th>");

    /// <summary>Ranks what needs care first: slipping, drifting or dormant; then what is in rhythm or new; then what is
    /// over.</summary>
    private static int Care(TieStatus status) => status switch
    {
        TieStatus.Slipping => 0,
        TieStatus.Drifting => 1,
        TieStatus.Dormant => 2,
        TieStatus.Nascent => 3,
        TieStatus.Active => 4,
        TieStatus.Lapsed => 5,
        TieStatus.Paused => 6,
        TieStatus.Ended or TieStatus.Deceased => 7,
        _ => 8,
    };
}
