using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace BestNetwork;

/// <summary>Shows examples below the help of a command.</summary>
internal sealed class Examples(HelpAction help) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["bestnetwork"] = ["bestnetwork", "bestnetwork today --sample", "bestnetwork open mail.mbox calendar.ics contacts.vcf",
            "bestnetwork today"],
        ["open"] = ["bestnetwork open mail.mbox", "bestnetwork open ~/Takeout --me me@example.org --zone Europe/Berlin"],
        ["today"] = ["bestnetwork today", "bestnetwork today --since 2026-06-01", "bestnetwork today --ics today.ics",
            "bestnetwork today --sample"],
        ["done"] = ["bestnetwork done leonie", "bestnetwork done leonie --channel voice"],
        ["log"] = ["bestnetwork log jonas --channel in_person --length 2h --depth meaningful",
            "bestnetwork log jonas priya --channel video --at 2026-06-30"],
        ["snooze"] = ["bestnetwork snooze rasmus --until 2026-09-01", "bestnetwork snooze rasmus --until 2w"],
        ["promise"] = ["bestnetwork promise anselm \"the book on clocks\" --due 2026-07-15",
            "bestnetwork promise yara a visit --theirs", "bestnetwork promise yara visit --outcome kept"],
        ["undo"] = ["bestnetwork undo"],
        ["contact"] = ["bestnetwork contact \"Ana Novak\" --new --kind friend --birthday 12-03",
            "bestnetwork contact jan --kind sibling --closeness close_friend",
            "bestnetwork contact jan --state paused --until 2027-01-01"],
        ["note"] = ["bestnetwork note ilse \"prefers to be called on Sundays\""],
        ["person"] = ["bestnetwork person jonas", "bestnetwork person jonas --explain",
            "bestnetwork person \"Henrike Solberg\" --sample"],
        ["erase"] = ["bestnetwork erase \"Cornelius Vane\""],
        ["export"] = ["bestnetwork export yara --out yara.json"],
        ["check"] = ["bestnetwork check", "bestnetwork check --db mine.db"],
        ["backup"] = ["bestnetwork backup network-2026-06-30.db"],
        ["forget-before"] = ["bestnetwork forget-before 2016-01-01"],
        ["score"] =
        [
            "bestnetwork score --sample",
            "bestnetwork score --sample --status drifting --explain",
            "bestnetwork score --interactions mine.csv --owner \"Mara Lindqvist\"",
            "bestnetwork score --interactions letters.csv.gz --channel letter --as-of 1830-01-01 --format csv",
        ],
        ["revisit"] = ["bestnetwork revisit --sample", "bestnetwork revisit --db mine.db --top 10 --format jsonl"],
        ["introductions"] = ["bestnetwork introductions --sample", "bestnetwork introductions --interactions mine.csv --top 20"],
        ["gathering"] = ["bestnetwork gathering --sample",
            "bestnetwork gathering --sample --gathering \"Midsummer on the pier 2026\""],
        ["circles"] = ["bestnetwork circles --sample"],
        ["report"] = ["bestnetwork report --sample --out report.html"],
        ["sample"] = ["bestnetwork sample > mine.csv"],
        ["import"] = ["bestnetwork import mail.mbox calendar.ics contacts.vcf --db mine.db --me me@example.org"],
        ["merge"] = ["bestnetwork merge list", "bestnetwork merge accept jonas@feld.example jf@work.example"],
        ["mcp"] = ["bestnetwork mcp", "bestnetwork mcp --allow-changes", "bestnetwork mcp --sample"],
        ["completions"] = ["bestnetwork completions bash >> ~/.bashrc", "bestnetwork completions powershell >> $PROFILE"],
    };

    /// <summary>The first example of a command; null if it has none.</summary>
    internal static string? First(Command command) => Known.GetValueOrDefault(command.Name)?[0];

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int result = help.Invoke(parseResult);
        Command command = parseResult.CommandResult.Command;
        if (Known.TryGetValue(command is RootCommand ? "bestnetwork" : command.Name, out string[]? lines))
        {
            TextWriter output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (string line in lines) output.WriteLine($"  {line}");
            output.WriteLine();
        }

        if (command is RootCommand)
            parseResult.InvocationConfiguration.Output.WriteLine(
                "Exit codes: 0 done, 1 the input was refused, 2 wrong usage, 130 stopped by you.");
        return result;
    }
}
