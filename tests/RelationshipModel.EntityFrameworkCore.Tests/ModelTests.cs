using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace RelationshipModel.EntityFrameworkCore.Tests;

public sealed class ModelTests
{
    private sealed class NamedContext(DbContextOptions options, RelationshipTables? tables) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddRelationshipModel(tables);
    }

    private static IReadOnlyList<IEntityType> TypesOf(DbContextOptionsBuilder options, RelationshipTables? tables = null)
    {
        using NamedContext context = new(options.EnableServiceProviderCaching(false).Options, tables);
        return [.. context.GetService<IDesignTimeModel>().Model.GetEntityTypes()];
    }

    [Fact]
    public Task AddRelationshipModel_Sqlite_MakesTheseTables() =>
        Snapshot.Verify(ScriptOf(new DbContextOptionsBuilder().UseSqlite()));

    [Fact]
    public Task AddRelationshipModel_Postgres_MakesTheseTables() =>
        Snapshot.Verify(ScriptOf(new DbContextOptionsBuilder().UseNpgsql()));

    [Fact]
    public void AddRelationshipModel_Named_TakesPrefixSchemaAndCollation()
    {
        IReadOnlyList<IEntityType> types = TypesOf(
            new DbContextOptionsBuilder().UseNpgsql(), new() { Prefix = "rel_", Schema = "people", IdCollation = "ucs_basic" });

        Assert.NotEmpty(types);
        Assert.All(types, static type => Assert.StartsWith("rel_", type.GetTableName(), StringComparison.Ordinal));
        Assert.All(types, static type => Assert.Equal("people", type.GetSchema()));
        Assert.All(
            types.SelectMany(static type => type.FindPrimaryKey()!.Properties).Where(static key => key.ClrType == typeof(string)),
            static key => Assert.Equal("ucs_basic", key.GetCollation()));
    }

    private static string ScriptOf(DbContextOptionsBuilder options)
    {
        using NamedContext context = new(options.EnableServiceProviderCaching(false).Options, null);
        return context.Database.GenerateCreateScript().ReplaceLineEndings("\n");
    }
}
