using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using RelationshipModel;
using RelationshipModel.Sqlite;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork erase</c>: removes a person from a database, for ever.</summary>
internal static class EraseCommand
{
    internal static Command Create(CommandContext context)
    {
        DatabaseOptions database = new();
        Argument<string> name = PersonArgument.Create();
        Option<bool> yes = Confirmation.Option();
        Command command = new("erase",
            "Erase a person: the record, the history with them, promises and notes. This cannot be undone.") { name };
        command.Add(yes);
        database.AddTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            using OwnNetwork own = await database.OpenAsync(options, context, cancellationToken);
            Contact person = await PersonAsync(own, options.GetValue(name)!, cancellationToken);
            string question = context.Sentences.Say("erase.ask", ("name", person.Name));
            if (!await Confirmation.AskAsync(context, options.GetValue(yes), question, cancellationToken))
                return ExitCode.Interrupted;
            ErasureReceipt receipt = await EraseAsync(own, person, context, cancellationToken);
            PeopleConsole.Say(context, "erase.erased", ("name", person.Name), ("removed", receipt.InteractionsRemoved),
                ("changed", receipt.InteractionsChanged), ("promises", receipt.FollowUpsRemoved));
            PeopleConsole.Say(context, "erase.elsewhere", []);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Finds a person, or one who was erased before and is named by the id: copies may have been left in the file.
    /// </summary>
    private static async ValueTask<Contact> PersonAsync(OwnNetwork own, string name, CancellationToken cancellationToken)
    {
        if (ContactId.TryParse(name, null, out ContactId id)
            && (await own.Network.FindErasedAsync([id], cancellationToken)).Contains(id)) return new(id, name);
        return await own.FindAsync(name, cancellationToken);
    }

    private static async ValueTask<ErasureReceipt> EraseAsync(
        OwnNetwork own, Contact person, CommandContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await own.EraseAsync(person, cancellationToken);
        }
        catch (ErasureException pending)
        {
            string again = context.CommandFor(own.Place, $"erase {person.Id} --yes");
            string reason = (pending.InnerException as SqliteStoreException)?.Reason ?? pending.InnerException!.Message;
            throw new RefusedException(own.Place,
                $"the person is erased, but cleaning the file is pending: {reason} Then: {again}");
        }
    }
}
