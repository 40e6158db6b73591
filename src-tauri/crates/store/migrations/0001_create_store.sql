-- The store itself: identity, audit trail, settings, human numbers, files.
-- Ids are UUIDv7 as hyphenated text; instants are RFC 3339 in UTC; calendar dates are YYYY-MM-DD.

CREATE TABLE store_info (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    id TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;

-- `before` and `after` hold what differs. `hash` = SHA-256 over the previous hash and this row.
CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    verb TEXT NOT NULL,
    noun TEXT NOT NULL,
    id TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE INDEX audit_row ON audit (noun, id, sequence);

-- The end of the chain, kept apart: entries cut off at the end are noticed too.
CREATE TABLE audit_head (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    sequence INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit entries are never changed');
END;

CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit entries are never deleted');
END;

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- The last number given per pattern and year.
CREATE TABLE number_sequence (
    pattern TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL CHECK (last > 0),
    PRIMARY KEY (pattern, year)
) STRICT;

-- Bytes once per content; names as often as they were added.
CREATE TABLE file_content (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE file (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    sha256 TEXT NOT NULL REFERENCES file_content (sha256),
    added_at TEXT NOT NULL
) STRICT;

CREATE INDEX file_sha256 ON file (sha256);
