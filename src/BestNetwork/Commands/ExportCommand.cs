using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using RelationshipModel;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork export</c>: what is kept about a person, as JSON to hand to them.</summary>
internal static class ExportCommand
{
    internal static Command Create(CommandContext context)
    {
        DatabaseOptions database = new();
        Argument<string> name = PersonArgument.Create();
        Option<string?> place = new("--out")
        {
            Description = "The JSON file to write. Default: standard output.",
            HelpName = "FILE",
        };
        Command command = new("export",
            "Write what is kept about a person as JSON, to hand to them. Other people are masked, your notes and feelings left "
                + "out.") { name };
        command.Add(place);
        database.AddTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            using OwnNetwork own = await database.OpenAsync(options, context, cancellationToken, isReadOnly: true);
            Contact person = await own.FindAsync(options.GetValue(name)!, cancellationToken);
            using MemoryStream json = new();
            await own.Network.ExportContactAsync(person.Id, json, own.Now, cancellationToken);
            json.WriteByte((byte)'\n');
            if (options.GetValue(place) is not { } file)
            {
                Write(context.Output);
                return ExitCode.Done;
            }

            OutputFile.Write(file, Write);
            PeopleConsole.Say(context, "export.written", ("file", file), ("name", person.Name));
            return ExitCode.Done;

            void Write(Stream output)
            {
                using EscapingStream shown = new(output);
                json.WriteTo(shown);
            }
        });
        return command;
    }
}
