-- Add `baselines`: which runs of some work are its measure although something was found in them, because a person said so.

CREATE TABLE baselines (
  spider TEXT NOT NULL,
  arguments TEXT NOT NULL CHECK (json_valid(arguments)),
  first_run INTEGER NOT NULL,
  last_run INTEGER NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (spider, arguments)
) STRICT, WITHOUT ROWID;
