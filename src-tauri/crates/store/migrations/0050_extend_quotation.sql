-- Sections, optional lines, discounts in amounts and on the total, currencies, validity to a day,
-- signatory, design, costs, approval, outcome.

ALTER TABLE quotation ADD COLUMN total_discount TEXT NOT NULL DEFAULT '{"kind":"none"}'
CHECK (json_valid(total_discount));
ALTER TABLE quotation ADD COLUMN valid_until TEXT;
ALTER TABLE quotation ADD COLUMN signatory TEXT NOT NULL DEFAULT '';
ALTER TABLE quotation ADD COLUMN design TEXT NOT NULL DEFAULT 'formal'
CHECK (design IN ('formal', 'bilingual'));
ALTER TABLE quotation ADD COLUMN with_seal INTEGER NOT NULL DEFAULT 1 CHECK (with_seal IN (0, 1));
ALTER TABLE quotation ADD COLUMN internal_note TEXT NOT NULL DEFAULT '';
ALTER TABLE quotation ADD COLUMN approval TEXT CHECK (approval IS NULL OR json_valid(approval));
ALTER TABLE quotation ADD COLUMN lost_reason TEXT;
ALTER TABLE quotation ADD COLUMN outcome_note TEXT NOT NULL DEFAULT '';

CREATE TABLE quotation_section (
    quotation TEXT NOT NULL REFERENCES quotation (id),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (quotation, position),
    UNIQUE (quotation, id)
) STRICT;

ALTER TABLE quotation_line ADD COLUMN section TEXT;
ALTER TABLE quotation_line ADD COLUMN discount_amount INTEGER NOT NULL DEFAULT 0;
ALTER TABLE quotation_line ADD COLUMN optional INTEGER NOT NULL DEFAULT 0 CHECK (optional IN (0, 1));
ALTER TABLE quotation_line ADD COLUMN cost INTEGER NOT NULL DEFAULT 0;

-- A contract takes only the lines that are sold, with their part of every discount.
ALTER TABLE contract_line ADD COLUMN discount_amount INTEGER NOT NULL DEFAULT 0;
