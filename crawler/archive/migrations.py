"""The schema as the steps that made it. Old steps are never edited; a change is a new step at the end.

Free of imports from the project, so that `sqlite-utils migrate archive.db crawler/archive/migrations.py` works as well. Tables
are changed with plain ALTER TABLE: sqlite-utils' `transform()` drops triggers without a word.
"""

from sqlite_utils import Database, Migrations

migrations = Migrations("weiye")

# "WEYE" in the file's header tells an archive of ours from any other SQLite file.
APPLICATION_ID = 0x57455945


@migrations()
def create_archive(db: Database) -> None:
    """Create the tables of docs/architecture.md, STRICT: a text in a number's column is an error, not a surprise."""
    db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in _TABLES.split(";\n\n"):
        db.execute(statement)
    for table, rows in _VOCABULARIES.items():
        db.table(table).insert_all({"name": name, "meaning": meaning} for name, meaning in rows)


@migrations()
def remember_walks(db: Database) -> None:
    """Add `listings`: whether the last walk over a listing came to its end."""
    db.conn.execute(
        "CREATE TABLE listings (url TEXT PRIMARY KEY, site TEXT NOT NULL, begun_at TEXT NOT NULL, ended_at TEXT) STRICT"
    )


@migrations()
def revisit_articles(db: Database) -> None:
    """Look at stored articles again: what a server said of each page's version, and how many looks an article has had."""
    for statement in _REVISITS.split(";\n\n"):
        db.execute(statement)


@migrations()
def remember_backfills(db: Database) -> None:
    """Add `backfills`: how far each of them came, by source and by what was asked for (`since/until/max_pages`)."""
    db.conn.execute(
        "CREATE TABLE backfills (url TEXT NOT NULL, asked TEXT NOT NULL, site TEXT NOT NULL, page TEXT NOT NULL,"
        " pages INTEGER NOT NULL, begun_at TEXT NOT NULL, reached_at TEXT NOT NULL, ended_at TEXT,"
        " PRIMARY KEY (url, asked)) STRICT, WITHOUT ROWID"
    )


@migrations()
def resolve_quarantine(db: Database) -> None:
    """Say how a page in quarantine was resolved, show those that are not, and show copies of the same text."""
    for statement in _QUARANTINE.split(";\n\n"):
        db.execute(statement)


@migrations()
def point_to_raw_bytes(db: Database) -> None:
    """Say of each page where its raw bytes are: of articles, of replaced versions (as JSON) and of what is quarantined."""
    for table in ("article_pages", "quarantine"):
        for column in ("warc_file TEXT", "warc_offset INTEGER", "warc_length INTEGER"):
            db.conn.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    db.conn.execute(
        "ALTER TABLE article_revisions ADD COLUMN pages TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(pages))"
    )
    db.conn.execute("CREATE INDEX article_pages_raw ON article_pages(url, fetched_at) WHERE warc_file IS NOT NULL")


@migrations()
def measure_runs(db: Database) -> None:
    """Say of each run what it did and measured, what each source brought it, and what was found in it."""
    columns = ["requests", "new", "changed", "unchanged", "partial", "failed", "links", "body_median"]
    for declared in (
        *(f"{name} INTEGER" for name in columns),
        "newest TEXT",
        "shares TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(shares))",
    ):
        db.execute(f"ALTER TABLE runs ADD COLUMN {declared}")
    db.execute("CREATE INDEX runs_spider ON runs(spider, id)")
    db.execute(
        "CREATE TABLE run_sources (run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE, source TEXT NOT NULL,"
        " links INTEGER NOT NULL, new INTEGER NOT NULL, reason TEXT REFERENCES reasons(name),"
        " PRIMARY KEY (source, run_id)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX run_sources_run ON run_sources(run_id)")
    db.execute("CREATE TABLE finding_kinds (name TEXT PRIMARY KEY, meaning TEXT NOT NULL) STRICT, WITHOUT ROWID")
    db.execute(
        "CREATE TABLE run_findings (run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,"
        " kind TEXT NOT NULL REFERENCES finding_kinds(name), about TEXT NOT NULL, detail TEXT NOT NULL,"
        " PRIMARY KEY (run_id, kind, about)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX frontier_run ON frontier(run_id) WHERE run_id IS NOT NULL")


