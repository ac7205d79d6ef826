using RelationshipModel.Import;
using RelationshipModel.Import.Text;
using Spectre.Console;

namespace BestNetwork.Commands;

/// <summary>Shows how far an import is: a bar on a terminal, else one line per file.</summary>
internal static class ImportProgress
{
    internal static async Task RunAsync(CommandContext context, IReadOnlyList<ImportFile> files, RecordsImport import,
        CancellationToken cancellationToken)
    {
        // A diary names people whom the records know by their addresses.
        files = [.. files.OrderBy(static file => file.Kind == SourceKind.InteractionCsv)];
        if (context.MessageWidth is null)
        {
            foreach (ImportFile file in files)
            {
                long before = import.Read;
                await import.ReadAsync(file, static _ => { }, cancellationToken);
                context.WriteError(context.Sentences.Say("progress.file", ("file", file.Path), ("count", import.Read - before)));
            }

            await import.FinishAsync(cancellationToken);
            return;
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(context.Error) });
        long[] sizes = [.. files.Select(static file => new FileInfo(file.Path).Length)];
        await console.Progress().AutoClear(true).StartAsync(async progress =>
        {
            ProgressTask task = progress.AddTask(context.Sentences.Say("progress.importing"), maxValue: Math.Max(1, sizes.Sum()));
            long done = 0;
            for (int i = 0; i < files.Count; i++)
            {
                task.Description = Markup.Escape(Quoted.Short(Path.GetFileName(files[i].Path), 40));
                await import.ReadAsync(files[i], position => task.Value = done + position, cancellationToken);
                task.Value = done += sizes[i];
            }

            task.Description = context.Sentences.Say("progress.people");
            await import.FinishAsync(cancellationToken);
        });
    }
}
