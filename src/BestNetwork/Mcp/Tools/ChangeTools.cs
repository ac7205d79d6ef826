using BestNetwork.Commands;
using BestNetwork.Mcp.Answers;
using BestNetwork.Mcp.Arguments;
using BestNetwork.Output;
using BestNetwork.Records;
using ModelContextProtocol.Server;
using NodaTime;
using RelationshipModel;

namespace BestNetwork.Mcp.Tools;

/// <summary>The tools that change the records.</summary>
internal static class ChangeTools
{
    private const string DefaultChannel = "message";

    internal static IEnumerable<McpServerTool> Create(AssistantNetworks networks) =>
    [
        new AnswerTool<DoneArguments, RecordedAnswer>(
            "done",
            "Reached out",
            "Records that the user reached out to a person today; what the user had promised them by today counts as kept.",
            isReadOnly: false,
            McpJsonContext.Readable.DoneArguments,
            McpJsonContext.Readable.RecordedAnswer,
            (arguments, cancellationToken) => DoneAsync(networks, arguments, cancellationToken)),
        new AnswerTool<LogArguments, RecordedAnswer>(
            "log",
            "Log contact",
            "Records that the user was in touch with people.",
            isReadOnly: false,
            McpJsonContext.Readable.LogArguments,
            McpJsonContext.Readable.RecordedAnswer,
            (arguments, cancellationToken) => LogAsync(networks, arguments, cancellationToken)),
        new AnswerTool<SnoozeArguments, RecordedAnswer>(
            "snooze",
            "Snooze",
            "Stops suggesting a person until a day.",
            isReadOnly: false,
            McpJsonContext.Readable.SnoozeArguments,
            McpJsonContext.Readable.RecordedAnswer,
            (arguments, cancellationToken) => SnoozeAsync(networks, arguments, cancellationToken)),
        new AnswerTool<PromiseArguments, RecordedAnswer>(
            "promise",
            "Promise",
            "Records what the user promised a person, or what a person promised the user; with outcome, closes a promise.",
            isReadOnly: false,
            McpJsonContext.Readable.PromiseArguments,
            McpJsonContext.Readable.RecordedAnswer,
            (arguments, cancellationToken) => PromiseAsync(networks, arguments, cancellationToken)),
        new AnswerTool<NoteArguments, RecordedAnswer>(
            "note",
            "Note",
            "Keeps the user's note about a person. No score reads it.",
            isReadOnly: false,
            McpJsonContext.Readable.NoteArguments,
            McpJsonContext.Readable.RecordedAnswer,
            (arguments, cancellationToken) => NoteAsync(networks, arguments, cancellationToken)),
        new AnswerTool<UndoArguments, RecordedAnswer>(
            "undo",
            "Undo",
            "Takes back what was last recorded with done, log, promise or note; repeat it for the record before.",
            isReadOnly: false,
            McpJsonContext.Readable.UndoArguments,
            McpJsonContext.Readable.RecordedAnswer,
            (_, cancellationToken) => UndoAsync(networks, cancellationToken)),
    ];

    private static ValueTask<RecordedAnswer> DoneAsync(
        AssistantNetworks networks, DoneArguments arguments, CancellationToken cancellationToken)
    {
        Channel way = InputOptions.ChannelOf(arguments.Channel ?? DefaultChannel);
        return networks.ChangeAsync(at: null, async (own, _) =>
        {
            Contact person = await FindAsync(own, arguments.Name, cancellationToken);
            IReadOnlyList<(string Key, (string Name, object Value)[] Arguments)> said =
                await DoneCommand.RecordAsync(own, person, way, cancellationToken);
            return (said.Select(text => networks.Sentences.Say(text.Key, text.Arguments)), [person]);
        }, cancellationToken);
    }

