using BestNetwork.Output;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Gatherings;
using RelationshipModel.Revisits;

namespace BestNetwork.Commands;

/// <summary>Writes a day's page as a calendar: whom to reach out to, promises and birthdays.</summary>
internal static class TodayCalendar
{
    internal static void Write(Stream stream, TodayPage page, Instant now)
    {
        Sentences sentences = page.Sentences;
        using CalendarOutput calendar = new(stream, now);
        foreach (RevisitSuggestion suggestion in page.Plan.Suggestions)
        {
            string name = Sentences.Name(suggestion.Contact, page.Snapshot);
            string why = string.Join('\n', sentences.All(suggestion.Reasons, page.Snapshot));
            string summary = sentences.Say("today.event_reach_out", ("name", name));
            calendar.Event($"reach_out {suggestion.Contact}", page.Snapshot.Today, page.Snapshot.Today, summary, why);
        }

        foreach (OpenFollowUp open in page.Promises.Where(static open => open.FollowUp.Due is not null))
        {
            string name = Sentences.Name(open.FollowUp.Contact, page.Snapshot);
            string key = open.FollowUp.By == TieSide.Owner ? "today.event_promised_to" : "today.event_promised_by";
            string summary = sentences.Say(key, ("name", name));
            // Nobody looks at a day that is over.
            LocalDate day = LocalDate.Max(open.FollowUp.Due!.Value, page.Snapshot.Today);
            calendar.Event($"promise {open.FollowUp.Id}", open.FollowUp.Due.Value, day, summary, open.FollowUp.What ?? "");
        }

        foreach ((LocalDate day, Contact contact) in page.Birthdays)
            calendar.Event($"birthday {contact.Id}", day, day, sentences.Say("today.event_birthday", ("name", contact.Name)), "");
    }
}
