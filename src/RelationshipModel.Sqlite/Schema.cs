using System.Globalization;
using System.Text;
using RelationshipModel.Rows;

namespace RelationshipModel.Sqlite;

/// <summary>The tables, and how a file of an earlier version becomes one of this.</summary>
internal static class Schema
{
    /// <summary>Marks a file as one of ours, in its header: "RelM".</summary>
    internal const int ApplicationId = 0x52656C4D;

    /// <summary>The script of each version, to be run on a file of the version before.</summary>
    internal static readonly IReadOnlyList<string> Versions =
    [
        First,
        .. Enumerable.Range(2, Mappings.All.Max(static mapping => mapping.Columns.Max(static column => column.Since)) - 1)
            .Select(static version => Added(version, Mappings.All)),
    ];

    private const string KeyOfMemberships = """
        PRIMARY KEY (owner, circle, contact, since),
            FOREIGN KEY (owner, circle) REFERENCES circles (owner, id) ON DELETE CASCADE
        """;

    /// <summary>All tables. A table has no row ids but where a row fills more than a quarter of a page: it would spill into
    /// pages of its own, which are read one by one.</summary>
    private static string First => $"""
        CREATE TABLE owners (
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            horizon_s INTEGER,
            horizon_ns INTEGER,
            looked_s INTEGER,
            looked_ns INTEGER,
            erasure_key BLOB,
            directions INTEGER,
            checksum INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        {Table(ContactRows.Mapping)}
        {Table(InteractionRows.Mapping, "PRIMARY KEY (owner, at_s, at_ns, id), UNIQUE (owner, id)")}
        CREATE INDEX interactions_by_gathering ON interactions (owner, gathering, at_s, at_ns, id) WHERE gathering IS NOT NULL;

        CREATE TABLE interaction_contacts (
            owner INTEGER NOT NULL,
            contact TEXT NOT NULL,
            at_s INTEGER NOT NULL,
            at_ns INTEGER NOT NULL,
            id TEXT NOT NULL,
            PRIMARY KEY (owner, contact, at_s, at_ns, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE ties (
            owner INTEGER NOT NULL REFERENCES owners (key),
            contact TEXT NOT NULL,
            version INTEGER NOT NULL,
            state BLOB,
            state_checksum INTEGER,
            past BLOB,
            changed_from INTEGER,
            changed_check INTEGER,
            log_rows INTEGER NOT NULL DEFAULT 0,
            log_sum INTEGER NOT NULL DEFAULT 0,
            log_seconds INTEGER NOT NULL DEFAULT 0,
            checksum INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (owner, contact)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE tie_people (
            owner INTEGER NOT NULL REFERENCES owners (key),
            contact TEXT NOT NULL,
            people BLOB NOT NULL,
            checksum INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (owner, contact)
        ) STRICT;

        {Table(CircleRows.Mapping)}
        {Table(MembershipRows.Mapping, KeyOfMemberships, owner: "")}
        CREATE INDEX memberships_by_contact ON memberships (owner, contact, circle, since);
        {Table(GatheringRows.Mapping)}
        CREATE INDEX gatherings_by_instant ON gatherings (owner, at_s, at_ns, id);
        {Table(FollowUpRows.Mapping)}
        CREATE INDEX follow_ups_by_instant ON follow_ups (owner, promised_at_s, promised_at_ns, id);
        CREATE INDEX follow_ups_by_contact ON follow_ups (owner, contact, promised_at_s, promised_at_ns, id);
        {Table(NoteRows.Mapping)}
        CREATE INDEX notes_by_instant ON notes (owner, at_s, at_ns, id);
        CREATE INDEX notes_by_contact ON notes (owner, contact, at_s, at_ns, id);
        {Table(AcquaintanceRows.Mapping)}
        {Table(IntroductionRows.Mapping)}
        {Table(MergeRows.Mapping)}

        CREATE TABLE erasures (
            owner INTEGER NOT NULL REFERENCES owners (key),
            hash TEXT NOT NULL,
            PRIMARY KEY (owner, hash)
        ) STRICT, WITHOUT ROWID;

        {TallyTable.Definition}
        """;

