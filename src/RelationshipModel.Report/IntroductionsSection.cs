using RelationshipModel.Introductions;

namespace RelationshipModel.Report;

/// <summary>The people who should meet, and what each of the two gains.</summary>
internal sealed class IntroductionsSection(Picture picture, Html html)
{
    internal void Write()
    {
        html.Raw("<div class=\"cards\">");
        foreach (IntroductionSuggestion introduction in picture.Content.Introductions)
        {
            (ContactId first, ContactId second) = (introduction.Pair.First, introduction.Pair.Second);
            html.Raw("<article class=\"card\">");
            if (introduction.IsStructural) html.Raw("<p class=\"tag quiet\">").Text(picture.Texts.SharedTiesAlone).Raw("</p>");
            html.Raw("<h3>").Text(picture.Texts.Pair(picture.Named(first), picture.Named(second))).Raw("</h3><dl>");
            foreach (ContactId contact in (ContactId[])[first, second])
                html.Raw("<dt>").Text(picture.Texts.For(picture.Named(contact))).Raw("</dt><dd><q>")
                    .Text(picture.Sentences(introduction.ReasonsFor(contact)))
                    .Raw("</q></dd>");
            html.Raw("</dl><p class=\"quiet\">").Text(picture.Sentences(introduction.ReasonsForOwner)).Raw("</p></article>");
        }

        html.Raw("</div>");
    }
}
