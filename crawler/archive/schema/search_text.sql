-- Index title, subtitle and body by pairs of characters, kept by triggers; index what articles are listed by.
--
-- Every text is indexed as the pairs of its characters (乡村振兴 as 乡村 村振 振兴), so that words of any length are found without a
-- dictionary. White space and punctuation are folded: a space is a character like others (␠), padding inside names (刘　婷) is
-- none, and what is printed in full width counts as ASCII. SQLite's parser takes some twenty nested calls, so letters and digits
-- are not a `replace` each. A text is cut into pieces first, because `substr` counts from the start each time. The last character
-- of a text stands alone (`<=`; of a word that is looked for it does not, `<`), so that a word of one character is the beginning
-- of a pair wherever it is. query.py folds what people type in the same way.

CREATE TABLE search_steps (n INTEGER PRIMARY KEY) STRICT;

INSERT INTO search_steps WITH RECURSIVE step(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM step WHERE n < 129) SELECT n FROM step;

CREATE VIEW articles_pairs AS SELECT a.id, (
  WITH RECURSIVE whole(text) AS MATERIALIZED (SELECT replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(a.title, char(12288), ''), char(32), '␠'), char(160), '␠'), char(10), '␠'), char(65292), ','), char(65288), '('), char(65289), ')'), char(65306), ':'), char(65307), ';'), char(65281), '!'), char(65311), '?'), char(65285), '%')),
    start(n, size) AS (SELECT 1, length(text) FROM whole UNION ALL SELECT n + 128, size FROM start WHERE n + 128 <= size),
    cut(text) AS MATERIALIZED (SELECT substr(whole.text, start.n, 129) FROM start, whole),
    piece(text) AS MATERIALIZED (SELECT CASE WHEN cut.text GLOB '*[０-９Ａ-Ｚａ-ｚ]*' THEN (SELECT group_concat(CASE WHEN letter BETWEEN '０' AND '９' OR letter BETWEEN 'Ａ' AND 'Ｚ' OR letter BETWEEN 'ａ' AND 'ｚ' THEN char(unicode(letter) - 65248) ELSE letter END, '') FROM (SELECT substr(cut.text, n, 1) AS letter FROM search_steps WHERE n <= length(cut.text) ORDER BY n)) ELSE cut.text END FROM cut)
  SELECT group_concat(substr(piece.text, n, 2), ' ') FROM piece, search_steps
  WHERE n <= 128 AND (n <= length(piece.text) OR n = 1 AND piece.text <> '')) AS title, (
  WITH RECURSIVE whole(text) AS MATERIALIZED (SELECT replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(a.subtitle, char(12288), ''), char(32), '␠'), char(160), '␠'), char(10), '␠'), char(65292), ','), char(65288), '('), char(65289), ')'), char(65306), ':'), char(65307), ';'), char(65281), '!'), char(65311), '?'), char(65285), '%')),
    start(n, size) AS (SELECT 1, length(text) FROM whole UNION ALL SELECT n + 128, size FROM start WHERE n + 128 <= size),
    cut(text) AS MATERIALIZED (SELECT substr(whole.text, start.n, 129) FROM start, whole),
    piece(text) AS MATERIALIZED (SELECT CASE WHEN cut.text GLOB '*[０-９Ａ-Ｚａ-ｚ]*' THEN (SELECT group_concat(CASE WHEN letter BETWEEN '０' AND '９' OR letter BETWEEN 'Ａ' AND 'Ｚ' OR letter BETWEEN 'ａ' AND 'ｚ' THEN char(unicode(letter) - 65248) ELSE letter END, '') FROM (SELECT substr(cut.text, n, 1) AS letter FROM search_steps WHERE n <= length(cut.text) ORDER BY n)) ELSE cut.text END FROM cut)
  SELECT group_concat(substr(piece.text, n, 2), ' ') FROM piece, search_steps
  WHERE n <= 128 AND (n <= length(piece.text) OR n = 1 AND piece.text <> '')) AS subtitle, (
  WITH RECURSIVE whole(text) AS MATERIALIZED (SELECT replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(a.body, char(12288), ''), char(32), '␠'), char(160), '␠'), char(10), '␠'), char(65292), ','), char(65288), '('), char(65289), ')'), char(65306), ':'), char(65307), ';'), char(65281), '!'), char(65311), '?'), char(65285), '%')),
    start(n, size) AS (SELECT 1, length(text) FROM whole UNION ALL SELECT n + 128, size FROM start WHERE n + 128 <= size),
    cut(text) AS MATERIALIZED (SELECT substr(whole.text, start.n, 129) FROM start, whole),
    piece(text) AS MATERIALIZED (SELECT CASE WHEN cut.text GLOB '*[０-９Ａ-Ｚａ-ｚ]*' THEN (SELECT group_concat(CASE WHEN letter BETWEEN '０' AND '９' OR letter BETWEEN 'Ａ' AND 'Ｚ' OR letter BETWEEN 'ａ' AND 'ｚ' THEN char(unicode(letter) - 65248) ELSE letter END, '') FROM (SELECT substr(cut.text, n, 1) AS letter FROM search_steps WHERE n <= length(cut.text) ORDER BY n)) ELSE cut.text END FROM cut)
  SELECT group_concat(substr(piece.text, n, 2), ' ') FROM piece, search_steps
  WHERE n <= 128 AND (n <= length(piece.text) OR n = 1 AND piece.text <> '')) AS body
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
  SELECT group_concat('"' || replace((
  WITH RECURSIVE whole(text) AS MATERIALIZED (SELECT replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(word.value, char(12288), ''), char(32), '␠'), char(160), '␠'), char(10), '␠'), char(65292), ','), char(65288), '('), char(65289), ')'), char(65306), ':'), char(65307), ';'), char(65281), '!'), char(65311), '?'), char(65285), '%')),
    start(n, size) AS (SELECT 1, length(text) FROM whole UNION ALL SELECT n + 128, size FROM start WHERE n + 128 < size),
    cut(text) AS MATERIALIZED (SELECT substr(whole.text, start.n, 129) FROM start, whole),
    piece(text) AS MATERIALIZED (SELECT CASE WHEN cut.text GLOB '*[０-９Ａ-Ｚａ-ｚ]*' THEN (SELECT group_concat(CASE WHEN letter BETWEEN '０' AND '９' OR letter BETWEEN 'Ａ' AND 'Ｚ' OR letter BETWEEN 'ａ' AND 'ｚ' THEN char(unicode(letter) - 65248) ELSE letter END, '') FROM (SELECT substr(cut.text, n, 1) AS letter FROM search_steps WHERE n <= length(cut.text) ORDER BY n)) ELSE cut.text END FROM cut)
  SELECT group_concat(substr(piece.text, n, 2), ' ') FROM piece, search_steps
  WHERE n <= 128 AND (n < length(piece.text) OR n = 1 AND piece.text <> '')), '"', '""') || '"' || iif(length(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(word.value, char(12288), ''), char(32), '␠'), char(160), '␠'), char(10), '␠'), char(65292), ','), char(65288), '('), char(65289), ')'), char(65306), ':'), char(65307), ';'), char(65281), '!'), char(65311), '?'), char(65285), '%')) = 1, '*', ''), ' AND ')
  FROM json_each(asked.json) word);

INSERT INTO articles_fts (articles_fts, rank) VALUES ('rank', 'bm25(8.0, 4.0, 1.0)');

INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');
