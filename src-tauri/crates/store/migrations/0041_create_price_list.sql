-- Prices that hold from one day to another. Amounts in fen, with tax.

CREATE TABLE price_list (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    currency TEXT NOT NULL,
    note TEXT NOT NULL,
    changed INTEGER NOT NULL,
    deleted_at TEXT
) STRICT;

CREATE TABLE listed_price (
    price_list TEXT NOT NULL REFERENCES price_list (id),
    position INTEGER NOT NULL,
    product TEXT NOT NULL REFERENCES product (id),
    price INTEGER NOT NULL,
    PRIMARY KEY (price_list, position),
    UNIQUE (price_list, product)
) STRICT;

CREATE INDEX listed_price_product ON listed_price (product);
