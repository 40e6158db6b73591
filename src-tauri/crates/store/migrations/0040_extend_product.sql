-- Kind, internal cost, and what a bundle is made of.

ALTER TABLE product ADD COLUMN kind TEXT NOT NULL DEFAULT 'software' CHECK (
    kind IN ('software', 'hardware', 'service', 'maintenance', 'training', 'other')
);
ALTER TABLE product ADD COLUMN cost INTEGER NOT NULL DEFAULT 0;
ALTER TABLE product ADD COLUMN bundle_pricing TEXT CHECK (bundle_pricing IN ('own', 'sum'));
ALTER TABLE product ADD COLUMN bundle_discount INTEGER NOT NULL DEFAULT 0;

-- What was sold at the rate of services was a service.
UPDATE product SET kind = 'service' WHERE vat_rate = 600;

CREATE TABLE bundle_item (
    bundle TEXT NOT NULL REFERENCES product (id),
    position INTEGER NOT NULL,
    product TEXT NOT NULL REFERENCES product (id),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (bundle, position),
    UNIQUE (bundle, product)
) STRICT;

CREATE INDEX bundle_item_product ON bundle_item (product);
