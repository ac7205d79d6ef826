using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace RelationshipModel.EntityFrameworkCore.Tests;

/// <summary>A schema of its own on the PostgreSQL server that the environment names.</summary>
public sealed class PostgresDatabase : Database
{
    /// <summary>The environment variable with the connection string.</summary>
    public const string Variable = "RELATIONSHIP_MODEL_POSTGRES";

    private static int _schemas;

    private readonly string _connection;
    private readonly string _schema;

    private PostgresDatabase(string connection)
    {
        _schema = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref _schemas)}";
        _connection = new NpgsqlConnectionStringBuilder(connection)
        {
            SearchPath = _schema,
            MaxPoolSize = 20,
            ConnectionIdleLifetime = 5,
            ConnectionPruningInterval = 1
        }
            .ConnectionString;
        Options = new DbContextOptionsBuilder<HostContext>().UseNpgsql(_connection,
            static npgsql => npgsql.EnableRetryOnFailure()).Options;
    }

    public override DbContextOptions<HostContext> Options { get; }

    /// <summary>The server; the test is skipped where there is none.</summary>
    public static string Server
    {
        get
        {
            string? connection = Environment.GetEnvironmentVariable(Variable);
            Assert.SkipWhen(
                string.IsNullOrEmpty(connection),
                $"No PostgreSQL server is named. Set {Variable} to the connection string of one on which schemas may be made, "
                + $"such as "
                + "'Host=localhost;Username=postgres;Password=...;Database=postgres', and run the tests again. See "
                + "CONTRIBUTING.md.");
            return connection!;
        }
    }

    public static Task<Database> CreateAsync() => CreateAsync(usesStandardSql: false);

    public static async Task<Database> CreateAsync(bool usesStandardSql)
    {
        PostgresDatabase database = new(Server) { UsesStandardSql = usesStandardSql };
        await using HostContext context = database.Context();
        await context.Database.OpenConnectionAsync();
        await database.RunAsync($"CREATE SCHEMA {database._schema}");
        await database.RunAsync(context.Database.GenerateCreateScript());
        return database;
    }

    public override async ValueTask DisposeAsync()
    {
        await RunAsync($"DROP SCHEMA {_schema} CASCADE");
        await using NpgsqlConnection connection = new(_connection);
        NpgsqlConnection.ClearPool(connection);
    }

    private async Task RunAsync(string sql)
    {
        await using NpgsqlConnection connection = new(_connection);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
