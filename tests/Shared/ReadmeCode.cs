using System.Runtime.CompilerServices;

namespace RelationshipModel.Snapshots;

/// <summary>Holds the code of a README to the test that compiles and runs it.</summary>
internal static class ReadmeCode
{
    /// <summary>Asserts that the code of a page is in the test that calls.</summary>
    /// <param name="readme">The folder of the page.</param>
    /// <param name="project">The project of the folder.</param>
    /// <param name="block">Which of the page's blocks it is, counted from 0.</param>
    /// <param name="sourceFile">The test's source.</param>
    internal static void IsRunBy(
        string readme, string project = "RelationshipModel", int block = 0, [CallerFilePath] string sourceFile = "")
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "src", project, readme, "README.md")).ReplaceLineEndings("\n");
        HashSet<string> source = [.. File.ReadLines(sourceFile).Select(line => line.Trim())];
        string[] code = [.. page.Split("\n```csharp\n")[block + 1].Split("\n```")[0].Split('\n')
            .Where(line => line.Length > 0 && !IsDirective(line))];

        Assert.NotEmpty(code);
        Assert.Empty(code.Select(line => line.Trim()).Except(source));
    }

    /// <summary>Whether a line is a using directive: a test has some of the names by its own namespace.</summary>
    private static bool IsDirective(string line) => line.StartsWith("using ", StringComparison.Ordinal)
        && line.AsSpan().IndexOfAny('(', '=') < 0;
}
