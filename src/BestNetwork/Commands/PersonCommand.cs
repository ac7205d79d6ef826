using System.CommandLine;
using System.Globalization;
using BestNetwork.Output;
using BestNetwork.Records;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Gatherings;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
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
            NetworkSnapshot snapshot = await read.SnapshotAsync(kept, cancellationToken, presence, withInteractions: false)
                ?? throw new RefusedException(read.Source.Place, "there are no interactions in it, so there is nobody to show");
            ContactId contact = PersonFinder
                .Of(read.Source.Place, snapshot, await read.Source.MergedAsync(snapshot.Owner, cancellationToken))
                .Find(options.GetValue(name)!);
            snapshot = await read.Source.WithInteractionsAsync(snapshot, contact, Interaction.Earliest, cancellationToken);
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

    /// <summary>Returns the scores after some kinds of contact today.</summary>
    private static async ValueTask<IReadOnlyList<(string What, RelationshipScore Score)>> PreviewsAsync(
        CommandInput read, NetworkSnapshot snapshot, ContactId contact, PersonalRecords kept, CancellationToken cancellationToken)
    {
        if (snapshot.Score(contact) is not { IsWithheld: false } || !CanScore(snapshot.Contact(contact), snapshot.Today))
            return [];
        (string What, Channel Channel, Duration? Length, Depth Depth)[] ways =
        [
            ("message", Channel.Message, null, Depth.Unknown),
            ("call", Channel.Voice, Duration.FromMinutes(30), Depth.Unknown),
            ("evening", Channel.InPerson, Duration.FromHours(3), Depth.Meaningful),
        ];
        List<(string, RelationshipScore)> previews = [];
        foreach ((string what, Channel channel, Duration? length, Depth depth) in ways)
        {
            LoggedContact way = new(channel, depth, length, Support: null, By: "me");
            previews.Add((what, await PreviewAsync(read, snapshot, contact, kept, way, cancellationToken)));
        }

        return previews;
    }

    /// <summary>Returns the score after contact at the moment of the snapshot.</summary>
    internal static ValueTask<RelationshipScore> PreviewAsync(
        CommandInput read, NetworkSnapshot snapshot, ContactId contact, PersonalRecords kept, LoggedContact way,
        CancellationToken cancellationToken)
    {
        Contact person = snapshot.Contact(contact) ?? new Contact(contact, contact.Value);
        Interaction hypothetical = way.With(new($"preview-{way.Channel}"), snapshot.AsOf, [person]);
        return read.Source.PreviewAsync(
            snapshot.Owner, contact, hypothetical, read.AsOf!.Value, read.Zone, kept, cancellationToken);
    }

    /// <summary>Whether the tie to a contact may be scored.</summary>
    internal static bool CanScore(Contact? contact, LocalDate today) =>
        contact is null || (!contact.IsRestricted(ContactRestrictions.NoScore) && contact.StateOn(today) == ContactState.None);

    /// <summary>The names of the circles that a contact is in.</summary>
    internal static string[] CirclesOf(NetworkSnapshot snapshot, ContactId contact) =>
    [
        .. from membership in snapshot.Memberships
           where membership.Contact == contact && membership.Since <= snapshot.Today
               && !(membership.Until <= snapshot.Today)
           from circle in snapshot.Circles
           where circle.Id == membership.Circle
           select circle.Name,
    ];

    /// <summary>The open promises to and from a contact, in sentences.</summary>
    internal static IEnumerable<string> PromisesOf(NetworkSnapshot snapshot, ContactId contact, Sentences sentences)
    {
        FollowUpAgenda agenda = FollowUpAgenda.Of(snapshot, [contact]);
        return agenda.Mine.Concat(agenda.Theirs).Select(open => sentences.Of(open.Reason, snapshot));
    }

    /// <summary>Returns how the tie to a contact is, and why, in sentences.</summary>
    internal static IReadOnlyList<string> WhyOf(NetworkSnapshot snapshot, ContactId contact, Sentences sentences)
    {
        if (snapshot.Score(contact) is { } score)
            return TieText.Why(score, snapshot.Contact(contact)?.Name ?? contact.Value, sentences);
        Reason? stated = new RevisitPlanner().WhyNot(snapshot, contact);
        return [sentences.Of(
            stated is { Code: TieReasons.Paused or TieReasons.Ended or TieReasons.Deceased or TieReasons.NotScored }
                ? stated : new(TieReasons.NoContact, ReasonArgument.Of("contact", contact)),
            snapshot)];
    }

    /// <summary>Returns the reasons to reach out to a contact, or to wait, in sentences; without that for which nothing asks to
    /// reach out, if it was said.</summary>
    internal static IReadOnlyList<string> ReminderOf(
        NetworkSnapshot snapshot, ContactId contact, Sentences sentences, params IReadOnlyList<string> said)
    {
        RevisitPlanner planner = new(
            RevisitOptions.Default with { Top = Math.Max(1, snapshot.Contacts.Count + snapshot.Scores.Count) });
        RevisitPlan plan = planner.Plan(snapshot);
        RevisitSuggestion? suggestion = plan.Suggestions.FirstOrDefault(suggestion => suggestion.Contact == contact);
        IEnumerable<Reason> reasons = suggestion?.Reasons
            ?? plan.Held.FirstOrDefault(hold => hold.Contact == contact)?.Reasons
            ?? (planner.WhyNot(snapshot, contact) is { } against && !said.Contains(sentences.Of(against, snapshot))
                ? [against] : []);
        IEnumerable<Reason> birthday = plan.Birthdays.Where(birthday => birthday.Contact == contact)
            .Select(static birthday => birthday.Reason);
        int today = RevisitOptions.Default.Top;
        bool isShown = suggestion is null || plan.Suggestions.Take(today).Contains(suggestion);
        return [.. sentences.All([.. reasons, .. birthday], snapshot),
            .. isShown ? [] : new[] { sentences.Say("person.list_full", ("count", today)) }];
    }

    /// <summary>The page of one person.</summary>
    private sealed class Page(CommandInput read, NetworkSnapshot snapshot, ContactId contact, bool explains)
    {
        private readonly RelationshipScore? _score = snapshot.Score(contact);
        private readonly string _name = snapshot.Contact(contact)?.Name ?? contact.Value;
        private readonly IReadOnlyList<Interaction> _history = snapshot.InteractionsWith(contact);
        private readonly Sentences _sentences = read.Sentences;

        internal IReadOnlyList<Note> Notes { get; init; } = [];

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
            Language language = _sentences.Language;
            console.Paragraph(_score is null ? _name : $"{_name} ({language.Word(_score.Status)})", "bold");
            if (_score is { Status: not (TieStatus.Ended or TieStatus.Deceased) })
                console.Paragraph($"{TieText.Bar(_score, BarLength)} {language.Word(_score.Warmth)}", indent: 1);
            foreach (string sentence in Why()) console.Paragraph(sentence, indent: 1);
            if (IsDistant && read.IsDatabase)
                console.Paragraph(_sentences.Say("person.closer", ("command", read.Context.CommandFor(read.Source.Place,
                    $"contact {Typed(_name)} --closeness close_friend"))), "dim", 1);
            if (explains && _score is not null) console.Paragraph(TieText.Arithmetic(_score, _sentences), "dim", 1);
            Section(console, "history", History());
            Section(console, "promises", Promises());
            Section(
                console,
                "notes",
                Notes.TakeLast(MaxNotes).Reverse().Select(note => _sentences.Say(
                    "person.note", ("day", note.At.InZone(snapshot.Zone).Date), ("note", note.Text))));
            Section(console, "reach_out", Reminder());
            Section(console, "changes", Changes());
        }

        /// <summary>Whether the tie seems distant, and the owner has not said how close it is.</summary>
        private bool IsDistant => snapshot.Contact(contact) is not { Closeness.Count: > 0 }
            && _score is { IsWithheld: false, Warmth: Warmth.Asleep or Warmth.Faint }
            and { Status: not (TieStatus.Ended or TieStatus.Deceased) };

        /// <summary>A name as it is typed in a shell; a placeholder for one that a shell might misread.</summary>
        private static string Typed(string name) =>
            name.Any(static c => !char.IsLetterOrDigit(c) && !" .-@+:".Contains(c, StringComparison.Ordinal)) ? "NAME"
            : name.Contains(' ', StringComparison.Ordinal) ? $"\"{name}\"" : name;

        private void Section(PeopleConsole console, string title, IEnumerable<string> lines)
        {
            string[] all = [.. lines];
            if (all.Length == 0) return;
            console.Blank();
            console.Paragraph(_sentences.Say($"person.{title}"), "bold");
            foreach (string line in all) console.Paragraph(line, indent: 1);
        }

        private IReadOnlyList<string> Why() => WhyOf(snapshot, contact, _sentences);

        private IEnumerable<string> History()
        {
            Contact? record = snapshot.Contact(contact);
            if (record?.Birthday is { } birthday)
                yield return _sentences.Say("person.birthday", ("day", birthday.InYear(2000)));
            if (_sentences.Language.Word(record?.Kind ?? TieKind.None) is { Length: > 0 } kinds)
                yield return _sentences.Say("person.kinds", ("kinds", kinds));
            if (record?.Place is { } place) yield return _sentences.Say("person.place", ("place", place));
            string[] circles = CirclesOf(snapshot, contact);
            if (circles.Length > 0)
                yield return _sentences.Say("person.circles", ("count", circles.Length), ("circles", circles));
            if (_score?.InteractionCount - _history.Count is > 0 and var folded)
                yield return _sentences.Say("person.folded", ("count", folded));
            if (_history.Count == 0) yield break;
            LocalDate first = _history[0].At.InZone(snapshot.Zone).Date;
            yield return _sentences.Say(
                "person.since", ("day", first), ("count", _history.Count), ("channels", string.Join(", ", Channels())));
            (int Year, int Count)[] years = [.. _history.GroupBy(interaction => interaction.At.InZone(snapshot.Zone).Year)
                .Select(static year => (year.Key, year.Count())).OrderByDescending(static year => year.Key)];
            IEnumerable<string> counts = years.Take(MaxYears).Select(year =>
                $"{year.Year.ToString(CultureInfo.InvariantCulture)}: {_sentences.Language.Number(year.Count)}");
            yield return _sentences.Say(
                years.Length > MaxYears ? "person.by_year_and_before" : "person.by_year",
                ("years", string.Join(", ", counts)),
                ("before", years.Skip(MaxYears).Sum(static year => year.Count)));
        }

        private IEnumerable<string> Channels() => _history.GroupBy(static interaction => interaction.Channel)
            .OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key)
            .Select(group => _history.Count == 1 ? Word(group.Key)
                : group.Count() == _history.Count ? _sentences.Say("person.all", ("channel", Word(group.Key)))
                : _sentences.Say("person.some", ("count", group.Count()), ("channel", Word(group.Key))));

        private string Word(Channel channel) =>
            _sentences.Say($"channel.{Sentences.KeyOf(channel)}");

        private IEnumerable<string> Promises() => PromisesOf(snapshot, contact, _sentences);

        private IEnumerable<string> Reminder() => ReminderOf(snapshot, contact, _sentences, Why());

        private IEnumerable<string> Changes()
        {
            if (_score is null) yield break;
            foreach (var same in Previews.GroupBy(preview => After("", preview.Score)))
            {
                string[] ways = [.. same.Select(preview => _sentences.Say($"person.way_{preview.What}"))];
                yield return After(
                    ways is [var way] ? way
                        : _sentences.Say("person.or", ("before", string.Join(", ", ways[..^1])), ("last", ways[^1])),
                    same.First().Score);
            }

            if (_score.Status != TieStatus.Active) yield break;
            if (_score.CadenceDays is { } wished)
                yield return _sentences.Say("person.slips_wish", ("gap", Duration.FromDays(wished)));
            else if (_score is { UsualGapDays: not null, LoneSide: TieSide.None, SlipsOn: { } day })
                yield return _sentences.Say("person.slips", ("day", day));
        }

        /// <summary>The line that says how the tie would be after contact.</summary>
        private string After(string ways, RelationshipScore after)
        {
            bool isStill = after.Warmth == _score!.Warmth && after.Status == _score.Status;
            string sentence = _sentences.Say(
                isStill ? "person.after_still" : "person.after",
                ("bar", TieText.Bar(after, BarLength)),
                ("ways", ways),
                ("closeness", _sentences.Language.Word(after.Warmth)),
                ("status", _sentences.Language.Word(after.Status)));
            return explains
                ? $"{sentence} {_sentences.Say(
                    "person.strength", ("before", _sentences.Hundredths(_score.Strength)),
                    ("after", _sentences.Hundredths(after.Strength)))}"
                : sentence;
        }
    }
}
