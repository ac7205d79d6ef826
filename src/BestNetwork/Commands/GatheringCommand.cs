using System.CommandLine;
using System.Globalization;
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
    internal static Command Create(CommandContext context)
    {
        InputOptions input = new();
        RecordFiles records = new();
        Option<string?> name = new("--gathering")
        {
            Description =
            "The gatherings of a name, or the one of an id; without it, all of them.",
            HelpName = "NAME"
        };
        Command command = new("gathering", "Brief you on gatherings to come, and show what those that are over led to.");
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
            IReadOnlyList<IntroductionSuggestion> introductions = !isAnyAhead ? []
                : new IntroductionSuggester().Suggest(snapshot!, await read.TiesAsync(cancellationToken), 0);
            GatheringPlanner planner = new();
            Line[] lines = [.. gatherings.Select(gathering => Line.Of(gathering, snapshot!, planner, introductions))];
            Result.Write(context, read.Format, csv => Csv(csv, lines), json => Json(json, lines, snapshot),
                console => People(console, lines, snapshot));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Csv(CsvOutput csv, IEnumerable<Line> lines)
    {
        csv.Header("gathering", "at", "people", "new", "follow_ups_mine", "follow_ups_theirs", "kept_in_time", "second_meetings",
            "alive_after_a_year", "follow_ups_per_hour");
        foreach ((Gathering gathering, _, GatheringReview? review) in lines)
        {
            csv.Field(gathering.Id.Value).Field(gathering.At).Field(gathering.Attendees.Count);
            if (review is null) csv.Field("").Field("").Field("").Field("").Field("").Field("").Field("");
            else
            {
                csv.Field(review.Ties.Count(static tie => tie.IsNew)).Field(review.Count(FollowUpSide.Owner))
                    .Field(review.Count(FollowUpSide.Contact))
                    .Field(review.KeptInTime().Yes).Field(review.SecondMeetings().Yes).Field(review.AliveAfterAYear().Yes)
                    .Field(review.FollowUpsPerHour.Value);
            }

            csv.EndLine();
        }
    }

    private static void Json(JsonOutput json, IEnumerable<Line> lines, NetworkSnapshot? snapshot) =>
        json.Array(lines, line =>
        {
            json.Text("gathering", line.Gathering.Id.Value).Time("at", line.Gathering.At)
                .Texts("attendees", line.Gathering.Attendees.Select(static id => id.Value));
            json.Texts("sentences", line.Sentences(snapshot));
            if (line.Review is not { } review) return;
            json.Number("follow_ups_mine", review.Count(FollowUpSide.Owner))
                .Number("follow_ups_theirs", review.Count(FollowUpSide.Contact))
                .Number("kept_in_time", review.KeptInTime().Yes).Number("second_meetings", review.SecondMeetings().Yes)
                .Number("alive_after_a_year", review.AliveAfterAYear().Yes).Tree("follow_ups_per_hour", review.FollowUpsPerHour);
        });

    private static void People(PeopleConsole console, IReadOnlyCollection<Line> lines, NetworkSnapshot? snapshot)
    {
        if (lines.Count == 0)
            console.Paragraph(
                "No gathering: name them in the column gathering of the interactions, or with --gatherings FILE, which "
                    + "'bestnetwork import' takes too.");
        // Of a series to come the next is told, and how often it recurs.
        foreach (Line[] series in lines.GroupBy(line => (line.Gathering.Name, Past: line.Review is null ? null : line.Gathering))
            .Select(static series => series.ToArray()))
        {
            Line line = series[0];
            string more = line.Review is not null ? "" : series.Length == 1 ? " (to come)"
                : $" (to come, and {series.Length - 1} more until {DayOf(series[^1])})";
            console.Paragraph($"{Sentences.Name(line.Gathering.Name)}, {DayOf(line)}{more}", "bold");
            foreach (string sentence in line.Sentences(snapshot)) console.Paragraph(sentence, indent: 2);
            console.Blank();
        }

        string DayOf(Line line) => Sentences.Day(line.Gathering.At.InZone(snapshot!.Zone).Date);
    }

    /// <summary>A gathering with its briefing if it is to come, and its review if it is over.</summary>
    private sealed record Line(Gathering Gathering, GatheringBriefing? Briefing, GatheringReview? Review)
    {
        internal static Line Of(Gathering gathering, NetworkSnapshot snapshot, GatheringPlanner planner,
            IReadOnlyList<IntroductionSuggestion> introductions) =>
            gathering.At > snapshot.AsOf
                ? new(gathering, planner.Brief(snapshot, gathering.Id, introductions), null)
                : new(gathering, null, planner.Review(snapshot, gathering.Id));

        internal IEnumerable<string> Sentences(NetworkSnapshot? snapshot)
        {
            if (Briefing is { } briefing)
            {
                yield return $"You know {Listed(briefing.Known, snapshot)}.";
                if (briefing.New.Count > 0) yield return $"New to you: {Listed(briefing.New, snapshot)}.";
                foreach (ExpectedAttendee attendee in briefing.Revisit)
                    yield return $"Take time for {Output.Sentences.Name(attendee.Contact, snapshot)}. {Rendered(attendee.Reasons)}";
                ExpectedAttendee[] sleeping = [
                    .. briefing.Sleeping.Where(attendee => briefing.Revisit.All(known => known.Contact != attendee.Contact))];
                if (sleeping.Length > 0) yield return $"Asleep, and waiting to be picked up: {Listed(sleeping, snapshot)}.";
                foreach (IntroductionSuggestion introduction in briefing.Introductions)
                    yield return $"Introduce {Output.Sentences.Name(introduction.Pair.First, snapshot)} to {Output.Sentences.Name(introduction.Pair.Second, snapshot)}. "
                        + string.Join(" ", IntroductionsCommand.Lines(introduction, snapshot));
                foreach (OpenFollowUp owed in briefing.FollowUps.Mine) yield return Output.Sentences.Of(owed.Reason, snapshot);
            }

            if (Review is { } review)
            {
                foreach (string sentence in Output.Sentences.All(review.Reasons, snapshot)) yield return sentence;
                string[] met = [.. review.Ties.Where(static tie => tie.SecondMeeting == GatheringOutcome.Yes)
                    .Select(tie => Output.Sentences.Name(tie.Contact, snapshot))];
                if (met.Length > 0) yield return $"Met again within two months: {string.Join(", ", met)}.";
                yield return string.Create(CultureInfo.InvariantCulture,
                    $"Follow-ups per hour (adjusted for small samples): {review.FollowUpsPerHour.Value:0.00}.");
            }

            string Rendered(IEnumerable<Reason> reasons) => string.Join(" ", Output.Sentences.All(reasons, snapshot));
        }

        private static string Listed(IEnumerable<ExpectedAttendee> attendees, NetworkSnapshot? snapshot) =>
            attendees.Select(attendee => Output.Sentences.Name(attendee.Contact, snapshot)).ToArray() is { Length: > 0 } names
                ? string.Join(", ", names) : "nobody";
    }
}
