-- What a sales assistant keeps of a customer; several accounts and signatories of our companies.
-- `invoice`, `it_systems`, `past_projects`, `accounts`, `signatories` are value lists of their row.

ALTER TABLE customer ADD COLUMN class TEXT CHECK (class IN ('A', 'B', 'C'));
ALTER TABLE customer ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN invoice TEXT NOT NULL DEFAULT
'{"kind":null,"title":"","tax_number":"","address":"","phone":"","bank_name":"","bank_account":""}'
CHECK (json_valid(invoice));
ALTER TABLE customer ADD COLUMN it_systems TEXT NOT NULL DEFAULT '[]'
CHECK (json_valid(it_systems));
ALTER TABLE customer ADD COLUMN past_projects TEXT NOT NULL DEFAULT '[]'
CHECK (json_valid(past_projects));

ALTER TABLE contact ADD COLUMN department TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN role TEXT CHECK (role IN (
    'decision_maker', 'influencer', 'user', 'technical', 'gatekeeper', 'coach'
));
ALTER TABLE contact ADD COLUMN attitude TEXT CHECK (attitude IN (
    'supporter', 'neutral', 'opponent'
));
ALTER TABLE contact ADD COLUMN other_phone TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN birthday TEXT;
ALTER TABLE contact ADD COLUMN interests TEXT NOT NULL DEFAULT '';
-- Another contact of the same customer; that the lines form no circle is the program's to check.
ALTER TABLE contact ADD COLUMN reports_to TEXT;

ALTER TABLE own_company ADD COLUMN accounts TEXT NOT NULL DEFAULT '[]'
CHECK (json_valid(accounts));
ALTER TABLE own_company ADD COLUMN signatories TEXT NOT NULL DEFAULT '[]'
CHECK (json_valid(signatories));
ALTER TABLE own_company ADD COLUMN quotation_footer TEXT NOT NULL DEFAULT '';
-- The one account becomes the first of several; it needs an id of its own only within its row.
UPDATE own_company SET accounts = json_array(json_object(
    'id', id, 'bank_name', bank_name, 'bank_account', bank_account, 'note', ''
))
WHERE bank_name <> '' OR bank_account <> '';
ALTER TABLE own_company DROP COLUMN bank_name;
ALTER TABLE own_company DROP COLUMN bank_account;
