"""What an archive holds, in a form in which two archives can be compared; and whether it is sound."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

# Numbers, times and places in files differ from crawl to crawl; everything else must not.
_VOLATILE = {"id", "article_id", "run_id", "warc_file", "warc_offset", "warc_length"}
_TABLES = (
    "articles",
    "article_pages",
    "article_revisions",
    "images",
    "links",
    "removed_blocks",
    "frontier",
    "quarantine",
)

Dump = dict[str, list[tuple[Any, ...]]]


def dump(archive: Path) -> Dump:
    """Return all rows without what differs from crawl to crawl; rows of an article are named by its address."""
    with closing(sqlite3.connect(archive)) as db:
        return {table: sorted(db.execute(_query(db, table)), key=repr) for table in _TABLES}


def _query(db: sqlite3.Connection, table: str) -> str:
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    kept = [f"t.{name}" for name in columns if name not in _VOLATILE and not name.endswith("_at")]
    if "article_id" not in columns:
        return f"SELECT {', '.join(kept)} FROM {table} t"
    return f"SELECT a.url, {', '.join(kept)} FROM {table} t LEFT JOIN articles a ON a.id = t.article_id"


def stored(archive: Path) -> set[str]:
    """Return the addresses of the articles in an archive that may not have its tables yet."""
    if not archive.exists():
        return set()
    with closing(sqlite3.connect(f"{archive.as_uri()}?mode=ro", uri=True)) as db:
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'articles'").fetchone():
            return set()
        return {url for (url,) in db.execute("SELECT url FROM articles")}


def complaints(archive: Path, acknowledged: set[str], scratch: Path) -> list[str]:
    """List what is wrong with an archive as a killed process left it; a copy is opened, so that it is not repaired by looking."""
    if not archive.exists():
        return []
    for file in archive.parent.glob(f"{archive.name}*"):
        if file.is_file():
            shutil.copy(file, scratch / file.name)
    with closing(sqlite3.connect(scratch / archive.name)) as db:
        found = [
            f"integrity: {row[0]}" for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"
        ]
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'articles'").fetchone():
            return found
        found += [f"foreign key: {row}" for row in db.execute("PRAGMA foreign_key_check")]
        found += [f"torn: {row}" for row in db.execute(_TORN)]
        found += [f"frontier: {row}" for row in db.execute(_ASTRAY)]
        found += [f"index {name}: {error}" for name, error in _stale(db)]
        lost = acknowledged - {url for (url,) in db.execute("SELECT url FROM articles")}
        return found + [f"acknowledged and lost: {url}" for url in sorted(lost)]


def _stale(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """Compare each full-text index with the texts it is of."""
    found = []
    for (name,) in db.execute(
        "SELECT name FROM sqlite_master WHERE sql LIKE '%USING fts5%'"
    ).fetchall():
        try:
            db.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            found.append((name, str(error)))
    return found


# An article of which not all is there that it says is there, and one whose address is in no state or in the wrong one.
_TORN = """
SELECT url, pages_declared FROM articles a
WHERE status <> 'complete' OR (SELECT count(*) FROM article_pages WHERE article_id = a.id) <> coalesce(pages_declared, 1)
"""
_ASTRAY = """
SELECT a.url, f.state FROM articles a LEFT JOIN frontier f ON f.url = a.url WHERE f.state IS NOT 'stored'
UNION ALL SELECT url, state FROM frontier WHERE state = 'due' AND due_at IS NULL
"""