@migrations()
def keep_tombstones(db: Database) -> None:
    """Remember what was taken down: its hash, when and why, its addresses, and which raw records are still to be blanked."""
    db.execute(
        "CREATE TABLE tombstones (id INTEGER PRIMARY KEY, url TEXT NOT NULL, site TEXT NOT NULL, body_sha256 TEXT,"
        " reason TEXT NOT NULL, at TEXT NOT NULL, records TEXT NOT NULL CHECK (json_valid(records)), finished_at TEXT) STRICT"
    )
    db.execute(
        "CREATE TABLE tombstone_urls (url TEXT PRIMARY KEY, tombstone_id INTEGER NOT NULL"
        " REFERENCES tombstones(id) ON DELETE CASCADE) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX tombstone_urls_of ON tombstone_urls(tombstone_id)")
    db.execute("CREATE INDEX article_pages_file ON article_pages(warc_file) WHERE warc_file IS NOT NULL")


_VOCABULARIES = {
    "article_statuses": [
        ("complete", "Every page the site declares was fetched, recognised and merged."),
        ("partial", "Pages are missing; missing_pages says which, missing_reason why."),
    ],
    "revision_causes": [
        ("paper", "The site changed the article."),
        ("reader", "The same bytes are read better than before."),
        ("completed", "A page that was missing came."),
    ],
    "frontier_states": [
        ("due", "Found, not yet fetched."),
        ("stored", "Stored, or an address of a stored article."),
        ("partial", "Stored with pages missing."),
        ("failed", "Could not be fetched; will be tried again while due_at is set."),
        ("skipped", "Not fetched by rule: robots.txt, another site."),
        ("gone", "The site says it is gone."),
        ("quarantined", "Fetched, and not understood as an article."),
    ],
    "link_kinds": [("related", "Related reading, as the page names it.")],
}

_TABLES = """
CREATE TABLE article_statuses (name TEXT PRIMARY KEY, meaning TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE revision_causes (name TEXT PRIMARY KEY, meaning TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE frontier_states (name TEXT PRIMARY KEY, meaning TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE link_kinds (name TEXT PRIMARY KEY, meaning TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE reasons (name TEXT PRIMARY KEY, meaning TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  spider TEXT NOT NULL,
  arguments TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(arguments)),
  versions TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(versions)),
  started_at TEXT NOT NULL,
  ended_at TEXT,
  reason TEXT,
  exit_code INTEGER,
  counts TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(counts))
) STRICT;

CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  site TEXT NOT NULL,
  spider TEXT NOT NULL,
  title TEXT,
  subtitle TEXT,
  published_at TEXT,
  published_raw TEXT,
  updated_at TEXT,
  source TEXT,
  authors TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(authors)),
  photographers TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(photographers)),
  correspondents TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(correspondents)),
  editors TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(editors)),
  channel TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(channel)),
  body TEXT NOT NULL,
  status TEXT NOT NULL REFERENCES article_statuses(name),
  pages_declared INTEGER,
  pages_evidence TEXT,
  missing_pages TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(missing_pages)),
  missing_reason TEXT REFERENCES reasons(name),
  body_sha256 TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
  reader_version TEXT NOT NULL,
  first_seen_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  gone_at TEXT
) STRICT;

CREATE INDEX articles_published ON articles(site, published_at);

CREATE INDEX articles_body ON articles(body_sha256);

CREATE TABLE article_pages (
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  page INTEGER NOT NULL CHECK (page >= 1),
  url TEXT NOT NULL,
  aliases TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(aliases)),
  fetched_at TEXT NOT NULL,
  http_status INTEGER NOT NULL,
  encoding TEXT NOT NULL,
  encoding_evidence TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  reading TEXT NOT NULL CHECK (json_valid(reading)),
  first_paragraph INTEGER,
  last_paragraph INTEGER,
  PRIMARY KEY (article_id, page)
) STRICT;

CREATE INDEX article_pages_url ON article_pages(url);

CREATE TABLE article_revisions (
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  cause TEXT NOT NULL REFERENCES revision_causes(name),
  replaced_at TEXT NOT NULL,
  title TEXT,
  subtitle TEXT,
  published_at TEXT,
  published_raw TEXT,
  updated_at TEXT,
  source TEXT,
  authors TEXT NOT NULL,
  photographers TEXT NOT NULL,
  correspondents TEXT NOT NULL,
  editors TEXT NOT NULL,
  channel TEXT NOT NULL,
  body TEXT NOT NULL,
  status TEXT NOT NULL REFERENCES article_statuses(name),
  pages_declared INTEGER,
  pages_evidence TEXT,
  missing_pages TEXT NOT NULL,
  missing_reason TEXT REFERENCES reasons(name),
  body_sha256 TEXT NOT NULL,
  reader_version TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  PRIMARY KEY (article_id, revision)
) STRICT;

CREATE TABLE images (
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  page INTEGER NOT NULL,
  url TEXT NOT NULL,
  caption TEXT
) STRICT;

CREATE INDEX images_article ON images(article_id, position);

CREATE TABLE links (
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL REFERENCES link_kinds(name),
  title TEXT NOT NULL,
  url TEXT,
  date_raw TEXT,
  PRIMARY KEY (article_id, kind, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE removed_blocks (
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  page INTEGER NOT NULL,
  position INTEGER NOT NULL,
  rule TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (article_id, page, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE frontier (
  url TEXT PRIMARY KEY,
  site TEXT NOT NULL,
  state TEXT NOT NULL REFERENCES frontier_states(name),
  reason TEXT REFERENCES reasons(name),
  error TEXT,
  tries INTEGER NOT NULL DEFAULT 0,
  first_seen_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  due_at TEXT,
  found_on TEXT,
  article_id INTEGER REFERENCES articles(id) ON DELETE SET NULL,
  run_id INTEGER REFERENCES runs(id) ON DELETE SET NULL
) STRICT;

CREATE INDEX frontier_due ON frontier(site, due_at) WHERE due_at IS NOT NULL;

CREATE INDEX frontier_article ON frontier(article_id) WHERE article_id IS NOT NULL;

CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY,
  url TEXT NOT NULL,
  reason TEXT NOT NULL REFERENCES reasons(name),
  detail TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL,
  run_id INTEGER REFERENCES runs(id) ON DELETE SET NULL
) STRICT;

CREATE INDEX quarantine_url ON quarantine(url)
"""

