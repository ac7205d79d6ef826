using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using RelationshipModel;
using RelationshipModel.Gatherings;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork gathering</c>: a briefing before an event, and what became of one that is over.</summary>
internal static class GatheringCommand
{
    /// <summary>The number of people who are new in the records and named: nobody reads the guests of a wedding.</summary>
    private const int MaxNew = 12;

    internal static Command Create(CommandContext context)
    {
        InputOptions input = new();
        RecordFiles records = new();
        Option<string?> name = new("--gathering")
        {
            Description =
            "The gatherings with a name, or the one with an id; without it, all of them.",
            HelpName = "NAME"
        };
        Command command = new("gathering", "Brief you on upcoming gatherings, and show what past ones led to.");
        input.AddTo(command);
        records.AddTo(command);
        command.Add(name);
        command.SetAction(async (options, cancellationToken) =>
        {
            using CommandInput read = await input.ReadOfOwnerAsync(options, context, cancellationToken);
            NetworkSnapshot? snapshot = await read.SnapshotAsync(records.Read(options, read), cancellationToken);
            Gathering[] gatherings = [.. snapshot?.Gatherings ?? []];
            if (options.GetValue(name) is { } wanted)
            {
                string[] names = [.. gatherings.Select(static gathering => gathering.Name).Distinct()];
                gatherings = [.. gatherings.Where(gathering => gathering.Name == wanted || gathering.Id.Value == wanted)];
                if (gatherings.Length == 0)
                    throw new RefusedException(read.Source.Place, NearNames.Unknown(wanted, names, "no gathering"));
            }

            // Only a briefing on what is to come asks who should meet.
            bool isAnyAhead = gatherings.Any(gathering => gathering.At > snapshot!.AsOf);
            TieNetwork? ties = isAnyAhead ? await read.TiesAsync(cancellationToken) : null;
            Line[] lines = [.. gatherings.Select(gathering => Line.Of(gathering, snapshot!, ties))];
            Result.Write(context, read.Format, csv => Csv(csv, lines), json => Json(json, lines, snapshot, read),
                console => People(console, lines, snapshot, read.Sentences, options.GetValue(name) is null));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Csv(CsvOutput csv, IEnumerable<Line> lines)
    {
        csv.Header("gathering", "at", "people", "new", "follow_ups_mine", "follow_ups_theirs", "kept_in_time", "second_meetings",
            "alive_after_a_year", "follow_ups_per_hour", "name");
        foreach ((Gathering gathering, _, GatheringReview? review) in lines)
        {
            csv.Field(gathering.Id.Value).Field(gathering.At).Field(gathering.Attendees.Count);
            if (review is null) csv.Field("").Field("").Field("").Field("").Field("").Field("").Field("");
            else
            {
                csv.Field(review.Ties.Count(static tie => tie.IsNew)).Field(review.Count(TieSide.Owner))
                    .Field(review.Count(TieSide.Contact))
                    .Field(review.KeptInTime().Yes).Field(review.SecondMeetings().Yes).Field(review.AliveAfterAYear().Yes)
                    .Field(review.FollowUpsPerHour.Value);
            }

            csv.Field(gathering.Name).EndLine();
        }
    }

    private static void Json(
        JsonOutput json, IEnumerable<Line> lines, NetworkSnapshot? snapshot, CommandInput read) =>
        json.Array(lines, line =>
        {
            json.Text("gathering", line.Gathering.Id.Value).Time("at", line.Gathering.At)
                .Texts("attendees", line.Gathering.Attendees.Select(static id => id.Value));
            json.Texts("sentences", line.Said(snapshot, read.Sentences))
                .Text("name", line.Gathering.Name)
                .Texts("attendee_names", line.Gathering.Attendees.Select(id => snapshot?.Contact(id)?.Name ?? id.Value));
            if (line.Review is not { } review) return;
            json.Number("follow_ups_mine", review.Count(TieSide.Owner))
                .Number("follow_ups_theirs", review.Count(TieSide.Contact))
                .Number("kept_in_time", review.KeptInTime().Yes).Number("second_meetings", review.SecondMeetings().Yes)
                .Number("alive_after_a_year", review.AliveAfterAYear().Yes)
                .Tree("follow_ups_per_hour", review.FollowUpsPerHour, read.ShowsExplanation);
        });

    private static void People(
        PeopleConsole console, IReadOnlyCollection<Line> lines, NetworkSnapshot? snapshot, Sentences sentences, bool isAll)
    {
        if (lines.Count == 0) console.Paragraph(sentences.Say("gathering.none"));
        // Of a series the next is told, and the last that is over if nobody asked for it, and how often it recurs.
        foreach (Line[] series in lines.GroupBy(line => (line.Gathering.Name,
            Past: line.Review is null ? null : isAll ? (object)line.Gathering.Attendees : line.Gathering))
            .Select(static series => series.ToArray()))
        {
            Line line = series[0].Review is null ? series[0] : series[^1];
            string title = sentences.Say(
                (line.Review is not null, series.Length > 1) switch
                {
                    (true, false) => "gathering.past",
                    (true, true) => "gathering.series_past",
                    (false, false) => "gathering.to_come",
                    (false, true) => "gathering.series_to_come",
                },
                ("gathering", Sentences.Name(line.Gathering.Name)),
                ("day", DayOf(line)),
                ("count", series.Length - 1),
                ("first", DayOf(series[0])),
                ("last", DayOf(series[^1])));
            console.Paragraph(title, "bold");
            foreach (string sentence in line.Said(snapshot, sentences)) console.Paragraph(sentence, indent: 2);
            console.Blank();
        }

        NodaTime.LocalDate DayOf(Line line) => line.Gathering.At.InZone(snapshot!.Zone).Date;
    }

    /// <summary>A gathering with its briefing if it is to come, and its review if it is over.</summary>
    /// <remarks>A briefing looks at the whole network, and of a series only the next is told.</remarks>
    private sealed record Line(Gathering Gathering, Lazy<GatheringBriefing>? Briefing, GatheringReview? Review)
    {
        internal static Line Of(Gathering gathering, NetworkSnapshot snapshot, TieNetwork? ties)
        {
            GatheringPlanner planner = new();
            if (gathering.At <= snapshot.AsOf) return new(gathering, null, planner.Review(snapshot, gathering.Id));
            return new(gathering, new(() => planner.Brief(snapshot, gathering.Id,
                new IntroductionSuggester().Suggest(snapshot, ties, among: gathering.Attendees))), null);
        }

        internal IEnumerable<string> Said(NetworkSnapshot? snapshot, Sentences sentences)
        {
            if (Briefing?.Value is { } briefing)
            {
                yield return briefing.Known.Count == 0 ? sentences.Say("gathering.known_nobody")
                    : sentences.Say("gathering.known", ("people", Listed(briefing.Known)));
                if (briefing.New.Count > 0)
                    yield return sentences.Say(
                        briefing.New.Count > MaxNew ? "gathering.new_with_more" : "gathering.new",
                        ("people", Listed(briefing.New.Take(MaxNew))), ("count", briefing.New.Count - MaxNew));
                foreach (ExpectedAttendee attendee in briefing.Revisit)
                    yield return sentences.Say(
                        "gathering.take_time",
                        ("name", Sentences.Name(attendee.Contact, snapshot)),
                        ("why", sentences.Joined(attendee.Reasons, snapshot)));
                ExpectedAttendee[] sleeping = [
                    .. briefing.Sleeping.Where(attendee => briefing.Revisit.All(known => known.Contact != attendee.Contact))];
                if (sleeping.Length > 0) yield return sentences.Say("gathering.asleep", ("people", Listed(sleeping)));
                foreach (IntroductionSuggestion introduction in briefing.Introductions)
                    yield return sentences.Say(
                        "gathering.introduce",
                        ("first", Sentences.Name(introduction.Pair.First, snapshot)),
                        ("second", Sentences.Name(introduction.Pair.Second, snapshot)),
                        ("why", string.Join(' ', IntroductionsCommand.Lines(introduction, snapshot, sentences))));
                HashSet<Reason> told = [.. briefing.Revisit.SelectMany(static attendee => attendee.Reasons)];
                foreach (OpenFollowUp owed in briefing.FollowUps.Mine)
                    if (!told.Contains(owed.Reason)) yield return sentences.Of(owed.Reason, snapshot);
            }

            if (Review is { } review)
            {
                foreach (string sentence in sentences.All(review.Reasons, snapshot)) yield return sentence;
                string[] met = [.. review.Ties.Where(static tie => tie.SecondMeeting == GatheringOutcome.Yes)
                    .Select(tie => Sentences.Name(tie.Contact, snapshot))];
                if (met.Length > 0) yield return sentences.Say("gathering.met_again", ("people", string.Join(", ", met)));
            }

            string Listed(IEnumerable<ExpectedAttendee> attendees) =>
                string.Join(", ", attendees.Select(attendee => Sentences.Name(attendee.Contact, snapshot)));
        }
    }
}
