-- Bids: certificates in print order, chapters, responses to the tender's clauses.

CREATE TABLE bid (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'submitted', 'won', 'lost')),
    tender TEXT NOT NULL REFERENCES tender (id),
    own_company TEXT REFERENCES own_company (id),
    quotation TEXT REFERENCES quotation (id),
    agent_name TEXT NOT NULL,
    agent_title TEXT NOT NULL,
    agent_id_number TEXT NOT NULL,
    agent_phone TEXT NOT NULL,
    delivery_period TEXT NOT NULL,
    validity_days INTEGER NOT NULL CHECK (validity_days >= 0),
    signed_on TEXT,
    submitted_at TEXT,
    content_hash TEXT,
    pdf TEXT REFERENCES file (id),
    changed INTEGER NOT NULL,
    deleted_at TEXT,
    words TEXT NOT NULL GENERATED ALWAYS AS (
        number || char(10) || agent_name
    ) VIRTUAL
) STRICT;

CREATE INDEX bid_changed ON bid (changed);
CREATE INDEX bid_tender ON bid (tender);
CREATE INDEX bid_quotation ON bid (quotation);
CREATE UNIQUE INDEX bid_number ON bid (number) WHERE deleted_at IS NULL AND number <> '';

CREATE TABLE bid_certificate (
    bid TEXT NOT NULL REFERENCES bid (id),
    position INTEGER NOT NULL,
    certificate TEXT NOT NULL REFERENCES certificate (id),
    PRIMARY KEY (bid, position)
) STRICT;

CREATE TABLE chapter (
    id TEXT PRIMARY KEY,
    bid TEXT NOT NULL REFERENCES bid (id),
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content)),
    changed INTEGER NOT NULL,
    deleted_at TEXT
) STRICT;

CREATE INDEX chapter_bid ON chapter (bid, position);

CREATE TABLE response (
    bid TEXT NOT NULL REFERENCES bid (id),
    clause TEXT NOT NULL REFERENCES clause (id),
    deviation TEXT NOT NULL CHECK (deviation IN ('unanswered', 'none', 'positive', 'negative')),
    answer TEXT NOT NULL,
    evidence TEXT REFERENCES chapter (id),
    note TEXT NOT NULL,
    PRIMARY KEY (bid, clause)
) STRICT;
