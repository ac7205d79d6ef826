using BestNetwork.Output;
using BestNetwork.Records;
using BestNetwork.Sample;
using NodaTime;
using NodaTime.Text;
using RelationshipModel;
using RelationshipModel.Changes;
using RelationshipModel.Gatherings;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;

namespace BestNetwork.Commands;

/// <summary>The page of one day.</summary>
internal sealed class TodayPage
{
    /// <summary>The number of days after today whose birthdays, meetings and promises are shown.</summary>
    private static readonly int DaysAhead = RevisitOptions.Default.BirthdayAhead.Days;
    private const int MaxChanges = 8;
    private const int MaxNames = 4;

    /// <summary>The number of days for which a meeting that is over, and of which nothing is on record, is asked about.</summary>
    private const int UnrecordedDays = 30;
    private const int MaxUnrecorded = 3;

    private TodayPage(NetworkSnapshot snapshot, RevisitPlan plan, Sentences sentences) =>
        (Snapshot, Plan, Sentences) = (snapshot, plan, sentences);

    internal NetworkSnapshot Snapshot { get; }

    internal RevisitPlan Plan { get; }

    internal Sentences Sentences { get; }

    /// <summary>The open promises that are due within the week or overdue, the owner's before the others'.</summary>
    internal IReadOnlyList<OpenFollowUp> Promises { get; private init; } = [];

    /// <summary>The birthdays of the week, by day.</summary>
    internal IReadOnlyList<(LocalDate Day, Contact Contact)> Birthdays { get; private init; } = [];

    /// <summary>The gatherings of the week, by time; of a series (one name, the same people) the next.</summary>
    internal IReadOnlyList<Gathering> Meetings { get; private init; } = [];

    /// <summary>The gatherings of the last weeks of which nothing is on record.</summary>
    private IReadOnlyList<Gathering> Unrecorded { get; init; } = [];

    /// <summary>Gets the changes since the earlier moment, in sentences; null without such a moment.</summary>
    internal IReadOnlyList<string>? Changes { get; private init; }

    private Instant? Since { get; init; }

    internal static TodayPage Of(NetworkSnapshot snapshot, NetworkSnapshot? earlier, int top, Sentences sentences)
    {
        LocalDate today = snapshot.Today, last = today.PlusDays(DaysAhead);
        Instant end = snapshot.Zone.AtStartOfDay(last.PlusDays(1)).ToInstant();
        // Seen at the end of a day, its meetings are still shown.
        Instant endOfToday = snapshot.Zone.AtStartOfDay(today.PlusDays(1)).ToInstant();
        Instant from = snapshot.AsOf.PlusNanoseconds(1) is var next && next < endOfToday
            ? next : snapshot.Zone.AtStartOfDay(today).ToInstant();
        RevisitPlan plan = new RevisitPlanner(RevisitOptions.Default with
        {
            Top = top == 0 ? Math.Max(1, snapshot.Contacts.Count + snapshot.Scores.Count) : top,
        }).Plan(snapshot);
        FollowUpAgenda agenda = FollowUpAgenda.Of(snapshot);
        return new(snapshot, plan, sentences)
        {
            Promises = [.. agenda.Mine.Concat(agenda.Theirs)
                .Where(open => open.FollowUp.Due is null || open.FollowUp.Due <= last)],
            Birthdays = [.. plan.Birthdays.Select(birthday => (birthday.Date, snapshot.Contact(birthday.Contact)!))],
            Meetings = [.. snapshot.Gatherings.Where(gathering => gathering.At >= from && gathering.At < end)
                .DistinctBy(static gathering => (gathering.Name, gathering.Attendees))],
            Unrecorded = [.. snapshot.Gatherings.Where(gathering => IsUnrecorded(gathering, snapshot))],
            Changes = earlier is null ? null : [.. ChangesSince(snapshot, earlier, sentences)],
            Since = earlier?.AsOf,
        };
    }

    internal void Csv(CsvOutput csv)
    {
        csv.Header("kind", "contact", "day", "text", "name");
        foreach (RevisitSuggestion suggestion in Plan.Suggestions)
            Line("reach_out", suggestion.Contact, Snapshot.Today, Sentences.Joined(suggestion.Reasons, Snapshot));
        foreach (OpenFollowUp open in Promises) Line("promise", open.FollowUp.Contact, open.FollowUp.Due, TextOf(open));
        foreach ((LocalDate day, Contact contact) in Birthdays) Line("birthday", contact.Id, day, "");
        foreach (Gathering meeting in Meetings) Line("meeting", null, meeting.At.InZone(Snapshot.Zone).Date, meeting.Name);
        foreach (string change in Changes ?? []) Line("change", null, null, change);

        void Line(string kind, ContactId? contact, LocalDate? day, string text) => csv.Field(kind).Field(contact?.Value ?? "")
            .Field(day is { } date ? LocalDatePattern.Iso.Format(date) : "").Field(text)
            .Field(contact is { } id ? Snapshot.Contact(id)?.Name ?? id.Value : "").EndLine();
    }

