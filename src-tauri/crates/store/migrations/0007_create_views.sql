-- Every live row as a person would call it: for the palette and for the document chain.

CREATE VIEW document AS
SELECT 'own_company' AS noun, id, name AS label, words, changed FROM own_company
WHERE deleted_at IS NULL
UNION ALL
SELECT
    'customer',
    id,
    name,
    words || coalesce(
        (
            SELECT group_concat(contact.words, char(10)) FROM contact
            WHERE contact.customer = customer.id
        ),
        ''
    ),
    changed
FROM customer WHERE deleted_at IS NULL
UNION ALL
SELECT 'product', id, trim(number || ' ' || name), words, changed FROM product
WHERE deleted_at IS NULL
UNION ALL
SELECT 'certificate', id, name, words, changed FROM certificate WHERE deleted_at IS NULL
UNION ALL
SELECT 'tender', id, label, words, changed FROM tender WHERE deleted_at IS NULL
UNION ALL
SELECT
    'quotation',
    id,
    CASE
        WHEN number IS NULL THEN title
        WHEN revision > 1 THEN number || ' R' || revision
        ELSE number
    END,
    words || char(10) || coalesce(
        (SELECT customer.name FROM customer WHERE customer.id = quotation.customer), ''
    ),
    changed
FROM quotation WHERE deleted_at IS NULL
UNION ALL
SELECT
    'bid',
    bid.id,
    bid.number,
    bid.words || char(10) || tender.words,
    bid.changed
FROM bid JOIN tender ON tender.id = bid.tender
WHERE bid.deleted_at IS NULL
UNION ALL
SELECT
    'contract',
    id,
    coalesce(number, title),
    words || char(10) || coalesce(
        (SELECT customer.name FROM customer WHERE customer.id = contract.customer), ''
    ),
    changed
FROM contract WHERE deleted_at IS NULL;

-- Which document was made from which: one row per reference.
CREATE VIEW reference AS
SELECT 'tender' AS noun, id, 'customer' AS to_noun, customer AS to_id FROM tender
WHERE customer IS NOT NULL
UNION ALL
SELECT 'quotation', id, 'customer', customer FROM quotation WHERE customer IS NOT NULL
UNION ALL
SELECT 'quotation', id, 'tender', tender FROM quotation WHERE tender IS NOT NULL
UNION ALL
SELECT 'quotation', id, 'quotation', revises FROM quotation WHERE revises IS NOT NULL
UNION ALL
SELECT 'bid', id, 'tender', tender FROM bid
UNION ALL
SELECT 'bid', id, 'quotation', quotation FROM bid WHERE quotation IS NOT NULL
UNION ALL
SELECT 'contract', id, 'customer', customer FROM contract WHERE customer IS NOT NULL
UNION ALL
SELECT 'contract', id, 'quotation', quotation FROM contract WHERE quotation IS NOT NULL
UNION ALL
SELECT 'contract', id, 'bid', bid FROM contract WHERE bid IS NOT NULL;
