using System.Globalization;
using RelationshipModel.Rows;

namespace RelationshipModel.Sqlite;

/// <summary>The tables, and how a file of an earlier version becomes one of this.</summary>
internal static class Schema
{
    /// <summary>Marks a file as one of ours, in its header: "RelM".</summary>
    internal const int ApplicationId = 0x52656C4D;

    /// <summary>The version from which on rows have checksums.</summary>
    private const int Sealed = 12;

    /// <summary>The script of each version, to be run on a file of the version before.</summary>
    internal static readonly IReadOnlyList<string> Versions =
    [
        Version1, Version2, Table(MergeRows.Mapping), Added(4), Version5, Version6, Version7, Version8, Version9, Version10,
        Version11, Version12,
        .. Enumerable.Range(Sealed + 1,
            Math.Max(0, Mappings.All.Max(static mapping => mapping.Columns.Max(static column => column.Since)) - Sealed))
                .Select(Added),
    ];

    private const string KeyOfMemberships = """
        PRIMARY KEY (owner, circle, contact, since),
            FOREIGN KEY (owner, circle) REFERENCES circles (owner, id) ON DELETE CASCADE
        """;

    private static string Version1 => $"""
        CREATE TABLE owners (
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE
        ) STRICT;

        {Table(ContactRows.Mapping).Replace("restrictions", "preferences", StringComparison.Ordinal)}
        {Table(InteractionRows.Mapping, "PRIMARY KEY (owner, at_s, at_ns, id), UNIQUE (owner, id)")}

        CREATE TABLE interaction_contacts (
            owner INTEGER NOT NULL,
            contact TEXT NOT NULL,
            at_s INTEGER NOT NULL,
            at_ns INTEGER NOT NULL,
            id TEXT NOT NULL,
            PRIMARY KEY (owner, contact, at_s, at_ns, id)
        ) STRICT, WITHOUT ROWID;

        {Table(CircleRows.Mapping)}
        {Table(MembershipRows.Mapping, KeyOfMemberships, owner: "")}
        {Table(GatheringRows.Mapping)}
        CREATE INDEX gatherings_by_instant ON gatherings (owner, at_s, at_ns, id);
        {Table(FollowUpRows.Mapping)}
        CREATE INDEX follow_ups_by_instant ON follow_ups (owner, promised_at_s, promised_at_ns, id);
        {Table(AcquaintanceRows.Mapping)}
        {Table(IntroductionRows.Mapping)}
        """;

    /// <summary>Keeps the folded state of each tie beside the log, and the instant up to which the log was folded away.</summary>
    private const string Version2 = """
        CREATE TABLE ties (
            owner INTEGER NOT NULL REFERENCES owners (key),
            contact TEXT NOT NULL,
            version INTEGER NOT NULL,
            state BLOB,
            past BLOB,
            PRIMARY KEY (owner, contact)
        ) STRICT, WITHOUT ROWID;

        INSERT INTO ties (owner, contact, version) SELECT owner, contact, random() FROM interaction_contacts GROUP BY owner, contact;

        ALTER TABLE owners ADD COLUMN horizon_s INTEGER;
        ALTER TABLE owners ADD COLUMN horizon_ns INTEGER;
        """;

    private const string Version5 = """
        CREATE TABLE notes (
            owner INTEGER NOT NULL REFERENCES owners (key),
            contact TEXT NOT NULL,
            at_s INTEGER NOT NULL,
            at_ns INTEGER NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (owner, contact, at_s, at_ns, text)
        ) STRICT, WITHOUT ROWID;

        ALTER TABLE owners ADD COLUMN looked_s INTEGER;
        ALTER TABLE owners ADD COLUMN looked_ns INTEGER;
        """;

    /// <summary>States are rolled on from where a tie was changed; who was met is kept apart, so that it
    /// is only read when asked for.</summary>
    private const string Version6 = """
        ALTER TABLE ties ADD COLUMN changed_from INTEGER;
        UPDATE ties SET state = NULL;

        CREATE TABLE tie_people (
            owner INTEGER NOT NULL REFERENCES owners (key),
            contact TEXT NOT NULL,
            people BLOB NOT NULL,
            PRIMARY KEY (owner, contact)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX interactions_by_gathering ON interactions (owner, gathering, at_s, at_ns, id) WHERE gathering IS NOT NULL;
        CREATE INDEX follow_ups_by_contact ON follow_ups (owner, contact, promised_at_s, promised_at_ns, id);
        CREATE INDEX memberships_by_contact ON memberships (owner, contact, circle, since);
        """;