    internal void Json(JsonOutput json)
    {
        IEnumerable<(string Kind, ContactId? Contact, LocalDate? Day, IEnumerable<string> Sentences)> lines =
        [
            .. Plan.Suggestions.Select(suggestion => ("reach_out", (ContactId?)suggestion.Contact, (LocalDate?)Snapshot.Today,
                Sentences.All(suggestion.Reasons, Snapshot))),
            .. Promises.Select(
                open => ("promise", (ContactId?)open.FollowUp.Contact, open.FollowUp.Due, (IEnumerable<string>)[TextOf(open)])),
            .. Birthdays.Select(static birthday =>
                ("birthday", (ContactId?)birthday.Contact.Id, (LocalDate?)birthday.Day, Enumerable.Empty<string>())),
            .. Meetings.Select(
                meeting =>
                    ("meeting", (ContactId?)null, (LocalDate?)meeting.At.InZone(Snapshot.Zone).Date,
                        (IEnumerable<string>)[meeting.Name])),
            .. (Changes ?? []).Select(
                static change => ("change", (ContactId?)null, (LocalDate?)null, (IEnumerable<string>)[change])),
        ];
        json.Array(lines, line => json.Text("kind", line.Kind).Text("contact", line.Contact?.Value)
            .Text("day", line.Day is { } date ? LocalDatePattern.Iso.Format(date) : null)
            .Texts("sentences", line.Sentences)
            .Text("name", line.Contact is { } id ? Snapshot.Contact(id)?.Name ?? id.Value : null));
    }

    internal void Write(PeopleConsole console, CommandInput read)
    {
        string day = Sentences.Day(Snapshot.Today);
        string title = read.IsSample ? Sentences.Say("today.sample", ("day", day), ("name", SampleNetwork.Owner))
            : read is { IsDatabase: false, DefaultDay: { } key } ? Sentences.Say(key, ("time", day))
            : day;
        console.Paragraph(title, "bold");
        WriteSuggestions(console);
        HashSet<FollowUpId> said = [.. Plan.Suggestions.SelectMany(static suggestion => suggestion.Promises.Take(1))];
        Section(console, "promises", [.. Promises.Where(open => !said.Contains(open.FollowUp.Id)).Select(TextOf)]);
        Section(console, "birthdays", [.. Birthdays.Where(birthday => birthday.Day != Snapshot.Today)
            .Select(birthday => Sentences.Say(
                "today.birthday", ("name", birthday.Contact.Name), ("day", When(birthday.Day))))]);
        Section(console, "meetings", [.. Meetings.Select(TextOf)]);
        if (Unrecorded.Count > 0 && read.IsDatabase)
        {
            Section(console, "unrecorded", [.. Unrecorded.TakeLast(MaxUnrecorded).Select(meeting => Sentences.Say(
                "today.unrecorded_meeting", ("day", meeting.At.InZone(Snapshot.Zone).Date), ("meeting", meeting.Name)))]);
            console.Paragraph(Sentences.Say("today.record_them"), "dim", 1);
        }

        if (Changes is not null)
        {
            LocalDate since = Since!.Value.InZone(Snapshot.Zone).Date;
            bool isToday = since == Snapshot.Today;
            if (Changes.Count == 0) Last(isToday ? "today.unchanged_today" : "today.unchanged", ("day", since));
            else if (isToday) Section(console, "since_today", Changes);
            else Section(console, "since", Changes, ("day", since));
        }

        if (Plan.Suggestions.Count > 0 && read.IsDatabase) Last("today.next");

        void Last(string key, params (string Name, object Value)[] arguments)
        {
            console.Blank();
            console.Paragraph(Sentences.Say(key, arguments), "dim");
        }
    }

