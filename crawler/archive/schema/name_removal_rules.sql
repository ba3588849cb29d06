-- Say what the rules mean that took text out of bodies. The names are filled in at opening; a block may also carry the name of an older version's rule.

CREATE TABLE removal_rules (name TEXT PRIMARY KEY, meaning TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE VIEW removals AS
SELECT b.article_id, b.page, b.position, b.rule, r.meaning, b.text
FROM removed_blocks b LEFT JOIN removal_rules r ON r.name = b.rule;
