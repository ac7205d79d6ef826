using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SiloHost;

/// <summary>A database of one run on a PostgreSQL server, removed at its end unless it is to be kept.</summary>
public sealed class Database : IAsyncDisposable
{
    private static int _databases;

    private bool _isKept;

    private Database(string server, string name) => (Server, Name) = (server, name);

    /// <summary>Gets the connection string of the database.</summary>
    public string Connection => new NpgsqlConnectionStringBuilder(Server) { Database = Name, MaxPoolSize = 20 }.ConnectionString;

    /// <summary>Gets the options of a context on the database.</summary>
    public DbContextOptions<RecordsContext> Options =>
        new DbContextOptionsBuilder<RecordsContext>().UseNpgsql(Connection).Options;

    private string Server { get; }

    private string Name { get; }

    /// <summary>Makes a database with the tables of networks.</summary>
    public static async Task<Database> CreateAsync(string server, CancellationToken cancellationToken = default)
    {
        Database database = new(server, NextName());
        RecordsContext context = new(database.Options);
        await using (context) await context.Database.EnsureCreatedAsync(cancellationToken);
        return database;
    }

    /// <summary>Makes a database that is kept, if there is none of the name.</summary>
    /// <returns>The database, and whether it was made.</returns>
    public static async Task<(Database Database, bool IsNew)> KeptAsync(string server, string name)
    {
        Database database = new(server, name) { _isKept = true };
        RecordsContext context = new(database.Options);
        await using (context) return (database, await context.Database.EnsureCreatedAsync());
    }

    /// <summary>Makes a copy, as nobody is connected to this one.</summary>
    public async Task<Database> CopyAsync()
    {
        NpgsqlConnection.ClearAllPools();
        Database copy = new(Server, NextName());
        await RunAsync($"CREATE DATABASE {copy.Name} TEMPLATE {Name}");
        return copy;
    }

    /// <summary>Gives further owners the rows of the first.</summary>
    /// <param name="first">The number of owners there are.</param>
    /// <param name="all">The number of owners there shall be.</param>
    public async Task MultiplyAsync(int first, int all)
    {
        NpgsqlConnection connection = new(Connection);
        await using (connection)
        {
            await connection.OpenAsync();
            List<(string Table, string Columns)> tables = [];
            NpgsqlCommand list = new(
                """
                SELECT c.table_name, string_agg(quote_ident(c.column_name), ', ')
                FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
                WHERE t.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.column_name <> 'Owner'
                GROUP BY 1 ORDER BY c.table_name = 'RelationshipInteractionContacts', 1
                """, connection);
            await using (list)
            {
                NpgsqlDataReader reader = await list.ExecuteReaderAsync();
                await using (reader)
                    while (await reader.ReadAsync()) tables.Add((reader.GetString(0), reader.GetString(1)));
            }

            foreach ((string table, string columns) in tables)
            {
                NpgsqlCommand copy = new(
                    $"""
                    INSERT INTO "{table}" ("Owner", {columns})
                    SELECT 'owner' || (substr("Owner", 6)::int + {first} * n), {columns}
                    FROM "{table}", generate_series(1, {(all / first) - 1}) n
                    """, connection)
                { CommandTimeout = 1800 };
                await using (copy) await copy.ExecuteNonQueryAsync();
            }

            NpgsqlCommand analyse = new("VACUUM ANALYZE", connection) { CommandTimeout = 1800 };
            await using (analyse) await analyse.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Removes the database, unless it is to be kept.</summary>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (!_isKept) await RunAsync($"DROP DATABASE {Name} WITH (FORCE)");
    }

    private static string NextName() => $"silos_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}";

    private async Task RunAsync(string sql)
    {
        NpgsqlConnection connection = new(Server);
        await using (connection)
        {
            await connection.OpenAsync();
            NpgsqlCommand command = new(sql, connection) { CommandTimeout = 300 };
            await using (command) await command.ExecuteNonQueryAsync();
        }
    }
}
