using BestNetwork.Output;

namespace BestNetwork.Commands;

/// <summary>
/// What <c>bestnetwork</c> alone shows: today's page of the owner's network, or the sample and what to do next.
/// </summary>
internal static class FirstScreen
{
    internal static async Task<int> ShowAsync(CommandContext context, Func<string[], Task<int>> run)
    {
        if (context.DefaultDatabase is { } database && File.Exists(database)) return await run(["today"]);
        int exitCode = await run(["score", "--sample", "--top", "8"]);
        if (exitCode != ExitCode.Done) return exitCode;
        using PeopleConsole console = new(context);
        console.Blank();
        console.Paragraph("What to do next", "bold");
        console.Paragraph("bestnetwork today --sample          whom to reach out to, and why", indent: 1);
        console.Paragraph("bestnetwork open mail.mbox cal.ics  your own mail, calendar, chats, address book", indent: 1);
        console.Paragraph("bestnetwork help                    all commands", indent: 1);
        console.WriteTo(context.Output);
        return ExitCode.Done;
    }
}
