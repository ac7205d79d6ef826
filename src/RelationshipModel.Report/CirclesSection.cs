using RelationshipModel.Circles;

namespace RelationshipModel.Report;

/// <summary>The section of the circles.</summary>
internal sealed class CirclesSection(Picture picture, Html html)
{
    private const int MaxCandidates = 3;

    internal void Write()
    {
        html.Raw("<div class=\"cards\">");
        foreach (CircleReview review in picture.Content.Circles) Write(review);
        html.Raw("</div>");
    }

    private void Write(CircleReview review)
    {
        ReportTexts texts = picture.Texts;
        Circle? circle = picture.Snapshot.Circles.FirstOrDefault(known => known.Id == review.Circle);
        html.Raw("<article class=\"card\"><h3>").Text(Names.Isolated(circle?.Name ?? review.Circle.Value)).Raw("</h3><p>");
        ContactId[] living = [.. review.Members.Select(static member => member.Contact).Where(picture.IsLiving)];
        if (living.Length == 0) html.Text(texts.NobodyInCircle);
        for (int i = 0; i < living.Length; i++)
        {
            if (i > 0) html.Raw(", ");
            picture.Link(html, living[i]);
        }

        html.Raw("</p><ul>");
        foreach (Reason reason in review.Reasons) Item("", picture.Sentence(reason));
        foreach (CircleDrift drift in review.Outward) Item(texts.DriftsOut, picture.Sentences(drift.Reasons));
        foreach (CircleDrift drift in review.Inward) Item(texts.DrawsNear, picture.Sentences(drift.Reasons));
        // Where something else speaks for some, closeness alone does not.
        CircleCandidate[] others = [.. review.Candidates.Where(static candidate => candidate.Reasons.Any(static reason =>
            reason.Code is not (CircleReasons.Bond or CircleReasons.StatedBond or CircleReasons.Strength
                or CircleReasons.Reciprocity)))];
        IReadOnlyList<CircleCandidate> candidates = others.Length > 0 ? others : review.Candidates;
        foreach (CircleCandidate candidate in candidates.Take(MaxCandidates))
            Item(texts.MightBelong, $"{picture.Named(candidate.Contact)}. {picture.Sentences(candidate.Reasons)}");
        if (candidates.Count > MaxCandidates) Item("", texts.OthersMightBelong);
        html.Raw("</ul></article>");
    }

    private void Item(string before, string text)
    {
        html.Raw("<li>");
        if (before.Length > 0) html.Text(before).Raw(" ");
        html.Text(text).Raw("</li>");
    }
}
