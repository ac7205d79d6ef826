using Microsoft.EntityFrameworkCore;
using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore.Tests;

/// <summary>A database that lacks what the model has says which commands to run.</summary>
public abstract class UnmigratedTests(Func<Task<Database>> create) : DatabaseTests(create)
{
    private static readonly OwnerId Owner = new("owner");
    private static readonly ContactId Ada = new("ada");

    private static readonly Dictionary<string, Func<RelationshipNetwork, Task>> Calls = new()
    {
        ["record"] = static network =>
            network.RecordAsync(new Interaction(new("1"), Instant.FromUnixTimeSeconds(0), Channel.Email, Ada)).AsTask(),
        ["save"] = static network => network.Contacts.SaveAsync(new Contact(Ada, "Ada")).AsTask(),
        ["find"] = static network => network.Contacts.FindAsync(Ada).AsTask(),
        ["score"] = static network => network.ScoreAsync(Ada, Instant.FromUtc(2024, 1, 1, 0, 0)).AsTask(),
        ["revisits"] = static network => network.PlanRevisitsAsync(asOf: Instant.FromUtc(2024, 1, 1, 0, 0)).AsTask(),
        ["erase"] = static network => network.EraseContactAsync(Ada).AsTask(),
    };

    [Theory]
    [InlineData("record", "DROP TABLE \"RelationshipOwners\"", "RelationshipOwners")]
    [InlineData("save", "DROP TABLE \"RelationshipContacts\"", "RelationshipContacts")]
    [InlineData("save", "ALTER TABLE \"RelationshipContacts\" DROP COLUMN \"SupportRole\"", "SupportRole")]
    [InlineData("find", "ALTER TABLE \"RelationshipContacts\" DROP COLUMN \"SupportRole\"", "SupportRole")]
    [InlineData("score", "DROP TABLE \"RelationshipMerges\"", "RelationshipMerges")]
    [InlineData("revisits", "DROP TABLE \"RelationshipTies\"", "RelationshipTies")]
    [InlineData("erase", "DROP TABLE \"RelationshipNotes\"", "RelationshipNotes")]
    public async Task Call_DatabaseLacksATableOrColumn_SaysWhichCommandsToRun(string call, string before, string named)
    {
        await using HostContext context = Database.Context();
        RelationshipNetwork network = new(Owner, NetworkStores.Of(new EntityFrameworkCoreStore(context)), SystemClock.Instance);
        await Calls["record"](network);
        await context.Database.ExecuteSqlRawAsync(before);

        InvalidOperationException fault = await Assert.ThrowsAsync<InvalidOperationException>(() => Calls[call](network));

        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
        Assert.Contains("dotnet ef migrations add RelationshipModel --context HostContext", fault.Message,
            StringComparison.Ordinal);
        Assert.Contains("dotnet ef database update --context HostContext", fault.Message, StringComparison.Ordinal);
    }
}

public sealed class SqliteUnmigratedTests() : UnmigratedTests(SqliteDatabase.CreateAsync);

public sealed class PostgresUnmigratedTests() : UnmigratedTests(PostgresDatabase.CreateAsync);
