-- Look at stored articles again: what a server said of each page's version, and how many looks an article has had.

ALTER TABLE article_pages ADD COLUMN etag TEXT;

ALTER TABLE article_pages ADD COLUMN last_modified TEXT;

ALTER TABLE frontier ADD COLUMN revisits INTEGER NOT NULL DEFAULT 0;

UPDATE frontier SET due_at = (SELECT strftime('%Y-%m-%dT%H:%M:%SZ', changed_at, '+1 day') FROM articles a WHERE a.url = frontier.url)
WHERE state = 'stored';

DROP INDEX frontier_due;

CREATE INDEX frontier_due ON frontier(site, due_at) WHERE due_at IS NOT NULL AND state <> 'stored';

CREATE INDEX frontier_revisits ON frontier(site, due_at) WHERE due_at IS NOT NULL AND state = 'stored';
