using System.Text.RegularExpressions;

namespace BestNetwork.Tests;

/// <summary>The folders of the command depend on each other in one direction, read from the sources.</summary>
public sealed partial class LayeringTests
{
    /// <summary>Each folder may use those before it.</summary>
    private static readonly string[] Order = ["Sample", "Records", "Output", "Commands", "Mcp"];

    [Theory]
    [InlineData("Sample")]
    [InlineData("Records")]
    [InlineData("Output")]
    [InlineData("Commands")]
    public void Folder_Sources_UseNoFolderAboveThem(string folder)
    {
        string[] above = Order[(Array.IndexOf(Order, folder) + 1)..];
        string[] sources = Directory.GetFiles(Path.Combine(Repository.Root, "src", "BestNetwork", folder), "*.cs");
        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.DoesNotContain(
            Namespaces().Matches(File.ReadAllText(source)).Select(static match => match.Groups["folder"].Value), above.Contains));
    }

    [GeneratedRegex(@"BestNetwork\.(?<folder>[A-Z]\w+)")]
    private static partial Regex Namespaces();
}
