namespace BestNetwork.Output;

/// <summary>Writes a result in the format asked for.</summary>
internal static class Result
{
    internal static void Write(CommandContext context, OutputFormat format, Action<CsvOutput> csv, Action<JsonOutput> json,
        Action<PeopleConsole> people)
    {
        BufferedStream output = new(context.Output, 64 * 1024);
        switch (format)
        {
            case OutputFormat.Csv:
                using (CsvOutput lines = new(output, isForTerminal: context.TerminalWidth is not null)) csv(lines);
                break;
            case OutputFormat.Json or OutputFormat.Jsonl:
                using (JsonOutput objects = new(output, format == OutputFormat.Jsonl)) json(objects);
                break;
            default:
                using (PeopleConsole console = new(context))
                {
                    people(console);
                    console.WriteTo(output);
                }

                break;
        }

        output.Flush();
    }
}
