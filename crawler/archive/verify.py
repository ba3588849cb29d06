"""What must be true of an archive, asked of the database alone: each fault with its place and what to do. SQL only."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from sqlite3 import Connection

from sqlite_utils import Database

from crawler.archive.database import snapshot
from crawler.archive.migrations import migrations
from crawler.archive.warc_pointers import place_of
from crawler.model import Raw
from crawler.text import counted

_RECOVER = "restore a backup, or save what is left with `sqlite3 FILE .recover`"
_UNKNOWN = (
    "SELECT a.url FROM articles a WHERE NOT EXISTS (SELECT 1 FROM frontier f WHERE f.url = a.url AND f.article_id = a.id"
    " AND f.state = CASE a.status WHEN 'complete' THEN 'stored' ELSE 'partial' END)"
)
_INDEX = "the index articles_fts"
_REBUILD = """sqlite3 FILE "INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')\""""
_NO_ROOM = frozenset(
    {sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR_GETTEMPPATH}
)
_CONSTRAINT = re.compile(r"CHECK \(((?:[^()]|\([^()]*\))*)\)")
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
        "scrapy takedown URL removes it",
    ),
    (
        "a takedown is not finished",
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


def structure(db: Connection) -> Iterator[Fault]:
    """Check what SQLite itself can: its pages and indexes, references between rows, the full-text index against the text."""
    for (said,) in db.execute("PRAGMA integrity_check").fetchall():
        if said != "ok":
            yield Fault("the database", f"it is damaged: {said}", _RECOVER)
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check").fetchall():
        yield Fault(
            f"{table}, row {row}", f"it refers to a row of {parent} that is not there", _RECOVER
        )
    yield from _constraints(db)
    yield from _index(db)


def rules(db: Connection) -> Iterator[Fault]:
    """Check what must hold between articles, frontier and tombstones."""
    for what, query, remedy in _RULES:
        for (where,) in db.execute(query):
            yield Fault(where, what, remedy)


def pointers(db: Connection) -> dict[str, list[Pointer]]:
    """List the rows that point to raw records, by file."""
    found: dict[str, list[Pointer]] = defaultdict(list)
    rows = db.execute(
        "SELECT warc_file, warc_offset, warc_length, url, sha256 FROM article_pages"
        " UNION ALL SELECT warc_file, warc_offset, warc_length, url, NULL FROM quarantine"
        " UNION ALL SELECT j.value ->> 'warc_file', j.value ->> 'warc_offset', j.value ->> 'warc_length', j.value ->> 'url',"
        " j.value ->> 'sha256' FROM article_revisions, json_each(pages) j"
    )
    for file, offset, length, url, digest in rows:
        if (place := place_of(file, offset, length)) is not None:
            found[place.file].append(Pointer(place, url, digest))
    return found


def spans(db: Connection, article_id: int) -> list[tuple[int, int | None, int | None]]:
    """Return the pages of an article with the paragraphs of the body that came from each, in page order."""
    query = "SELECT page, first_paragraph, last_paragraph FROM article_pages WHERE article_id = ? ORDER BY page"
    return db.execute(query, (article_id,)).fetchall()


def address(db: Connection, article_id: int) -> str:
    """Return the address of an article."""
    return str(db.execute("SELECT url FROM articles WHERE id = ?", (article_id,)).fetchone()[0])


def text(db: Connection, article_id: int) -> tuple[str, str]:
    """Return the body of an article and the hash that is stored of it."""
    body, digest = db.execute(
        "SELECT body, body_sha256 FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    return body, digest


def versions(db: Connection) -> Iterator[tuple[str, int, str, str]]:
    """Return the replaced versions: the article's address, the number, the body and the hash that is stored of it."""
    yield from db.execute(
        "SELECT a.url, r.revision, r.body, r.body_sha256 FROM article_revisions r JOIN articles a ON a.id = r.article_id"
    )


def _constraints(db: Connection) -> Iterator[Fault]:
    """Check the constraints of our schema, at which SQLite does not look in a file that is open for reading only."""
    with closing(Database(memory=True, execute_plugins=False)) as ours:
        migrations.apply(ours)
        tables = ours.conn.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
        ).fetchall()
    for table, made in tables:
        for constraint in _CONSTRAINT.findall(made):
            [rows] = db.execute(f"SELECT count(*) FROM {table} WHERE NOT ({constraint})").fetchone()
            if rows:
                yield Fault(
                    f"the table {table}",
                    f"{counted(rows, 'row')} in which {constraint} is not true",
                    _RECOVER,
                )


def _index(db: Connection) -> Iterator[Fault]:
    """Compare the full-text index with the text."""
    made = db.execute("SELECT sql FROM sqlite_master WHERE name = 'articles_fts'").fetchone()
    if made is None:
        yield Fault(_INDEX, "it is not there", _RECOVER)
        return
    try:
        with snapshot(db):
            _compare(db, made[0])
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode in _NO_ROOM:
            what = f"it was not compared with the text, for which a copy of it goes to the folder for temporary files ({error})"
            yield Fault(_INDEX, what, "make room there, or set SQLITE_TMPDIR to another folder")
        elif error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CORRUPT:
            yield Fault(_INDEX, "it is not that of the text", _REBUILD)
        else:
            raise


def _compare(db: Connection, made: str) -> None:
    """Let FTS5 compare a copy of the index with the text: it would ask to write for its own, and a crawl would have to wait.

    Raises SQLITE_CORRUPT where they differ. What is made here is temporary, and gone at the end of the transaction.
    """
    db.execute("CREATE TEMP VIEW articles_pairs AS SELECT * FROM main.articles_pairs")
    db.execute(made.replace("articles_fts", "temp.copied_fts", 1))
    for part in ("data", "idx", "docsize", "config"):
        db.execute(f"DELETE FROM temp.copied_fts_{part}")
        db.execute(f"INSERT INTO temp.copied_fts_{part} SELECT * FROM main.articles_fts_{part}")
    # Rank 1 makes it look at the text, too.
    db.execute("INSERT INTO temp.copied_fts (copied_fts, rank) VALUES ('integrity-check', 1)")
