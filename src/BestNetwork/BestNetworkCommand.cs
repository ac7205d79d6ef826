using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using BestNetwork.Commands;
using RelationshipModel.Import;
using RelationshipModel.Sqlite;

namespace BestNetwork;

/// <summary>The command <c>bestnetwork</c>.</summary>
internal static class BestNetworkCommand
{
    private const string Description =
        """
        Look after your relationships: which are strong, which are fading, and why.

        Examples:
          bestnetwork score --sample
          bestnetwork score --interactions mine.csv --owner "Mara Lindqvist"
          bestnetwork revisit --sample
          bestnetwork introductions --sample
          bestnetwork gathering --sample
          bestnetwork circles --sample
          bestnetwork report --sample --out report.html
          bestnetwork score --interactions letters.csv.gz --channel letter --as-of 1830-01-01 --format csv
          bestnetwork sample > mine.csv
          bestnetwork import mail.mbox calendar.ics contacts.vcf --db mine.db --me me@example.org
          bestnetwork revisit --db mine.db

        Exit codes: 0 done, 1 the input was refused, 2 wrong usage, 130 interrupted.
        """;

    /// <summary>Runs the command. Nothing is written to the output before all input was read and found good.</summary>
    internal static async Task<int> RunAsync(IReadOnlyList<string> args, Surroundings surroundings, CancellationToken cancellationToken = default)
    {
        RootCommand root = new(Description)
        {
            ScoreCommand.Create(surroundings),
            RevisitCommand.Create(surroundings),
            IntroductionsCommand.Create(surroundings),
            GatheringCommand.Create(surroundings),
            CirclesCommand.Create(surroundings),
            ReportCommand.Create(surroundings),
            SampleCommand.Create(surroundings),
            ImportCommand.Create(surroundings),
            MergeCommand.Create(surroundings),
        };
        ParseResult parsed = root.Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        try
        {
            if (parsed.Action is ParseErrorAction) throw new UsageException(Fault(parsed));
            await using StreamWriter output = new(surroundings.Output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
            InvocationConfiguration invocation = new() { EnableDefaultExceptionHandler = false, Output = output, Error = surroundings.Error };
            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
        catch (UsageException e)
        {
            string command = parsed.CommandResult.Command is RootCommand ? "" : $"{parsed.CommandResult.Command.Name} ";
            Say(surroundings, $"{e.Message} (see 'bestnetwork {command}--help')");
            return ExitCode.WrongUsage;
        }
        catch (RefusedException e)
        {
            Say(surroundings, e.Message);
            return ExitCode.Refused;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested || parsed.CommandResult.Command.Name == ImportCommand.Name)
        {
            Say(surroundings, "interrupted; what was imported is kept whole, run the same command again to go on");
            return ExitCode.Interrupted;
        }
        catch (SqliteStoreException e)
        {
            Say(surroundings, e.Message);
            return ExitCode.Refused;
        }
        catch (IOException e)
        {
            Say(surroundings, $"standard output: {e.Message}");
            return ExitCode.Refused;
        }
    }

    private static string Fault(ParseResult parsed) =>
        parsed.UnmatchedTokens is [var token, ..] ? $"'{token}' is no command or option" : parsed.Errors[0].Message.TrimEnd('.');

    internal static void Say(Surroundings surroundings, string message) =>
        surroundings.Error.Write($"bestnetwork: {Quoted.Short(message, int.MaxValue)}\n");
}
