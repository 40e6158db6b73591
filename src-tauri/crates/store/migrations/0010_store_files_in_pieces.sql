-- The bytes of a file in pieces of at most 1 MiB, so that a file is read and written without being
-- whole in memory. Pieces of an upload under way stand under a name of their own until its end, when
-- their hash is known; without a row in `file` they mean nothing.

CREATE TABLE file_piece (
    sha256 TEXT NOT NULL REFERENCES file_content (sha256) ON UPDATE CASCADE ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    bytes BLOB NOT NULL CHECK (length(bytes) BETWEEN 1 AND 1048576),
    PRIMARY KEY (sha256, position)
) STRICT;

WITH RECURSIVE piece (sha256, position, total) AS (
    SELECT sha256, 0, length(bytes) FROM file_content WHERE length(bytes) > 0
    UNION ALL
    SELECT sha256, position + 1, total FROM piece WHERE (position + 1) * 1048576 < total
)
INSERT INTO file_piece (sha256, position, bytes)
SELECT
    piece.sha256,
    piece.position,
    substr(file_content.bytes, piece.position * 1048576 + 1, 1048576)
FROM piece JOIN file_content ON file_content.sha256 = piece.sha256;

ALTER TABLE file_content DROP COLUMN bytes;
