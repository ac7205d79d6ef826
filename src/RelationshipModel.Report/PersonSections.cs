using NodaTime;
using RelationshipModel.Report.Mapping;
using RelationshipModel.Scoring;

namespace RelationshipModel.Report;

/// <summary>A page for each person within the page, which its link brings up alone.</summary>
internal sealed class PersonSections(Picture picture, Html html)
{
    internal void Write(ReportTie tie)
    {
        (RelationshipScore score, ReportTexts texts) = (tie.Score, picture.Texts);
        html.Raw("<article class=\"person\" id=\"p").Raw(tie.Number).Raw("\" tabindex=\"-1\"><h1>").Text(Names.Isolated(tie.Name))
            .Raw("</h1><p class=\"how\">");
        ClosenessBar.Write(picture, html, score);
        html.Raw(" <span class=\"s ").Raw(StatusShape.Name(score.Status)).Raw("\">").Text(texts.Language.Word(score.Status))
            .Raw("</span></p><ul class=\"facts\">");
        foreach (string fact in Facts(tie)) html.Raw("<li>").Text(fact).Raw("</li>");
        html.Raw("</ul>");
        IReadOnlyList<Reason> now = picture.Suggestion(score.Tie.Contact)?.Reasons ?? [];
        List(texts.ThisWeek, picture.SentencesOf(now));
        List(texts.Why, picture.SentencesOf(score.Reasons.Except(now)));
        List(texts.Promises, [.. picture.Promises(score.Tie.Contact).Select(open => picture.Sentence(open.Reason))]);
        if (picture.Snapshot.InteractionsWith(score.Tie.Contact).Count > 0) Timeline(tie);
        if (score.Status != TieStatus.Deceased)
            html.Raw("<details><summary>").Text(texts.Arithmetic).Raw("</summary><p>").Text(picture.Sum(score))
                .Raw("</p></details>");
        html.Raw("</article>\n");
    }

    private IEnumerable<string> Facts(ReportTie tie)
    {
        (RelationshipScore score, ReportTexts texts) = (tie.Score, picture.Texts);
        if (score.LastContact is { } last)
        {
            LocalDate day = picture.DayOf(last);
            yield return texts.LastInTouch(score.LoneSide, picture.Day(day),
                texts.Language.Ago(Duration.FromDays(Period.DaysBetween(day, picture.Today))));
        }

        if (score.LastContact is not null && !tie.IsSetAside)
        {
            if (score.CadenceDays is { } wished) yield return texts.WishedRhythm(texts.Language.Every(Duration.FromDays(wished)));
            else if (score is { UsualGapDays: { } usual, LoneSide: TieSide.None }) yield return texts.OwnRhythm(
                texts.Language.Every(Duration.FromDays(usual)));
        }

        if (tie.Since is { } since) yield return texts.Since(picture.Count(score.InteractionCount, texts.Times),
            picture.Day(since));
        if (tie.Circles.Count > 0) yield return texts.InCircles(
            texts.Language.List([.. tie.Circles.Select(circle => Names.Isolated(picture.Circles[circle]))]));
        Contact? contact = picture.Snapshot.Contact(score.Tie.Contact);
        if (contact?.Birthday is { } birthday) yield return texts.Birthday(picture.AnnualDay(birthday));
        if (contact is not null && texts.Language.Word(contact.Kind) is { Length: > 0 } kinds) yield return texts.Kinds(kinds);
        if (contact?.Place is { } place) yield return texts.LivesIn(Names.Isolated(place));
    }

    private void List(string title, IReadOnlyList<string> sentences)
    {
        if (sentences.Count == 0) return;
        html.Raw("<h2>").Text(title).Raw("</h2><ul>");
        foreach (string sentence in sentences) html.Raw("<li>").Text(sentence).Raw("</li>");
        html.Raw("</ul>");
    }

    private void Timeline(ReportTie tie)
    {
        int first = tie.Since!.Value.Year;
        html.Raw("<div class=\"timeline\">");
        new TieStrip(picture, new(first, 1, 1), step: 2).Write(html, tie, isListed: false);
        html.Raw("<p class=\"quiet\"><span>").Text(picture.Year(first)).Raw("</span>");
        if (first < picture.Today.Year) html.Raw("<span>").Text(picture.Year(picture.Today.Year)).Raw("</span>");
        html.Raw("</p></div>");
    }
}
