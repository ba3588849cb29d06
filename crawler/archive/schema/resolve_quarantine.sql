-- Say how a page in quarantine was resolved, show those that are not, and show copies of the same text.

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
WINDOW same AS (PARTITION BY body_sha256 ORDER BY first_seen_at, id);