    /// <summary>Remembers erased contacts as hashes with a secret of the owner's.</summary>
    private const string Version7 = """
        ALTER TABLE owners ADD COLUMN erasure_key BLOB;

        CREATE TABLE erasures (
            owner INTEGER NOT NULL REFERENCES owners (key),
            hash TEXT NOT NULL,
            PRIMARY KEY (owner, hash)
        ) STRICT, WITHOUT ROWID;
        """;

    /// <summary>The word is the same everywhere.</summary>
    private const string Version8 = "ALTER TABLE contacts RENAME COLUMN preferences TO restrictions";

    /// <summary>Adds the side whose initiatives an owner's records hold; null if nobody stated it.</summary>
    private const string Version9 = "ALTER TABLE owners ADD COLUMN directions INTEGER";

    /// <summary>Notes have ids, as all records have.</summary>
    private static string Version10 => $"""
        ALTER TABLE notes RENAME TO notes_without_ids;
        {Table(NoteRows.Mapping)}
        CREATE INDEX notes_by_instant ON notes (owner, at_s, at_ns, id);
        CREATE INDEX notes_by_contact ON notes (owner, contact, at_s, at_ns, id);
        INSERT INTO notes (owner, id, contact, at_s, at_ns, text)
            SELECT owner, 'note-' || lower(hex(randomblob(8))), contact, at_s, at_ns, text FROM notes_without_ids;
        DROP TABLE notes_without_ids;
        """;

    /// <summary>A row without a row id that fills more than a quarter of a page spills into pages of its own, which are read one
    /// by one.</summary>
    private const string Version11 = """
        DROP TABLE tie_people;

        CREATE TABLE tie_people (
            owner INTEGER NOT NULL REFERENCES owners (key),
            contact TEXT NOT NULL,
            people BLOB NOT NULL,
            PRIMARY KEY (owner, contact)
        ) STRICT;
        """;

    /// <summary>Every row has a checksum. Rows are counted by table and interactions by tie, so that a loss is seen.</summary>
    private static string Version12 => $"""
        {string.Join('\n', SealedTables.Select(static table =>
            $"ALTER TABLE {table} ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;"))}
        ALTER TABLE ties ADD COLUMN state_checksum INTEGER;
        ALTER TABLE ties ADD COLUMN changed_check INTEGER;
        ALTER TABLE ties ADD COLUMN log_rows INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE ties ADD COLUMN log_sum INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE ties ADD COLUMN log_seconds INTEGER NOT NULL DEFAULT 0;
        UPDATE ties SET state = NULL, changed_from = NULL;
        DELETE FROM tie_people;
        {TallyTable.Definition}
        """;

    private static IEnumerable<string> SealedTables => [.. Mappings.All.Select(SqlNames.TableOf), "owners", "ties", "tie_people"];

    /// <summary>Computes the checksums of all rows and counts them.</summary>
    private static string Seal => $"""
        {string.Join('\n', Mappings.All.Select(static mapping =>
            $"UPDATE {SqlNames.TableOf(mapping)} SET checksum = row_checksum({SqlNames.Of(mapping.Columns)});"))}
        UPDATE owners SET checksum = row_checksum({OwnerTable.Columns});
        UPDATE ties SET checksum = row_checksum(contact, past);
        UPDATE ties SET (log_rows, log_sum, log_seconds) = ({InteractionTable.CountOfTie});
        {TallyTable.Recount}
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
                $"The file {session.Path} is of an earlier version. Open it once for writing, which brings it up to date.");
        }

        session.Execute("PRAGMA journal_mode = WAL");
        session.Transact(() =>
        {
            for (int version = Check(session, versions.Count); version < versions.Count; version++)
                session.Execute(versions[version]);
            if (versions.Count >= Sealed)
            {
                session.AddChecksumFunction();
                session.Execute(Seal);
            }

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
            {key ?? $"PRIMARY KEY (owner, {SqlNames.Of(mapping.Key)})"}
        ) STRICT, WITHOUT ROWID;
        """;

    /// <summary>Adds the columns of a version.</summary>
    private static string Added(int version) => string.Join(
        ";\n",
        from mapping in Mappings.All
        from column in mapping.Columns
        where column.Since == version
        let initial = column.Initial is null ? "" : $" DEFAULT {column.Initial}"
        select $"ALTER TABLE {SqlNames.TableOf(mapping)} ADD COLUMN {Definition(column)}{initial}");

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
                $"The file {session.Path} is of version {version} and this library knows versions up to {last}. Update RelationshipModel.Sqlite.");
    }
}
