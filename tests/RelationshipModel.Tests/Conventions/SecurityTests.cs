using System.Text.RegularExpressions;

namespace RelationshipModel.Tests.Conventions;

/// <summary>Each row of the table of attacks in SECURITY.md names a test that exists.</summary>
public sealed partial class SecurityTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "SECURITY.md"));

    private static string[] Rows =>
    [
        .. Page[Page.IndexOf("## How it is tested", StringComparison.Ordinal)..].Split('\n')
            .Where(static line => line.StartsWith('|')).Skip(2),
    ];

    [Fact]
    public void Row_OfEachAttack_NamesATest()
    {
        Assert.InRange(Rows.Length, 10, 100);
        Core.AssertNone(Rows.Where(static row => !TestsOf(row).Any()).Select(static row => $"no test: {row}"));
    }

    [Fact]
    public void Test_OfEachAttack_Exists()
    {
        string[] sources =
        [
            .. new[] { "tests", "src/RelationshipModel.Testing" }
                .SelectMany(static folder => Directory.EnumerateFiles(
                    Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
                .Select(File.ReadAllText),
        ];
        Core.AssertNone(
            from row in Rows
            from test in TestsOf(row)
            where !sources.Any(source => IsIn(source, test))
            select $"no test is called {string.Join('.', test)}");
    }

    /// <summary>The tests in the last cell of a row: a class, and perhaps a method of it.</summary>
    private static IEnumerable<string[]> TestsOf(string row) =>
        Name().Matches(row.TrimEnd(' ', '|')[row.TrimEnd(' ', '|').LastIndexOf('|')..])
            .Select(static match => match.Groups["name"].Value.Split('.'));

    private static bool IsIn(string source, string[] test) =>
        Regex.IsMatch(source, $@"\bclass {Regex.Escape(test[0])}\b")
            && test.Skip(1).All(method => source.Contains($" {method}(", StringComparison.Ordinal));

    [GeneratedRegex("`(?<name>[A-Za-z_.]+)`")]
    private static partial Regex Name();
}
