using System.Text.RegularExpressions;

namespace BestNetwork.Tests;

/// <summary>The fenced blocks of the pages whose blocks are run.</summary>
internal static partial class Readme
{
    /// <summary>The pages, the front page first.</summary>
    internal static readonly IReadOnlyList<string> Pages =
    [
        "README.md", "src/BestNetwork/README.md", "src/BestNetwork/RECORDS.md", "src/BestNetwork/IMPORT.md",
        "src/BestNetwork/FORMATS.md", "src/BestNetwork/ASSISTANT.md", "src/RelationshipModel/README.md",
        "src/RelationshipModel/Scoring/README.md", "src/RelationshipModel/Storage/README.md",
    ];

    internal static IReadOnlyList<ReadmeBlock> Blocks { get; } = [.. Pages.SelectMany(Read)];

    /// <summary>The text of a page.</summary>
    internal static string Text(string page) => File.ReadAllText(Path.Combine(Repository.Root, page)).ReplaceLineEndings("\n");

    private static List<ReadmeBlock> Read(string page)
    {
        string text = Text(page);
        Match[] fences = [.. Fence().Matches(text).Cast<Match>()];
        List<ReadmeBlock> blocks = [];
        for (int i = 0; i < fences.Length; i++)
        {
            string language = fences[i].Groups["language"].Value;
            if (language == "text") continue;
            bool showsOutput = i + 1 < fences.Length && fences[i + 1].Groups["language"].Value == "text"
                && text[(fences[i].Index + fences[i].Length)..fences[i + 1].Index].Trim().Length == 0;
            blocks.Add(new(page, language, fences[i].Groups["text"].Value, showsOutput
                ? fences[i + 1].Groups["text"].Value : null));
        }

        return blocks;
    }

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline
        | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();
}