    private void WriteSuggestions(PeopleConsole console)
    {
        console.Blank();
        ContactId[] celebrating = [.. Birthdays.Where(birthday => birthday.Day == Snapshot.Today)
            .Select(static birthday => birthday.Contact.Id)];
        (ContactId Contact, IEnumerable<Reason> Reasons)[] people =
        [
            .. celebrating.Select(contact => (contact, (IEnumerable<Reason>)
                [new(RevisitReasons.BirthdayToday, ReasonArgument.Of("contact", contact)),
                    .. Plan.Suggestions.FirstOrDefault(suggestion => suggestion.Contact == contact)?.Reasons ?? []])),
            .. Plan.Suggestions.Where(suggestion => !celebrating.Contains(suggestion.Contact))
                .Select(static suggestion => (suggestion.Contact, (IEnumerable<Reason>)suggestion.Reasons)),
        ];
        if (people.Length == 0)
        {
            console.Paragraph(Sentences.Say(Snapshot.Scores.Count == 0 ? "today.nobody_yet" : "today.nobody"));
            return;
        }

        console.Paragraph(Sentences.Say("today.reach_out"), "bold");
        foreach ((ContactId contact, IEnumerable<Reason> reasons) in people)
        {
            console.Paragraph(NameOf(contact), "bold", 1);
            foreach (string sentence in Sentences.All(reasons, Snapshot)) console.Paragraph(sentence, indent: 3);
        }
    }

    private void Section(
        PeopleConsole console, string title, IReadOnlyList<string> lines, params (string Name, object Value)[] arguments)
    {
        if (lines.Count == 0) return;
        console.Blank();
        console.Paragraph(Sentences.Say($"today.{title}", arguments), "bold");
        foreach (string line in lines) console.Paragraph(line, indent: 1);
    }

    private string TextOf(OpenFollowUp open) => Sentences.Of(open.Reason, Snapshot);

    internal string TextOf(Gathering meeting)
    {
        ZonedDateTime at = meeting.At.InZone(Snapshot.Zone);
        string[] names = [.. meeting.Attendees.Where(IsLiving)
            .OrderByDescending(attendee => Snapshot.Score(attendee)?.Strength ?? -1).Select(NameOf)];
        return Sentences.Say(
            names.Length switch { 0 => "today.meeting", > MaxNames => "today.meeting_with_more", _ => "today.meeting_with" },
            ("day", When(at.Date)),
            ("time", LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(at.TimeOfDay)),
            ("meeting", meeting.Name),
            ("people", string.Join(", ", names.Take(MaxNames))),
            ("count", names.Length - MaxNames));
    }

    private bool IsLiving(ContactId attendee) =>
        Snapshot.Contact(attendee)?.StateOn(Snapshot.Today) != ContactState.Deceased;

    private string NameOf(ContactId contact) => Sentences.Name(contact, Snapshot);

    private string When(LocalDate day) => Period.DaysBetween(Snapshot.Today, day) switch
    {
        0 => Sentences.Say("today.today"),
        1 => Sentences.Say("today.tomorrow"),
        _ => Sentences.Say("today.day", ("day", day)),
    };

    /// <summary>Whether a gathering of the last weeks, before today, is over, and nobody who was expected there was in touch
    /// since: most likely the calendar was not imported since.</summary>
    private static bool IsUnrecorded(Gathering gathering, NetworkSnapshot snapshot) =>
        gathering.Attendees.Count > 0
        && gathering.At >= snapshot.Zone.AtStartOfDay(snapshot.Today.PlusDays(-UnrecordedDays)).ToInstant()
        && gathering.At < snapshot.Zone.AtStartOfDay(snapshot.Today).ToInstant()
        && gathering.Attendees.All(attendee => snapshot.Score(attendee)?.LastContact is not { } last || last < gathering.At);

    /// <summary>As many of the changes as there is room for, in their order: promises, and then those with whom most was built
    /// together, so that a choir that rests does not hide a friend.</summary>
    private static IEnumerable<NetworkChange> Nearest(IReadOnlyList<NetworkChange> changes, int count) =>
        changes.Index().OrderByDescending(static change => change.Item.Promise is not null)
            .ThenByDescending(static change => change.Item.After?.Bond).Take(count)
            .OrderBy(static change => change.Index).Select(static change => change.Item);

    private static IEnumerable<string> ChangesSince(NetworkSnapshot snapshot, NetworkSnapshot earlier, Sentences sentences)
    {
        if (earlier.AsOf >= snapshot.AsOf) yield break;
        RelationshipScorer scorer = new();
        int added = snapshot.Interactions.Count(interaction => interaction.At > earlier.AsOf && scorer.IsContact(interaction));
        if (added > 0) yield return sentences.Say("today.in_touch", ("count", added));
        IReadOnlyList<NetworkChange> changes = new ChangeFinder().Find(earlier, snapshot, snapshot.Interactions);
        foreach (NetworkChange change in Nearest(changes, MaxChanges)) yield return sentences.Of(change.Reason, snapshot);
        if (changes.Count > MaxChanges) yield return sentences.Say("today.more_changed", ("count", changes.Count - MaxChanges));
    }
}
