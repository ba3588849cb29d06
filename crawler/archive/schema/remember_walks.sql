-- Add `listings`: whether the last walk over a listing came to its end.

CREATE TABLE listings (
  url TEXT PRIMARY KEY,
  site TEXT NOT NULL,
  begun_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;