    /// <summary>Brings a file to the last version; a file without tables gets them all. Several
    /// processes may do so at once.</summary>
    internal static void Bring(SqliteSession session, IReadOnlyList<string> versions, bool readOnly)
    {
        int found = session.Snapshot(() => Check(session, versions.Count));
        if (found == versions.Count) return;
        if (readOnly && found == 0)
        {
            throw new SqliteStoreException(SqliteStoreFault.NotAStore,
                $"The file {session.Path} is empty: nothing was ever kept in it. Name another file.");
        }

        if (readOnly)
        {
            throw new SqliteStoreException(
                SqliteStoreFault.ReadOnly,
                $"The file {session.Path} is of an earlier version. Open it once for writing, which upgrades it.");
        }

        session.Execute("PRAGMA journal_mode = WAL");
        session.Transact(() =>
        {
            session.AddChecksumFunction();
            for (int version = Check(session, versions.Count); version < versions.Count; version++)
                session.Execute(versions[version]);
            session.Execute($"PRAGMA application_id = {ApplicationId.ToString(CultureInfo.InvariantCulture)}");
            session.Execute($"PRAGMA user_version = {versions.Count.ToString(CultureInfo.InvariantCulture)}");
            return 0;
        });
    }

    /// <summary>The table of a noun, with the columns that it began with.</summary>
    private static string Table(IRowMapping mapping, string? key = null, string owner = "REFERENCES owners (key)") => $"""
        CREATE TABLE {SqlNames.TableOf(mapping)} (
            owner INTEGER NOT NULL {owner},
            {string.Join(", ", mapping.Columns.Where(static column => column.Since == 1).Select(Definition))},
            checksum INTEGER NOT NULL DEFAULT 0,
            {key ?? $"PRIMARY KEY (owner, {SqlNames.Of(mapping.Key)})"}
        ) STRICT, WITHOUT ROWID;
        """;

    /// <summary>Adds the columns of a version. What their cells add to the checksum of a row is added to it, so that a row which
    /// was damaged stays one.</summary>
    internal static string Added(int version, IEnumerable<IRowMapping> mappings)
    {
        StringBuilder script = new();
        foreach (IRowMapping mapping in mappings)
        {
            Column[] columns = [.. mapping.Columns.Where(column => column.Since == version)];
            if (columns.Length == 0) continue;
            string table = SqlNames.TableOf(mapping);
            foreach (Column column in columns)
            {
                string initial = column.Initial is null ? "" : $" DEFAULT {column.Initial}";
                script.AppendLine(CultureInfo.InvariantCulture, $"ALTER TABLE {table} ADD COLUMN {Definition(column)}{initial};");
            }

            string cells = string.Join(" + ", columns.Select(column => string.Create(
                CultureInfo.InvariantCulture, $"cell_checksum({column.Place}, {table}.{SqlNames.Of(column)})")));
            string sum = string.Create(CultureInfo.InvariantCulture, $"(({table}.checksum + {cells}) & {uint.MaxValue})");
            if (mapping.Noun == typeof(Interaction)) script.AppendLine(InteractionTable.AddToTies($"{sum} - {table}.checksum"));
            script.AppendLine(CultureInfo.InvariantCulture, $"UPDATE {table} SET checksum = {sum};");
        }

        return script.ToString();
    }

    private static string Definition(Column column)
    {
        string type = column.Type switch
        {
            ColumnType.Id or ColumnType.Text => "TEXT",
            ColumnType.Real => "REAL",
            _ => "INTEGER",
        };
        return $"{SqlNames.Of(column)} {type}{(column.IsOptional ? "" : " NOT NULL")}";
    }

    private static int Check(SqliteSession session, int last)
    {
        long application = session.Scalar("PRAGMA application_id"), version = session.Scalar("PRAGMA user_version");
        bool isOurs = application == ApplicationId
            || (application == 0 && version == 0 && session.Scalar("SELECT count(*) FROM sqlite_schema") == 0);
        if (!isOurs)
            throw new SqliteStoreException(SqliteStoreFault.NotAStore,
                $"The file {session.Path} is a SQLite database of another program. Name another file.");
        return version <= last
            ? (int)version
            : throw new SqliteStoreException(
                SqliteStoreFault.Newer,
                $"The file {session.Path} is of version {version} but this library knows versions up to {last}. Update RelationshipModel.Sqlite.");
    }
}
