using RelationshipModel.Gatherings;
using RelationshipModel.Introductions;

namespace RelationshipModel.Report;

/// <summary>Gatherings to come and over, and promises that are open.</summary>
internal sealed class GatheringsSection(Picture picture, Html html)
{
    internal static bool HasAny(ReportContent content) =>
        content.Briefings.Count > 0 || content.Reviews.Count > 0 || content.FollowUps is { Mine.Count: > 0 }
            or { Theirs.Count: > 0 };

    internal void Write()
    {
        ReportContent content = picture.Content;
        if (content.Briefings.Count > 0)
        {
            html.Raw("<h3>To come</h3><div class=\"cards\">");
            foreach ((Gathering gathering, GatheringBriefing briefing) in content.Briefings) Write(gathering, briefing);
            html.Raw("</div>");
        }

        Promises("What you promised", content.FollowUps?.Mine ?? []);
        Promises("What you were promised", content.FollowUps?.Theirs ?? []);
        if (content.Reviews.Count == 0) return;
        html.Raw("<h3>What came of gatherings</h3><div class=\"cards\">");
        foreach (GatheringReview review in content.Reviews) Write(review);
        html.Raw("</div>");
    }

    private void Write(Gathering gathering, GatheringBriefing briefing)
    {
        Title(gathering);
        if (briefing.Known.Count > 0) html.Raw("<p>You know ")
            .Text(Listed(briefing.Known.Select(static attendee => attendee.Contact))).Raw(".</p>");
        if (briefing.New.Count > 0) html.Raw("<p>New to you: ")
            .Text(Listed(briefing.New.Select(static attendee => attendee.Contact))).Raw(".</p>");
        html.Raw("<ul>");
        foreach (ExpectedAttendee attendee in briefing.Revisit)
            html.Raw("<li>Take time for ").Text($"{picture.Named(attendee.Contact)}. {picture.Sentences(attendee.Reasons)}")
                .Raw("</li>");
        foreach (IntroductionSuggestion introduction in briefing.Introductions)
            html.Raw("<li>Introduce ")
                .Text($"{picture.Named(introduction.Pair.First)} and {picture.Named(introduction.Pair.Second)}. {picture.Sentences(introduction.ReasonsForOwner)}").Raw("</li>");
        html.Raw("</ul></article>");
    }

    private void Write(GatheringReview review)
    {
        if (picture.Snapshot.Gatherings.FirstOrDefault(known => known.Id == review.Gathering) is { } gathering) Title(gathering);
        else html.Raw("<article class=\"card\"><h4>").Text(Names.Isolated(review.Gathering.Value)).Raw("</h4>");
        Reason[] reasons = [.. review.Reasons.Where(TellsSomething)];
        if (reasons.Length == 0) html.Raw("<p class=\"quiet\">Too early to tell.</p>");
        foreach (Reason reason in reasons) html.Raw("<p>").Text(picture.Sentence(reason)).Raw("</p>");
        ContactId[] again = [.. review.Ties.Where(static tie => tie.SecondMeeting == GatheringOutcome.Yes)
            .Select(static tie => tie.Contact)];
        if (again.Length > 0) html.Raw("<p>Met again soon after: ").Text(Listed(again)).Raw(".</p>");
        html.Raw("</article>");
    }

    /// <summary>Nothing promised, or nothing known yet, needs no numbers.</summary>
    private static bool TellsSomething(Reason reason) => (reason.Find("known") ?? reason.Find("count")) is not { Number: 0 };

    private void Title(Gathering gathering)
    {
        html.Raw("<article class=\"card\"><h4>").Text(Names.Isolated(gathering.Name)).Raw("</h4><p class=\"quiet\">")
            .Text(picture.Day(picture.DayOf(gathering.At)));
        if (gathering.Place is { } place) html.Text($", {Names.Isolated(place)}");
        html.Raw("</p>");
    }

    private void Promises(string title, IReadOnlyList<OpenFollowUp> promises)
    {
        if (promises.Count == 0) return;
        html.Raw("<h3>").Raw(title).Raw("</h3><ul class=\"plain\">");
        foreach (OpenFollowUp promise in promises) html.Raw("<li>").Text(picture.Sentence(promise.Reason)).Raw("</li>");
        html.Raw("</ul>");
    }

    private string Listed(IEnumerable<ContactId> contacts) => string.Join(", ", contacts.Select(picture.Named));
}
