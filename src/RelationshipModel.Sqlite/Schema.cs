using System.Globalization;

namespace RelationshipModel.Sqlite;

/// <summary>The tables, and how a file of an earlier version becomes one of this.</summary>
internal static class Schema
{
    /// <summary>Marks a file as one of ours, in its header: "RelM".</summary>
    internal const int ApplicationId = 0x52656C4D;

    /// <summary>The script of each version, to be run on a file of the version before.</summary>
    internal static readonly IReadOnlyList<string> Versions = [Version1, Version2, Version3, Version4, Version5, Version6,
        Version7];

    private const string Version1 = """
        CREATE TABLE owners (
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE
        ) STRICT;

        CREATE TABLE contacts (
            owner INTEGER NOT NULL REFERENCES owners (key),
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            interests TEXT NOT NULL,
            offers TEXT NOT NULL,
            needs TEXT NOT NULL,
            kind INTEGER NOT NULL,
            birthday TEXT,
            place TEXT,
            preferences INTEGER NOT NULL,
            snoozed_until TEXT,
            states TEXT NOT NULL,
            closeness TEXT NOT NULL,
            PRIMARY KEY (owner, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE interactions (
            owner INTEGER NOT NULL REFERENCES owners (key),
            at_s INTEGER NOT NULL,
            at_ns INTEGER NOT NULL,
            id TEXT NOT NULL,
            channel INTEGER NOT NULL,
            contacts TEXT NOT NULL,
            head_count INTEGER NOT NULL,
            initiator INTEGER,
            is_reply INTEGER NOT NULL,
            length_s INTEGER,
            length_ns INTEGER,
            depth INTEGER NOT NULL,
            supports TEXT,
            after_feel INTEGER,
            gathering TEXT,
            PRIMARY KEY (owner, at_s, at_ns, id),
            UNIQUE (owner, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE interaction_contacts (
            owner INTEGER NOT NULL,
            contact TEXT NOT NULL,
            at_s INTEGER NOT NULL,
            at_ns INTEGER NOT NULL,
            id TEXT NOT NULL,
            PRIMARY KEY (owner, contact, at_s, at_ns, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE circles (
            owner INTEGER NOT NULL REFERENCES owners (key),
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            purpose INTEGER NOT NULL,
            cadence TEXT,
            tolerance TEXT,
            capacity INTEGER,
            PRIMARY KEY (owner, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE memberships (
            owner INTEGER NOT NULL,
            circle TEXT NOT NULL,
            contact TEXT NOT NULL,
            since TEXT NOT NULL,
            until TEXT,
            reason TEXT,
            cadence TEXT,
            tolerance TEXT,
            PRIMARY KEY (owner, circle, contact, since),
            FOREIGN KEY (owner, circle) REFERENCES circles (owner, id) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE gatherings (
            owner INTEGER NOT NULL REFERENCES owners (key),
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            at_s INTEGER NOT NULL,
            at_ns INTEGER NOT NULL,
            length_s INTEGER,
            length_ns INTEGER,
            place TEXT,
            attendees TEXT NOT NULL,
            PRIMARY KEY (owner, id)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX gatherings_by_instant ON gatherings (owner, at_s, at_ns, id);

        CREATE TABLE follow_ups (
            owner INTEGER NOT NULL REFERENCES owners (key),
            id TEXT NOT NULL,
            by INTEGER NOT NULL,
            contact TEXT NOT NULL,
            promised_at_s INTEGER NOT NULL,
            promised_at_ns INTEGER NOT NULL,
            due TEXT,
            gathering TEXT,
            interaction TEXT,
            note TEXT,
            outcome INTEGER NOT NULL,
            closed_at_s INTEGER,
            closed_at_ns INTEGER,
            PRIMARY KEY (owner, id)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX follow_ups_by_instant ON follow_ups (owner, promised_at_s, promised_at_ns, id);

        CREATE TABLE acquaintances (
            owner INTEGER NOT NULL REFERENCES owners (key),
            first TEXT NOT NULL,
            second TEXT NOT NULL,
            state INTEGER NOT NULL,
            source INTEGER NOT NULL,
            since TEXT,
            PRIMARY KEY (owner, first, second)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE introductions (
            owner INTEGER NOT NULL REFERENCES owners (key),
            id TEXT NOT NULL,
            first TEXT NOT NULL,
            second TEXT NOT NULL,
            steps TEXT NOT NULL,
            expires_after_s INTEGER NOT NULL,
            expires_after_ns INTEGER NOT NULL,
            facts_of_first TEXT NOT NULL,
            facts_of_second TEXT NOT NULL,
            declined_by TEXT,
            PRIMARY KEY (owner, id)
        ) STRICT, WITHOUT ROWID;
        """;

    /// <summary>What is folded of each tie is kept beside the log, and up to where the log was folded away.</summary>
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

    private const string Version3 = """
        CREATE TABLE merges (
            owner INTEGER NOT NULL REFERENCES owners (key),
            first TEXT NOT NULL,
            second TEXT NOT NULL,
            keeps_second INTEGER NOT NULL,
            state INTEGER NOT NULL,
            at_s INTEGER NOT NULL,
            at_ns INTEGER NOT NULL,
            basis INTEGER NOT NULL,
            similarity REAL NOT NULL,
            PRIMARY KEY (owner, first, second)
        ) STRICT, WITHOUT ROWID;
        """;

    private const string Version4 = """
        ALTER TABLE contacts ADD COLUMN support_role INTEGER NOT NULL DEFAULT 0;
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

    /// <summary>Who was erased is remembered as a hash with a secret of the owner's.</summary>
    private const string Version7 = """
        ALTER TABLE owners ADD COLUMN erasure_key BLOB;

        CREATE TABLE erasures (
            owner INTEGER NOT NULL REFERENCES owners (key),
            hash TEXT NOT NULL,
            PRIMARY KEY (owner, hash)
        ) STRICT, WITHOUT ROWID;
        """;

    /// <summary>Brings a file to the last version; a file without tables gets them all. Several
    /// processes may do so at once.</summary>
    internal static void Bring(SqliteSession session, IReadOnlyList<string> versions, bool readOnly)
    {
        if (session.Snapshot(() => Check(session, versions.Count)) == versions.Count) return;
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
            session.Execute($"PRAGMA application_id = {ApplicationId.ToString(CultureInfo.InvariantCulture)}");
            session.Execute($"PRAGMA user_version = {versions.Count.ToString(CultureInfo.InvariantCulture)}");
            return 0;
        });
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
