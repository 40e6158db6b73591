-- Own companies, customers, products, certificates.
-- `changed` is the sequence of the last audit entry of the row; `words` is what a search looks at;
-- `deleted_at` marks a tombstone.

CREATE TABLE own_company (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    credit_code TEXT NOT NULL,
    address TEXT NOT NULL,
    legal_representative TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    bank_name TEXT NOT NULL,
    bank_account TEXT NOT NULL,
    logo TEXT REFERENCES file (id),
    seal TEXT REFERENCES file (id),
    changed INTEGER NOT NULL,
    deleted_at TEXT,
    words TEXT NOT NULL GENERATED ALWAYS AS (
        name || char(10) || credit_code || char(10) || legal_representative
    ) VIRTUAL
) STRICT;

CREATE INDEX own_company_changed ON own_company (changed);

CREATE TABLE customer (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    credit_code TEXT NOT NULL,
    address TEXT NOT NULL,
    phone TEXT NOT NULL,
    industry TEXT NOT NULL,
    region TEXT NOT NULL,
    bank_name TEXT NOT NULL,
    bank_account TEXT NOT NULL,
    note TEXT NOT NULL,
    changed INTEGER NOT NULL,
    deleted_at TEXT,
    words TEXT NOT NULL GENERATED ALWAYS AS (
        name || char(10) || credit_code || char(10) || phone || char(10) || industry
        || char(10) || region || char(10) || note
    ) VIRTUAL
) STRICT;

CREATE INDEX customer_changed ON customer (changed);

CREATE TABLE contact (
    customer TEXT NOT NULL REFERENCES customer (id),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    wechat TEXT NOT NULL,
    note TEXT NOT NULL,
    words TEXT NOT NULL GENERATED ALWAYS AS (
        name || char(10) || phone || char(10) || email || char(10) || wechat
    ) VIRTUAL,
    PRIMARY KEY (customer, position),
    UNIQUE (customer, id)
) STRICT;

CREATE TABLE product (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL,
    name TEXT NOT NULL,
    specification TEXT NOT NULL,
    unit TEXT NOT NULL,
    category TEXT NOT NULL,
    list_price INTEGER NOT NULL,
    floor_price INTEGER NOT NULL,
    vat_rate INTEGER NOT NULL,
    note TEXT NOT NULL,
    changed INTEGER NOT NULL,
    deleted_at TEXT,
    words TEXT NOT NULL GENERATED ALWAYS AS (
        number || char(10) || name || char(10) || specification || char(10) || category
    ) VIRTUAL
) STRICT;

CREATE INDEX product_changed ON product (changed);
CREATE UNIQUE INDEX product_number ON product (number) WHERE deleted_at IS NULL AND number <> '';

CREATE TABLE certificate (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL REFERENCES own_company (id),
    name TEXT NOT NULL,
    number TEXT NOT NULL,
    issuer TEXT NOT NULL,
    issued_on TEXT,
    expires_on TEXT,
    note TEXT NOT NULL,
    changed INTEGER NOT NULL,
    deleted_at TEXT,
    words TEXT NOT NULL GENERATED ALWAYS AS (
        name || char(10) || number || char(10) || issuer || char(10) || note
    ) VIRTUAL
) STRICT;

CREATE INDEX certificate_changed ON certificate (changed);
CREATE INDEX certificate_owner ON certificate (owner);

CREATE TABLE certificate_scan (
    certificate TEXT NOT NULL REFERENCES certificate (id),
    position INTEGER NOT NULL,
    file TEXT NOT NULL REFERENCES file (id),
    PRIMARY KEY (certificate, position)
) STRICT;
