-- Remember short texts that stood at several addresses of a site: messages of its own, articles at none of them.

CREATE TABLE repeated_texts (
  site TEXT NOT NULL,
  body_sha256 TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (site, body_sha256)
) STRICT, WITHOUT ROWID;
