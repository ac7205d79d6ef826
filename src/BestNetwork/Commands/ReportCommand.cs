using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using RelationshipModel;
using RelationshipModel.Introductions;
using RelationshipModel.Report;
using RelationshipModel.Scoring;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork report</c>: a picture of one network, as a page that needs nothing but itself.</summary>
internal static class ReportCommand
{
    private const string StandardOutput = "-";

    internal static Command Create(CommandContext context)
    {
        InputOptions input = new();
        RecordFiles records = new();
        Option<string> place = new(
            "--out")
        {
            Description =
                "The file to write, or - for standard output. An existing file is replaced once everything is written.",
            HelpName = "FILE",
            Required = true
        };
        Option<ReportFormat?> format = new("--format")
        {
            Description = "html: the report as one page. svg: only today's map. "
                + "Default: svg if FILE ends in .svg, html otherwise.",
            HelpName = "html|svg",
            CustomParser = ParsedFormat,
        };
        Command command = new("report",
            "Draw a network as one HTML file: this week, the map, the circles, the years, and a page for each person; "
                + "or the map as SVG.");
        input.AddSourceTo(command);
        input.AddPresenceTo(command);
        records.AddTo(command);
        command.Add(place);
        command.Add(format);
        command.SetAction(async (options, cancellationToken) =>
        {
            using CommandInput read = await input.ReadOfOwnerAsync(options, context, cancellationToken);
            PresenceIndex? presence = await input.PresenceAsync(options, read, cancellationToken);
            string file = options.GetValue(place)!;
            ReportFormat drawn = options.GetValue(format) ?? FormatOf(file);
            NetworkSnapshot snapshot = await DrawAsync(file, drawn, read, records.Read(options, read), presence,
                cancellationToken);
            if (file == StandardOutput) return ExitCode.Done;
            using PeopleConsole console = new(context);
            int ties = snapshot.Scores.Count(score => score.Status is not (TieStatus.Ended or TieStatus.Deceased)
                && (score.LastContact is not null || score.IsStatedOnly
                    || snapshot.Contact(score.Tie.Contact) is { Closeness.Count: > 0 }));
            console.Paragraph(read.Sentences.Say("report.shows", ("file", file), ("ties", ties), ("day", read.AsOf!.Value.Day)));
            console.WriteTo(context.Output);
            return ExitCode.Done;
        });
        return command;
    }

    private static ReportFormat? ParsedFormat(System.CommandLine.Parsing.ArgumentResult result)
    {
        string word = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (word.All(char.IsLetter) && Enum.TryParse(word, ignoreCase: true, out ReportFormat format)) return format;
        result.AddError($"'{word}' is not a report format; write html or svg");
        return null;
    }

    private static ReportFormat FormatOf(string file) =>
        file.EndsWith(".svg", StringComparison.OrdinalIgnoreCase) ? ReportFormat.Svg : ReportFormat.Html;

    private static async Task<NetworkSnapshot> DrawAsync(
        string file, ReportFormat format, CommandInput read, PersonalRecords records, PresenceIndex? presence,
            CancellationToken cancellationToken)
    {
        NetworkSnapshot snapshot = await read.SnapshotAsync(records, cancellationToken, presence)
            ?? throw new RefusedException(read.Source.Place, "there are no interactions in it, so there is nothing to draw");
        TieNetwork ties = await read.TiesAsync(cancellationToken);
        using ProgressLine progress = new(read.Context, "progress.drawing");
        RelationshipReport report = new(
            ReportContent.Of(snapshot, ties),
            new() { Language = read.Sentences.Language, OwnerName = OwnerNames.Shown(snapshot) });
        Action<Stream> write = format == ReportFormat.Svg ? report.WriteSvg : report.Write;
        if (file == StandardOutput) write(read.Context.Output);
        else OutputFile.Write(file, write);
        return snapshot;
    }
}
