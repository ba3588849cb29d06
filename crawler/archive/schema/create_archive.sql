-- Create the tables of docs/architecture.md, STRICT: a text in a number's column is an error, not a surprise.

PRAGMA application_id = 1464162629;

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

CREATE INDEX quarantine_url ON quarantine(url);

INSERT INTO article_statuses VALUES
('complete', 'Every page the site declares was fetched, recognised and merged.'),
('partial', 'Pages are missing; missing_pages says which, missing_reason why.');

INSERT INTO revision_causes VALUES
('paper', 'The site changed the article.'),
('reader', 'The same bytes are read better than before.'),
('completed', 'A page that was missing came.');

INSERT INTO frontier_states VALUES
('due', 'Found, not yet fetched.'),
('stored', 'Stored, or an address of a stored article.'),
('partial', 'Stored with pages missing.'),
('failed', 'Could not be fetched; will be tried again while due_at is set.'),
('skipped', 'Not fetched by rule: robots.txt, another site.'),
('gone', 'The site says it is gone.'),
('quarantined', 'Fetched, and not understood as an article.');

INSERT INTO link_kinds VALUES
('related', 'Related reading, as the page names it.');
