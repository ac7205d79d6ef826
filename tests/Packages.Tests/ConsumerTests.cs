using System.Diagnostics;

namespace Packages.Tests;

public sealed class ConsumerTests
{
    /// <summary>
    /// Outside the repository, and with the packed files as the only source of our packages: the code of the READMEs compiles
    /// and runs.
    /// </summary>
    [Fact]
    public async Task Readmes_OfThePackages_CompileAndRun()
    {
        Package core = Package.Open("RelationshipModel");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("consumer-");
        try
        {
            string version = core["version"];
            string Code(string id) => BlockOf(Package.Open(id).Readme);
            string WebCode(string id) =>
                Code(id).Insert(Code(id).IndexOf("\napp.", StringComparison.Ordinal), "\nWebApplication app = builder.Build();");
            Dictionary<string, string> blocks = new()
            {
                ["core"] = BlockOf(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"))),
                ["web"] = WebCode("RelationshipModel.AspNetCore"),
                ["openapi"] = WebCode("RelationshipModel.AspNetCore.OpenApi"),
                ["import"] = Code("RelationshipModel.Import"),
                ["report"] = Code("RelationshipModel.Report"),
                ["sqlite"] = Code("RelationshipModel.Sqlite"),
                ["context"] = Code("RelationshipModel.EntityFrameworkCore").Split("\n\n")[0],
                ["efcore"] = Code("RelationshipModel.EntityFrameworkCore").Split("\n\n")[1],
            };
            foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Packages.Tests", "Consumer")))
            {
                string text = await File.ReadAllTextAsync(file);
                string[] lines = text.Replace("VERSION", version, StringComparison.Ordinal)
                    .Replace("PACKAGES", Path.GetFullPath(Package.Folder!), StringComparison.Ordinal).Split('\n');
                // The usings of a block are those of the file.
                IEnumerable<string> filled = lines.Select(line => line.Trim() is ['/', '/', '=', ' ', .. string name]
                    ? string.Join('\n', blocks[name].Split('\n')
                        .Where(static code => !code.StartsWith("using R", StringComparison.Ordinal)
                        && code != "using NodaTime;"))
                    : line);
                await File.WriteAllTextAsync(
                    Path.Combine(folder.FullName, Path.GetFileName(file).Replace(".txt", "", StringComparison.Ordinal)),
                    string.Join('\n', filled));
            }

            string printed = await RunAsync(folder.FullName);
            Assert.Contains("me -> ada as of 2026-07-01T00:00:00Z: 0.235 (Active)", printed, StringComparison.Ordinal);
            Assert.Contains("1 read: 1 interactions", printed, StringComparison.Ordinal);
            Assert.StartsWith("<!doctype html>", await File.ReadAllTextAsync(Path.Combine(folder.FullName, "report.html")),
                StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The first block of C# of a page, fenced or indented.</summary>
    private static string BlockOf(string page)
    {
        string[] lines = page.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.None);
        string[] fenced = [.. lines.SkipWhile(static line => line != "```csharp").Skip(1)
            .TakeWhile(static line => line != "```")];
        if (fenced.Length > 0) return string.Join('\n', fenced);
        return string.Join('\n', page.Split('\n').Select(static line => line.TrimEnd())
            .SkipWhile(static line => !line.StartsWith("    ", StringComparison.Ordinal))
            .TakeWhile(static line => line.Length == 0 || line.StartsWith("    ", StringComparison.Ordinal))).TrimEnd();
    }

    private static async Task<string> RunAsync(string folder)
    {
        ProcessStartInfo start = new("dotnet", ["run", "--project", folder, "--property:UseSharedCompilation=false"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What the test was built and started with is none of the consumer's concern.
        foreach (string variable in start.Environment.Keys.Where(
            static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("TESTINGPLATFORM", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(variable);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await output + await error);
        return await output;
    }
}
