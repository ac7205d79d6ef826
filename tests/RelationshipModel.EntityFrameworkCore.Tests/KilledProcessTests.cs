using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RelationshipModel.Attacks;

namespace RelationshipModel.EntityFrameworkCore.Tests;

/// <summary>A process that is killed at each boundary of its transactions: when one has begun, before it is committed,
/// after.</summary>
public abstract class KilledProcessTests(string provider, Func<Task<Database>> create) : DatabaseTests(create)
{
    /// <summary>A transaction has so many boundaries.</summary>
    private const int OfEach = 3;

    /// <summary>The number of kills: RELATIONSHIP_MODEL_KILLS, else 8 where CI is set, else 4. There are 69
    /// boundaries.</summary>
    private static readonly int Tried = Environment.GetEnvironmentVariable("RELATIONSHIP_MODEL_KILLS") is { } kills
        ? int.Parse(kills, CultureInfo.InvariantCulture)
        : Environment.GetEnvironmentVariable("CI") is null ? 4 : 8;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_ProcessKilledAtABoundary_LoseNothingAcknowledgedAndHalveNothing()
    {
        ScriptedDatabase scripted = await ScriptedDatabase.CreateAsync(Database);
        (int made, int boundaries) = await RunAsync(new("whole"), 0);
        Assert.Equal(FacadeScript.Calls.Count, made);
        await scripted.CallsKeptAsync(new("whole"), made);
        int step = Math.Max(1, boundaries / Tried), kills = 0;
        // A step of 3 would meet the same boundary of each transaction.
        if (step % OfEach == 0) step--;
        for (int at = 1 + (step / 2); at <= boundaries; at += step, kills++)
        {
            OwnerId owner = new($"killed at {at}");
            (made, int passed) = await RunAsync(owner, at);
            Assert.Equal(0, passed);

            int kept = await scripted.CallsKeptAsync(owner, made, Math.Min(made + 1, FacadeScript.Calls.Count));

            // Another process goes on, with the call that was not acknowledged.
            for (int i = made; i < FacadeScript.Calls.Count; i++) await scripted.MakeAsync(FacadeScript.Calls[i], owner);
            Assert.InRange(kept, made, made + 1);
            await scripted.CallsKeptAsync(owner, FacadeScript.Calls.Count);
            await scripted.AssertAnswersAsync(owner);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{kills} kills at {boundaries} boundaries");
        Assert.InRange(kills, 3, boundaries);
    }

    /// <summary>Runs the other process, and returns how many calls it made, and how many boundaries it passed if it was not
    /// killed.</summary>
    private async Task<(int Made, int Passed)> RunAsync(OwnerId owner, int killedAt)
    {
        await using HostContext context = Database.Context();
        ProcessStartInfo start = new("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "EntityFrameworkCoreWriter.dll"), provider,
            context.Database.GetConnectionString()!, owner.Value, killedAt.ToString(CultureInfo.InvariantCulture),
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_TieredPGO"] = "0";
        using Process writer = Process.Start(start)!;
        Task<string> faults = writer.StandardError.ReadToEndAsync(Cancel);
        string[] said = (await writer.StandardOutput.ReadToEndAsync(Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await writer.WaitForExitAsync(Cancel);
        Assert.Equal("", await faults);
        return (Last("made "), Last("passed "));

        int Last(string what) =>
            said.LastOrDefault(line => line.StartsWith(what, StringComparison.Ordinal)) is { } line
                ? int.Parse(line[what.Length..], CultureInfo.InvariantCulture) : 0;
    }
}

public sealed class SqliteKilledProcessTests() : KilledProcessTests("sqlite", SqliteDatabase.CreateAsync);

public sealed class PostgresKilledProcessTests() : KilledProcessTests("postgres", PostgresDatabase.CreateAsync);
