-- Remember what was taken down: its hash, when and why, its addresses, and which raw records are still to be blanked.

CREATE TABLE tombstones (
  id INTEGER PRIMARY KEY,
  url TEXT NOT NULL,
  site TEXT NOT NULL,
  body_sha256 TEXT,
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  records TEXT NOT NULL CHECK (json_valid(records)),
  finished_at TEXT
) STRICT;

CREATE TABLE tombstone_urls (
  url TEXT PRIMARY KEY,
  tombstone_id INTEGER NOT NULL REFERENCES tombstones(id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX tombstone_urls_of ON tombstone_urls(tombstone_id);

CREATE INDEX article_pages_file ON article_pages(warc_file) WHERE warc_file IS NOT NULL;
