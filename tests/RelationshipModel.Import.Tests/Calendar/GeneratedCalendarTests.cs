using System.Globalization;
using System.Text;
using CsCheck;
using NodaTime;
using NodaTime.Text;

namespace RelationshipModel.Import.Tests;

/// <summary>Calendars made of plain descriptions of meetings, whose times and guests are counted
/// beside the reader, day by day.</summary>
public class GeneratedCalendarTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly LocalDateTimePattern Stamp = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private static readonly ImportOptions Options = Text.Options with { Zone = Berlin };

    /// <summary>A meeting as a person would describe it.</summary>
    /// <param name="Start">When it begins on the clock of its zone.</param>
    /// <param name="Zone">Its zone; null for the owner's.</param>
    /// <param name="IsUtc">Whether the file states it in UTC.</param>
    /// <param name="IsWholeDay">Whether it takes a day.</param>
    /// <param name="Every">After how many days it recurs; 0 if it does not.</param>
    /// <param name="Count">How often.</param>
    /// <param name="LeftOut">Which occurrence is left out; -1 for none.</param>
    /// <param name="Moved">Which occurrence takes place 3 hours later; -1 for none.</param>
    /// <param name="Form">In which form the file refers to occurrences: 0 date, 1 UTC, 2 in the zone.</param>
    /// <param name="Guests">How many guests come.</param>
    /// <param name="IsCancelled">Whether it was called off.</param>
    private sealed record Meeting(
        LocalDateTime Start, string? Zone, bool IsUtc, bool IsWholeDay, int Every, int Count, int LeftOut, int Moved, int Form,
        int Guests, bool IsCancelled);

    private static readonly Gen<Meeting> AnyMeeting =
        Gen.Select(
            Gen.Select(Gen.Int[0, 1200], Gen.Int[0, 95], Gen.Int[0, 3]), Gen.Select(Gen.Bool, Gen.Int[0, 4], Gen.Int[1, 9]),
            Gen.Select(Gen.Int[-1, 9], Gen.Int[-1, 9], Gen.Int[0, 2]), Gen.Select(Gen.Int[0, 3], Gen.Int[0, 9]),
            static (when, repeats, changes, rest) => new Meeting(
                new LocalDate(2023, 1, 1).PlusDays(when.Item1).At(LocalTime.FromMinutesSinceMidnight(when.Item2 * 15)),
                when.Item3 == 0 ? "America/New_York" : when.Item3 == 1 ? "Europe/Berlin" : null, when.Item3 == 3, repeats.Item1
                    && repeats.Item2 == 0,
                repeats.Item2 switch { 0 => 0, 1 => 1, 2 => 7, 3 => 14, _ => 3 }, repeats.Item3, changes.Item1, changes.Item2,
                changes.Item3, rest.Item1, rest.Item2 == 0));

    /// <summary>Returns the meetings that take place: their times and numbers of guests.</summary>
    private static IEnumerable<string> Expected(Meeting meeting)
    {
        if (meeting.IsCancelled || meeting.Guests == 0) yield break;
        DateTimeZone zone = meeting.IsUtc ? DateTimeZone.Utc : meeting.Zone is { } id ? DateTimeZoneProviders.Tzdb[id] : Berlin;
        for (int i = 0; i < (meeting.Every == 0 ? 1 : meeting.Count); i++)
        {
            bool changes = meeting.Every > 0;
            if (changes && i == meeting.LeftOut && i != meeting.Moved) continue;
            LocalDateTime local = meeting.Start.PlusDays(i * meeting.Every);
            Instant at = meeting.IsWholeDay ? Berlin.AtStartOfDay(local.Date).ToInstant() : zone.AtLeniently(local).ToInstant();
            if (changes && i == meeting.Moved)
                at = meeting.IsWholeDay ? Berlin.AtLeniently(local.Date.At(new LocalTime(3, 0)))
                    .ToInstant() : zone.AtLeniently(local.PlusHours(3)).ToInstant();
            if (at < Options.AsOf + Options.Ahead) yield return $"{at} {meeting.Guests}";
        }
    }

    private static string Written(Meeting meeting, int number)
    {
        StringBuilder lines = new();
        string guests = string.Concat(Enumerable.Range(0, meeting.Guests)
            .Select(static i => $"ATTENDEE:mailto:guest{i}@x.example\r\n"));
        Event($"DTSTART{Time(meeting.Start, meeting.IsWholeDay)}");
        if (meeting.Every > 0)
        {
            lines.Append(CultureInfo.InvariantCulture, $"RRULE:FREQ=DAILY;INTERVAL={meeting.Every};COUNT={meeting.Count}\r\n");
            if (meeting.LeftOut >= 0 && meeting.LeftOut != meeting.Moved)
                lines.Append(CultureInfo.InvariantCulture,
                    $"EXDATE{Reference(meeting.Start.PlusDays(meeting.LeftOut * meeting.Every))}\r\n");
        }

        lines.Append("END:VEVENT\r\n");
        if (meeting.Every > 0 && meeting.Moved >= 0 && meeting.Moved < meeting.Count)
        {
            LocalDateTime original = meeting.Start.PlusDays(meeting.Moved * meeting.Every);
            LocalDateTime moved = meeting.IsWholeDay ? original.Date.At(new LocalTime(3, 0)) : original.PlusHours(3);
            Event($"DTSTART{Time(moved, false)}");
            lines.Append(CultureInfo.InvariantCulture, $"RECURRENCE-ID{Reference(original)}\r\nEND:VEVENT\r\n");
        }

        return lines.ToString();

        void Event(string start) => lines.Append(
            CultureInfo.InvariantCulture,
            $"BEGIN:VEVENT\r\nUID:m{number}\r\n{start}\r\nORGANIZER:mailto:me@home.example\r\n{guests}{(meeting.IsCancelled ? "STATUS:CANCELLED\r\n" : "")}");

        string Time(LocalDateTime at, bool isWholeDay) =>
            isWholeDay ? $";VALUE=DATE:{Day.Format(at.Date)}"
            : meeting.IsUtc ? $":{Stamp.Format(at)}Z"
            : meeting.Zone is { } zone ? $";TZID={zone}:{Stamp.Format(at)}"
            : $":{Stamp.Format(at)}";

        string Reference(LocalDateTime at)
        {
            if (meeting.Form == 0 || meeting.IsWholeDay) return $";VALUE=DATE:{Day.Format(at.Date)}";
            if (meeting.Form == 2) return Time(at, false);
            DateTimeZone zone = meeting.IsUtc ? DateTimeZone.Utc : meeting.Zone is { } id
                ? DateTimeZoneProviders.Tzdb[id] : Berlin;
            return $":{Stamp.Format(zone.AtLeniently(at).ToInstant().InUtc().LocalDateTime)}Z";
        }
    }

    [Fact]
    public void Import_GeneratedCalendars_GivesWhatIsCountedByHand() =>
        AnyMeeting.Array[1, 12].Sample(
            static meetings =>
            {
                string calendar = $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{string.Concat(meetings.Select(Written))}END:VCALENDAR\r\n";
                string[] read = [.. Text.Import(calendar, Options).Select(static item => item switch
                {
                    ImportedInteraction { Interaction: var meeting } => $"{meeting.At} {meeting.Contacts.Count}",
                    ImportedGathering { Gathering: var gathering } => $"{gathering.At} {gathering.Attendees.Count}",
                    ItemFault fault => fault.ToString(),
                    _ => "",
                }).Where(static text => text.Length > 0).Order(StringComparer.Ordinal)];
                Assert.Equal(meetings.SelectMany(Expected).Order(StringComparer.Ordinal), read);
            },
            iter: 1_000);

    [Fact]
    public void Import_TheSameCalendarTwice_ChangesNothing() =>
        AnyMeeting.Array[1, 6].Sample(
            static meetings =>
            {
                string calendar = $"BEGIN:VCALENDAR\r\n{string.Concat(meetings.Select(Written))}END:VCALENDAR\r\n";
                KnownEventsOf(calendar, out List<string> first, null);
                RelationshipModel.Import.Calendar.KnownEvents known = KnownEventsOf(calendar, out List<string> once, null);
                KnownEventsOf(calendar, out List<string> again, known);
                Assert.Equal(first, once);
                Assert.Equal(once, again);
            },
            iter: 300);

    private static RelationshipModel.Import.Calendar.KnownEvents KnownEventsOf(
        string calendar, out List<string> items, RelationshipModel.Import.Calendar.KnownEvents? known)
    {
        known ??= new();
        items = [.. Text.Import(calendar, Options with { Events = known }).Select(static item => $"{item.EventId} {item}")];
        return known;
    }
}
