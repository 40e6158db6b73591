-- The customer's timeline and files, and what a merge did, so that it can be undone exactly.

CREATE TABLE activity (
    id TEXT PRIMARY KEY,
    customer TEXT NOT NULL REFERENCES customer (id),
    kind TEXT NOT NULL CHECK (kind IN ('visit', 'call', 'mail', 'meeting', 'note')),
    at TEXT NOT NULL,
    contacts TEXT NOT NULL CHECK (json_valid(contacts)),
    text TEXT NOT NULL,
    next_action TEXT NOT NULL,
    due_on TEXT,
    done_at TEXT,
    changed INTEGER NOT NULL,
    deleted_at TEXT,
    words TEXT NOT NULL GENERATED ALWAYS AS (text || char(10) || next_action) VIRTUAL
) STRICT;

CREATE INDEX activity_customer ON activity (customer, at);
CREATE INDEX activity_due ON activity (due_on)
WHERE deleted_at IS NULL AND done_at IS NULL AND due_on IS NOT NULL;

CREATE TABLE customer_file (
    id TEXT PRIMARY KEY,
    customer TEXT NOT NULL REFERENCES customer (id),
    file TEXT NOT NULL REFERENCES file (id),
    name TEXT NOT NULL,
    added_at TEXT NOT NULL,
    changed INTEGER NOT NULL,
    deleted_at TEXT
) STRICT;

CREATE INDEX customer_file_customer ON customer_file (customer);

-- `before` holds both customers and every activity whose people changed; `moved` the rows that
-- pointed at the one that went, table by table.
CREATE TABLE customer_merge (
    id TEXT PRIMARY KEY,
    kept TEXT NOT NULL REFERENCES customer (id),
    gone TEXT NOT NULL REFERENCES customer (id),
    before TEXT NOT NULL CHECK (json_valid(before)),
    moved TEXT NOT NULL CHECK (json_valid(moved)),
    merged_at TEXT NOT NULL,
    undone_at TEXT
) STRICT;
