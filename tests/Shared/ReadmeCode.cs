using System.Runtime.CompilerServices;

namespace RelationshipModel.Snapshots;

/// <summary>Holds the code of a README to the test that compiles and runs it.</summary>
internal static class ReadmeCode
{
    internal static void IsRunBy(string readme, string project = "RelationshipModel", [CallerFilePath] string sourceFile = "")
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, "src", project, readme, "README.md"));
        HashSet<string> source = [.. File.ReadLines(sourceFile).Select(line => line.Trim())];
        IEnumerable<string> code = lines.SkipWhile(line => line != "```csharp").Skip(1).TakeWhile(line => line != "```")
            .Where(line => line.Length > 0 && !IsDirective(line));

        Assert.NotEmpty(code);
        Assert.Empty(code.Select(line => line.Trim()).Except(source));
    }

    /// <summary>Whether a line is a using directive: a test has some of the names by its own namespace.</summary>
    private static bool IsDirective(string line) => line.StartsWith("using ", StringComparison.Ordinal)
        && line.AsSpan().IndexOfAny('(', '=') < 0;
}
