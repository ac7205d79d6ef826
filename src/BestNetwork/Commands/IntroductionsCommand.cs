using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using RelationshipModel;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork introductions</c>: who should meet, in one person's network or among all.</summary>
internal static class IntroductionsCommand
{
    internal static Command Create(CommandContext context)
    {
        InputOptions input = new();
        RecordFiles records = new();
        TopOption top = new(IntroductionSuggester.DefaultTop, "How many to suggest");
        Command command = new("introductions",
            "Suggest who should meet: among one person's contacts with --owner, else among everybody by the people they share.");
        input.AddTo(command);
        input.AddPresenceTo(command);
        records.AddTo(command);
        command.Add(top.Option);
        command.SetAction(async (options, cancellationToken) =>
        {
            using CommandInput read = await input.ReadAsync(options, context, cancellationToken);
            int count = top.Of(options);
            PersonalRecords kept = records.Read(options, read);
            TieNetwork ties = await read.TiesAsync(cancellationToken, input.SharesPresence(options));
            if (read.Owner is null) WriteNetworkWide(context, read, ties, count);
            else WriteOfOwner(context, read,
                await read.SnapshotAsync(
                    kept, cancellationToken, await input.PresenceAsync(options, read, cancellationToken),
                    withInteractions: false),
                ties, count);
            return ExitCode.Done;
        });
        return command;
    }

    private static void WriteNetworkWide(CommandContext context, CommandInput read, TieNetwork ties, int count)
    {
        IReadOnlyList<PairCloseness> pairs = ProgressLine.For<IReadOnlyList<PairCloseness>>(context,
            "progress.shared_people", () => count == 0
            ? [.. ties.All().OrderByDescending(static pair => pair.Closeness).ThenBy(static pair => pair.Pair)]
            : [.. ties.Top(count)]);
        Result.Write(
            context,
            read.Format,
            csv =>
            {
                Header(csv);
                foreach (PairCloseness pair in pairs) Line(csv, pair.Pair, pair.Closeness, pair.Introducer, null);
            },
            json => json.Array(pairs, pair => Line(json, pair.Pair, pair.Closeness, pair.Introducer)),
            console =>
            {
                console.Paragraph(read.Sentences.Say("introductions.among_all"), "bold");
                foreach (PairCloseness pair in pairs)
                {
                    console.Paragraph(
                        read.Sentences.Say(
                            "introductions.through",
                            ("first", Sentences.Name(pair.Pair.First.Value)),
                            ("second", Sentences.Name(pair.Pair.Second.Value)),
                            ("introducer", Sentences.Name(pair.Introducer.Value))),
                        indent: 1);
                }

                console.Blank();
                console.Paragraph(read.Sentences.Say("introductions.one_person"), "dim");
            });
    }

    private static void WriteOfOwner(CommandContext context, CommandInput read, NetworkSnapshot? snapshot, TieNetwork ties,
        int count)
    {
        IReadOnlyList<IntroductionSuggestion> suggestions = snapshot is null ? []
            : ProgressLine.For(context, "progress.introductions",
                () => new IntroductionSuggester().Suggest(snapshot, ties, count));
        Result.Write(
            context,
            read.Format,
            csv =>
            {
                Header(csv);
                foreach (IntroductionSuggestion suggestion in suggestions)
                    Line(csv, suggestion.Pair, suggestion.Score, suggestion.Introducer, snapshot);
            },
            json => json.Array(suggestions, suggestion =>
            {
                Line(json, suggestion.Pair, suggestion.Score, suggestion.Introducer)
                    .Flag("structural", suggestion.IsStructural).Texts("sentences", Lines(suggestion, snapshot, read.Sentences));
                if (read.ShowsExplanation) json.Tree("explanation", suggestion.Explanation);
                json.Text("first_name", NameOf(suggestion.Pair.First, snapshot))
                    .Text("second_name", NameOf(suggestion.Pair.Second, snapshot))
                    .Text("introducer_name", suggestion.Introducer is { } known ? NameOf(known, snapshot) : null);
            }),
            console => People(console, suggestions, read, snapshot));
    }

    /// <summary>Returns the sentences for each of the two, and for the owner.</summary>
    internal static IEnumerable<string> Lines(
        IntroductionSuggestion suggestion, NetworkSnapshot? snapshot, Sentences sentences)
    {
        foreach (ContactId contact in (ContactId[])[suggestion.Pair.First, suggestion.Pair.Second])
            yield return sentences.Say(
                "introductions.to",
                ("name", Sentences.Name(contact, snapshot)),
                ("why", sentences.Joined(suggestion.ReasonsFor(contact), snapshot)));
        yield return sentences.Joined(suggestion.ReasonsForOwner, snapshot);
    }

    private static void People(PeopleConsole console, IReadOnlyList<IntroductionSuggestion> suggestions, CommandInput read,
        NetworkSnapshot? snapshot)
    {
        if (suggestions.Count == 0)
        {
            console.Paragraph(read.IsDatabase
                ? read.Sentences.Say("introductions.none_in_database",
                    ("command", read.Context.CommandFor(read.Source.Place, "import FILE")))
                : read.Sentences.Say("introductions.none"));
            return;
        }

        console.Paragraph(read.Sentences.Say("introductions.title"), "bold");
        foreach (IntroductionSuggestion suggestion in suggestions)
        {
            console.Blank();
            string title = read.Sentences.Say(
                suggestion.IsStructural ? "introductions.pair_by_ties" : "introductions.pair",
                ("first", Sentences.Name(suggestion.Pair.First, snapshot)),
                ("second", Sentences.Name(suggestion.Pair.Second, snapshot)));
            console.Paragraph(title, "bold", 1);
            foreach (string line in Lines(suggestion, snapshot, read.Sentences)) console.Paragraph(line, indent: 3);
        }
    }

    private static void Header(CsvOutput csv) =>
        csv.Header("first", "second", "score", "introducer", "first_name", "second_name", "introducer_name");

    private static void Line(CsvOutput csv, ContactPair pair, double score, ContactId? introducer, NetworkSnapshot? snapshot) =>
        csv.Field(pair.First.Value).Field(pair.Second.Value).Field(score).Field(introducer?.Value ?? "")
            .Field(NameOf(pair.First, snapshot)).Field(NameOf(pair.Second, snapshot))
            .Field(introducer is { } known ? NameOf(known, snapshot) : "").EndLine();

    private static string NameOf(ContactId contact, NetworkSnapshot? snapshot) => snapshot?.Contact(contact)?.Name
        ?? contact.Value;

    private static JsonOutput Line(JsonOutput json, ContactPair pair, double score, ContactId? introducer) =>
        json.Text("first", pair.First.Value).Text("second", pair.Second.Value).Number("score", score)
            .Text("introducer", introducer?.Value);
}
