using System.CommandLine;
using System.Globalization;
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
        Option<string> place = new("--out") { Description = "The HTML file to write, - for standard output; what was there before is replaced once all is written.", HelpName = "FILE", Required = true };
        Command command = new("report", "Draw a network as one HTML file: the circles, whom to revisit and to introduce, the years, and every tie with its reasons.");
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
            console.Paragraph(string.Create(
                CultureInfo.InvariantCulture,
                $"{file} shows the network of {Sentences.Name(snapshot.Owner.Value)}: {ties:#,0} {(ties == 1 ? "tie" : "ties")}, as of {Sentences.Day(read.AsOf!.Value.Day)}."));
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
        else Write(file, report);
        return snapshot;
    }

    /// <summary>Whole or not at all: written beside its place, then moved there. Who may read it stays; links are followed; a device is written to as it is, never replaced.</summary>
    private static void Write(string file, RelationshipReport report)
    {
        string? beside = null;
        try
        {
            string target = Path.GetFullPath(file);
            if (!IsDevice(target) && File.Exists(target)) target = File.ResolveLinkTarget(target, returnFinalTarget: true)?.FullName ?? target;
            if (Directory.Exists(target)) throw new RefusedException(file, "is a directory; name a file");
            if (IsDevice(target))
            {
                using FileStream device = new(target, FileMode.Create, FileAccess.Write);
                report.Write(device);
                return;
            }

            beside = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
            bool isThere = File.Exists(target);
            if (isThere && File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly)) throw new RefusedException(file, "cannot be written: it is read-only");
            using (FileStream stream = new(beside, FileMode.CreateNew, FileAccess.Write))
            {
                if (isThere && !OperatingSystem.IsWindows()) File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(target));
                report.Write(stream);
            }

            File.Move(beside, target, overwrite: true);
        }
        catch (DirectoryNotFoundException)
        {
            throw new RefusedException(file, "cannot be written: there is no such directory");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new RefusedException(file, $"cannot be written: {e.Message}");
        }
        finally
        {
            if (beside is not null && File.Exists(beside)) File.Delete(beside);
        }

        static bool IsDevice(string path) => !OperatingSystem.IsWindows() && path.StartsWith("/dev/", StringComparison.Ordinal);
    }
}
