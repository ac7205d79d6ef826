using System.CommandLine;
using System.Globalization;
using BestNetwork.Output;
using BestNetwork.Records;
using RelationshipModel;
using RelationshipModel.Circles;
using RelationshipModel.Scoring;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork circles</c>: who belongs, who drifts, who might join, and the hours a circle takes.</summary>
internal static class CirclesCommand
{
    internal static Command Create(CommandContext context)
    {
        InputOptions input = new();
        RecordFiles records = new();
        Command command = new("circles",
            "Review the circles of --circles FILE: who drifts, who might join, whether they grow, the hours a month they take.");
        input.AddTo(command);
        records.AddTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            using CommandInput read = await input.ReadOfOwnerAsync(options, context, cancellationToken);
            NetworkSnapshot? snapshot = await read.SnapshotAsync(records.Read(options, read), cancellationToken);
            IReadOnlyList<CircleReview> reviews = snapshot is null ? [] : new CircleReviewer().ReviewAll(snapshot);
            Result.Write(context, read.Format, csv => Csv(csv, reviews), json => Json(json, reviews, snapshot),
                console => People(console, reviews, snapshot));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Csv(CsvOutput csv, IEnumerable<CircleReview> reviews)
    {
        csv.Header("circle", "contact", "role", "status", "cadence", "hours_a_month");
        foreach (CircleReview review in reviews)
        {
            foreach (CircleMember member in review.Members)
                csv.Field(review.Circle.Value).Field(member.Contact.Value).Field("member").Field(member.Status?.ToString() ?? "")
                    .Field(member.Cadence.ToString()).Field(member.HoursPerMonth?.Value).EndLine();
            foreach (CircleCandidate candidate in review.Candidates)
                csv.Field(review.Circle.Value).Field(candidate.Contact.Value).Field("candidate").Field("").Field("").Field("")
                    .EndLine();
        }
    }

    private static void Json(JsonOutput json, IEnumerable<CircleReview> reviews, NetworkSnapshot? snapshot) =>
        json.Array(reviews, review => json
            .Text("circle", review.Circle.Value).Texts("members", review.Members.Select(static member => member.Contact.Value))
            .Texts("candidates", review.Candidates.Select(static candidate => candidate.Contact.Value))
            .Texts("sentences", Lines(review, snapshot)).Tree("hours_a_month", review.HoursPerMonth));

    private static void People(PeopleConsole console, IReadOnlyCollection<CircleReview> reviews, NetworkSnapshot? snapshot)
    {
        if (reviews.Count == 0)
            console.Paragraph(
                "No circle yet: write who belongs together into a CSV with the columns circle, contact and since (and, if you "
                    + "like, until, purpose, cadence, capacity), and bring it in with 'bestnetwork import FILE'; or pass "
                    + "--circles FILE.");
        foreach (CircleReview review in reviews)
        {
            console.Paragraph(
                $"{Sentences.Name(CircleName(review.Circle, snapshot))}: {string.Join(", ", review.Members.Select(member => Sentences.Name(member.Contact, snapshot)))}", "bold");
            foreach (string line in Lines(review, snapshot)) console.Paragraph(line, indent: 2);
            console.Blank();
        }
    }

    private static string CircleName(CircleId id, NetworkSnapshot? snapshot) =>
        snapshot?.Circles.FirstOrDefault(circle => circle.Id == id)?.Name ?? id.Value;

    private static IEnumerable<string> Lines(CircleReview review, NetworkSnapshot? snapshot)
    {
        foreach (string sentence in Sentences.All(review.Reasons, snapshot)) yield return sentence;
        foreach (CircleDrift drift in review.Outward) yield return $"Drifts out: {Rendered(drift.Reasons)}";
        foreach (CircleDrift drift in review.Inward) yield return $"Draws near: {Rendered(drift.Reasons)}";
        foreach (CircleCandidate candidate in review.Candidates)
            yield return string.Create(CultureInfo.InvariantCulture,
                $"Might belong: {Sentences.Name(candidate.Contact, snapshot)}. {Rendered(candidate.Reasons)}");

        string Rendered(IEnumerable<Reason> reasons) => string.Join(" ", Sentences.All(reasons, snapshot));
    }
}
