-- Tenders as they were read, with the user's corrections.
-- `facts`, `legend`, `evaluation`, `required_documents`, `warnings`, `blocks`, `marks` are value
-- lists of their row; the facts that are searched are generated from `facts`, so there is one truth.

CREATE TABLE tender (
    id TEXT PRIMARY KEY,
    customer TEXT REFERENCES customer (id),
    file TEXT NOT NULL REFERENCES file (id),
    source TEXT NOT NULL CHECK (json_valid(source)),
    facts TEXT NOT NULL CHECK (json_valid(facts)),
    legend TEXT NOT NULL CHECK (json_valid(legend)),
    evaluation TEXT NOT NULL CHECK (json_valid(evaluation)),
    required_documents TEXT NOT NULL CHECK (json_valid(required_documents)),
    warnings TEXT NOT NULL CHECK (json_valid(warnings)),
    changed INTEGER NOT NULL,
    deleted_at TEXT,
    label TEXT NOT NULL GENERATED ALWAYS AS (
        coalesce(
            nullif(facts ->> '$.project_name.value', ''),
            nullif(facts ->> '$.project_number.value', ''),
            source ->> '$.file'
        )
    ) VIRTUAL,
    words TEXT NOT NULL GENERATED ALWAYS AS (
        (source ->> '$.file')
        || char(10) || coalesce(facts ->> '$.project_name.value', '')
        || char(10) || coalesce(facts ->> '$.project_number.value', '')
        || char(10) || coalesce(facts ->> '$.package.value', '')
        || char(10) || coalesce(facts ->> '$.purchaser.value', '')
        || char(10) || coalesce(facts ->> '$.agency.value', '')
    ) VIRTUAL
) STRICT;

CREATE INDEX tender_changed ON tender (changed);
CREATE INDEX tender_customer ON tender (customer);

CREATE TABLE tender_text (
    tender TEXT PRIMARY KEY REFERENCES tender (id),
    blocks TEXT NOT NULL CHECK (json_valid(blocks))
) STRICT;

CREATE TABLE clause (
    id TEXT PRIMARY KEY,
    tender TEXT NOT NULL REFERENCES tender (id),
    position INTEGER NOT NULL,
    parent TEXT REFERENCES clause (id) DEFERRABLE INITIALLY DEFERRED,
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    marks TEXT NOT NULL CHECK (json_valid(marks)),
    inherited_marks TEXT NOT NULL CHECK (json_valid(inherited_marks)),
    kind TEXT NOT NULL CHECK (kind IN (
        'notice', 'instruction', 'qualification', 'technical', 'business', 'evaluation',
        'contract', 'format'
    )),
    duplicate_of TEXT REFERENCES clause (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT CHECK (json_valid(at)),
    edited INTEGER NOT NULL CHECK (edited IN (0, 1)),
    changed INTEGER NOT NULL,
    deleted_at TEXT
) STRICT;

CREATE INDEX clause_tender ON clause (tender, position);
