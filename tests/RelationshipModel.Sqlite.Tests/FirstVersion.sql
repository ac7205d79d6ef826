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

CREATE TABLE contacts (
    owner INTEGER NOT NULL REFERENCES owners (key),
    id TEXT NOT NULL, name TEXT NOT NULL, interests TEXT NOT NULL, offers TEXT NOT NULL, needs TEXT NOT NULL, kind INTEGER NOT NULL, birthday TEXT, place TEXT, restrictions INTEGER NOT NULL, snoozed_until TEXT, states TEXT NOT NULL, closeness TEXT NOT NULL, support_role INTEGER NOT NULL,
    checksum INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (owner, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE interactions (
    owner INTEGER NOT NULL REFERENCES owners (key),
    at_s INTEGER NOT NULL, at_ns INTEGER NOT NULL, id TEXT NOT NULL, channel INTEGER NOT NULL, contacts TEXT NOT NULL, head_count INTEGER NOT NULL, initiator INTEGER, is_reply INTEGER NOT NULL, length_s INTEGER, length_ns INTEGER, depth INTEGER NOT NULL, supports TEXT, after_feel INTEGER, gathering TEXT,
    checksum INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (owner, at_s, at_ns, id), UNIQUE (owner, id)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE circles (
    owner INTEGER NOT NULL REFERENCES owners (key),
    id TEXT NOT NULL, name TEXT NOT NULL, purpose INTEGER NOT NULL, cadence TEXT, tolerance TEXT, capacity INTEGER,
    checksum INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (owner, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE memberships (
    owner INTEGER NOT NULL ,
    circle TEXT NOT NULL, contact TEXT NOT NULL, since TEXT NOT NULL, until TEXT, reason TEXT, cadence TEXT, tolerance TEXT,
    checksum INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (owner, circle, contact, since),
    FOREIGN KEY (owner, circle) REFERENCES circles (owner, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX memberships_by_contact ON memberships (owner, contact, circle, since);

CREATE TABLE gatherings (
    owner INTEGER NOT NULL REFERENCES owners (key),
    id TEXT NOT NULL, name TEXT NOT NULL, at_s INTEGER NOT NULL, at_ns INTEGER NOT NULL, length_s INTEGER, length_ns INTEGER, place TEXT, attendees TEXT NOT NULL,
    checksum INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (owner, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX gatherings_by_instant ON gatherings (owner, at_s, at_ns, id);

CREATE TABLE follow_ups (
    owner INTEGER NOT NULL REFERENCES owners (key),
    id TEXT NOT NULL, by INTEGER NOT NULL, contact TEXT NOT NULL, promised_at_s INTEGER NOT NULL, promised_at_ns INTEGER NOT NULL, due TEXT, gathering TEXT, interaction TEXT, note TEXT, outcome INTEGER NOT NULL, closed_at_s INTEGER, closed_at_ns INTEGER,
    checksum INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (owner, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX follow_ups_by_instant ON follow_ups (owner, promised_at_s, promised_at_ns, id);

CREATE INDEX follow_ups_by_contact ON follow_ups (owner, contact, promised_at_s, promised_at_ns, id);

CREATE TABLE notes (
    owner INTEGER NOT NULL REFERENCES owners (key),
    id TEXT NOT NULL, contact TEXT NOT NULL, at_s INTEGER NOT NULL, at_ns INTEGER NOT NULL, text TEXT NOT NULL,
    checksum INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (owner, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX notes_by_instant ON notes (owner, at_s, at_ns, id);

CREATE INDEX notes_by_contact ON notes (owner, contact, at_s, at_ns, id);

CREATE TABLE acquaintances (
    owner INTEGER NOT NULL REFERENCES owners (key),
    first TEXT NOT NULL, second TEXT NOT NULL, state INTEGER NOT NULL, source INTEGER NOT NULL, since TEXT,
    checksum INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (owner, first, second)
) STRICT, WITHOUT ROWID;

CREATE TABLE introductions (
    owner INTEGER NOT NULL REFERENCES owners (key),
    id TEXT NOT NULL, first TEXT NOT NULL, second TEXT NOT NULL, steps TEXT NOT NULL, expires_after_s INTEGER NOT NULL, expires_after_ns INTEGER NOT NULL, facts_of_first TEXT NOT NULL, facts_of_second TEXT NOT NULL, declined_by TEXT,
    checksum INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (owner, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE merges (
    owner INTEGER NOT NULL REFERENCES owners (key),
    first TEXT NOT NULL, second TEXT NOT NULL, keeps_second INTEGER NOT NULL, state INTEGER NOT NULL, at_s INTEGER NOT NULL, at_ns INTEGER NOT NULL, basis INTEGER NOT NULL, similarity REAL NOT NULL,
    checksum INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (owner, first, second)
) STRICT, WITHOUT ROWID;

CREATE TABLE erasures (
    owner INTEGER NOT NULL REFERENCES owners (key),
    hash TEXT NOT NULL,
    PRIMARY KEY (owner, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE tallies (
    owner INTEGER NOT NULL REFERENCES owners (key),
    name TEXT NOT NULL,
    rows INTEGER NOT NULL,
    sum INTEGER NOT NULL,
    PRIMARY KEY (owner, name)
) STRICT, WITHOUT ROWID;

INSERT INTO owners VALUES (1, 'owner', NULL, NULL, NULL, NULL, NULL, NULL, 1193708235);
INSERT INTO contacts VALUES (1, 'ada', 'Ada', '["chess"]', '[]', '[]', 3, '02-29', 'Uppsala', 2, '2024-07-01', '[]', '[{"closeness":3,"on":"2020-01-01"}]', 0, 3536768353);
INSERT INTO interactions VALUES (1, 1717243200, 5, 'coffee', 1, '["ada"]', 2, 1, 1, 3600, 7, 2, '[[1,0]]', 2, 'supper', 2778384139);
INSERT INTO interaction_contacts VALUES (1, 'ada', 1717243200, 5, 'coffee');
INSERT INTO ties VALUES (1, 'ada', -8749803763986973082, NULL, NULL, NULL, NULL, NULL, 1, 2778384139, 1717243200, 2631721126);
INSERT INTO circles VALUES (1, 'table', 'Table', 1, 'P14D', NULL, 12, 2181856607);
INSERT INTO memberships VALUES (1, 'table', 'ada', '2020-01-01', '2021-01-01', 'moved', 'as it comes', NULL, 1498169158);
INSERT INTO gatherings VALUES (1, 'supper', 'Supper', 1717243200, 0, 7200, 0, 'Uppsala', '["ada"]', 2621906147);
INSERT INTO follow_ups VALUES (1, 'book', 1, 'ada', 1717243200, 0, '2024-07-01', 'supper', 'coffee', 'lend it', 1, 1717243300, 0, 7789575);
INSERT INTO notes VALUES (1, 'note-1', 'ada', 1717315200, 0, 'plays the cello', 3822900476);
INSERT INTO acquaintances VALUES (1, 'ada', 'ben', 1, 0, '2020-01-01', 1289289717);
INSERT INTO introductions VALUES (1, 'of two', 'ada', 'ben', '[{"stage":0,"at_s":1717243200,"at_ns":0}]', 2592000, 0, '[]', '[]', NULL, 1882372006);
INSERT INTO merges VALUES (1, 'ada', 'ada-at-work', 0, 1, 1717315200, 0, 0, 1.0, 1493365204);
INSERT INTO tallies VALUES (1, 'acquaintances', 1, 1289289717);
INSERT INTO tallies VALUES (1, 'circles', 1, 2181856607);
INSERT INTO tallies VALUES (1, 'contacts', 1, 3536768353);
INSERT INTO tallies VALUES (1, 'follow_ups', 1, 7789575);
INSERT INTO tallies VALUES (1, 'gatherings', 1, 2621906147);
INSERT INTO tallies VALUES (1, 'introductions', 1, 1882372006);
INSERT INTO tallies VALUES (1, 'memberships', 1, 1498169158);
INSERT INTO tallies VALUES (1, 'merges', 1, 1493365204);
INSERT INTO tallies VALUES (1, 'notes', 1, 3822900476);
INSERT INTO tallies VALUES (1, 'ties', 1, 2631721126);

CREATE TRIGGER contacts_added AFTER INSERT ON contacts BEGIN
    INSERT INTO tallies VALUES (NEW.owner, 'contacts', 1, NEW.checksum)
        ON CONFLICT (owner, name) DO UPDATE SET rows = rows + 1, sum = sum + excluded.sum;
END;

CREATE TRIGGER contacts_removed AFTER DELETE ON contacts BEGIN
    UPDATE tallies SET rows = rows - 1, sum = sum - OLD.checksum WHERE owner = OLD.owner AND name = 'contacts';
END;

CREATE TRIGGER contacts_changed AFTER UPDATE OF checksum ON contacts WHEN NEW.checksum <> OLD.checksum BEGIN
    UPDATE tallies SET sum = sum + NEW.checksum - OLD.checksum WHERE owner = NEW.owner AND name = 'contacts';
END;

CREATE TRIGGER circles_added AFTER INSERT ON circles BEGIN
    INSERT INTO tallies VALUES (NEW.owner, 'circles', 1, NEW.checksum)
        ON CONFLICT (owner, name) DO UPDATE SET rows = rows + 1, sum = sum + excluded.sum;
END;

CREATE TRIGGER circles_removed AFTER DELETE ON circles BEGIN
    UPDATE tallies SET rows = rows - 1, sum = sum - OLD.checksum WHERE owner = OLD.owner AND name = 'circles';
END;

CREATE TRIGGER circles_changed AFTER UPDATE OF checksum ON circles WHEN NEW.checksum <> OLD.checksum BEGIN
    UPDATE tallies SET sum = sum + NEW.checksum - OLD.checksum WHERE owner = NEW.owner AND name = 'circles';
END;

CREATE TRIGGER memberships_added AFTER INSERT ON memberships BEGIN
    INSERT INTO tallies VALUES (NEW.owner, 'memberships', 1, NEW.checksum)
        ON CONFLICT (owner, name) DO UPDATE SET rows = rows + 1, sum = sum + excluded.sum;
END;

CREATE TRIGGER memberships_removed AFTER DELETE ON memberships BEGIN
    UPDATE tallies SET rows = rows - 1, sum = sum - OLD.checksum WHERE owner = OLD.owner AND name = 'memberships';
END;

CREATE TRIGGER memberships_changed AFTER UPDATE OF checksum ON memberships WHEN NEW.checksum <> OLD.checksum BEGIN
    UPDATE tallies SET sum = sum + NEW.checksum - OLD.checksum WHERE owner = NEW.owner AND name = 'memberships';
END;

CREATE TRIGGER gatherings_added AFTER INSERT ON gatherings BEGIN
    INSERT INTO tallies VALUES (NEW.owner, 'gatherings', 1, NEW.checksum)
        ON CONFLICT (owner, name) DO UPDATE SET rows = rows + 1, sum = sum + excluded.sum;
END;

CREATE TRIGGER gatherings_removed AFTER DELETE ON gatherings BEGIN
    UPDATE tallies SET rows = rows - 1, sum = sum - OLD.checksum WHERE owner = OLD.owner AND name = 'gatherings';
END;

CREATE TRIGGER gatherings_changed AFTER UPDATE OF checksum ON gatherings WHEN NEW.checksum <> OLD.checksum BEGIN
    UPDATE tallies SET sum = sum + NEW.checksum - OLD.checksum WHERE owner = NEW.owner AND name = 'gatherings';
END;

CREATE TRIGGER follow_ups_added AFTER INSERT ON follow_ups BEGIN
    INSERT INTO tallies VALUES (NEW.owner, 'follow_ups', 1, NEW.checksum)
        ON CONFLICT (owner, name) DO UPDATE SET rows = rows + 1, sum = sum + excluded.sum;
END;

CREATE TRIGGER follow_ups_removed AFTER DELETE ON follow_ups BEGIN
    UPDATE tallies SET rows = rows - 1, sum = sum - OLD.checksum WHERE owner = OLD.owner AND name = 'follow_ups';
END;

CREATE TRIGGER follow_ups_changed AFTER UPDATE OF checksum ON follow_ups WHEN NEW.checksum <> OLD.checksum BEGIN
    UPDATE tallies SET sum = sum + NEW.checksum - OLD.checksum WHERE owner = NEW.owner AND name = 'follow_ups';
END;

CREATE TRIGGER notes_added AFTER INSERT ON notes BEGIN
    INSERT INTO tallies VALUES (NEW.owner, 'notes', 1, NEW.checksum)
        ON CONFLICT (owner, name) DO UPDATE SET rows = rows + 1, sum = sum + excluded.sum;
END;

CREATE TRIGGER notes_removed AFTER DELETE ON notes BEGIN
    UPDATE tallies SET rows = rows - 1, sum = sum - OLD.checksum WHERE owner = OLD.owner AND name = 'notes';
END;

CREATE TRIGGER notes_changed AFTER UPDATE OF checksum ON notes WHEN NEW.checksum <> OLD.checksum BEGIN
    UPDATE tallies SET sum = sum + NEW.checksum - OLD.checksum WHERE owner = NEW.owner AND name = 'notes';
END;

CREATE TRIGGER acquaintances_added AFTER INSERT ON acquaintances BEGIN
    INSERT INTO tallies VALUES (NEW.owner, 'acquaintances', 1, NEW.checksum)
        ON CONFLICT (owner, name) DO UPDATE SET rows = rows + 1, sum = sum + excluded.sum;
END;

CREATE TRIGGER acquaintances_removed AFTER DELETE ON acquaintances BEGIN
    UPDATE tallies SET rows = rows - 1, sum = sum - OLD.checksum WHERE owner = OLD.owner AND name = 'acquaintances';
END;

CREATE TRIGGER acquaintances_changed AFTER UPDATE OF checksum ON acquaintances WHEN NEW.checksum <> OLD.checksum BEGIN
    UPDATE tallies SET sum = sum + NEW.checksum - OLD.checksum WHERE owner = NEW.owner AND name = 'acquaintances';
END;

CREATE TRIGGER introductions_added AFTER INSERT ON introductions BEGIN
    INSERT INTO tallies VALUES (NEW.owner, 'introductions', 1, NEW.checksum)
        ON CONFLICT (owner, name) DO UPDATE SET rows = rows + 1, sum = sum + excluded.sum;
END;

CREATE TRIGGER introductions_removed AFTER DELETE ON introductions BEGIN
    UPDATE tallies SET rows = rows - 1, sum = sum - OLD.checksum WHERE owner = OLD.owner AND name = 'introductions';
END;

CREATE TRIGGER introductions_changed AFTER UPDATE OF checksum ON introductions WHEN NEW.checksum <> OLD.checksum BEGIN
    UPDATE tallies SET sum = sum + NEW.checksum - OLD.checksum WHERE owner = NEW.owner AND name = 'introductions';
END;

CREATE TRIGGER merges_added AFTER INSERT ON merges BEGIN
    INSERT INTO tallies VALUES (NEW.owner, 'merges', 1, NEW.checksum)
        ON CONFLICT (owner, name) DO UPDATE SET rows = rows + 1, sum = sum + excluded.sum;
END;

CREATE TRIGGER merges_removed AFTER DELETE ON merges BEGIN
    UPDATE tallies SET rows = rows - 1, sum = sum - OLD.checksum WHERE owner = OLD.owner AND name = 'merges';
END;

CREATE TRIGGER merges_changed AFTER UPDATE OF checksum ON merges WHEN NEW.checksum <> OLD.checksum BEGIN
    UPDATE tallies SET sum = sum + NEW.checksum - OLD.checksum WHERE owner = NEW.owner AND name = 'merges';
END;

CREATE TRIGGER ties_added AFTER INSERT ON ties BEGIN
    INSERT INTO tallies VALUES (NEW.owner, 'ties', 1, NEW.checksum)
        ON CONFLICT (owner, name) DO UPDATE SET rows = rows + 1, sum = sum + excluded.sum;
END;

CREATE TRIGGER ties_removed AFTER DELETE ON ties BEGIN
    UPDATE tallies SET rows = rows - 1, sum = sum - OLD.checksum WHERE owner = OLD.owner AND name = 'ties';
END;

CREATE TRIGGER ties_changed AFTER UPDATE OF checksum ON ties WHEN NEW.checksum <> OLD.checksum BEGIN
    UPDATE tallies SET sum = sum + NEW.checksum - OLD.checksum WHERE owner = NEW.owner AND name = 'ties';
END;

PRAGMA application_id = 0x52656C4D;
PRAGMA user_version = 1;
