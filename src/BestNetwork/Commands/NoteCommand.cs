using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using RelationshipModel;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork note</c>: keeps the owner's own words about a person.</summary>
internal static class NoteCommand
{
    internal static Command Create(CommandContext context)
    {
        DatabaseOptions database = new();
        Argument<string> name = PersonArgument.Create();
        Argument<string[]> text = new("TEXT")
        {
            Description = "Your words. Only 'person' reads them.",
            Arity = ArgumentArity.OneOrMore
        };
        Command command = new("note", "Keep a note about somebody, in your own words. No score reads it.") { name, text };
        database.AddTimeTo(command);
        database.AddTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            using OwnNetwork own = await database.OpenAsync(options, context, cancellationToken);
            Contact person = await own.FindAsync(options.GetValue(name)!, cancellationToken);
            await SaveAsync(own, person, string.Join(' ', options.GetValue(text)!), cancellationToken);
            PeopleConsole.Say(context, "daily.noted", ("name", person.Name));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Saves a note.</summary>
    /// <exception cref="UsageException">The text is empty or too long.</exception>
    internal static async ValueTask SaveAsync(
        OwnNetwork own, Contact person, string words, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(words) || words.Length > Note.MaxTextLength)
            throw new UsageException($"a note has 1 to {Note.MaxTextLength} characters");
        string id = await own.SaveNewAsync(
            "note",
            async id => await own.Network.Notes.FindAsync(new(id), cancellationToken) is not null,
            id => own.Network.Notes.SaveAsync(new Note(new(id), person.Id, own.Now, words), cancellationToken),
            cancellationToken);
        own.Note(new() { Notes = [new(id)] });
    }
}
