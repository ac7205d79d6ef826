using System.Text;
using NodaTime;
using NodaTime.Testing;

namespace BestNetwork.Tests;

/// <summary>What the command answered.</summary>
internal sealed record Run(int ExitCode, string Output, string Error)
{
    /// <summary>A clock that shows noon of 1 July 2024.</summary>
    internal static readonly IClock Clock = new FakeClock(Instant.FromUtc(2024, 7, 1, 12, 0));

    internal static Task<Run> Of(params string[] args) => Of(args, []);

    internal static async Task<Run> Of(string[] args, byte[] input)
    {
        using MemoryStream standardInput = new(input), output = new();
        using StringWriter error = new() { NewLine = "\n" };
        int exitCode = await BestNetworkCommand.RunAsync(args, new CommandContext(standardInput, output, error, Clock),
            TestContext.Current.CancellationToken);
        return new(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

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
