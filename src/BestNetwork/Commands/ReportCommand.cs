using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using RelationshipModel.Import;
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
                "The HTML file to write, - for standard output; what was there before is replaced once all is written.",
            HelpName = "FILE",
            Required = true
        };
        Command command = new("report",
            "Draw a network as one HTML file: the circles, whom to revisit and to introduce, the years, and every tie with "
                + "its reasons.");
        input.AddSourceTo(command);
        input.AddPresenceTo(command);
        records.AddTo(command);
        command.Add(place);
        command.SetAction(async (options, cancellationToken) =>
        {
            using CommandInput read = await input.ReadOfOwnerAsync(options, context, cancellationToken);
            PresenceIndex? presence = await input.PresenceAsync(options, read, cancellationToken);
            string file = options.GetValue(place)!;
            NetworkSnapshot snapshot = await DrawAsync(file, read, records.Read(options, read), presence, cancellationToken);
            if (file == StandardOutput) return ExitCode.Done;
            using PeopleConsole console = new(context);
            int ties = snapshot.Scores.Count;
            console.Paragraph(read.Sentences.Say("report.shows", ("file", file), ("ties", ties), ("day", read.AsOf!.Value.Day)));
            console.WriteTo(context.Output);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<NetworkSnapshot> DrawAsync(
        string file, CommandInput read, PersonalRecords records, PresenceIndex? presence, CancellationToken cancellationToken)
    {
        NetworkSnapshot snapshot = await read.SnapshotAsync(records, cancellationToken, presence)
            ?? throw new RefusedException(read.Source.Place, "there is no interaction in it, so there is nothing to draw");
        TieNetwork ties = await read.TiesAsync(cancellationToken);
        using ProgressLine progress = new(read.Context, "Drawing the network");
        RelationshipReport report = new(ReportContent.Of(snapshot, ties));
        if (file == StandardOutput) report.Write(read.Context.Output);
        else OutputFile.Write(file, report.Write);
        return snapshot;
    }
}
