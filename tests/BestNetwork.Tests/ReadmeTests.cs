using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BestNetwork.Tests;

/// <summary>The code and commands of the README are compiled and run, with the results that the README shows.</summary>
[Collection(nameof(ReadmeTests))]
[CollectionDefinition(nameof(ReadmeTests), DisableParallelization = true)]
public sealed partial class ReadmeTests
{
    private const string Test = "dotnet test -c Release";
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>The command in a checkout, and installed.</summary>
    private static readonly string[] Commands = ["dotnet run --project src/BestNetwork -- ", "bestnetwork "];

    public static TheoryData<int> CSharpBlocks => [.. Places("csharp")];

    public static TheoryData<int> ShellBlocks => [.. Places("sh")];

    [Fact]
    public void Blocks_All_AreOfAKindThatIsTested() =>
        Assert.All(Readme.Blocks, block => Assert.Contains(block.Language, (string[])["csharp", "sh", "json"]));

    [Fact]
    public void FrontPage_FitsTwoScreens()
    {
        string[] lines = Readme.Text("README.md").TrimEnd('\n').Split('\n');
        Assert.InRange(lines.Length, 1, 120);
        Assert.All(lines, static line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public void Links_OfAllPages_LeadSomewhere() =>
        Assert.All(Readme.Pages.SelectMany(
            static page => Link().Matches(Readme.Text(page)).Select(link => (page, Target: link.Groups["target"].Value))),
            static link =>
        {
            string path = Path.Combine(Repository.Root, Path.GetDirectoryName(link.page)!, link.Target.Split('#')[0]);
            Assert.True(File.Exists(path) || Directory.Exists(path), $"{link.page} links to {link.Target}");
        });

    [Theory]
    [InlineData("dotnet run --project src/BestNetwork -- score --sample")]
    [InlineData(Test)]
    public void Blocks_Shell_HoldTheCommandByItself(string command) =>
        Assert.Contains(Readme.Blocks, block => block.Language == "sh" && block.Text.TrimEnd('\n') == command);

    [Theory]
    [MemberData(nameof(CSharpBlocks))]
    public async Task CSharp_Block_CompilesAndPrintsWhatIsShown(int place)
    {
        ReadmeBlock block = Readme.Blocks[place];
        string printed = await Printed(Compiled(block.Text));
        if (block.Output is not null) Assert.Equal(block.Output, printed);
    }

    [Theory]
    [MemberData(nameof(ShellBlocks))]
    public async Task Shell_Block_RunsAndPrintsWhatIsShown(int place)
    {
        ReadmeBlock block = Readme.Blocks[place];
        DirectoryInfo directory = Directory.CreateTempSubdirectory();
        try
        {
            string printed = "";
            foreach (string line in block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line == Test) continue;
                string command = Assert.Single(Commands, start => line.StartsWith(start, StringComparison.Ordinal));
                string[] words = Words(line[command.Length..]);
                int redirect = Array.IndexOf(words, ">");
                Run run = await Run.Of([.. (redirect < 0 ? words : words[..redirect]).Select(Placed)]);
                // An import tells on standard error how far it is.
                Assert.Equal((0, ""), (run.ExitCode, words is ["import" or "open", ..] ? "" : run.Error));
                if (redirect >= 0)
                    await File.WriteAllTextAsync(Placed(words[redirect + 1]), run.Output, TestContext.Current.CancellationToken);
                else printed += run.Output;
            }

            if (block.Output is not { } shown) return;
            if (shown.EndsWith("...\n", StringComparison.Ordinal))
                Assert.StartsWith(shown[..^4], printed, StringComparison.Ordinal);
            else Assert.Equal(shown, printed);
        }
        finally
        {
            directory.Delete(recursive: true);
        }

        string Placed(string word) => Path.GetExtension(word) is ".csv" or ".db" or ".html"
            ? Path.Combine(directory.FullName, word) : word;
    }

    [GeneratedRegex(@"(\]\(|^\[[^\]]+\]: )(?<target>(?!https?:)[^)\s]+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Link();

    private static IEnumerable<int> Places(string language) =>
        Enumerable.Range(0, Readme.Blocks.Count).Where(place => Readme.Blocks[place].Language == language);

    private static string[] Words(string line)
    {
        List<string> words = [];
        StringBuilder word = new();
        bool quoted = false;
        foreach (char c in line + " ")
        {
            if (c == '"') quoted = !quoted;
            else if (c != ' ' || quoted) word.Append(c);
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return [.. words];
    }

    private static byte[] Compiled(string program)
    {
        string assemblies = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        CSharpCompilation compilation = CSharpCompilation.Create(
            "ReadmeProgram",
            [CSharpSyntaxTree.ParseText(ImplicitUsings), CSharpSyntaxTree.ParseText(program)],
            assemblies.Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using MemoryStream assembly = new();
        var result = compilation.Emit(assembly, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return assembly.ToArray();
    }

    private static async Task<string> Printed(byte[] program)
    {
        AssemblyLoadContext context = new("readme", isCollectible: true);
        TextWriter console = Console.Out;
        using StringWriter printed = new() { NewLine = "\n" };
        try
        {
            using MemoryStream assembly = new(program);
            MethodInfo main = context.LoadFromStream(assembly).EntryPoint!;
            Console.SetOut(printed);
            object? result = main.Invoke(null, main.GetParameters().Length == 0 ? null : [Array.Empty<string>()]);
            if (result is Task task) await task;
        }
        finally
        {
            Console.SetOut(console);
            context.Unload();
        }

        return printed.ToString();
    }
}
