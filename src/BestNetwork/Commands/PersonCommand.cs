using System.CommandLine;
using System.Globalization;
using BestNetwork.Output;
using BestNetwork.Records;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Gatherings;
using RelationshipModel.Import;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Sqlite;
using RelationshipModel.Wording;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork person</c>: one page about a person.</summary>
internal static class PersonCommand
{
    private const int MaxNotes = 5;
    private const int MaxYears = 6;
    private const int BarLength = 10;

    internal static Command Create(CommandContext context)
    {
        InputOptions input = new();
        RecordFiles records = new();
        Argument<string> name = PersonArgument.Create();
        Option<bool> explain = new("--explain") { Description = "Show the arithmetic of the score." };
        Command command = new("person",
            "Show one person: your history, your rhythm, promises, notes, why the tie is as it is, and what would change "
                + "it.") { name };
        input.AddTo(command);
        input.AddPresenceTo(command);
        records.AddTo(command);
        command.Add(explain);
        command.SetAction(async (options, cancellationToken) =>
        {
            using CommandInput read = await input.ReadOfOwnerAsync(options, context, cancellationToken);
            PresenceIndex? presence = await input.PresenceAsync(options, read, cancellationToken);
            PersonalRecords kept = records.Read(options, read);
            NetworkSnapshot snapshot = await read.SnapshotAsync(kept, cancellationToken, presence)
                ?? throw new RefusedException(read.Source.Place, "there is no interaction in it, so there is nobody to show");
            ContactId contact = PersonFinder.Of(read.Source.Place, snapshot).Find(options.GetValue(name)!);
            Page page = new(read, snapshot, contact, options.GetValue(explain))
            {
                Notes = await read.Source.NotesAsync(snapshot.Owner, contact, cancellationToken),
                Previews = await PreviewsAsync(read, snapshot, contact, kept, cancellationToken),
            };
            Result.Write(context, read.Format, page.Csv, page.Json, page.Write);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>What the score would be after some contact today.</summary>
    private static async ValueTask<IReadOnlyList<(string What, RelationshipScore Score)>> PreviewsAsync(
        CommandInput read, NetworkSnapshot snapshot, ContactId contact, PersonalRecords kept, CancellationToken cancellationToken)
    {
        if (snapshot.Score(contact) is not { IsWithheld: false } || !CanScore(snapshot.Contact(contact), snapshot.Today))
            return [];
        (string What, Channel Channel, Duration? Length, Depth Depth)[] ways =
        [
            ("a message from you", Channel.Message, null, Depth.Unknown),
            ("a call of half an hour", Channel.Voice, Duration.FromMinutes(30), Depth.Unknown),
            ("an evening together", Channel.InPerson, Duration.FromHours(3), Depth.Meaningful),
        ];
        List<(string, RelationshipScore)> previews = [];
        foreach ((string what, Channel channel, Duration? length, Depth depth) in ways)
        {
            Interaction hypothetical = new(new($"preview-{channel}"), snapshot.AsOf, channel, contact)
            {
                Length = length,
                Depth = depth,
                Initiator = Initiator.Owner
            };
            previews.Add(
                (what, await read.Source.PreviewAsync(snapshot.Owner, contact, hypothetical, read.AsOf!.Value, read.Zone, kept,
                    cancellationToken)));
        }

        return previews;
    }

    private static bool CanScore(Contact? contact, LocalDate today) =>
        contact is null || (!contact.IsRestricted(ContactRestrictions.NoScore) && contact.StateOn(today) == ContactState.None);

    /// <summary>What is shown of one person.</summary>
    private sealed class Page(CommandInput read, NetworkSnapshot snapshot, ContactId contact, bool explains)
    {
        private readonly RelationshipScore? _score = snapshot.Score(contact);
        private readonly string _name = snapshot.Contact(contact)?.Name ?? contact.Value;
        private readonly IReadOnlyList<Interaction> _history = snapshot.InteractionsWith(contact);

        internal IReadOnlyList<ContactNote> Notes { get; init; } = [];

        internal IReadOnlyList<(string What, RelationshipScore Score)> Previews { get; init; } = [];

        internal void Csv(CsvOutput csv)
        {
            csv.Header(
                "contact",
                "name",
                "status",
                "closeness",
                "strength",
                "bond_hours",
                "first_contact",
                "last_contact",
                "interactions");
            csv.Field(contact.Value).Field(_name).Field(_score?.Status.ToString() ?? "")
                .Field(_score is null ? "" : Language.English.Word(_score.Warmth))
                .Field(_score?.Strength).Field(_score?.Bond).Field(_history is [var first, ..] ? first.At : null)
                .Field(_score?.LastContact)
                .Field(_score?.InteractionCount ?? 0).EndLine();
        }

        internal void Json(JsonOutput json) => json.Array([contact], id =>
        {
            json.Text("contact", id.Value).Text("name", _name).Text("status", _score?.Status.ToString())
                .Text("closeness", _score is null ? null : Language.English.Word(_score.Warmth))
                .Number("strength", _score?.Strength).Number("bond_hours", _score?.Bond)
                .Time("first_contact", _history is [var first, ..] ? first.At : null)
                .Time("last_contact", _score?.LastContact).Number("interactions", _score?.InteractionCount)
                .Texts("sentences", Why()).Texts("promises", Promises()).Texts("notes", Notes.Select(static note => note.Text));
            if (_score is not null && read.ShowsExplanation) json.Tree("explanation", _score.Explanation);
        });

        internal void Write(PeopleConsole console)
        {
            console.Paragraph(_score is null ? _name : $"{_name} ({Language.English.Word(_score.Status)})", "bold");
            if (_score is not null)
                console.Paragraph($"{TieText.Bar(_score, BarLength)} {Language.English.Word(_score.Warmth)}", indent: 1);
            foreach (string sentence in Why()) console.Paragraph(sentence, indent: 1);
            if (explains && _score is not null) console.Paragraph(TieText.Arithmetic(_score), "dim", 1);
            Section(console, "History", History());
            Section(console, "Promises", Promises());
            Section(
                console,
                "Your notes",
                Notes.TakeLast(MaxNotes).Reverse()
                    .Select(note => $"{Sentences.Day(note.At.InZone(snapshot.Zone).Date)}: {note.Text}"));
            Section(console, "Reach out?", Reminder());
            Section(console, "What would change it", Changes());
        }

        private static void Section(PeopleConsole console, string title, IEnumerable<string> lines)
        {
            string[] all = [.. lines];
            if (all.Length == 0) return;
            console.Blank();
            console.Paragraph(title, "bold");
            foreach (string line in all) console.Paragraph(line, indent: 1);
        }

        private IEnumerable<string> Why() => _score is null ? ["There is no contact on record."] : TieText.Why(_score, _name);

        private IEnumerable<string> History()
        {
            Contact? record = snapshot.Contact(contact);
            if (record?.Birthday is { } birthday)
                yield return $"Birthday: {birthday.InYear(2000).ToString("d MMMM", CultureInfo.InvariantCulture)}.";
            if (record?.Place is { } place) yield return $"Lives in {place}.";
            string[] circles =
            [
                .. from membership in snapshot.Memberships
                   where membership.Contact == contact && membership.Since <= snapshot.Today
                       && !(membership.Until <= snapshot.Today)
                   from circle in snapshot.Circles
                   where circle.Id == membership.Circle
                   select circle.Name,
            ];
            if (circles.Length > 0)
                yield return $"In your {(circles.Length == 1 ? "circle" : "circles")} {string.Join(", ", circles)}.";
            if (_history.Count == 0) yield break;
            LocalDate first = _history[0].At.InZone(snapshot.Zone).Date;
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Since {Sentences.Day(first)}: {_history.Count:#,0} {(_history.Count == 1 ? "time" : "times")}, {string.Join(", ", Channels())}.");
            var years = _history.GroupBy(interaction => interaction.At.InZone(snapshot.Zone).Year)
                .OrderByDescending(static year => year.Key).Take(
                MaxYears);
            yield return $"By year: {string.Join(", ", years.Select(static year => FormattableString.Invariant($"{year.Key}: {year.Count()}")))}.";
        }

        private IEnumerable<string> Channels() => _history.GroupBy(static interaction => interaction.Channel)
            .OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key)
            .Select(group => group.Count() == _history.Count
                ? $"{(_history.Count == 1 ? "" : "all ")}by {Word(group.Key)}"
                : FormattableString.Invariant($"{group.Count()} by {Word(group.Key)}"));

        private static string Word(Channel channel) => channel switch
        {
            Channel.InPerson => "meeting",
            Channel.Email => "e-mail",
            Channel.Voice => "phone",
            _ => channel.ToString().ToLowerInvariant(),
        };

        private IEnumerable<string> Promises()
        {
            FollowUpAgenda agenda = FollowUpAgenda.Of(snapshot, [contact]);
            return agenda.Mine.Concat(agenda.Theirs)
                .Select(open => Sentences.Of(open.Reason, snapshot));
        }

        private IEnumerable<string> Reminder()
        {
            RevisitPlan plan = new RevisitPlanner(
                RevisitOptions.Default with { Top = Math.Max(1, snapshot.Contacts.Count + snapshot.Scores.Count) }).Plan(
                snapshot);
            if (plan.Suggestions.FirstOrDefault(suggestion => suggestion.Contact == contact) is { } suggestion)
                return Sentences.All(suggestion.Reasons, snapshot);
            if (snapshot.Contact(contact)?.SnoozedUntil is { } until && until > snapshot.Today)
                return [$"Not before {Sentences.Day(until)}: you asked for that."];
            return plan.Held.FirstOrDefault(hold => hold.Contact == contact) is { } hold
                ? Sentences.All(hold.Reasons, snapshot)
                : [];
        }

        private IEnumerable<string> Changes()
        {
            if (_score is null) yield break;
            foreach ((string what, RelationshipScore after) in Previews)
            {
                string words = Language.English.Word(after.Warmth) == Language.English.Word(_score.Warmth)
                    && after.Status == _score.Status
                    ? $"still {Language.English.Word(after.Warmth)}, {Language.English.Word(after.Status)}"
                    : $"{Language.English.Word(after.Warmth)}, {Language.English.Word(after.Status)}";
                yield return string.Create(CultureInfo.InvariantCulture,
                    $"{TieText.Bar(after, BarLength)} after {what}: {words} ({_score.Strength:0.00} to {after.Strength:0.00}).");
            }

            if (_score.LastContact is not null && _score.Status is TieStatus.Active or TieStatus.Slipping)
                yield return $"With no contact it slips: about {Language.English.Every(Duration.FromDays(_score.CadenceDays ?? _score.ExpectedGapDays))} is your rhythm.";
        }
    }
}
