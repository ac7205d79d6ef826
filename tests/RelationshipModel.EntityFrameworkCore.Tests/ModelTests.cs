using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using RelationshipModel.EntityFrameworkCore.Queries;

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
    public void Readme_TableOfTables_ListsThoseOfTheModel()
    {
        string page = File.ReadAllText(
            Path.Combine(Repository.Root, "src", "RelationshipModel.EntityFrameworkCore", "README.md")).Split("## The tables")[1];
        IEnumerable<string> listed = page.Split('\n').Where(static line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(static line => line.Split('|')[1].Split(',')).Select(static name => name.Trim(' ', '`'));

        Assert.Equal(
            TypesOf(new DbContextOptionsBuilder().UseSqlite()).Select(static type => type.GetTableName()).OfType<string>()
                .Order(StringComparer.Ordinal),
            listed.Order(StringComparer.Ordinal));
    }

    /// <summary>The rows for the host's queries have every column of their table, with its type.</summary>
    [Fact]
    public void AddRelationshipModel_RowsOfQueries_HaveTheColumnsOfTheirTables()
    {
        ILookup<string, IEntityType> types = TypesOf(new DbContextOptionsBuilder().UseNpgsql(), new() { Schema = "people" })
            .Where(static type => type.GetTableName() is not null || type.GetViewName() is not null)
            .ToLookup(static type => (type.GetTableName() ?? type.GetViewName())!);
        string[] own = ["RelationshipErasures", "RelationshipOwners", "RelationshipTiePeople", "RelationshipTies"];

        Assert.Equal(11, types.Count(static table => table.Count() == 2));
        Assert.Equal(own, types.Where(static table => table.Count() == 1).Select(static table => table.Key).Order());
        foreach (IGrouping<string, IEntityType> table in types.Where(static table => table.Count() == 2))
        {
            IEntityType kept = table.Single(static type => type.GetTableName() is not null),
                query = table.Single(static type => type.GetViewName() is not null);
            Assert.Equal(Columns(kept), Columns(query));
            Assert.Equal("people", query.GetViewSchema());
        }

        static IEnumerable<string> Columns(IEntityType type) => type.GetProperties()
            .Select(static property => $"{property.Name} {TypeOf(property)}").Order();

        static Type TypeOf(IProperty property) => property.GetProviderClrType()
            ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
    }

    [Fact]
    public void AddRelationshipModel_DefaultSchema_IsThatOfQueriesToo()
    {
        using SchemaContext context = new(new DbContextOptionsBuilder().UseNpgsql().Options);

        Assert.Contains("people.\"RelationshipContacts\"", context.Set<ContactRow>().ToQueryString(),
            StringComparison.Ordinal);
    }

    private sealed class SchemaContext(DbContextOptions options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) =>
            modelBuilder.HasDefaultSchema("people").AddRelationshipModel();
    }

    [Fact]
    public void AddRelationshipModel_Named_TakesPrefixSchemaAndCollation()
    {
        IReadOnlyList<IEntityType> types = TypesOf(
            new DbContextOptionsBuilder().UseNpgsql(), new() { Prefix = "rel_", Schema = "people", IdCollation = "ucs_basic" });

        Assert.NotEmpty(types);
        Assert.All(types, static type =>
            Assert.StartsWith("rel_", type.GetTableName() ?? type.GetViewName(), StringComparison.Ordinal));
        Assert.All(types, static type => Assert.Equal("people", type.GetSchema() ?? type.GetViewSchema()));
        Assert.All(
            types.SelectMany(static type => type.FindPrimaryKey()?.Properties ?? [])
                .Where(static key => key.ClrType == typeof(string)),
            static key => Assert.Equal("ucs_basic", key.GetCollation()));
    }

    private static string ScriptOf(DbContextOptionsBuilder options)
    {
        using NamedContext context = new(options.EnableServiceProviderCaching(false).Options, null);
        return context.Database.GenerateCreateScript().ReplaceLineEndings("\n");
    }
}
