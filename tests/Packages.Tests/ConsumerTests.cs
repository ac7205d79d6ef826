using System.Diagnostics;
using System.Net;

namespace Packages.Tests;

public sealed class ConsumerTests
{
    /// <summary>The pages with programs. That of the repository installs nothing: it is shown beside the core.</summary>
    private static readonly string[] Pages =
    [
        "RelationshipModel", "RelationshipModel.AspNetCore", "RelationshipModel.AspNetCore.OpenApi",
        "RelationshipModel.AspNetCore.Orleans", "RelationshipModel.EntityFrameworkCore", "RelationshipModel.Import",
        "RelationshipModel.Orleans", "RelationshipModel.Report", "RelationshipModel.Sqlite",
    ];

    /// <summary>
    /// Outside the repository, and with the packed files as the only source of our packages: the code of the READMEs compiles
    /// word for word with the packages that they install, and prints what they say.
    /// </summary>
    [Fact]
    public async Task Readmes_OfThePackages_CompileAndRunWordForWord()
    {
        Package core = Package.Open("RelationshipModel");
        string repository = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"));
        Sample[] samples =
        [
            .. Pages.SelectMany(static id => Sample.ProgramsOf(id + ".Sample", Package.Open(id).Readme)),
            .. Sample.ProgramsOf("Repository.Sample", repository + "\n    dotnet add package RelationshipModel\n"),
            Sample.LibraryOf("Testing.Sample", Package.Open("RelationshipModel.Testing").Readme, await TextAsync("Host.cs.txt")),
        ];
        Assert.True(samples.Length > Pages.Length + 1);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("consumer-");
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "nuget.config"), (await TextAsync("nuget.config.txt"))
                    .Replace("PACKAGES", Path.GetFullPath(Package.Folder!), StringComparison.Ordinal));
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "letter.eml"),
                "From: me@home.example\nTo: ann@x.example\nDate: Mon, 4 May 2026 10:00:00 +0000\nMessage-ID: <1@x>\n\nHi\n");
            foreach (Sample sample in samples)
            {
                DirectoryInfo project = folder.CreateSubdirectory(sample.Name);
                await File.WriteAllTextAsync(
                    Path.Combine(project.FullName, sample.Name + ".csproj"), sample.ProjectFile(core["version"]));
                foreach ((string name, string text) in sample.Files)
                    await File.WriteAllTextAsync(Path.Combine(project.FullName, name), text);
            }

            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "Samples.slnx"),
                $"<Solution>{string.Concat(samples.Select(static sample =>
                    $"<Project Path=\"{sample.Name}/{sample.Name}.csproj\" />"))}</Solution>");
            await RunAsync(folder.FullName, "build", "Samples.slnx", "--property:UseSharedCompilation=false");
            foreach (Sample sample in samples.Where(static sample => sample is { IsProgram: true, IsWeb: false }))
            {
                string printed = await RunAsync(
                    folder.FullName, $"{sample.Name}/bin/Debug/net10.0/{sample.Name}.dll", "letter.eml");
                if (sample.Output is { } output) Assert.Equal(output.Trim(), printed.ReplaceLineEndings("\n").Trim());
            }

            await StartAsync(folder.FullName, samples.First(static sample => sample.IsWeb));
            Assert.StartsWith("<!doctype html>", await File.ReadAllTextAsync(Path.Combine(folder.FullName, "report.html")),
                StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Starts the program of the web page.</summary>
    private static async Task StartAsync(string folder, Sample sample)
    {
        using Process process = Process.Start(
            Command(folder, $"{sample.Name}/bin/Debug/net10.0/{sample.Name}.dll", "--urls", "http://127.0.0.1:0"))!;
        try
        {
            Task<string> error = process.StandardError.ReadToEndAsync();
            List<string> printed = [];
            Uri? address = null;
            while (address is null && await process.StandardOutput.ReadLineAsync() is { } line)
            {
                printed.Add(line);
                if (line.Split("Now listening on: ") is [_, var url]) address = new(url);
            }

            Assert.True(address is not null, string.Join('\n', printed) + (address is null ? await error : ""));
            using HttpClient client = new() { BaseAddress = address };
            Assert.Equal("Healthy", await client.GetStringAsync("health"));
            using HttpResponseMessage refused = await client.GetAsync("relationships/scores");
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    private static Task<string> TextAsync(string file) =>
        File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "Packages.Tests", "Consumer", file));

    private static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        using Process process = Process.Start(Command(folder, arguments))!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', arguments)}\n{await output}{await error}");
        return await output;
    }

    private static ProcessStartInfo Command(string folder, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments)
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
        return start;
    }
}
