"""What must be true of an archive, asked of the database alone: each fault with its place and what to do. SQL only."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from crawler.archive.raw import place_of
from crawler.items import Raw

_RECOVER = "restore a backup, or save what is left with `sqlite3 FILE .recover`"
_UNKNOWN = (
    "SELECT a.url FROM articles a WHERE NOT EXISTS (SELECT 1 FROM frontier f WHERE f.url = a.url AND f.article_id = a.id"
    " AND f.state = CASE a.status WHEN 'complete' THEN 'stored' ELSE 'partial' END)"
)
# Each query gives places where something that must hold does not.
_RULES: tuple[tuple[str, str, str], ...] = (
    (
        "an article without its row in the frontier, or with one in another state",
        _UNKNOWN,
        "scrapy crawl article -a url=… stores it again",
    ),
    (
        "an address that is due, but never",
        "SELECT url FROM frontier WHERE state = 'due' AND due_at IS NULL",
        "scrapy retry URL makes it due",
    ),
    (
        "an address that is stored, but leads to no article",
        "SELECT url FROM frontier WHERE state = 'stored' AND article_id IS NULL",
        "scrapy crawl article -a url=… fetches it again",
    ),
    (
        "an article that was taken down is there",
        "SELECT url FROM articles WHERE url IN (SELECT url FROM tombstone_urls)",
        "scrapy takedown URL --reason … removes it",
    ),
    (
        "a takedown was interrupted, raw bytes are left",
        "SELECT url FROM tombstones WHERE finished_at IS NULL",
        "scrapy takedown --finish",
    ),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was written or must be: where, what, and what to do about it."""

    where: str
    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Pointer:
    """A row that points to a raw record: the page's address and, where it is known, the hash of its decoded body."""

    place: Raw
    url: str
    sha256: str | None


def structure(db: Database) -> Iterator[Fault]:
    """Check what SQLite itself can: its pages and indexes, references between rows, full-text indexes against their text."""
    for (said,) in db.conn.execute("PRAGMA integrity_check").fetchall():
        if said != "ok":
            yield Fault("the database", f"it is damaged: {said}", _RECOVER)
    for table, row, parent, _ in db.conn.execute("PRAGMA foreign_key_check").fetchall():
        yield Fault(f"{table}, row {row}", f"it refers to a row of {parent} that is not there", _RECOVER)
    tables = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%fts5%' ORDER BY name"
    )
    for (name,) in db.conn.execute(tables).fetchall():
        if not _agrees(db, name):
            rebuild = f"""sqlite3 FILE "INSERT INTO {name}({name}) VALUES ('rebuild')\""""
            yield Fault(f"the index {name}", "it is not that of the text", rebuild)


def rules(db: Database) -> Iterator[Fault]:
    """Check what must hold between articles, frontier and tombstones."""
    for what, query, remedy in _RULES:
        for (where,) in db.conn.execute(query):
            yield Fault(where, what, remedy)


def pointers(db: Database) -> dict[str, list[Pointer]]:
    """List the rows that point to raw records, by file."""
    found: dict[str, list[Pointer]] = defaultdict(list)
    rows = db.conn.execute(
        "SELECT warc_file, warc_offset, warc_length, url, sha256 FROM article_pages"
        " UNION ALL SELECT warc_file, warc_offset, warc_length, url, NULL FROM quarantine"
        " UNION ALL SELECT j.value ->> 'warc_file', j.value ->> 'warc_offset', j.value ->> 'warc_length', j.value ->> 'url',"
        " j.value ->> 'sha256' FROM article_revisions, json_each(pages) j"
    )
    for file, offset, length, url, digest in rows:
        if (place := place_of(file, offset, length)) is not None:
            found[place.file].append(Pointer(place, url, digest))
    return found


def spans(db: Database, article_id: int) -> list[tuple[int, int | None, int | None]]:
    """Give the pages of an article with the paragraphs of the body that came from each, in page order."""
    query = "SELECT page, first_paragraph, last_paragraph FROM article_pages WHERE article_id = ? ORDER BY page"
    return db.conn.execute(query, (article_id,)).fetchall()


def text(db: Database, article_id: int) -> tuple[str, str]:
    """Give the body of an article and the hash that is stored of it."""
    body, digest = db.conn.execute("SELECT body, body_sha256 FROM articles WHERE id = ?", (article_id,)).fetchone()
    return body, digest


def versions(db: Database) -> Iterator[tuple[str, int, str, str]]:
    """Give the replaced versions: the article's address, the number, the body and the hash that is stored of it."""
    yield from db.conn.execute(
        "SELECT a.url, r.revision, r.body, r.body_sha256 FROM article_revisions r JOIN articles a ON a.id = r.article_id"
    )


def buried(db: Database) -> frozenset[str]:
    """List the addresses of what was taken down."""
    return frozenset(row[0] for row in db.conn.execute("SELECT url FROM tombstone_urls"))


def _agrees(db: Database, table: str) -> bool:
    """Ask a full-text index whether it is that of the text it indexes; rank 1 makes it look at the text, too."""
    try:
        db.conn.execute(f'INSERT INTO "{table}" ("{table}", rank) VALUES (\'integrity-check\', 1)')
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        return False
    return True
