-- Add `backfills`: how far each of them came, by source and by what was asked for (`since/until/max_pages`).

CREATE TABLE backfills (
  url TEXT NOT NULL,
  asked TEXT NOT NULL,
  site TEXT NOT NULL,
  page TEXT NOT NULL,
  pages INTEGER NOT NULL,
  begun_at TEXT NOT NULL,
  reached_at TEXT NOT NULL,
  ended_at TEXT,
  PRIMARY KEY (url, asked)
) STRICT, WITHOUT ROWID;
