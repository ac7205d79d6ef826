using System.Diagnostics;
using System.Text;
using NodaTime;
using NodaTime.Testing;

namespace BestNetwork.Tests;

/// <summary>The answer of the command.</summary>
internal sealed record Run(int ExitCode, string Output, string Error)
{
    /// <summary>A clock that shows noon of 1 July 2024.</summary>
    internal static readonly IClock Clock = new FakeClock(Instant.FromUtc(2024, 7, 1, 12, 0));

    /// <summary>The executable to run in place of the command's code, whose clock is the machine's; null for that code.</summary>
    internal static readonly string? Executable =
        Environment.GetEnvironmentVariable("BESTNETWORK_EXECUTABLE") is { Length: > 0 } path ? path : null;

    internal static Task<Run> Of(params string[] args) => Of(args, []);

    internal static async Task<Run> Of(string[] args, byte[] input)
    {
        if (Executable is not null) return await OfProcessAsync(Executable, args, input);
        using MemoryStream standardInput = new(input), output = new();
        using StringWriter error = new() { NewLine = "\n" };
        int exitCode = await BestNetworkCommand.RunAsync(args, new CommandContext(standardInput, output, error, Clock),
            TestContext.Current.CancellationToken);
        return new(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    private static async Task<Run> OfProcessAsync(string executable, string[] args, byte[] input)
    {
        ProcessStartInfo start = new(executable, AtClock(args))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        start.Environment["BESTNETWORK_CONFIG"] = start.Environment["BESTNETWORK_DB"] =
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading all of it.
        }

        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>The arguments with the time of the clock, where the command would ask its own.</summary>
    private static string[] AtClock(string[] args) => args switch
    {
        _ when args.Contains("--as-of") => args,
        ["import", ..] => [.. args, "--as-of", "2024-07-01T12:00:00Z"],
        ["score" or "revisit" or "introductions" or "gathering" or "circles" or "report" or "person" or "today", ..]
            when args.Contains("--db")
            => [.. args, "--as-of", "2024-07-01"],
        _ => args,
    };

    /// <summary>The lines of the CSV that was written, each as its fields by column.</summary>
    internal IReadOnlyList<IReadOnlyDictionary<string, string>> Rows()
    {
        Assert.Equal((0, ""), (ExitCode, Error));
        using Sylvan.Data.Csv.CsvDataReader csv = Sylvan.Data.Csv.CsvDataReader.Create(new StringReader(Output));
        List<IReadOnlyDictionary<string, string>> rows = [];
        while (csv.Read()) rows.Add(Enumerable.Range(0, csv.FieldCount).ToDictionary(csv.GetName, csv.GetString));
        return rows;
    }
}
