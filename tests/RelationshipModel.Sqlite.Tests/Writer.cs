using System.Diagnostics;

namespace RelationshipModel.Sqlite.Tests;

/// <summary>Another process that writes.</summary>
internal static class Writer
{
    internal static Process Start(params IEnumerable<string> arguments) => Start(redirectsInput: false, arguments);

    internal static Process Start(bool redirectsInput, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "SqliteWriter.dll"), .. arguments])
        {
            RedirectStandardInput = redirectsInput,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A short life: what is compiled well pays off for none of it.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcServer"] = "0";
        return Process.Start(start)!;
    }
}
