using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Text;
using BestNetwork.Commands;
using BestNetwork.Mcp;
using BestNetwork.Records;
using RelationshipModel;
using RelationshipModel.Sqlite;

namespace BestNetwork;

/// <summary>The command <c>bestnetwork</c>.</summary>
internal static class BestNetworkCommand
{
    private const string Description =
        "Look after your relationships: which are close, which are fading, whom to reach out to, and why.";

    /// <summary>The error number EPIPE, which .NET gives as the result of an I/O error on Unix.</summary>
    private const int BrokenPipe = 32;

    private static readonly Option<string?> LanguageOption = new("--language")
    {
        Description = "The language of tables and sentences. Default: the language of the terminal (LANG); en for csv and json.",
        HelpName = string.Join('|', Sentences.Languages),
        CompletionSources = { Sentences.Languages.ToArray() },
        Recursive = true,
    };

    /// <summary>The time for which a cancelled action may go on, to complete what it is writing.</summary>
    private static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(1);

    /// <summary>Runs the command. Nothing is written to the output before all input was read and is valid.</summary>
    /// <returns>The exit code.</returns>
    internal static async Task<int> RunAsync(
        IReadOnlyList<string> args, CommandContext context, CancellationToken cancellationToken = default)
    {
        string? stated = context.Defaults.GetValueOrDefault("language");
        if (stated is not null) context = context.In(stated);
        if (args is []) return await FirstScreen.ShowAsync(context, next => RunAsync(next, context, cancellationToken));
        string? topic = args is ["help", var asked, ..] && !asked.StartsWith('-') ? asked : null;
        if (args is ["help", ..]) args = [.. args.Skip(1), "--help"];
        RootCommand root = Commands(context);
        ParseResult parsed = Parse(root, WithDefaults(root, args, context));
        if (parsed.GetValue(LanguageOption) is { } language)
        {
            stated = language;
            context = context.In(language);
            root = Commands(context);
            parsed = Parse(root, WithDefaults(root, args, context));
        }

        try
        {
            if (stated is not null && !Sentences.Speaks(stated))
            {
                string known = string.Join(" or ", Sentences.Languages);
                throw new UsageException($"'{stated}' is not a language of bestnetwork; write {known}");
            }

            if (topic is not null && parsed.CommandResult.Command is RootCommand)
                throw new UsageException(Unknown(parsed, topic));
            if (parsed.Action is ParseErrorAction) throw new UsageException(Fault(parsed));
            if (OptionTakenForWords(parsed) is { } unknown) throw new UsageException(Unknown(parsed, unknown));
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

    internal static RootCommand Commands(CommandContext context)
    {
        RootCommand root = new(Description)
        {
            OpenCommand.Create(context),
            TodayCommand.Create(context),
            DoneCommand.Create(context),
            LogCommand.Create(context),
            SnoozeCommand.Create(context),
            PromiseCommand.Create(context),
            NoteCommand.Create(context),
            UndoCommand.Create(context),
            ContactCommand.Create(context),
            PersonCommand.Create(context),
            ScoreCommand.Create(context),
            RevisitCommand.Create(context),
            IntroductionsCommand.Create(context),
            GatheringCommand.Create(context),
            CirclesCommand.Create(context),
            ReportCommand.Create(context),
            ImportCommand.Create(context),
            MergeCommand.Create(context),
            ExportCommand.Create(context),
            EraseCommand.Create(context),
            CheckCommand.Create(context),
            BackupCommand.Create(context),
            ForgetBeforeCommand.Create(context),
            SampleCommand.Create(context),
            McpCommand.Create(context),
            CompletionsCommand.Create(context),
            new Command("help", "Show help on a command: bestnetwork help today."),
            LanguageOption,
        };
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new Examples((HelpAction)help.Action!);
        return root;
    }

    private static ParseResult Parse(RootCommand root, IReadOnlyList<string> args) =>
        root.Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });

    /// <summary>Adds the defaults of the configuration file for options that were not given.</summary>
    private static IReadOnlyList<string> WithDefaults(RootCommand root, IReadOnlyList<string> args, CommandContext context)
    {
        if (context.Defaults.Count == 0) return args;
        ParseResult parsed = Parse(root, args);
        List<string> all = [.. args];
        foreach ((string name, string value) in context.Defaults)
        {
            if (parsed.CommandResult.Command.Options.FirstOrDefault(option => option.Name == $"--{name}") is { } option
                && parsed.GetResult(option) is null or { Implicit: true })
            {
                all.AddRange([$"--{name}", value]);
            }
        }

        return all;
    }

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

