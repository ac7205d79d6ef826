using BestNetwork.Output;

namespace BestNetwork.Commands;

/// <summary>The output of <c>bestnetwork</c> alone: today's page of the owner's network, or the sample and the next
/// steps.</summary>
internal static class FirstScreen
{
    internal static async Task<int> ShowAsync(CommandContext context, Func<string[], Task<int>> run)
    {
        if (context.DefaultDatabase is { } database && File.Exists(database)) return await run(["today"]);
        int exitCode = await run(["score", "--sample", "--top", "8"]);
        if (exitCode != ExitCode.Done) return exitCode;
        using PeopleConsole console = new(context);
        console.Blank();
        console.Paragraph(context.Sentences.Say("first.title"), "bold");
        Line("bestnetwork today --sample", "first.today");
        Line("bestnetwork open mail.mbox cal.ics", "first.open");
        Line("bestnetwork help", "first.help");
        console.WriteTo(context.Output);
        return ExitCode.Done;

        void Line(string command, string key) => console.Paragraph($"{command,-36}{context.Sentences.Say(key)}", indent: 1);
    }
}
