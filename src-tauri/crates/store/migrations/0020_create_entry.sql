-- What lists and the search look at: one entry per live row, contact and clause. Entries are made
-- from the rows, in the same transaction, and can be made anew at any time.
-- `place` grows with every change, so the highest is the newest; `owner` is the customer of a
-- contact and the tender of a clause; `k1` to `k8` are what the noun's list can be sorted by.

CREATE TABLE entry (
    place INTEGER PRIMARY KEY,
    noun TEXT NOT NULL,
    id TEXT NOT NULL,
    owner TEXT NOT NULL,
    k1 ANY,
    k2 ANY,
    k3 ANY,
    k4 ANY,
    k5 ANY,
    k6 ANY,
    k7 ANY,
    k8 ANY,
    label TEXT NOT NULL,
    facets TEXT NOT NULL,
    titles TEXT NOT NULL,
    words TEXT NOT NULL,
    UNIQUE (noun, id, owner)
) STRICT;

CREATE INDEX entry_noun ON entry (noun);
CREATE INDEX entry_owner ON entry (owner, noun) WHERE owner <> '';
CREATE INDEX entry_k1 ON entry (noun, k1) WHERE k1 IS NOT NULL;
CREATE INDEX entry_k2 ON entry (noun, k2) WHERE k2 IS NOT NULL;
CREATE INDEX entry_k3 ON entry (noun, k3) WHERE k3 IS NOT NULL;
CREATE INDEX entry_k4 ON entry (noun, k4) WHERE k4 IS NOT NULL;
CREATE INDEX entry_k5 ON entry (noun, k5) WHERE k5 IS NOT NULL;
CREATE INDEX entry_k6 ON entry (noun, k6) WHERE k6 IS NOT NULL;
CREATE INDEX entry_k7 ON entry (noun, k7) WHERE k7 IS NOT NULL;
CREATE INDEX entry_k8 ON entry (noun, k8) WHERE k8 IS NOT NULL;

-- The pieces of each entry's text; `rowid` is its place. Without the text itself.
CREATE VIRTUAL TABLE entry_token USING fts5 (token, content = '', tokenize = 'ascii');

-- How the entries were made; another number than the program's, and they are made anew.
CREATE TABLE entry_made (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    version INTEGER NOT NULL
) STRICT;
