using System.CommandLine;
using BestNetwork.Records;

namespace BestNetwork.Mcp;

/// <summary><c>bestnetwork mcp</c>: answers the questions of an assistant.</summary>
internal static class McpCommand
{
    internal static Command Create(CommandContext context)
    {
        InputOptions input = new();
        RecordFiles records = new();
        Option<bool> changes = new("--allow-changes")
        {
            Description =
                "Let the assistant also record: done, log, snooze, promise, note. Without it the database is only read.",
        };
        Option<bool> showsPrivate = new("--show-private")
        {
            Description = "Also show the assistant what is private to you: your notes, and how contact felt to you.",
        };
        Command command = new("mcp",
            "Answer an AI assistant's questions about your network, as a Model Context Protocol server on standard input and "
                + "output.");
        input.AddSourceTo(command);
        records.AddTo(command);
        command.Add(changes);
        command.Add(showsPrivate);
        command.SetAction(async (options, cancellationToken) =>
        {
            // Progress is for people who wait at a terminal.
            using AssistantNetworks networks = new(options, input, records, context with { MessageWidth = null },
                options.GetValue(changes), options.GetValue(showsPrivate));
            await networks.CheckAsync(cancellationToken);
            await McpHost.RunAsync(networks, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}
