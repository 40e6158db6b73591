-- Contracts: lines copied from the quotation, instalments, clauses.

CREATE TABLE contract (
    id TEXT PRIMARY KEY,
    number TEXT,
    status TEXT NOT NULL CHECK (status IN ('draft', 'sealed')),
    title TEXT NOT NULL,
    customer TEXT REFERENCES customer (id),
    own_company TEXT REFERENCES own_company (id),
    quotation TEXT REFERENCES quotation (id),
    bid TEXT REFERENCES bid (id),
    tax_included INTEGER NOT NULL CHECK (tax_included IN (0, 1)),
    signed_on TEXT,
    signed_place TEXT NOT NULL,
    sealed_at TEXT,
    content_hash TEXT,
    pdf TEXT REFERENCES file (id),
    changed INTEGER NOT NULL,
    deleted_at TEXT,
    words TEXT NOT NULL GENERATED ALWAYS AS (
        coalesce(number, '') || char(10) || title || char(10) || signed_place
    ) VIRTUAL
) STRICT;

CREATE INDEX contract_changed ON contract (changed);
CREATE INDEX contract_customer ON contract (customer);
CREATE INDEX contract_quotation ON contract (quotation);
CREATE INDEX contract_bid ON contract (bid);
CREATE UNIQUE INDEX contract_number ON contract (number)
WHERE deleted_at IS NULL AND number IS NOT NULL;

CREATE TABLE contract_line (
    contract TEXT NOT NULL REFERENCES contract (id),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    product TEXT REFERENCES product (id),
    name TEXT NOT NULL,
    specification TEXT NOT NULL,
    unit TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    unit_price INTEGER NOT NULL,
    discount INTEGER NOT NULL,
    vat_rate INTEGER NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (contract, position),
    UNIQUE (contract, id)
) STRICT;

CREATE TABLE instalment (
    contract TEXT NOT NULL REFERENCES contract (id),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    condition TEXT NOT NULL,
    share INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (contract, position),
    UNIQUE (contract, id)
) STRICT;

CREATE TABLE contract_clause (
    contract TEXT NOT NULL REFERENCES contract (id),
    position INTEGER NOT NULL,
    topic TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (contract, position)
) STRICT;
