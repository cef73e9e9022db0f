-- An event whose work failed waits, and its line behind it; "line_hash" is empty where an event stands alone.

ALTER TABLE inbox ADD COLUMN line_hash BLOB;
ALTER TABLE inbox ADD COLUMN not_before INTEGER NOT NULL DEFAULT 0;
CREATE INDEX inbox_lines ON inbox (line_hash, id) WHERE done_at IS NULL;
