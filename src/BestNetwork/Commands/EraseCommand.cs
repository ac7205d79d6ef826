using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using RelationshipModel;

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
            "Erase a person: the record, the history with them, promises and notes. There is no way back.") { name };
        command.Add(yes);
        database.AddTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            using OwnNetwork own = await database.OpenAsync(options, context, cancellationToken);
            Contact person = await own.FindAsync(options.GetValue(name)!, cancellationToken);
            string question = context.Sentences.Say("erase.ask", ("name", person.Name));
            if (!await Confirmation.AskAsync(context, options.GetValue(yes), question, cancellationToken))
                return ExitCode.Interrupted;
            ErasureReceipt receipt = await own.Network.EraseContactAsync(person.Id, cancellationToken);
            PeopleConsole.Say(context, "erase.erased", ("name", person.Name), ("removed", receipt.InteractionsRemoved),
                ("changed", receipt.InteractionsChanged), ("promises", receipt.FollowUpsRemoved));
            PeopleConsole.Say(context, "erase.elsewhere", []);
            return ExitCode.Done;
        });
        return command;
    }
}
