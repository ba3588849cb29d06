-- Add `articles_list`, what a table of articles is read by, without the texts; and an index of channels to choose from.

CREATE VIEW articles_list AS
SELECT id, published_at, title, site, source, authors, channel, status,
  (SELECT count(*) FROM article_pages WHERE article_id = articles.id) AS pages, revision, url
FROM articles ORDER BY published_at DESC, id DESC;

CREATE INDEX articles_channel ON articles(channel);
