using System.CommandLine;

namespace BestNetwork.Tests.Hostile;

/// <summary>Every option and argument of every command, given what nobody means.</summary>
public sealed class HostileOptionTests(HostileFiles files) : IClassFixture<HostileFiles>
{
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["empty"] = "",
        ["blanks"] = "   ",
        ["nul"] = "a\0b",
        ["lines"] = "a\nb\r\u2028c",
        ["terminal codes"] = "\u001b[2J\u202E\u0007",
        ["half a pair"] = "\uD800",
        ["long"] = new('x', 100_000),
        ["minus"] = "-1",
        ["much"] = "99999999999999999999",
        ["not a number"] = "NaN",
        ["a day before all"] = "0000-01-01",
        ["a day after all"] = "9999-12-31",
        ["no day"] = "2023-02-30",
        ["a period of ages"] = "P99999999Y",
        ["a period beyond"] = "P9223372036854775807W",
        ["hours beyond"] = "PT9223372036854775807H",
        ["a path"] = "/proc/self/mem/../../nowhere",
        ["an option"] = "--yes",
    };

    private static readonly Dictionary<string, string[]> Arguments = new(StringComparer.Ordinal)
    {
        ["open"] = ["{mail}", "--me", "mara@home.example"],
        ["today"] = ["--db", "{db}"],
        ["done"] = ["Jonas", "--db", "{db}"],
        ["log"] = ["Jonas", "--db", "{db}"],
        ["snooze"] = ["Jonas", "--until", "2024-09-01", "--db", "{db}"],
        ["promise"] = ["Jonas", "tea", "--due", "2024-09-01", "--db", "{db}"],
        ["note"] = ["Jonas", "tea", "--db", "{db}"],
        ["undo"] = ["--db", "{db}"],
        ["contact"] = ["Jonas", "--kind", "friend", "--db", "{db}"],
        ["person"] = ["Jonas", "--db", "{db}"],
        ["score"] = ["--db", "{db}"],
        ["revisit"] = ["--db", "{db}"],
        ["introductions"] = ["--db", "{db}"],
        ["gathering"] = ["--db", "{db}", "--gathering", "Dinner"],
        ["circles"] = ["--db", "{db}"],
        ["report"] = ["--db", "{db}", "--out", "-"],
        ["import"] = ["{mail}", "--db", "{db}", "--me", "mara@home.example"],
        ["merge list"] = ["--db", "{db}"],
        ["merge accept"] = ["a", "b", "--db", "{db}"],
        ["merge decline"] = ["a", "b", "--db", "{db}"],
        ["merge undo"] = ["a", "b", "--db", "{db}"],
        ["export"] = ["Jonas", "--db", "{db}"],
        ["erase"] = ["Jonas", "--yes", "--db", "{db}"],
        ["check"] = ["--db", "{db}"],
        ["backup"] = ["{new}", "--db", "{db}"],
        ["forget-before"] = ["2024-01-03", "--yes", "--db", "{db}"],
        ["sample"] = [],
        ["mcp"] = ["--db", "{db}"],
        ["completions"] = ["bash"],
    };

    /// <summary>The options that take any text: what is not there is refused, or there is nothing to refuse.</summary>
    private static readonly HashSet<string> TakeAnyText =
    [
        "--birthday", "--circle", "--contact", "--db", "--due", "--gathering", "--ics", "--interests", "--me", "--name",
        "--needs", "--offers", "--out", "--owner", "--owner-is", "--place", "--theirs", "--until",
    ];

    public static TheoryData<string, string, string> Options()
    {
        RootCommand root = BestNetworkCommand.Commands(new(Stream.Null, Stream.Null, TextWriter.Null, Run.Clock));
        (string Command, string Place)[] places =
        [
            .. from name in Arguments.Keys
               let command = name.Split(' ')
                   .Aggregate((Command)root, static (above, part) => above.Subcommands.Single(sub => sub.Name == part))
               from place in command.Options.Select(static option => option.Name).Append("--language")
                   .Concat(command.Arguments.Select(static argument => argument.Name))
               select (name, place),
        ];
        ILookup<string, string> commands = places.ToLookup(static at => at.Place, static at => at.Command);
        string[] values = [.. Values.Keys];
        // What many commands take is read at one place: each of them gets a third of the values.
        return
        [
            .. from at in places
               let all = commands[at.Place].ToArray()
               from value in values
               where all.Length < 4 || (Array.IndexOf(values, value) + Array.IndexOf(all, at.Command)) % 3 == 0
               select (at.Command, at.Place, value),
        ];
    }

    [Fact]
    public void Commands_All_AreTried() =>
        Assert.Equal(
            BestNetworkCommand.Commands(new(Stream.Null, Stream.Null, TextWriter.Null, Run.Clock)).Subcommands
                .Select(static command => command.Name).Except(["help"]).Order(StringComparer.Ordinal),
            Arguments.Keys.Select(static name => name.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Options))]
    public async Task Command_ValueThatNobodyMeans_EndsInTimeWithOneLine(string command, string place, string value)
    {
        string database = files.Copy();
        string[] args = [.. Arguments[command].Select(word => word switch
        {
            "{db}" => database,
            "{mail}" => files.Mail,
            "{new}" => files.New(),
            _ => word,
        })];
        string text = Values[value];
        // What is written is written beside the database.
        if (place is "--out" or "--db" or "--ics" or "--report" or "FILE" && value is not ("a path" or "nul" or "empty"))
            text = Path.Combine(Path.GetDirectoryName(database)!, text);
        bool isOption = place.StartsWith("--", StringComparison.Ordinal);
        int at = isOption ? Array.IndexOf(args, place) + 1 : place is "WHAT" or "TEXT" ? 1 : 0;
        string[] all = isOption && at == 0 ? [.. args, place, text]
            : at >= args.Length ? [.. args, text] : [.. args[..at], text, .. args[(at + 1)..]];

        Run run = await HostileInputTests.RunAsync([.. command.Split(' '), .. all]);

        int[] allowed = isOption
            ? TakeAnyText.Contains(place) ? [ExitCode.Done, ExitCode.Refused, ExitCode.WrongUsage] : [ExitCode.WrongUsage]
            : place is "SHELL" or "DATE" || (value == "an option" && place != "FILE") ? [ExitCode.WrongUsage]
            : place is "FILE" or "WHAT" or "TEXT" ? [ExitCode.Done, ExitCode.Refused, ExitCode.WrongUsage]
            : [ExitCode.Refused];
        Assert.True(allowed.Contains(run.ExitCode), $"{run.ExitCode}: {run.Error}");
        HostileInputTests.AssertEnded(run, run.ExitCode, tellsProgress: command is "import" or "open");
    }
}
