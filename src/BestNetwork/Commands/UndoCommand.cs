using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using RelationshipModel;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork undo</c>: takes back what was recorded by hand, the latest first.</summary>
internal static class UndoCommand
{
    internal static Command Create(CommandContext context)
    {
        DatabaseOptions database = new();
        Command command = new("undo",
            "Take back what you last recorded with done, log, promise or note; repeat it for the record before.");
        database.AddTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            using OwnNetwork own = await database.OpenAsync(options, context, cancellationToken);
            foreach ((string key, (string Name, object Value)[] arguments) in await UndoAsync(own, cancellationToken))
                PeopleConsole.Say(context, key, arguments);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Takes back what was last recorded by hand, and returns the texts that say so.</summary>
    /// <exception cref="RefusedException">Nothing is left to take back.</exception>
    internal static async ValueTask<IReadOnlyList<(string Key, (string Name, object Value)[] Arguments)>> UndoAsync(
        OwnNetwork own, CancellationToken cancellationToken)
    {
        HandRecord last = own.Last()
            ?? throw new RefusedException(own.Place, "nothing recorded by hand is left to take back");
        List<(string, (string, object)[])> said = [];
        foreach (InteractionId id in last.Interactions)
        {
            if (await own.Network.FindInteractionAsync(id, cancellationToken) is not { } interaction) continue;
            await own.Network.RemoveInteractionAsync(id, cancellationToken);
            IReadOnlyList<Contact> people = await own.ListAsync(interaction.Contacts, cancellationToken);
            said.Add(("undo.contact", [("people", string.Join(", ", people.Select(static person => Sentences.Name(person.Name)))),
                ("day", interaction.At.InZone(own.Zone).Date)]));
        }

        foreach (FollowUpId id in last.Promises)
        {
            if (await own.Network.FollowUps.FindAsync(id, cancellationToken) is not { } promise) continue;
            await own.Network.FollowUps.RemoveAsync(id, cancellationToken);
            said.Add(("undo.promise", [("what", promise.What!)]));
        }

        foreach (FollowUpId id in last.Closed)
        {
            if (await own.Network.FollowUps.FindAsync(id, cancellationToken) is not { } promise) continue;
            await own.Network.FollowUps.SaveAsync(promise.Reopen(), cancellationToken);
            said.Add(("undo.open", promise.What is { } what ? [("what", what)] : []));
        }

        foreach (NoteId id in last.Notes)
        {
            if (await own.Network.Notes.FindAsync(id, cancellationToken) is not { } note) continue;
            await own.Network.Notes.RemoveAsync(id, cancellationToken);
            IReadOnlyList<Contact> people = await own.ListAsync([note.Contact], cancellationToken);
            said.Add(("undo.note", [("name", people[0].Name)]));
        }

        // Not before: whoever was interrupted takes back the same once more.
        own.Forget(last);
        return said.Count > 0 ? said : [("undo.gone", [])];
    }
}