_REVISITS = """
ALTER TABLE article_pages ADD COLUMN etag TEXT;

ALTER TABLE article_pages ADD COLUMN last_modified TEXT;

ALTER TABLE frontier ADD COLUMN revisits INTEGER NOT NULL DEFAULT 0;

UPDATE frontier SET due_at = (SELECT strftime('%Y-%m-%dT%H:%M:%SZ', changed_at, '+1 day') FROM articles a WHERE a.url = frontier.url)
WHERE state = 'stored';

DROP INDEX frontier_due;

CREATE INDEX frontier_due ON frontier(site, due_at) WHERE due_at IS NOT NULL AND state <> 'stored';

CREATE INDEX frontier_revisits ON frontier(site, due_at) WHERE due_at IS NOT NULL AND state = 'stored'
"""

_QUARANTINE = """
CREATE TABLE quarantine_resolutions (name TEXT PRIMARY KEY, meaning TEXT NOT NULL) STRICT, WITHOUT ROWID;

INSERT INTO quarantine_resolutions VALUES
('stored', 'An article came from the address after all.'),
('dismissed', 'A person looked at it: it is no article.');

ALTER TABLE quarantine ADD COLUMN resolved_at TEXT;

ALTER TABLE quarantine ADD COLUMN resolution TEXT REFERENCES quarantine_resolutions(name);

CREATE VIEW quarantine_open AS
SELECT q.id, q.url, f.site, q.reason, r.meaning, q.detail, q.at, f.state, f.tries, f.due_at, q.run_id
FROM quarantine q JOIN reasons r ON r.name = q.reason LEFT JOIN frontier f ON f.url = q.url
WHERE q.resolved_at IS NULL;

CREATE VIEW copies AS
SELECT body_sha256, row_number() OVER same AS copy, count(*) OVER (PARTITION BY body_sha256) AS copies,
  id AS article_id, site, title, source, published_at, first_seen_at, url
FROM articles
WHERE body <> '' AND body_sha256 IN (SELECT body_sha256 FROM articles GROUP BY body_sha256 HAVING count(*) > 1)
WINDOW same AS (PARTITION BY body_sha256 ORDER BY first_seen_at, id)
"""
