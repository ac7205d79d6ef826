using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using BestNetwork.Commands;
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

    /// <summary>The error number EPIPE, which .NET gives as the result of an I/O error on Unix.</summary>
    private const int BrokenPipe = 32;

    /// <summary>How long an action that was cancelled may go on, so that what it is writing becomes whole.</summary>
    private static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(1);

    /// <summary>Runs the command. Nothing is written to the output before all input was read and is valid.</summary>
    /// <returns>The exit code.</returns>
    internal static async Task<int> RunAsync(IReadOnlyList<string> args, CommandContext context, CancellationToken cancellationToken = default)
    {
        ParseResult parsed = Commands(context).Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        try
        {
            if (parsed.Action is ParseErrorAction) throw new UsageException(Fault(parsed));
            Task<int> running = Task.Run(() => InvokeAsync(parsed, context, cancellationToken), CancellationToken.None);
            try
            {
                return await running.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (!running.IsCompleted)
            {
                // Nothing is waited for longer than this: not even a read of standard input, which cannot be cancelled.
                return await running.WaitAsync(GracePeriod, CancellationToken.None);
            }
        }
        catch (Exception e)
        {
            (int exitCode, string? message) = Outcome(e, parsed, cancellationToken);
            if (message is not null) context.WriteError(message);
            return exitCode;
        }
    }

    private static RootCommand Commands(CommandContext context) =>
        new(Description)
        {
            ScoreCommand.Create(context),
            RevisitCommand.Create(context),
            IntroductionsCommand.Create(context),
            GatheringCommand.Create(context),
            CirclesCommand.Create(context),
            ReportCommand.Create(context),
            SampleCommand.Create(context),
            ImportCommand.Create(context),
            MergeCommand.Create(context),
        };

    private static async Task<int> InvokeAsync(ParseResult parsed, CommandContext context, CancellationToken cancellationToken)
    {
        await using StreamWriter output = new(context.Output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        InvocationConfiguration invocation = new()
        {
            EnableDefaultExceptionHandler = false,
            Output = output,
            Error = context.Error,
            ProcessTerminationTimeout = null,
        };
        return await parsed.InvokeAsync(invocation, cancellationToken);
    }

    /// <summary>The exit code for what ended the command, and the line that tells why; no line if the reader of the output went away.</summary>
    private static (int ExitCode, string? Message) Outcome(Exception fault, ParseResult parsed, CancellationToken cancellationToken)
    {
        string command = parsed.CommandResult.Command is RootCommand ? "" : $"{parsed.CommandResult.Command.Name} ";
        return fault switch
        {
            UsageException => (ExitCode.WrongUsage, $"{fault.Message} (see 'bestnetwork {command}--help')"),
            RefusedException or SqliteStoreException => (ExitCode.Refused, fault.Message),
            OperationCanceledException or TimeoutException when cancellationToken.IsCancellationRequested => (
                ExitCode.Interrupted,
                parsed.CommandResult.Command.Name == ImportCommand.Name
                    ? "interrupted; what was imported is kept whole, run the same command again to go on"
                    : "interrupted"),
            IOException { HResult: BrokenPipe } => (ExitCode.Done, null),
            IOException => (ExitCode.Refused, $"standard output: {fault.Message}"),
            _ => (ExitCode.Refused, $"unexpected {fault.GetType().Name}: {fault.Message}"),
        };
    }

    private static string Fault(ParseResult parsed) =>
        parsed.UnmatchedTokens is [var token, ..] ? $"'{token}' is no command or option" : parsed.Errors[0].Message.TrimEnd('.');
}
