using Microsoft.EntityFrameworkCore;

namespace RelationshipModel.EntityFrameworkCore.Tests;

/// <summary>A SQLite file.</summary>
public sealed class SqliteDatabase : Database
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("relationship-model-");

    private SqliteDatabase() =>
        Options = new DbContextOptionsBuilder<HostContext>().UseSqlite(
            $"Data Source={Path.Combine(_folder.FullName, "host.db")};Pooling=False").Options;

    public override DbContextOptions<HostContext> Options { get; }

    public static Task<Database> CreateAsync() => CreateAsync(usesStandardSql: false);

    public static async Task<Database> CreateAsync(bool usesStandardSql)
    {
        SqliteDatabase database = new() { UsesStandardSql = usesStandardSql };
        await database.CreateTablesAsync();
        return database;
    }

    public override ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
