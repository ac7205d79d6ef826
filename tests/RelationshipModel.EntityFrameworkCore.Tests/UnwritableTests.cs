using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Storage;
using RelationshipModel.Testing;

namespace RelationshipModel.EntityFrameworkCore.Tests;

/// <summary>Questions are answered while another connection holds the write lock of the database.</summary>
public sealed class UnwritableTests
{
    private static readonly OwnerId Owner = new("owner");
    private static readonly Instant Now = Instant.FromUtc(2024, 6, 30, 12, 0);

    [Fact]
    public async Task Questions_DatabaseLockedByAnotherWriter_AreAnsweredAndNothingIsKept()
    {
        await using Database database = await SqliteDatabase.CreateAsync();
        await using (HostContext first = database.Context())
            await NetworkScenario.Small(Now)
                .SaveToAsync(NetworkStores.Of(new EntityFrameworkCoreStore(first)), Owner, TestContext.Current.CancellationToken);
        await using HostContext context = database.Context();
        // Who waited for the lock would wait for an hour.
        context.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        EntityFrameworkCoreStore store = new(context);
        RelationshipNetwork network = new(Owner, NetworkStores.Of(store), new AtInstant(Now));
        await using SqliteConnection other = new(context.Database.GetConnectionString());
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await RunAsync(other, "BEGIN IMMEDIATE");

        int scores = await network.ScoreAllAsync().CountAsync();
        await network.PlanRevisitsAsync();
        Assert.True(await ((ITieStateStore)store).ListTiesAsync(Owner, withPeople: false)
            .AllAsync(static tie => tie.State.IsEmpty));

        await RunAsync(other, "ROLLBACK");
        Assert.Equal(scores, await network.ScoreAllAsync().CountAsync());
        Assert.False(await ((ITieStateStore)store).ListTiesAsync(Owner, withPeople: false)
            .AllAsync(static tie => tie.State.IsEmpty));
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private sealed class AtInstant(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}
