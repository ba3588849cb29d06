-- Say of each run what it did and measured, what each source brought it, and what was found in it.

ALTER TABLE runs ADD COLUMN requests INTEGER;

ALTER TABLE runs ADD COLUMN new INTEGER;

ALTER TABLE runs ADD COLUMN changed INTEGER;

ALTER TABLE runs ADD COLUMN unchanged INTEGER;

ALTER TABLE runs ADD COLUMN partial INTEGER;

ALTER TABLE runs ADD COLUMN failed INTEGER;

ALTER TABLE runs ADD COLUMN links INTEGER;

ALTER TABLE runs ADD COLUMN body_median INTEGER;

ALTER TABLE runs ADD COLUMN newest TEXT;

ALTER TABLE runs ADD COLUMN shares TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(shares));

CREATE INDEX runs_spider ON runs(spider, id);

CREATE TABLE run_sources (
  run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
  source TEXT NOT NULL,
  links INTEGER NOT NULL,
  new INTEGER NOT NULL,
  reason TEXT REFERENCES reasons(name),
  PRIMARY KEY (source, run_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX run_sources_run ON run_sources(run_id);

CREATE TABLE finding_kinds (name TEXT PRIMARY KEY, meaning TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE run_findings (
  run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
  kind TEXT NOT NULL REFERENCES finding_kinds(name),
  about TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (run_id, kind, about)
) STRICT, WITHOUT ROWID;

CREATE INDEX frontier_run ON frontier(run_id) WHERE run_id IS NOT NULL;
