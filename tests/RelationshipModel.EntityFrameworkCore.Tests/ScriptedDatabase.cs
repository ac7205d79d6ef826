using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using RelationshipModel.Attacks;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore.Tests;

/// <summary>Networks that <see cref="FacadeScript"/> writes in a database, one for each owner, and what they must be after each
/// call.</summary>
internal sealed class ScriptedDatabase
{
    private readonly Database _database;
    private readonly string[] _expected;

    private ScriptedDatabase(Database database, string[] expected) => (_database, _expected) = (database, expected);

    internal static async Task<ScriptedDatabase> CreateAsync(Database database)
    {
        NetworkStores stores = NetworkStores.Of(new InMemoryStore());
        List<string> expected = [await FacadeScript.RowsAsync(stores)];
        foreach (FacadeCall call in FacadeScript.Calls)
        {
            await call.MakeAsync(FacadeScript.Network(stores));
            expected.Add(await FacadeScript.RowsAsync(stores));
        }

        return new(database, [.. expected]);
    }

    /// <summary>Makes a call of an owner, as another request would.</summary>
    internal async Task MakeAsync(FacadeCall call, OwnerId owner)
    {
        await using HostContext context = _database.Context();
        await call.MakeAsync(NetworkOf(context, owner));
    }

    internal static RelationshipNetwork NetworkOf(DbContext context, OwnerId owner) =>
        FacadeScript.Network(NetworkStores.Of(new EntityFrameworkCoreStore(context)), owner);

    /// <summary>The number of calls after which the rows of an owner are as they are.</summary>
    /// <exception cref="Xunit.Sdk.XunitException">They are as after none of the calls that are allowed.</exception>
    internal async Task<int> CallsKeptAsync(OwnerId owner, params int[] allowed)
    {
        await using HostContext context = _database.Context();
        string rows = await FacadeScript.RowsAsync(NetworkStores.Of(new EntityFrameworkCoreStore(context)), owner);
        int[] kept = [.. allowed.Where(calls => _expected[calls] == rows)];
        if (kept.Length == 0) Assert.Equal(_expected[allowed[^1]], rows);
        return kept[0];
    }

    /// <summary>Whether the answers are those of the log alone.</summary>
    internal async Task AssertAnswersAsync(OwnerId owner)
    {
        await using HostContext context = _database.Context();
        NetworkStores stores = NetworkStores.Of(new EntityFrameworkCoreStore(context));
        string answers = await FacadeScript.AnswersAsync(stores, owner);
        IEntityType ties = context.Model.GetEntityTypes().Single(static type => type.ClrType.Name == "TieRow");
        string table = ties.GetTableName()!, state = ties.FindProperty("State")!.GetColumnName();
        string whose = ties.FindProperty("Owner")!.GetColumnName();
        string clear = $"UPDATE \"{table}\" SET \"{state}\" = NULL WHERE \"{whose}\" = {{0}}";
        int cleared = await context.Database.ExecuteSqlRawAsync(clear, owner.Value);
        Assert.NotEqual(0, cleared);
        Assert.Equal(await FacadeScript.AnswersAsync(stores, owner), answers);
    }
}
