using BestNetwork.Output;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Gatherings;
using RelationshipModel.Revisits;

namespace BestNetwork.Commands;

/// <summary>Writes a day's page as a calendar: whom to reach out to, promises and birthdays.</summary>
internal static class TodayCalendar
{
    internal static void Write(Stream stream, TodayPage page)
    {
        using CalendarOutput calendar = new(stream, page.Snapshot.AsOf);
        foreach (RevisitSuggestion suggestion in page.Plan.Suggestions)
        {
            string name = Sentences.Name(suggestion.Contact, page.Snapshot);
            string why = string.Join('\n', Sentences.All(suggestion.Reasons, page.Snapshot));
            calendar.Event($"reach_out {suggestion.Contact}", page.Snapshot.Today, $"Reach out to {name}", why);
        }

        foreach (OpenFollowUp open in page.Promises.Where(static open => open.FollowUp.Due is not null))
        {
            string name = Sentences.Name(open.FollowUp.Contact, page.Snapshot);
            string summary = open.FollowUp.By == FollowUpSide.Owner ? $"Promised to {name}" : $"Promised by {name}";
            calendar.Event($"promise {open.FollowUp.Id}", open.FollowUp.Due!.Value, summary, open.FollowUp.What ?? "");
        }

        foreach ((LocalDate day, Contact contact) in page.Birthdays)
            calendar.Event($"birthday {contact.Id}", day, $"Birthday: {contact.Name}", "");
    }
}
