-- Quotations with their lines. Amounts in fen, rates in basis points, quantities in thousandths.

CREATE TABLE quotation (
    id TEXT PRIMARY KEY,
    number TEXT,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    revises TEXT REFERENCES quotation (id),
    status TEXT NOT NULL CHECK (status IN ('draft', 'issued', 'superseded', 'won', 'lost')),
    customer TEXT REFERENCES customer (id),
    own_company TEXT REFERENCES own_company (id),
    tender TEXT REFERENCES tender (id),
    title TEXT NOT NULL,
    contact TEXT NOT NULL,
    currency TEXT NOT NULL,
    tax_included INTEGER NOT NULL CHECK (tax_included IN (0, 1)),
    valid_days INTEGER NOT NULL CHECK (valid_days >= 0),
    delivery_terms TEXT NOT NULL,
    payment_terms TEXT NOT NULL,
    note TEXT NOT NULL,
    issued_on TEXT,
    issued_at TEXT,
    content_hash TEXT,
    pdf TEXT REFERENCES file (id),
    changed INTEGER NOT NULL,
    deleted_at TEXT,
    words TEXT NOT NULL GENERATED ALWAYS AS (
        coalesce(number, '') || char(10) || title || char(10) || contact || char(10) || note
    ) VIRTUAL
) STRICT;

CREATE INDEX quotation_changed ON quotation (changed);
CREATE INDEX quotation_customer ON quotation (customer);
CREATE INDEX quotation_tender ON quotation (tender);
CREATE UNIQUE INDEX quotation_number ON quotation (number, revision)
WHERE deleted_at IS NULL AND number IS NOT NULL;

CREATE TABLE quotation_line (
    quotation TEXT NOT NULL REFERENCES quotation (id),
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
    PRIMARY KEY (quotation, position),
    UNIQUE (quotation, id)
) STRICT;
