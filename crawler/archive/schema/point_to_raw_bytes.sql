-- Say of each page where its raw bytes are: of articles, of replaced versions (as JSON) and of what is quarantined.

ALTER TABLE article_pages ADD COLUMN warc_file TEXT;

ALTER TABLE article_pages ADD COLUMN warc_offset INTEGER;

ALTER TABLE article_pages ADD COLUMN warc_length INTEGER;

ALTER TABLE quarantine ADD COLUMN warc_file TEXT;

ALTER TABLE quarantine ADD COLUMN warc_offset INTEGER;

ALTER TABLE quarantine ADD COLUMN warc_length INTEGER;

ALTER TABLE article_revisions ADD COLUMN pages TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(pages));

CREATE INDEX article_pages_raw ON article_pages(url, fetched_at) WHERE warc_file IS NOT NULL;