    private static ValueTask<RecordedAnswer> LogAsync(
        AssistantNetworks networks, LogArguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Names.Count == 0) throw new UsageException("names is empty: say who took part");
        LoggedContact logged = LoggedContact.Parse(
            arguments.Channel ?? DefaultChannel, arguments.Depth, arguments.Length, arguments.Support, arguments.By, prefix: "");
        return networks.ChangeAsync(arguments.At, async (own, limits) =>
        {
            List<Contact> people = [];
            foreach (string name in arguments.Names)
                if (await FindAsync(own, name, cancellationToken) is var person && !people.Contains(person)) people.Add(person);
            await LogCommand.RecordAsync(own, people, logged, cancellationToken);
            if (logged.Length is null) limits.Miss("mcp.no_length");
            return ([networks.Sentences.Say(LogCommand.KeyOf(logged), LogCommand.Said(own, people))], people);
        }, cancellationToken);
    }

    private static ValueTask<RecordedAnswer> SnoozeAsync(
        AssistantNetworks networks, SnoozeArguments arguments, CancellationToken cancellationToken) =>
        networks.ChangeAsync(at: null, async (own, _) =>
        {
            LocalDate? day = SnoozeCommand.DayOf("until", arguments.Until, own.Today);
            Contact person = await FindAsync(own, arguments.Name, cancellationToken);
            (string key, (string Name, object Value)[] said) =
                await SnoozeCommand.SaveAsync(own, person, day, cancellationToken);
            return ([networks.Sentences.Say(key, said)], [person]);
        }, cancellationToken);

    private static ValueTask<RecordedAnswer> PromiseAsync(
        AssistantNetworks networks, PromiseArguments arguments, CancellationToken cancellationToken) =>
        networks.ChangeAsync(at: null, async (own, limits) =>
        {
            if (arguments.Outcome is { } word)
            {
                if (arguments.Due is not null) throw new UsageException("leave out due or outcome");
                FollowUpOutcome outcome = PromiseCommand.OutcomeOf("outcome", word);
                Contact of = await FindAsync(own, arguments.Name, cancellationToken);
                (string closed, (string Name, object Value)[] about) = await PromiseCommand.CloseAsync(
                    own, of, arguments.What, arguments.Theirs == true, outcome, cancellationToken);
                return ([networks.Sentences.Say(closed, about)], [of]);
            }

            LocalDate? due = arguments.Due is { } text ? PromiseCommand.DayOf("due", text, own.Today) : null;
            Contact person = await FindAsync(own, arguments.Name, cancellationToken);
            (string key, (string Name, object Value)[] said) = await PromiseCommand.SaveAsync(
                own, person, arguments.What, due, arguments.Theirs == true, cancellationToken);
            if (due is null) limits.Miss("mcp.no_due_day");
            return ([networks.Sentences.Say(key, said)], [person]);
        }, cancellationToken);

    private static ValueTask<RecordedAnswer> NoteAsync(
        AssistantNetworks networks, NoteArguments arguments, CancellationToken cancellationToken) =>
        networks.ChangeAsync(at: null, async (own, _) =>
        {
            Contact person = await FindAsync(own, arguments.Name, cancellationToken);
            await NoteCommand.SaveAsync(own, person, arguments.Text, cancellationToken);
            return ([networks.Sentences.Say("daily.noted", ("name", person.Name))], [person]);
        }, cancellationToken);

    private static ValueTask<RecordedAnswer> UndoAsync(AssistantNetworks networks, CancellationToken cancellationToken) =>
        networks.ChangeAsync(at: null, async (own, _) =>
        {
            IReadOnlyList<(string Key, (string Name, object Value)[] Arguments)> said =
                await UndoCommand.UndoAsync(own, cancellationToken);
            return (said.Select(text => networks.Sentences.Say(text.Key, text.Arguments)), []);
        }, cancellationToken);

    private static async ValueTask<Contact> FindAsync(OwnNetwork own, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await own.FindAsync(name, cancellationToken);
        }
        catch (RefusedException) when (VisibleText.Original(name) is { } original && original != name)
        {
            return await own.FindAsync(original, cancellationToken);
        }
    }
}
