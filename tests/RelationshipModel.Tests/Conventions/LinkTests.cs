using System.Text.RegularExpressions;

namespace RelationshipModel.Tests.Conventions;

/// <summary>Every page is found from the README.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void Links_FromTheReadme_ReachEveryPage()
    {
        HashSet<string> reached = [];
        Stack<string> open = new([Path.Combine(Repository.Root, "README.md")]);
        while (open.TryPop(out string? page))
        {
            if (!reached.Add(page)) continue;
            foreach (string link in LinksOf(File.ReadAllText(page)))
            {
                string target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, link));
                if (target.EndsWith(".md", StringComparison.Ordinal) && File.Exists(target)) open.Push(target);
            }
        }

        Core.AssertNone(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.md", SearchOption.AllDirectories)
            .Where(page => !reached.Contains(page) && !page.Split(Path.DirectorySeparatorChar)
                .Any(static part => part is "bin" or "obj"))
            .Select(static page => $"no link leads from the README to {Path.GetRelativePath(Repository.Root, page)}"));
    }

    [Fact]
    public void Links_OfEveryPage_LeadToSomething() =>
        Core.AssertNone(
            from folder in (string[])["src", "tests", "benchmarks"]
            from page in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.md", SearchOption.AllDirectories)
            where !page.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj")
            from link in LinksOf(File.ReadAllText(page))
            let target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, link))
            where !File.Exists(target) && !Directory.Exists(target)
            select $"{Path.GetRelativePath(Repository.Root, page)} links to {link}, which does not exist");

    /// <summary>The links of a page to files, without those in code.</summary>
    private static IEnumerable<string> LinksOf(string page) => Link().Matches(Code().Replace(page, ""))
        .Select(static match => match.Groups["target"].Value.Split('#')[0])
        .Where(static target => target.Length > 0 && !target.Contains(':', StringComparison.Ordinal));

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)|^\[[^\]]+\]: (?<target>\S+)", RegexOptions.Multiline)]
    private static partial Regex Link();
}
