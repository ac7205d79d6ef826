using Microsoft.Data.Sqlite;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace RelationshipModel.Benchmarks.Comparisons;

/// <summary>A log into a file of SQLite, in batches.</summary>
internal static class SqliteImport
{
    internal const string Title = "Import into SQLite";

    private const int Batch = 10_000;

    private static readonly OwnerId Owner = new("owner");

    internal static Comparison Of(int interactions, int ties)
    {
        Interaction[] given = new Histories(interactions, ties).Interactions();
        string folder = Directory.CreateTempSubdirectory("relationshipmodel-").FullName,
            file = Path.Combine(folder, "network.db");
        return new(Title, FormattableString.Invariant($"{interactions:#,0} interactions, {ties:#,0} ties"), interactions,
        [
            new("ours: checked, idempotent, ties marked as changed", () =>
            {
                using SqliteStore store = new(file);
                foreach (Interaction[] batch in given.Chunk(Batch)) Done(((IInteractionStore)store).AddAsync(Owner, batch));
                return [];
            })
            { Prepare = () => Empty(file), Answer = () => Answer(file) },
            new("prepared inserts of the same rows into the same tables, without checksums", () =>
            {
                Insert(file, given, isWhole: true);
                return [];
            })
            { Prepare = () => WithTables(file), Answer = () => Answer(file), Goal = .4 },
            new("prepared inserts into one table without any key", () =>
            {
                Insert(file, given, isWhole: false);
                return [];
            })
            { Prepare = () => Bare(file), IsOtherWork = true },
        ])
        {
            Rounds = interactions > 200_000 ? 2 : 3,
            CleanUp = () => Directory.Delete(folder, recursive: true),
        };
    }

    internal static T Done<T>(ValueTask<T> call) => call.AsTask().GetAwaiter().GetResult();

    /// <summary>Reads what was written, without a store: rows inserted by hand have no checksums, and a store refuses
    /// them.</summary>
    private static double[] Answer(string file)
    {
        using SqliteConnection connection = Open(file);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            SELECT count(*), sum(i.at_s), sum(i.length_s), sum(substr(c.contact, -1))
            FROM interactions i JOIN interaction_contacts c USING (owner, at_s, at_ns, id)
            """;
        using SqliteDataReader row = command.ExecuteReader();
        row.Read();
        return [row.GetDouble(0), row.GetDouble(1), row.GetDouble(2), row.GetDouble(3)];
    }

    private static void Empty(string file)
    {
        foreach (string old in Directory.GetFiles(Path.GetDirectoryName(file)!)) File.Delete(old);
    }

    private static void WithTables(string file)
    {
        Empty(file);
        using SqliteStore store = new(file);
        Done(store.ListOwnersAsync());
    }

    private static void Bare(string file)
    {
        Empty(file);
        using SqliteConnection connection = Open(file);
        Execute(connection,
            "CREATE TABLE interactions (owner, at_s, at_ns, id, channel, contacts, head_count, initiator, is_reply, length_s, "
                + "length_ns, depth)");
    }

    private static SqliteConnection Open(string file)
    {
        SqliteConnection connection = new($"Data Source={file};Pooling=False");
        connection.Open();
        // As durable as ours: what is committed survives the machine.
        Execute(connection,
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -32768; "
                + "PRAGMA temp_store = MEMORY");
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Insert(string file, Interaction[] interactions, bool isWhole)
    {
        using SqliteConnection connection = Open(file);
        if (isWhole) Execute(connection, "INSERT OR IGNORE INTO owners (key, id) VALUES (1, 'owner')");
        using SqliteCommand insert = Command(connection, """
            INSERT INTO interactions (owner, at_s, at_ns, id, channel, contacts, head_count, initiator, is_reply, length_s, length_ns, depth)
            VALUES (1, $0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """, 11);
        using SqliteCommand index = Command(connection,
            "INSERT INTO interaction_contacts (owner, contact, at_s, at_ns, id) VALUES (1, $0, $1, $2, $3)", 4, isWhole);
        foreach (Interaction[] batch in interactions.Chunk(Batch))
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            insert.Transaction = index.Transaction = transaction;
            foreach (Interaction interaction in batch)
            {
                long seconds = interaction.At.ToUnixTimeSeconds();
                string contact = interaction.Contacts[0].Value;
                Run(insert, seconds, 0L, interaction.Id.Value, (long)interaction.Channel, $"[\"{contact}\"]",
                    (long)interaction.HeadCount,
                    interaction.Initiator.Side == TieSide.Owner ? 0L : interaction.Initiator.Contact is null ? null : 1L, 0L,
                    interaction.Length is { } length ? (long)length.TotalSeconds : null, interaction.Length is null
                        ? null : 0L, (long)interaction.Depth);
                if (isWhole) Run(index, contact, seconds, 0L, interaction.Id.Value);
            }

            transaction.Commit();
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, int parameters, bool isPrepared = true)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < parameters; i++)
            command.Parameters.Add(new() { ParameterName = FormattableString.Invariant($"${i}") });
        if (isPrepared) command.Prepare();
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (int i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }
}
