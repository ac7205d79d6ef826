using RelationshipModel.Rows;

namespace RelationshipModel.Sqlite;

/// <summary>The number of rows that an owner has in each table and the sum of their checksums, kept by triggers, so that the loss
/// of a row is noticed.</summary>
internal static class TallyTable
{
    private const string Select = "SELECT rows, sum FROM tallies WHERE owner = $0 AND name = $1";

    internal static (long Rows, long Sum) Of(SqliteSession session, long owner, string table) =>
        session.Rows(Select, static row => (row.BigNumber(0), row.BigNumber(1)), owner, table).FirstOrDefault();

    /// <summary>The tables whose rows are counted; those of the log are counted by tie.</summary>
    internal static IEnumerable<string> Counted =>
        [.. Mappings.All.Where(static mapping => mapping.Noun != typeof(Interaction)).Select(SqlNames.TableOf), "ties"];

    internal static string Definition => $"""
        CREATE TABLE tallies (
            owner INTEGER NOT NULL REFERENCES owners (key),
            name TEXT NOT NULL,
            rows INTEGER NOT NULL,
            sum INTEGER NOT NULL,
            PRIMARY KEY (owner, name)
        ) STRICT, WITHOUT ROWID;
        {string.Join('\n', Counted.Select(Triggers))}
        """;

    private static string Triggers(string table) => $"""
        CREATE TRIGGER {table}_added AFTER INSERT ON {table} BEGIN
            INSERT INTO tallies VALUES (NEW.owner, '{table}', 1, NEW.checksum)
                ON CONFLICT (owner, name) DO UPDATE SET rows = rows + 1, sum = sum + excluded.sum;
        END;
        CREATE TRIGGER {table}_removed AFTER DELETE ON {table} BEGIN
            UPDATE tallies SET rows = rows - 1, sum = sum - OLD.checksum WHERE owner = OLD.owner AND name = '{table}';
        END;
        CREATE TRIGGER {table}_changed AFTER UPDATE OF checksum ON {table} WHEN NEW.checksum <> OLD.checksum BEGIN
            UPDATE tallies SET sum = sum + NEW.checksum - OLD.checksum WHERE owner = NEW.owner AND name = '{table}';
        END;
        """;
}
