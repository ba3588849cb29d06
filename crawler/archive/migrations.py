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


@migrations()
def search_text(db: Database) -> None:
    """Index title, subtitle and body by pairs of characters, kept by triggers; index what articles are listed by."""
    for statement in _SEARCH.split(";\n\n"):
        db.execute(statement)
    db.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('rank', 'bm25(8.0, 4.0, 1.0)')")
    db.execute("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')")


@migrations()
def show_views(db: Database) -> None:
    """Add the views of docs/sql.md, and the indices that they and the obvious questions need."""
    for statement in _VIEWS.split(";\n\n"):
        db.execute(statement)


@migrations()
def list_articles(db: Database) -> None:
    """Add `articles_list`, what a table of articles is read by, without the texts; and an index of channels to choose from."""
    db.execute(
        "CREATE VIEW articles_list AS SELECT id, published_at, title, site, source, authors, channel, status,"
        " (SELECT count(*) FROM article_pages WHERE article_id = articles.id) AS pages, revision, url"
        " FROM articles ORDER BY published_at DESC, id DESC"
    )
    db.execute("CREATE INDEX articles_channel ON articles(channel)")


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

# -- search: every text is indexed as the pairs of its characters (乡村振兴 as 乡村 村振 振兴), so that words of any length are found
# without a dictionary. A space is a character like others (␠), padding inside names (刘　婷) is none, and what is printed in full
# width counts as ASCII. SQLite's parser takes some twenty nested calls, so letters and digits are not a `replace` each.


def _folded(text: str) -> str:
    """Give the expression of a text whose white space and punctuation can be compared."""
    for wide, narrow in {
        "\u3000": "",
        " ": "␠",
        "\u00a0": "␠",
        "\n": "␠",
        **dict(zip("，（）：；！？％", ",():;!?%", strict=True)),
    }.items():
        text = f"replace({text}, char({ord(wide)}), '{narrow}')"
    return text


def _narrowed(text: str) -> str:
    """Give the expression of a short folded text whose letters and digits can be compared, too."""
    return (
        f"CASE WHEN {text} GLOB '*[０-９Ａ-Ｚａ-ｚ]*' THEN (SELECT group_concat("
        "CASE WHEN letter BETWEEN '０' AND '９' OR letter BETWEEN 'Ａ' AND 'Ｚ' OR letter BETWEEN 'ａ' AND 'ｚ'"
        " THEN char(unicode(letter) - 65248) ELSE letter END, '') FROM"
        f" (SELECT substr({text}, n, 1) AS letter FROM search_steps WHERE n <= length({text}) ORDER BY n)) ELSE {text} END"
    )


def _pairs(text: str, *, alone: str = "<=") -> str:
    """Give the expression of a text's pairs. It is cut into pieces first: `substr` counts from the start each time.

    The last character of a text stands alone (`<=`), so that a word of one character is the beginning of a pair wherever it is.
    """
    return f"""(
  WITH RECURSIVE whole(text) AS MATERIALIZED (SELECT {_folded(text)}),
    start(n, size) AS (SELECT 1, length(text) FROM whole UNION ALL SELECT n + 128, size FROM start WHERE n + 128 {alone} size),
    cut(text) AS MATERIALIZED (SELECT substr(whole.text, start.n, 129) FROM start, whole),
    piece(text) AS MATERIALIZED (SELECT {_narrowed("cut.text")} FROM cut)
  SELECT group_concat(substr(piece.text, n, 2), ' ') FROM piece, search_steps
  WHERE n <= 128 AND (n {alone} length(piece.text) OR n = 1 AND piece.text <> ''))"""


_WORD = _pairs("word.value", alone="<")

