using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using NodaTime;
using NodaTime.Text;
using RelationshipModel;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork revisit</c>: whom to reach out to, and why now.</summary>
internal static class RevisitCommand
{
    internal static Command Create(CommandContext context)
    {
        InputOptions input = new();
        RecordFiles records = new();
        TopOption top = new(RevisitOptions.Default.Top, "How many to suggest");
        Command command = new("revisit",
            "Suggest whom to revisit: what is owed, what is slipping, which old friendship to revive.");
        input.AddTo(command);
        input.AddPresenceTo(command);
        records.AddTo(command);
        command.Add(top.Option);
        command.SetAction(async (options, cancellationToken) =>
        {
            using CommandInput read = await input.ReadOfOwnerAsync(options, context, cancellationToken);
            PresenceIndex? presence = await input.PresenceAsync(options, read, cancellationToken);
            NetworkSnapshot? snapshot =
                await read.SnapshotAsync(records.Read(options, read), cancellationToken, presence, withInteractions: false);
            int count = top.Of(options);
            RevisitPlanner planner =
                new(RevisitOptions.Default with { Top = count == 0 ? Math.Max(1, snapshot?.Scores.Count ?? 1) : count });
            RevisitPlan? plan = snapshot is null ? null : planner.Plan(snapshot);
            Output.Result.Write(context, read.Format, csv => Csv(csv, plan, snapshot),
                json => Json(json, plan, snapshot, read), console => People(console, plan, snapshot, read));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Csv(CsvOutput csv, RevisitPlan? plan, NetworkSnapshot? snapshot)
    {
        csv.Header("contact", "pool", "reason", "strength", "bond_hours", "last_interaction", "name");
        foreach (RevisitSuggestion suggestion in plan?.Suggestions ?? [])
        {
            csv.Field(suggestion.Contact.Value).Field(suggestion.Pool.ToString().ToLowerInvariant()).Field(suggestion.Reason.Code)
                .Field(suggestion.Score?.Strength).Field(suggestion.Score?.Bond).Field(suggestion.Score?.LastInteraction)
                .Field(snapshot?.Contact(suggestion.Contact)?.Name ?? suggestion.Contact.Value).EndLine();
        }
    }

    private static void Json(JsonOutput json, RevisitPlan? plan, NetworkSnapshot? snapshot, CommandInput read)
    {
        json.Begin();
        foreach (RevisitSuggestion of in plan?.Suggestions ?? [])
            Line(of.Contact, of.Pool.ToString().ToLowerInvariant(), of.Reasons, of.Explanation, null);
        // Birthdays stand beside the digest, and take no place of it.
        foreach (UpcomingBirthday of in plan?.Birthdays ?? []) Line(of.Contact, "birthday", [of.Reason], null, of.Date);
        json.End();

        void Line(ContactId contact, string pool, IReadOnlyList<Reason> reasons, Explanation? explanation, LocalDate? date)
        {
            RelationshipScore? score = snapshot?.Score(contact);
            json.Item(writer =>
            {
                writer.WriteStartObject();
                json.Text("contact", contact.Value).Text("pool", pool).Text("reason", reasons[0].Code)
                    .Number("strength", score?.Strength).Number("bond_hours", score?.Bond)
                    .Time("last_interaction", score?.LastInteraction).Texts("sentences", read.Sentences.All(reasons, snapshot));
                if (read.ShowsExplanation && explanation is not null) json.Tree("explanation", explanation);
                json.Text("name", snapshot?.Contact(contact)?.Name ?? contact.Value);
                if (date is { } day) json.Text("date", LocalDatePattern.Iso.Format(day));
                writer.WriteEndObject();
            });
        }
    }

    private static void People(PeopleConsole console, RevisitPlan? plan, NetworkSnapshot? snapshot, CommandInput read)
    {
        Sentences sentences = read.Sentences;
        if (plan is null or { Suggestions.Count: 0 }) console.Paragraph(sentences.Say("revisit.nobody"));
        else console.Paragraph(sentences.Say("revisit.title", ("day", read.AsOf!.Value.Day)), "bold");
        if (plan is null || snapshot is null) return;
        foreach (RevisitSuggestion suggestion in plan.Suggestions)
        {
            console.Blank();
            console.Paragraph($"{Sentences.Name(suggestion.Contact, snapshot)} ({Pool(suggestion.Pool, sentences)})", "bold", 1);
            foreach (string sentence in sentences.All(suggestion.Reasons, snapshot)) console.Paragraph(sentence, indent: 3);
        }

        if (plan.Birthdays.Count > 0)
        {
            console.Blank();
            console.Paragraph(sentences.Say("revisit.birthdays"), "bold");
            foreach (UpcomingBirthday birthday in plan.Birthdays)
                console.Paragraph(sentences.Of(birthday.Reason, snapshot), indent: 1);
        }

        if (plan.Held.Count == 0) return;
        console.Blank();
        console.Paragraph(sentences.Say("revisit.resting"), "bold");
        // Whom a full circle holds back, perhaps forty of a choir, are told in one line.
        foreach (RevisitHold[] same in plan.Held.GroupBy(static hold =>
            hold.Reasons is [{ Code: RevisitReasons.CircleLimit }] ? default : hold.Contact).Select(Enumerable.ToArray))
        {
            RevisitHold hold = same[0];
            string why = same.Length == 1 ? sentences.Joined(hold.Reasons, snapshot) : sentences.Say(
                $"{RevisitReasons.CircleLimit}.named", ("limit", (int)hold.Reasons[0].Find("limit")!.Number!));
            string names = string.Join(", ", same.Select(held => Sentences.Name(held.Contact, snapshot)));
            (string Name, object Value)[] said = [("name", names), ("why", why)];
            string line = hold.Until is { } day && !why.Contains(sentences.Day(day), StringComparison.Ordinal)
                ? sentences.Say("revisit.held_until", [.. said, ("day", day)]) : sentences.Say("revisit.held", said);
            console.Paragraph(line, indent: 1);
        }
    }

    private static string Pool(RevisitPool pool, Sentences sentences) => pool switch
    {
        RevisitPool.Owed => sentences.Say("revisit.owed"),
        RevisitPool.Keep => sentences.Say("revisit.keep"),
        _ => sentences.Say("revisit.revive"),
    };
}