    /// <summary>
    /// The exit code for what ended the command, and the line that tells why; no line if the reader of the output went away.
    /// </summary>
    private static (int ExitCode, string? Message) Outcome(
        Exception fault, ParseResult parsed, CancellationToken cancellationToken)
    {
        string command = string.Concat(Path(parsed.CommandResult).Reverse().Select(static name => $"{name} "));
        return fault switch
        {
            UsageException => (ExitCode.WrongUsage, $"{fault.Message} (see 'bestnetwork {command}--help')"),
            SqliteStoreException ofTheFile when Imports(parsed) => (
                ExitCode.Refused,
                $"{ofTheFile.Reason} What was imported before is kept; run the same command again to continue."),
            RefusedException or SqliteStoreException or ErasureException or RecordConflictException =>
                (ExitCode.Refused, fault.Message),
            OperationCanceledException or TimeoutException when cancellationToken.IsCancellationRequested => (
                ExitCode.Interrupted,
                Imports(parsed)
                    ? "interrupted; what was imported is kept, run the same command again to continue"
                    : "interrupted"),
            IOException { HResult: BrokenPipe } => (ExitCode.Done, null),
            IOException or UnauthorizedAccessException => (ExitCode.Refused, $"standard output: {fault.Message}"),
            _ => (ExitCode.Refused, $"unexpected {fault.GetType().Name}: {fault.Message}"),
        };
    }

    /// <summary>The names of a command and of those it is part of, except the root.</summary>
    private static IEnumerable<string> Path(SymbolResult? command)
    {
        for (; command is CommandResult { Command: not RootCommand } result; command = result.Parent)
            yield return result.Command.Name;
    }

    /// <summary>Whether a command keeps what it reads in batches, so that some of it is kept if it ends early.</summary>
    private static bool Imports(ParseResult parsed) =>
        parsed.CommandResult.Command.Name is ImportCommand.Name or OpenCommand.Name;

    private static string Fault(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is not [var token, ..])
        {
            return parsed.Errors[0] is { SymbolResult: ArgumentResult { Tokens.Count: 0, Argument: var missing } }
                && Examples.First(parsed.CommandResult.Command) is { } example
                ? $"{missing.Name} is missing, as in '{example}'"
                : parsed.Errors[0].Message.TrimEnd('.');
        }

        if (SourceHint.For(token) is { } hint) return $"'{token}': {hint}";
        return Unknown(parsed, token);
    }

    /// <summary>An option that the command does not have, and that was taken for one of several
    /// names; null if not found.</summary>
    private static string? OptionTakenForWords(ParseResult parsed) => parsed.Tokens
        .TakeWhile(static token => token.Type != TokenType.DoubleDash)
        .FirstOrDefault(static token => token.Type == TokenType.Argument && token.Value.Length > 2
            && token.Value.StartsWith("--", StringComparison.Ordinal)
            && token.Value.All(static letter => char.IsAsciiLetterLower(letter) || letter == '-'))?.Value;

    private static string Unknown(ParseResult parsed, string token)
    {
        const int SameBeginning = 5;
        Command command = parsed.CommandResult.Command;
        bool isOption = token.StartsWith('-');
        if (!isOption && command.Subcommands.Count == 0 && token.AsSpan().ContainsAny('.', '/', '\\'))
        {
            return !File.Exists(token) ? $"'{token}': there is no such file"
                : $"'{token}' is not a kind of file that is recognized by its content"
                    + (command.Options.Any(static option => option.Name == InputOptions.Interactions)
                        ? $"; a CSV of interactions begins with timestamp,sender,recipient: {InputOptions.Interactions} {token}" : "");
        }

        IEnumerable<string> known = isOption ? command.Options.Select(static option => option.Name) : command.Subcommands.Select(
            static sub => sub.Name);
        string[] near = [.. NearNames.Near(token, known)];
        if (near.Length == 0) near = [.. known.Where(name => name.AsSpan().CommonPrefixLength(token) >= SameBeginning)];
        string meant = near.Length > 0 ? $"; did you mean {string.Join(" or ", near)}?" : "";
        return $"'{token}' is not a command or option{meant}";
    }
}
