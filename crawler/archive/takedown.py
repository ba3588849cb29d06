"""Articles that were taken down: out of the archive in one transaction, with a tombstone that keeps them out.

The raw bytes cannot go in a transaction: the tombstone names the records that hold them until they are blanked, so that whatever
ends the process in between, the work is either not begun or can be finished. Whoever stores an article asks for tombstones in the
transaction that also holds its bytes and rows: what was not there to be removed is never written.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from hashlib import sha256
from sqlite3 import Connection

from crawler.addresses.canonical import canonical, checked
from crawler.archive import monitoring
from crawler.archive.database import transaction
from crawler.archive.identity import at as held_at
from crawler.archive.warc_pointers import place_of
from crawler.clock import stamp
from crawler.errors import Refused
from crawler.model import Raw, Refusal
from crawler.reasons import Reason

_OVERWRITING = "PRAGMA secure_delete = ON"
"""What is deleted is overwritten, not only forgotten."""

_SHORTEST_OWN = 20

_PLACES_THEN = (
    "SELECT j.value ->> 'url', j.value ->> 'warc_file', j.value ->> 'warc_offset', j.value ->> 'warc_length'"
    " FROM article_revisions, json_each(pages) j WHERE article_id = ?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remains:
    """What an archive holds of an article that is to go: its rows, every address of it, and where its bytes are known to be."""

    url: str
    site: str
    ids: tuple[int, ...]
    body_sha256: str | None
    urls: frozenset[str]
    places: frozenset[Raw]
    copies: tuple[str, ...]
    """The addresses of other articles with the same text, which stay."""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of an article that was taken down; `records` are still to be blanked, and the files to `forget` it, until it is finished."""

    id: int
    url: str
    at: str
    reason: str
    records: tuple[Raw, ...]
    is_finished: bool


def bury(db: Connection, address: str, *, reason: str, now: datetime) -> Remains | None:
    """Remove all rows of what is held at an address, and leave a tombstone that names the raw records still to be blanked.

    None when nothing is held there. What it is, is looked up in the same transaction: a crawl may be storing it just now.
    """
    db.execute(_OVERWRITING)
    with transaction(db):
        gone = _remains(db, address)
        if gone is None:
            return None
        _remove(db, gone, reason, stamp(now))
    return gone


def forget(db: Connection) -> bool:
    """Make the files forget: indexes are merged without what was deleted, the write-ahead log is emptied.

    False while somebody reads a state of the archive from that log.
    """
    db.execute(_OVERWRITING)
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%fts5%'"
    for (name,) in db.execute(tables).fetchall():
        db.execute(f'INSERT INTO "{name}" ("{name}") VALUES (\'optimize\')')
    [is_busy, *_] = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not is_busy


def reopen(db: Connection, stone: int, records: Iterable[Raw]) -> None:
    """Enter which raw records of a tombstone are still to be blanked: more were found than it knew, or some came back."""
    with transaction(db):
        left = _listed(records)
        db.execute(
            "UPDATE tombstones SET records = ?, finished_at = NULL WHERE id = ?", (left, stone)
        )


def finish(db: Connection, stone: int, *, now: datetime) -> None:
    """Enter that the raw records of a tombstone are blanked, and that the files have forgotten its text."""
    with transaction(db):
        db.execute(
            "UPDATE tombstones SET records = '[]', finished_at = ? WHERE id = ?",
            (stamp(now), stone),
        )


def buried(db: Connection) -> dict[str, int]:
    """Return the addresses of what was taken down, each with its tombstone."""
    return dict(db.execute("SELECT url, tombstone_id FROM tombstone_urls").fetchall())


def tombstones(db: Connection, urls: Sequence[str] = ()) -> list[Tombstone]:
    """List tombstones, newest first: all, or those at the given addresses."""
    rows = db.execute(
        "SELECT id, url, at, reason, records, finished_at IS NOT NULL FROM tombstones"
        f" WHERE (? OR id IN (SELECT tombstone_id FROM tombstone_urls WHERE url IN ({', '.join('?' * len(urls))})))"
        " ORDER BY id DESC",
        (not urls, *urls),
    )
    return [
        Tombstone(
            number,
            url,
            at,
            reason,
            tuple(Raw(*place) for place in json.loads(records)),
            bool(is_finished),
        )
        for number, url, at, reason, records, is_finished in rows
    ]


