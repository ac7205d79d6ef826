using NodaTime;
using RelationshipModel.Gatherings;
using RelationshipModel.Revisits;

namespace RelationshipModel.Report;

/// <summary>This week: whom to reach out to and why, the promises due, the birthdays and the meetings.</summary>
internal sealed class WeekSection(Picture picture, Html html)
{
    private static readonly int DaysAhead = RevisitOptions.Default.BirthdayAhead.Days;
    private const int MaxNames = 4;

    internal void Write()
    {
        LocalDate last = picture.Today.PlusDays(DaysAhead);
        Instant end = picture.Snapshot.Zone.AtStartOfDay(last.PlusDays(1)).ToInstant();
        FollowUpAgenda? agenda = picture.Content.FollowUps;
        OpenFollowUp[] promises = [.. (agenda?.Mine ?? []).Concat(agenda?.Theirs ?? []).Where(open => open.FollowUp.Due <= last)];
        UpcomingBirthday[] birthdays = [.. picture.Content.Revisits?.Birthdays ?? []];
        Gathering[] meetings =
            [.. picture.Snapshot.Gatherings.Where(gathering => gathering.At > picture.Snapshot.AsOf && gathering.At < end)
                .DistinctBy(static gathering => (gathering.Name, gathering.Attendees))];
        bool hasDates = promises.Length + birthdays.Length + meetings.Length > 0,
            hasPeople = picture.Content.Revisits is { Suggestions.Count: > 0 };
        if (!hasDates && !hasPeople) html.Raw("<p class=\"lead\">").Text(picture.Texts.QuietWeek).Raw("</p>");
        html.Raw(hasDates && hasPeople ? "<div class=\"beside\">" : "<div>");
        if (hasPeople) People(picture.Content.Revisits!.Suggestions);
        if (hasDates)
        {
            html.Raw("<div class=\"dates\">");
            List(picture.Texts.PromisesDue, promises, open => html.Text(picture.Sentence(open.Reason)));
            List(picture.Texts.Birthdays, birthdays, birthday => html.Text(picture.Sentence(birthday.Reason)));
            List(picture.Texts.Meetings, meetings, Meeting);
            html.Raw("</div>");
        }

        html.Raw("</div>");
        if (picture.Content.Revisits is { Held.Count: > 0 } plan) Held(plan.Held);
    }

    private void People(IReadOnlyList<RevisitSuggestion> suggestions)
    {
        html.Raw("<div><h3>").Text(picture.Texts.ReachOut).Raw("</h3><div class=\"cards\">");
        foreach (RevisitSuggestion suggestion in suggestions)
        {
            html.Raw("<article class=\"card\"><p class=\"tag ").Raw(suggestion.Pool.ToString().ToLowerInvariant()).Raw("\">")
                .Text(Pool(suggestion.Pool)).Raw("</p><h4>");
            picture.Link(html, suggestion.Contact);
            html.Raw("</h4>");
            foreach (string sentence in picture.SentencesOf(suggestion.Reasons)) html.Raw("<p>").Text(sentence).Raw("</p>");
            html.Raw("</article>");
        }

        html.Raw("</div></div>");
    }

    private void List<T>(string title, T[] items, Action<T> write)
    {
        if (items.Length == 0) return;
        html.Raw("<h3>").Text(title).Raw("</h3><ul class=\"plain\">");
        foreach (T item in items)
        {
            html.Raw("<li>");
            write(item);
            html.Raw("</li>");
        }

        html.Raw("</ul>");
    }

    private void Meeting(Gathering meeting)
    {
        html.Text(picture.Texts.Meeting(picture.WeekDay(picture.DayOf(meeting.At)), picture.Time(meeting.At),
            Names.Isolated(meeting.Name)));
        ContactId[] living = [.. meeting.Attendees
            .Where(picture.IsLiving)
            .OrderByDescending(attendee => picture.Snapshot.Score(attendee)?.Strength ?? -1)];
        if (living.Length == 0) return;
        int more = Math.Max(0, living.Length - MaxNames);
        html.Raw(", ").Text(picture.Texts.With([.. living.Take(MaxNames).Select(picture.Named)], more, picture.Count(more)));
    }

    private void Held(IReadOnlyList<RevisitHold> held)
    {
        html.Raw("<details><summary>").Text(picture.Texts.Held).Raw("</summary><ul class=\"plain\">");
        foreach (RevisitHold hold in held)
        {
            html.Raw("<li><b>");
            picture.Link(html, hold.Contact);
            html.Raw("</b> ").Text(picture.Sentences(hold.Reasons));
            // A single reason names its day itself.
            if (hold is { Until: { } until, Reasons.Count: > 1 }) html.Raw(" <span class=\"quiet\">")
                .Text(picture.Texts.Until(picture.Day(until))).Raw("</span>");
            html.Raw("</li>");
        }

        html.Raw("</ul></details>");
    }

    private string Pool(RevisitPool pool) => pool switch
    {
        RevisitPool.Owed => picture.Texts.Owed,
        RevisitPool.Keep => picture.Texts.Keep,
        _ => picture.Texts.Revive,
    };
}
