using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using RelationshipModel;
using RelationshipModel.Circles;
using RelationshipModel.Scoring;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork circles</c>: who belongs, who drifts, who might join, and the hours a circle takes.</summary>
internal static class CirclesCommand
{
    private const int MaxDrifts = 5;
    private const int MaxCandidates = 3;

    internal static Command Create(CommandContext context)
    {
        InputOptions input = new();
        RecordFiles records = new();
        Command command = new("circles",
            "Review the circles of --circles FILE: who drifts, who might join, whether they grow, and the hours a month they take.");
        input.AddTo(command);
        records.AddTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            using CommandInput read = await input.ReadOfOwnerAsync(options, context, cancellationToken);
            NetworkSnapshot? snapshot =
                await read.SnapshotAsync(records.Read(options, read), cancellationToken, withInteractions: false);
            IReadOnlyList<CircleReview> reviews =
                snapshot is null ? [] : await read.Source.ReviewCirclesAsync(snapshot, cancellationToken);
            Result.Write(context, read.Format, csv => Csv(csv, reviews, snapshot), json => Json(json, reviews, snapshot, read),
                console => People(console, reviews, snapshot, read.Sentences));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Csv(CsvOutput csv, IEnumerable<CircleReview> reviews, NetworkSnapshot? snapshot)
    {
        csv.Header("circle", "contact", "role", "status", "cadence", "hours_a_month", "circle_name", "name");
        foreach (CircleReview review in reviews)
        {
            foreach (CircleMember member in review.Members)
                csv.Field(review.Circle.Value).Field(member.Contact.Value).Field("member").Field(member.Status?.ToString() ?? "")
                    .Field(member.Cadence?.ToString() ?? "own rhythm").Field(member.HoursPerMonth?.Value)
                    .Field(CircleName(review.Circle, snapshot)).Field(NameOf(member.Contact, snapshot)).EndLine();
            foreach (CircleCandidate candidate in review.Candidates)
                csv.Field(review.Circle.Value).Field(candidate.Contact.Value).Field("candidate").Field("").Field("").Field("")
                    .Field(CircleName(review.Circle, snapshot)).Field(NameOf(candidate.Contact, snapshot)).EndLine();
        }
    }

    private static void Json(JsonOutput json, IEnumerable<CircleReview> reviews, NetworkSnapshot? snapshot, CommandInput read) =>
        json.Array(reviews, review => json
            .Text("circle", review.Circle.Value).Texts("members", review.Members.Select(static member => member.Contact.Value))
            .Texts("candidates", review.Candidates.Select(static candidate => candidate.Contact.Value))
            .Texts("sentences", Lines(review, snapshot, read.Sentences))
            .Tree("hours_a_month", review.HoursPerMonth, read.ShowsExplanation)
            .Text("name", CircleName(review.Circle, snapshot))
            .Texts("member_names", review.Members.Select(member => NameOf(member.Contact, snapshot)))
            .Texts("candidate_names", review.Candidates.Select(candidate => NameOf(candidate.Contact, snapshot))));

    private static void People(PeopleConsole console, IReadOnlyCollection<CircleReview> reviews, NetworkSnapshot? snapshot,
        Sentences sentences)
    {
        if (reviews.Count == 0) console.Paragraph(sentences.Say("circles.none"));
        foreach (CircleReview review in reviews)
        {
            string members = string.Join(", ", review.Members
                .Where(member => snapshot?.Contact(member.Contact)?.StateOn(snapshot.Today) != ContactState.Deceased)
                .Select(member => Sentences.Name(member.Contact, snapshot)));
            string name = Sentences.Name(CircleName(review.Circle, snapshot));
            console.Paragraph(sentences.Say("circles.circle", ("circle", name), ("members", members)), "bold");
            foreach (string line in Lines(review, snapshot, sentences)) console.Paragraph(line, indent: 2);
            console.Blank();
        }
    }

    private static string NameOf(ContactId id, NetworkSnapshot? snapshot) => snapshot?.Contact(id)?.Name ?? id.Value;

    private static string CircleName(CircleId id, NetworkSnapshot? snapshot) =>
        snapshot?.Circles.FirstOrDefault(circle => circle.Id == id)?.Name ?? id.Value;

    private static IEnumerable<string> Lines(CircleReview review, NetworkSnapshot? snapshot, Sentences sentences)
    {
        foreach (string sentence in sentences.All(review.Reasons, snapshot)) yield return sentence;
        foreach (CircleDrift drift in review.Outward.Take(MaxDrifts))
            yield return sentences.Say("circles.drifts_out", ("why", sentences.Joined(drift.Reasons, snapshot)));
        if (review.Outward.Count > MaxDrifts)
        {
            yield return sentences.Say("circles.drift_out_too", ("people", string.Join(", ",
                review.Outward.Skip(MaxDrifts).Select(drift => Sentences.Name(drift.Contact, snapshot)))));
        }

        foreach (CircleDrift drift in review.Inward)
            yield return sentences.Say("circles.draws_near", ("why", sentences.Joined(drift.Reasons, snapshot)));
        // Where something else speaks for some, closeness alone does not.
        CircleCandidate[] others = [.. review.Candidates.Where(static candidate => candidate.Reasons.Any(static reason =>
            reason.Code is not (CircleReasons.Bond or CircleReasons.StatedBond or CircleReasons.Strength
                or CircleReasons.Reciprocity)))];
        foreach (CircleCandidate candidate in others.Length > 0 ? others : review.Candidates.Take(MaxCandidates))
            yield return sentences.Say(
                "circles.might_belong",
                ("name", Sentences.Name(candidate.Contact, snapshot)),
                ("why", sentences.Joined(candidate.Reasons, snapshot)));
    }
}
