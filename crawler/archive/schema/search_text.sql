-- Index title, subtitle and body by pairs of characters, kept by triggers; index what articles are listed by.

CREATE TABLE search_steps (n INTEGER PRIMARY KEY) STRICT;

INSERT INTO search_steps WITH RECURSIVE step(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM step WHERE n < 129) SELECT n FROM step;

CREATE VIEW articles_pairs AS SELECT a.id, $title_pairs AS title, $subtitle_pairs AS subtitle, $body_pairs AS body
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
  SELECT group_concat('"' || replace($word_pairs, '"', '""') || '"' || iif(length($word_folded) = 1, '*', ''), ' AND ')
  FROM json_each(asked.json) word);

INSERT INTO articles_fts (articles_fts, rank) VALUES ('rank', 'bm25(8.0, 4.0, 1.0)');

INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');
