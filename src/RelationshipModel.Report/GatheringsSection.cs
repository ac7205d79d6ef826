using RelationshipModel.Gatherings;
using RelationshipModel.Introductions;

namespace RelationshipModel.Report;

/// <summary>Gatherings to come and over, and promises that are open.</summary>
internal sealed class GatheringsSection(Picture picture, Html html)
{
    private const int MaxNew = 12;

    internal static bool HasAny(ReportContent content) =>
        content.Briefings.Count > 0 || content.Reviews.Count > 0
            || content.FollowUps is { Mine.Count: > 0 } or { Theirs.Count: > 0 };

    internal void Write()
    {
        ReportContent content = picture.Content;
        if (content.Briefings.Count > 0)
        {
            html.Raw("<h3>").Text(picture.Texts.ToCome).Raw("</h3><div class=\"cards\">");
            foreach ((Gathering gathering, GatheringBriefing briefing) in content.Briefings) Write(gathering, briefing);
            html.Raw("</div>");
        }

        Promises(picture.Texts.YouPromised, content.FollowUps?.Mine ?? []);
        Promises(picture.Texts.YouWerePromised, content.FollowUps?.Theirs ?? []);
        if (content.Reviews.Count == 0) return;
        html.Raw("<h3>").Text(picture.Texts.CameOf).Raw("</h3><div class=\"cards\">");
        foreach (GatheringReview review in content.Reviews) Write(review);
        html.Raw("</div>");
    }

    private void Write(Gathering gathering, GatheringBriefing briefing)
    {
        Title(gathering);
        if (briefing.Known.Count > 0) Paragraph(
            picture.Texts.YouKnow(Listed(briefing.Known.Select(static attendee => attendee.Contact))));
        int more = Math.Max(0, briefing.New.Count - MaxNew);
        if (briefing.New.Count > 0) Paragraph(picture.Texts.NewToYou(
            [.. briefing.New.Take(MaxNew).Select(attendee => picture.Named(attendee.Contact))], more, picture.Count(more)));
        html.Raw("<ul>");
        foreach (ExpectedAttendee attendee in briefing.Revisit)
            html.Raw("<li>").Text(
                $"{picture.Texts.TakeTimeFor(picture.Named(attendee.Contact))} {picture.Sentences(attendee.Reasons)}")
                    .Raw("</li>");
        foreach (IntroductionSuggestion introduction in briefing.Introductions)
            html.Raw("<li>").Text(
                $"{picture.Texts.Introduce(Pair(introduction))} {picture.Sentences(introduction.ReasonsForOwner)}").Raw("</li>");
        html.Raw("</ul></article>");
    }

    private void Write(GatheringReview review)
    {
        if (picture.Snapshot.Gatherings.FirstOrDefault(known => known.Id == review.Gathering) is { } gathering) Title(gathering);
        else html.Raw("<article class=\"card\"><h4>").Text(Names.Isolated(review.Gathering.Value)).Raw("</h4>");
        foreach (Reason reason in review.Reasons) Paragraph(picture.Sentence(reason));
        ContactId[] again = [.. review.Ties.Where(static tie => tie.SecondMeeting == GatheringOutcome.Yes)
            .Select(static tie => tie.Contact)];
        if (again.Length > 0) Paragraph(picture.Texts.MetAgain(Listed(again)));
        html.Raw("</article>");
    }

    private void Title(Gathering gathering)
    {
        html.Raw("<article class=\"card\"><h4>").Text(Names.Isolated(gathering.Name)).Raw("</h4><p class=\"quiet\">")
            .Text(picture.Day(picture.DayOf(gathering.At)));
        if (gathering.Place is { } place && !place.Contains("://", StringComparison.Ordinal)) html.Text($", {Names.Isolated(place)}");
        html.Raw("</p>");
    }

    private void Promises(string title, IReadOnlyList<OpenFollowUp> promises)
    {
        if (promises.Count == 0) return;
        html.Raw("<h3>").Text(title).Raw("</h3><ul class=\"plain\">");
        foreach (OpenFollowUp promise in promises) html.Raw("<li>").Text(picture.Sentence(promise.Reason)).Raw("</li>");
        html.Raw("</ul>");
    }

    private void Paragraph(string text) => html.Raw("<p>").Text(text).Raw("</p>");

    private string Pair(IntroductionSuggestion introduction) =>
        picture.Texts.Pair(picture.Named(introduction.Pair.First), picture.Named(introduction.Pair.Second));

    private string Listed(IEnumerable<ContactId> contacts) => picture.Texts.Language.List([.. contacts.Select(picture.Named)]);
}
