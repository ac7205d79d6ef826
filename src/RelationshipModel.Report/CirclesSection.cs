using RelationshipModel.Circles;
using RelationshipModel.Scoring;

namespace RelationshipModel.Report;

/// <summary>The circles: a map, and where each stands.</summary>
internal sealed class CirclesSection(Picture picture, Html html)
{
    /// <summary>The strengths at which a ring is drawn.</summary>
    private static readonly double[] Rings = [0.75, 0.5, 0.25, 0];

    /// <summary>How many who might belong to a circle are told with their reasons.</summary>
    private const int MostCandidates = 3;

    /// <summary>How many ties a map in the width of a phone has room for.</summary>
    private const int MostOnSmallMap = 16;

    internal void Write()
    {
        html.Raw("<p class=\"lead\">In the middle ").Text(Names.Isolated(picture.Owner))
            .Raw(". The nearer a dot, the stronger the tie is today; the larger it is, the more the two have built. A dashed "
                + "ring is a friendship that sleeps: it can be picked up where it was left.</p>");
        CirclesMap wide = new(picture.Ties, picture.Owner, 960, 760, 14, picture.Options.MostOnMap);
        CirclesMap small = new(picture.Ties, picture.Owner, 380, 420, 12, Math.Min(MostOnSmallMap, picture.Options.MostOnMap));
        html.Raw("<figure class=\"map\">");
        Draw(wide, "wide");
        Draw(small, "narrow");
        Legend();
        Caption(wide, "wide");
        Caption(small, "narrow");
        html.Raw("</figure>");
        if (picture.Content.Circles.Count == 0) return;
        html.Raw("<div class=\"cards\">");
        foreach (CircleReview review in picture.Content.Circles) Write(review);
        html.Raw("</div>");
    }

    private void Draw(CirclesMap map, string kind)
    {
        html.Raw("<svg class=\"").Raw(kind).Raw("\" role=\"img\" viewBox=\"0 0 ").Raw(map.Width).Raw(" ").Raw(map.Height)
            .Raw("\"")
            .Attribute("aria-label",
                $"Map of {picture.Count(map.Ties.Count, "tie", "ties")} around {Names.Isolated(picture.Owner)}; the table of all ties says the same in words.")
            .Raw(">");
        foreach (double strength in Rings)
            html.Raw("<circle class=\"ring\" cx=\"").Raw(map.CenterX).Raw("\" cy=\"").Raw(map.CenterY).Raw("\" r=\"")
                .Raw(map.Distance(strength)).Raw("\"/>");
        foreach (MapTie tie in map.Ties)
            html.Raw("<path class=\"spoke\" d=\"M").Raw(map.CenterX).Raw(" ").Raw(map.CenterY).Raw("L").Raw(tie.X).Raw(" ")
                .Raw(tie.Y).Raw("\"/>");
        html.Raw("<circle class=\"owner\" cx=\"").Raw(map.CenterX).Raw("\" cy=\"").Raw(map.CenterY).Raw("\" r=\"")
            .Raw(map.OwnerRadius).Raw("\"/>");
        foreach (MapTie tie in map.Ties)
        {
            RelationshipScore score = tie.Tie.Score;
            html.Raw("<circle class=\"tie ").Raw(TieSentences.Word(score.Status)).Raw("\" cx=\"").Raw(tie.X).Raw("\" cy=\"")
                .Raw(tie.Y).Raw("\" r=\"").Raw(tie.Radius)
                .Raw("\"><title>")
                .Plain($"{tie.Tie.Name}: {TieSentences.Word(score.Status)}, strength {picture.Hundredths(score.Strength)}")
                .Raw("</title></circle>");
        }

        foreach (MapLabel label in map.Labels) Write(label, "");
        Write(map.OwnerLabel, " class=\"me\"");
        html.Raw("</svg>");
    }

    private void Write(MapLabel label, string kind) =>
        html.Raw("<text").Raw(kind).Raw(" x=\"").Raw(label.X).Raw("\" y=\"").Raw(label.Y).Raw("\" text-anchor=\"")
            .Raw(label.Anchor).Raw("\">").Plain(label.Text).Raw("</text>");

    private void Legend()
    {
        html.Raw("<ul class=\"legend\" aria-label=\"What the dots mean\">");
        foreach (TieStatus status in picture.Ties.Select(static tie => tie.Score.Status).Distinct().Order())
            html.Raw("<li><svg aria-hidden=\"true\" viewBox=\"0 0 16 16\"><circle class=\"tie ").Raw(TieSentences.Word(status))
                .Raw("\" cx=\"8\" cy=\"8\" r=\"6\"/></svg>")
                .Raw(TieSentences.Word(status)).Raw("</li>");
        html.Raw("</ul>");
    }

    private void Caption(CirclesMap map, string kind)
    {
        html.Raw("<figcaption class=\"").Raw(kind).Raw("\">The rings stand at a strength of ")
            .Text(string.Join(", ", Rings.Select(picture.Hundredths))).Raw(", from inside out.");
        if (picture.Ties.Any(static tie => tie.Circles.Count > 0)) html.Raw(" Those who share a circle stand side by side.");
        if (map.LeftOut > 0)
            html.Raw(" Drawn are ").Text(picture.Count(map.Ties.Count)).Raw(" of ")
                .Text(picture.Count(picture.Ties.Count, "tie", "ties"))
                .Raw(", the strongest and the largest that sleep; all of them are in <a href=\"#ties\">the table</a>.");
        if (map.Labels.Count < map.Ties.Count)
            html.Raw(" For want of room ").Text(picture.Count(map.Ties.Count - map.Labels.Count, "dot has", "dots have"))
                .Raw(" no name.");
        html.Raw("</figcaption>");
    }

    private void Write(CircleReview review)
    {
        Circle? circle = picture.Snapshot.Circles.FirstOrDefault(known => known.Id == review.Circle);
        html.Raw("<article class=\"card\"><h3>").Text(Names.Isolated(circle?.Name ?? review.Circle.Value)).Raw("</h3><p>");
        html.Text(review.Members.Count == 0
            ? "Nobody for now." : string.Join(", ", review.Members.Select(member => picture.Named(member.Contact))))
            .Raw("</p><ul>");
        foreach (Reason reason in review.Reasons) Item("", picture.Sentence(reason));
        foreach (CircleDrift drift in review.Outward) Item("Drifts out. ", picture.Sentences(drift.Reasons));
        foreach (CircleDrift drift in review.Inward) Item("Draws near. ", picture.Sentences(drift.Reasons));
        foreach (CircleCandidate candidate in review.Candidates.Take(MostCandidates))
            Item("Might belong: ", $"{picture.Named(candidate.Contact)}. {picture.Sentences(candidate.Reasons)}");
        if (review.Candidates.Count > MostCandidates) Item("", "Others might belong too.");
        html.Raw("</ul></article>");
    }

    private void Item(string before, string text) => html.Raw("<li>").Raw(before).Text(text).Raw("</li>");
}
