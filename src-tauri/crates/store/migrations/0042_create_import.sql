-- What was taken in from a spreadsheet, so that the whole of it can be taken back.

CREATE TABLE import (
    id TEXT PRIMARY KEY,
    noun TEXT NOT NULL CHECK (noun IN ('customer', 'product')),
    file TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    undone_at TEXT
) STRICT;

-- `sequence` is the audit entry that the import made for the row: a row that was changed since has
-- another. `before` is the row as JSON as it was before, NULL for one that the import added.
CREATE TABLE import_row (
    import TEXT NOT NULL REFERENCES import (id),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    before TEXT CHECK (json_valid(before)),
    PRIMARY KEY (import, position)
) STRICT;
