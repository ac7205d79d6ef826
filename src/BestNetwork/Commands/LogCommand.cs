using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using RelationshipModel;
using RelationshipModel.Import.Csv;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork log</c>: records that the owner was in touch with people.</summary>
internal static class LogCommand
{
    internal static Command Create(CommandContext context)
    {
        DatabaseOptions database = new();
        Argument<string[]> names = new("NAME")
        {
            Description = "Who took part: names, their beginnings if nobody else has them, or ids.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> channel = InputOptions.ChannelOption("How you were in touch");
        Option<string?> depth = new("--depth")
        {
            Description = $"How deep the talk went: {string.Join(", ", CsvWords.Depths)}.",
            HelpName = "DEPTH",
        };
        Option<string?> length = new("--length")
        {
            Description = "How long it took: 45m, 2h, 1h30m, or PT45M.",
            HelpName = "LENGTH",
        };
        Option<string?> support = new("--support")
        {
            Description = $"Whether you gave support or received it: {string.Join(", ", LoggedContact.SupportWords)}.",
            HelpName = "SIDE",
        };
        Option<string?> by = new("--by")
        {
            Description = "Who reached out: me, them, or unknown. Default: me.",
            HelpName = "SIDE",
        };
        Command command = new("log", "Record that you were in touch with somebody.") { names };
        foreach (Option option in (Option[])[channel, depth, length, support, by]) command.Add(option);
        database.AddTimeTo(command);
        database.AddTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            LoggedContact logged = LoggedContact.Parse(
                options.GetValue(channel)!, options.GetValue(depth), options.GetValue(length), options.GetValue(support),
                options.GetValue(by), prefix: "--");
            using OwnNetwork own = await database.OpenAsync(options, context, cancellationToken);
            IReadOnlyList<Contact> people = await own.FindAsync(options.GetValue(names)!, cancellationToken);
            await RecordAsync(own, people, logged, cancellationToken);
            PeopleConsole.Say(context, KeyOf(logged), Said(own, people));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Records that the owner was in touch with people.</summary>
    internal static async ValueTask RecordAsync(
        OwnNetwork own, IReadOnlyList<Contact> people, LoggedContact logged, CancellationToken cancellationToken)
    {
        own.Note(new() { Interactions = [await RecordAsync(own, id => logged.With(id, own.Now, people), cancellationToken)] });
    }

    /// <summary>Records an interaction under a new id, or if it took place at a gathering that was planned, as what happened
    /// there; returns its id.</summary>
    internal static async ValueTask<InteractionId> RecordAsync(
        OwnNetwork own, Func<InteractionId, Interaction> interaction, CancellationToken cancellationToken)
    {
        Interaction held = interaction(new("log"));
        if (await own.FindGatheringAsync(held.Contacts, held.Channel, cancellationToken) is not { } gathering)
            return new(await own.SaveNewAsync(
                "log",
                async id => await own.Network.FindInteractionAsync(new(id), cancellationToken) is not null,
                async id => await own.Network.RecordAsync(interaction(new(id)), cancellationToken),
                cancellationToken));
        held = new(new(gathering.Id.Value), gathering.At, held.Channel, held.Contacts)
        {
            Depth = held.Depth,
            Length = held.Length ?? gathering.Length,
            Initiator = held.Initiator,
            Supports = held.Supports,
            Gathering = gathering.Id,
        };
        await own.Network.RecordAsync(held, cancellationToken);
        return held.Id;
    }

    /// <summary>The key of the text that says what was recorded.</summary>
    internal static string KeyOf(LoggedContact logged) => $"daily.recorded_{Sentences.KeyOf(logged.Channel)}";

    /// <summary>The arguments of the text that says what was recorded.</summary>
    internal static (string Name, object Value)[] Said(OwnNetwork own, IReadOnlyList<Contact> people) =>
        [("people", string.Join(", ", people.Select(static person => Sentences.Name(person.Name)))), ("day", own.Today)];
}
