-- Add the views of docs/sql.md, and the indices that they and the obvious questions need.

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
FROM articles GROUP BY source, site;
