using RelationshipModel.Introductions;
using RelationshipModel.Revisits;

namespace RelationshipModel.Report;

/// <summary>Whom to revisit and whom to introduce, with the reasons.</summary>
internal sealed class SuggestionSections(Picture picture, Html html)
{
    internal void WriteRevisits(RevisitPlan? plan)
    {
        if (plan is null || plan.Suggestions.Count == 0)
            html.Raw(
                "<p class=\"lead\">Nobody for now: nothing is owed, nothing slips, and no old friendship waits to be picked "
                    + "up.</p>");
        else
        {
            html.Raw("<div class=\"cards\">");
            foreach (RevisitSuggestion suggestion in plan.Suggestions)
            {
                html.Raw("<article class=\"card\"><p class=\"tag ").Raw(Word(suggestion.Pool)).Raw("\">")
                    .Raw(Title(suggestion.Pool)).Raw("</p><h3>")
                    .Text(picture.Named(suggestion.Contact)).Raw("</h3>");
                foreach (string sentence in picture.SentencesOf(suggestion.Reasons)) html.Raw("<p>").Text(sentence).Raw("</p>");
                html.Raw("</article>");
            }

            html.Raw("</div>");
        }

        if (plan is { Birthdays.Count: > 0 })
        {
            html.Raw("<h3>Birthdays</h3><ul class=\"plain\">");
            foreach (UpcomingBirthday birthday in plan.Birthdays)
                html.Raw("<li>").Text(picture.Sentence(birthday.Reason)).Raw("</li>");
            html.Raw("</ul>");
        }

        if (plan is not { Held.Count: > 0 }) return;
        html.Raw("<h3>Left in peace for now</h3><ul class=\"plain\">");
        foreach (RevisitHold hold in plan.Held)
        {
            html.Raw("<li><b>").Text(picture.Named(hold.Contact)).Raw("</b> ").Text(picture.Sentences(hold.Reasons));
            // A single reason names its day itself.
            if (hold is { Until: { } until, Reasons.Count: > 1 })
                html.Raw(" <span class=\"quiet\">(until ").Text(picture.Day(until)).Raw(")</span>");
            html.Raw("</li>");
        }

        html.Raw("</ul>");
    }

    internal void WriteIntroductions(IReadOnlyList<IntroductionSuggestion> introductions)
    {
        if (introductions.Count == 0)
        {
            html.Raw(
                "<p class=\"lead\">Nobody for now. Interests, offers and needs of contacts, and ties known among others, tell "
                    + "who should meet.</p>");
            return;
        }

        html.Raw("<div class=\"cards\">");
        foreach (IntroductionSuggestion introduction in introductions)
        {
            html.Raw("<article class=\"card\">");
            if (introduction.IsStructural) html.Raw("<p class=\"tag quiet\">by shared ties alone</p>");
            html.Raw("<h3>").Text($"{picture.Named(introduction.Pair.First)} and {picture.Named(introduction.Pair.Second)}")
                .Raw("</h3><dl>");
            foreach (ContactId contact in (ContactId[])[introduction.Pair.First, introduction.Pair.Second])
                html.Raw("<dt>For ").Text(picture.Named(contact)).Raw("</dt><dd><q>")
                    .Text(picture.Sentences(introduction.ReasonsFor(contact))).Raw("</q></dd>");
            html.Raw("</dl><p class=\"quiet\">").Text(picture.Sentences(introduction.ReasonsForOwner)).Raw("</p></article>");
        }

        html.Raw("</div>");
    }

    private static string Word(RevisitPool pool) => pool.ToString().ToLowerInvariant();

    private static string Title(RevisitPool pool) => pool switch
    {
        RevisitPool.Owed => "you owe a word",
        RevisitPool.Keep => "keep in touch",
        _ => "pick up again",
    };
}