def refusal(db: Connection, urls: Sequence[str]) -> Refusal | None:
    """Say that one of the addresses is that of an article that was taken down, if it is."""
    stones = tombstones(db, urls) if urls else []
    return (
        Refusal(Reason.TAKEN_DOWN, f"on {stones[0].at[:10]}: {stones[0].reason}")
        if stones
        else None
    )


def refuse(db: Connection, urls: Sequence[str]) -> None:
    """Raise Refused when one of the addresses is that of an article that was taken down."""
    if (taken_down := refusal(db, urls)) is not None:
        raise Refused(taken_down.reason, taken_down.detail)


def refuse_text(db: Connection, body: str) -> None:
    """Raise Refused when this is the very text of an article that was taken down; a line of text may be anybody's."""
    if len(body) < _SHORTEST_OWN:
        return
    stone = db.execute(
        "SELECT at, reason FROM tombstones WHERE body_sha256 = ?",
        (sha256(body.encode()).hexdigest(),),
    ).fetchone()
    if stone is not None:
        raise Refused(Reason.TAKEN_DOWN, f"on {stone[0][:10]}: {stone[1]}")


def _remains(db: Connection, address: str) -> Remains | None:
    """Find what is held at an address, written as somebody has it: an article, or a page in quarantine; None when nothing is."""
    url, ids = checked(address), tuple(held_at(db, address))
    site = db.execute("SELECT site FROM frontier WHERE url = ?", (url,)).fetchone()
    held = db.execute("SELECT 1 FROM quarantine WHERE url = ?", (url,)).fetchone()
    if not ids and held is None:
        return None
    urls, places = {url}, set()
    for found, file, offset, length in _rows(db, ids, url):
        urls.update((found, canonical(found)))
        if (place := place_of(file, offset, length)) is not None:
            places.add(place)
    row = (
        db.execute("SELECT url, site, body_sha256 FROM articles WHERE id = ?", ids[:1]).fetchone()
        if ids
        else None
    )
    named, site_name, digest = row or (url, site[0] if site else "", None)
    copies = db.execute(
        f"SELECT url FROM articles WHERE body_sha256 = ? AND body <> '' AND id NOT IN ({', '.join('?' * len(ids))})",
        (digest, *ids),
    ).fetchall()
    return Remains(
        url=named, site=site_name, ids=ids, body_sha256=digest, urls=frozenset(urls), places=frozenset(places),
        copies=tuple(row[0] for row in copies),
    )  # fmt: skip


def _remove(db: Connection, gone: Remains, reason: str, at: str) -> None:
    stone = db.execute(
        "INSERT INTO tombstones (url, site, body_sha256, reason, at, records) VALUES (?, ?, ?, ?, ?, ?)",
        (gone.url, gone.site, gone.body_sha256, reason, at, _listed(gone.places)),
    ).lastrowid
    db.executemany(
        "INSERT OR REPLACE INTO tombstone_urls VALUES (?, ?)", [(url, stone) for url in gone.urls]
    )
    for number in gone.ids:
        monitoring.forget(db, number)
        db.execute("DELETE FROM articles WHERE id = ?", (number,))
    db.executemany("DELETE FROM quarantine WHERE url = ?", [(url,) for url in gone.urls])
    db.execute(
        "UPDATE frontier SET state = 'skipped', reason = ?, error = NULL, due_at = NULL, article_id = NULL"
        " WHERE url IN (SELECT url FROM tombstone_urls WHERE tombstone_id = ?)",
        (Reason.TAKEN_DOWN, stone),
    )


def _listed(records: Iterable[Raw]) -> str:
    return json.dumps([astuple(place) for place in records])


def _rows(
    db: Connection, ids: Sequence[int], url: str
) -> Iterator[tuple[str, str | None, int | None, int | None]]:
    """Yield every address of the articles with the place of its bytes, if they were kept."""
    for number in ids:
        yield from db.execute(
            "SELECT url, warc_file, warc_offset, warc_length FROM article_pages WHERE article_id = ?",
            (number,),
        )
        yield from db.execute(
            "SELECT value, NULL, NULL, NULL FROM article_pages, json_each(aliases) WHERE article_id = ?",
            (number,),
        )
        yield from db.execute("SELECT url, NULL, NULL, NULL FROM articles WHERE id = ?", (number,))
        yield from db.execute(
            "SELECT url, NULL, NULL, NULL FROM frontier WHERE article_id = ?", (number,)
        )
        yield from db.execute(_PLACES_THEN, (number,))
    yield from db.execute(
        "SELECT url, warc_file, warc_offset, warc_length FROM quarantine WHERE url = ?", (url,)
    )
