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

PRAGMA application_id = 0x52656C4D;
PRAGMA user_version = 1;

INSERT INTO owners VALUES (1, 'owner');
INSERT INTO contacts VALUES (1, 'ada', 'Ada', '["chess"]', '[]', '[]', 3, '02-29', 'Uppsala', 2, '2024-07-01', '[]', '[{"closeness":3,"on":"2020-01-01"}]');
INSERT INTO interactions VALUES (1, 1717243200, 5, 'coffee', 1, '["ada"]', 2, 1, 1, 3600, 7, 2, '[[1,0]]', 2, 'supper');
INSERT INTO interaction_contacts VALUES (1, 'ada', 1717243200, 5, 'coffee');
INSERT INTO circles VALUES (1, 'table', 'Table', 1, 'P14D', NULL, 12);
INSERT INTO memberships VALUES (1, 'table', 'ada', '2020-01-01', '2021-01-01', 'moved', 'as it comes', NULL);
INSERT INTO gatherings VALUES (1, 'supper', 'Supper', 1717243200, 0, 7200, 0, 'Uppsala', '["ada"]');
INSERT INTO follow_ups VALUES (1, 'book', 1, 'ada', 1717243200, 0, '2024-07-01', 'supper', 'coffee', 'lend it', 1, 1717243300, 0);
INSERT INTO acquaintances VALUES (1, 'ada', 'ben', 1, 0, '2020-01-01');
INSERT INTO introductions VALUES (1, 'of two', 'ada', 'ben', '[{"stage":0,"at_s":1717243200,"at_ns":0}]', 2592000, 0, '[]', '[]', NULL);
