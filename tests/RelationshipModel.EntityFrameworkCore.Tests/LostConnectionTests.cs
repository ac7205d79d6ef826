using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RelationshipModel.Attacks;

namespace RelationshipModel.EntityFrameworkCore.Tests;

/// <summary>A PostgreSQL server that ends a connection at a command or a commit: what was acknowledged is there, nothing is there
/// by half, and a call that failed can be made again. A call that writes is repeated by the store, all others where the host
/// retries.</summary>
public sealed class LostConnectionTests() : DatabaseTests(PostgresDatabase.CreateAsync)
{
    /// <summary>The number of commands or commits of each kind that are tried: RELATIONSHIP_MODEL_LOST_CONNECTIONS, else
    /// 6.</summary>
    private static readonly int Tried =
        int.TryParse(Environment.GetEnvironmentVariable("RELATIONSHIP_MODEL_LOST_CONNECTIONS"), CultureInfo.InvariantCulture,
            out int losses) ? losses : 6;

    [Theory]
    [InlineData(LostConnection.BeforeCommand, false)]
    [InlineData(LostConnection.BeforeCommand, true)]
    [InlineData(LostConnection.AfterCommand, false)]
    [InlineData(LostConnection.AfterCommand, true)]
    [InlineData(LostConnection.BeforeCommit, false)]
    [InlineData(LostConnection.BeforeCommit, true)]
    [InlineData(LostConnection.AfterCommit, false)]
    [InlineData(LostConnection.AfterCommit, true)]
    public async Task Calls_ConnectionLost_LoseNothingAcknowledgedAndHalveNothing(LostConnection loss, bool retries)
    {
        ScriptedDatabase scripted = await ScriptedDatabase.CreateAsync(Database);
        ConnectionLoss never = LossOf(loss, 0);
        foreach (FacadeCall call in FacadeScript.Calls) await MakeAsync(call, new("whole"), never, retries);
        await scripted.CallsKeptAsync(new("whole"), FacadeScript.Calls.Count);
        int step = Math.Max(1, never.Passed / Tried), happened = 0, told = 0;
        for (int at = 1 + (step / 2); at <= never.Passed; at += step, happened++)
        {
            OwnerId owner = new($"lost at {at}");
            ConnectionLoss lost = LossOf(loss, at);
            for (int i = 0; i < FacadeScript.Calls.Count; i++)
            {
                bool hadHappened = lost.HasHappened;
                Exception? met = await Record.ExceptionAsync(() => MakeAsync(FacadeScript.Calls[i], owner, lost, retries));
                if (met is null && hadHappened == lost.HasHappened) continue;
                Assert.False(hadHappened, $"{FacadeScript.Calls[i].Name} at {at}: {met}");
                Assert.True(met is null || IsOfDatabase(met), $"{FacadeScript.Calls[i].Name} at {at}: {met}");
                Assert.True(met is null || !retries, $"{FacadeScript.Calls[i].Name} at {at}, retried: {met}");
                await scripted.CallsKeptAsync(owner, met is null ? [i + 1] : [i, i + 1]);
                if (met is null) continue;
                told++;
                await scripted.MakeAsync(FacadeScript.Calls[i], owner);
                await scripted.CallsKeptAsync(owner, i + 1);
            }

            Assert.True(lost.HasHappened);
            await scripted.CallsKeptAsync(owner, FacadeScript.Calls.Count);
            await scripted.AssertAnswersAsync(owner);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{loss}, {(retries ? "with" : "without")} retries: {happened} of {never.Passed}, {told} calls told");
        Assert.InRange(happened, 3, never.Passed);
    }

    private ConnectionLoss LossOf(LostConnection loss, int at)
    {
        using HostContext context = Database.Context();
        return new(context.Database.GetConnectionString()!, loss, at);
    }

    private async Task MakeAsync(FacadeCall call, OwnerId owner, ConnectionLoss lost, bool retries)
    {
        DbContextOptionsBuilder<HostContext> options = retries
            ? new(Database.Options)
            : new DbContextOptionsBuilder<HostContext>().UseNpgsql(Server());
        await using HostContext context = new(options.AddInterceptors(lost).Options);
        await call.MakeAsync(ScriptedDatabase.NetworkOf(context, owner));

        string Server()
        {
            using HostContext host = Database.Context();
            return host.Database.GetConnectionString()!;
        }
    }

    private static bool IsOfDatabase(Exception? met) =>
        met is DbException || (met is not null && IsOfDatabase(met.InnerException));
}
