using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using RelationshipModel;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork done</c>: records that the owner reached out, and kept what they had promised by today.</summary>
internal static class DoneCommand
{
    internal static Command Create(CommandContext context)
    {
        DatabaseOptions database = new();
        Argument<string> name = PersonArgument.Create();
        Option<string> channel = InputOptions.ChannelOption("How you reached out");
        Command command = new("done",
            "Record that you reached out to somebody: what you had promised them by today counts as kept, and they rest for a "
                + "while.") { name };
        command.Add(channel);
        database.AddTimeTo(command);
        database.AddTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            Channel way = InputOptions.ChannelOf(options.GetValue(channel)!);
            using OwnNetwork own = await database.OpenAsync(options, context, cancellationToken);
            Contact person = await own.FindAsync(options.GetValue(name)!, cancellationToken);
            foreach ((string key, (string Name, object Value)[] arguments) in
                await RecordAsync(own, person, way, cancellationToken))
                PeopleConsole.Say(context, key, arguments);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Records that the owner reached out, and returns the texts that say so.</summary>
    internal static async ValueTask<IReadOnlyList<(string Key, (string Name, object Value)[] Arguments)>> RecordAsync(
        OwnNetwork own, Contact person, Channel way, CancellationToken cancellationToken)
    {
        RelationshipModel.Scoring.NetworkSnapshot snapshot = await own.Network.SnapshotAsync(own.Now, cancellationToken);
        // What was promised is not kept by a thumbs-up.
        FollowUp[] kept = way == Channel.Reaction ? [] :
        [
            .. snapshot.FollowUps.Where(promise =>
                promise.Contact == person.Id && promise.By == TieSide.Owner && promise.PromisedAt <= own.Now
                && promise.OutcomeAt(own.Now) == FollowUpOutcome.Open && !(promise.Due > own.Today)),
        ];
        InteractionId recorded = await LogCommand.RecordAsync(
            own, id => new(id, own.Now, way, person.Id) { Initiator = Initiator.Owner }, cancellationToken);
        own.Note(new() { Interactions = [recorded], Closed = [.. kept.Select(static promise => promise.Id)] });
        foreach (FollowUp promise in kept)
        {
            // The snapshot names whom contacts were merged into; the record keeps the id it came with.
            FollowUp record = await own.Network.FollowUps.FindAsync(promise.Id, cancellationToken) ?? promise;
            await own.Network.FollowUps.SaveAsync(record.Close(FollowUpOutcome.Kept, own.Now), cancellationToken);
        }

        return
        [
            ($"daily.done_{Sentences.KeyOf(way)}", [("name", person.Name)]),
            .. kept.Select(static promise => (
                "daily.kept",
                promise.What is { } what ? ((string Name, object Value)[])[("what", what)] : [])),
        ];
    }
}
