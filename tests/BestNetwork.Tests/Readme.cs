using System.Text.RegularExpressions;

namespace BestNetwork.Tests;

/// <summary>The fenced blocks of the README.</summary>
internal static partial class Readme
{
    internal static IReadOnlyList<ReadmeBlock> Blocks { get; } = Read();

    private static List<ReadmeBlock> Read()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "RelationshipModel.sln"))) root = root.Parent;
        string text = File.ReadAllText(Path.Combine(root!.FullName, "README.md")).ReplaceLineEndings("\n");
        Match[] fences = [.. Fence().Matches(text).Cast<Match>()];
        List<ReadmeBlock> blocks = [];
        for (int i = 0; i < fences.Length; i++)
        {
            string language = fences[i].Groups["language"].Value;
            if (language == "text") continue;
            bool showsOutput = i + 1 < fences.Length && fences[i + 1].Groups["language"].Value == "text"
                && text[(fences[i].Index + fences[i].Length)..fences[i + 1].Index].Trim().Length == 0;
            blocks.Add(new(language, fences[i].Groups["text"].Value, showsOutput ? fences[i + 1].Groups["text"].Value : null));
        }

        return blocks;
    }

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();
}