_SEARCH = f"""
CREATE TABLE search_steps (n INTEGER PRIMARY KEY) STRICT;

INSERT INTO search_steps WITH RECURSIVE step(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM step WHERE n < 129) SELECT n FROM step;

CREATE VIEW articles_pairs AS SELECT a.id, {_pairs("a.title")} AS title, {_pairs("a.subtitle")} AS subtitle, {_pairs("a.body")} AS body
FROM articles a;

CREATE VIRTUAL TABLE articles_fts USING fts5(title, subtitle, body, content='articles_pairs' /* content="articles" */, content_rowid='id',
  tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Cf Cn Co Cs'");

CREATE TRIGGER articles_fts_inserted AFTER INSERT ON articles BEGIN
  INSERT INTO articles_fts (rowid, title, subtitle, body) SELECT id, title, subtitle, body FROM articles_pairs WHERE id = new.id;
END;

CREATE TRIGGER articles_fts_before_update BEFORE UPDATE OF id, title, subtitle, body ON articles
WHEN old.id IS NOT new.id OR old.title IS NOT new.title OR old.subtitle IS NOT new.subtitle OR old.body IS NOT new.body BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, subtitle, body)
  SELECT 'delete', id, title, subtitle, body FROM articles_pairs WHERE id = old.id;
END;

CREATE TRIGGER articles_fts_after_update AFTER UPDATE OF id, title, subtitle, body ON articles
WHEN old.id IS NOT new.id OR old.title IS NOT new.title OR old.subtitle IS NOT new.subtitle OR old.body IS NOT new.body BEGIN
  INSERT INTO articles_fts (rowid, title, subtitle, body) SELECT id, title, subtitle, body FROM articles_pairs WHERE id = new.id;
END;

CREATE TRIGGER articles_fts_deleted BEFORE DELETE ON articles BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, subtitle, body)
  SELECT 'delete', id, title, subtitle, body FROM articles_pairs WHERE id = old.id;
END;

CREATE VIEW search AS
SELECT a.id, a.published_at, a.title, a.site, a.source, a.status, a.url, asked.json AS words, i.rank
FROM json_tree asked JOIN articles_fts i JOIN articles a ON a.id = i.rowid
WHERE asked.parent IS NULL AND i.articles_fts MATCH (
  SELECT group_concat('"' || replace({_WORD}, '"', '""') || '"' || iif(length({_folded("word.value")}) = 1, '*', ''), ' AND ')
  FROM json_each(asked.json) word)
"""

_VIEWS = """
DROP INDEX articles_published;

CREATE INDEX articles_published ON articles(site, published_at, status);

CREATE INDEX articles_newest ON articles(published_at, id);

CREATE INDEX articles_source ON articles(source, site, published_at);

CREATE INDEX articles_partial_only ON articles(site) WHERE status = 'partial';

CREATE INDEX articles_changed ON articles(changed_at);

CREATE VIEW articles_partial AS
SELECT a.id, a.site, a.title, a.published_at, a.pages_declared, (SELECT count(*) FROM article_pages WHERE article_id = a.id) AS pages_held,
  a.missing_pages, a.missing_reason, r.meaning, f.tries, f.due_at, a.first_seen_at, a.url
FROM articles a LEFT JOIN reasons r ON r.name = a.missing_reason LEFT JOIN frontier f ON f.url = a.url
WHERE a.status = 'partial';

CREATE VIEW article_history AS
SELECT h.article_id, h.revision, h.changed_at AS since, h.replaced_at AS until, h.cause AS replaced_because, h.title, h.published_at, h.status,
  h.body_sha256, h.reader_version, a.site, a.url, h.subtitle, h.body
FROM article_revisions h JOIN articles a ON a.id = h.article_id
UNION ALL
SELECT id, revision, changed_at, NULL, NULL, title, published_at, status, body_sha256, reader_version, site, url, subtitle, body
FROM articles;

CREATE VIEW coverage AS
SELECT site, substr(published_at, 1, 7) AS month, count(*) AS articles, sum(status = 'complete') AS complete, sum(status = 'partial') AS partial
FROM articles GROUP BY site, substr(published_at, 1, 7);

CREATE VIEW runs_summary AS
SELECT r.id, r.spider, r.started_at, r.ended_at, CAST(round((julianday(r.ended_at) - julianday(r.started_at)) * 86400) AS INTEGER) AS seconds,
  r.reason, r.exit_code, r.requests, r.new, r.changed, r.unchanged, r.partial, r.failed, r.newest,
  (SELECT count(*) FROM run_findings WHERE run_id = r.id) AS findings, r.arguments
FROM runs r;

CREATE VIEW sources AS
SELECT source, site, count(*) AS articles, min(substr(published_at, 1, 10)) AS first, max(substr(published_at, 1, 10)) AS last
FROM articles GROUP BY source, site
"""
