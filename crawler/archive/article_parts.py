"""The rows that belong to the current version of an article: pages, pictures, links, removed blocks."""

import json
from collections.abc import Iterable
from sqlite3 import Connection
from typing import Any

import msgspec

from crawler.archive.warc_pointers import place_of
from crawler.errors import DamagedRow
from crawler.model import Article, Ending, Fetch, FetchedPage, Page, Raw

Row = dict[str, Any]

_ENOUGH_PAGES = 30

_OF_THE_FETCH = frozenset(
    {
        "url", "aliases", "fetched_at", "http_status", "sha256", "etag", "last_modified", "warc_file", "warc_offset",
        "warc_length",
    }
)  # fmt: skip


def write_parts(db: Connection, article_id: int, article: Article) -> None:
    """Write the parts of a version in place of those of the version before."""
    for table, rows in _rows(article).items():
        db.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))
        for row in rows:
            insert(db, table, {"article_id": article_id, **row})


def differing_parts(db: Connection, article_id: int, article: Article) -> set[str]:
    """Name the tables whose rows of an article are others than the stored ones; how its pages came does not count."""
    return {table for table, rows in _rows(article).items() if _differ(db, table, article_id, rows)}


def _differ(db: Connection, table: str, article_id: int, rows: list[Row]) -> bool:
    ignored = _OF_THE_FETCH if table == "article_pages" else frozenset()
    names = [name for name in rows[0] if name not in ignored] if rows else ["article_id"]
    found = db.execute(
        f"SELECT {', '.join(names)} FROM {table} WHERE article_id = ?", (article_id,)
    ).fetchall()
    return sorted(found, key=repr) != sorted(
        (tuple(row[name] for name in names) for row in rows), key=repr
    )


def _rows(article: Article) -> dict[str, list[Row]]:
    return {
        "article_pages": list(_page_rows(article)),
        "images": [
            {"position": i.position, "page": i.page, "url": i.url, "caption": i.caption}
            for i in article.images
        ],
        "links": [
            {
                "position": n,
                "kind": "related",
                "title": k.title,
                "url": k.url,
                "date_raw": k.date_raw,
            }
            for n, k in enumerate(article.related)
        ],
        "removed_blocks": [
            {"page": b.page, "position": b.position, "rule": b.rule, "text": b.text}
            for b in article.removed
        ],
    }


def read_pages(db: Connection, article_id: int) -> dict[int, FetchedPage]:
    """Return the stored pages of an article as they were read, by number."""
    rows = db.execute(
        "SELECT page, url, aliases, fetched_at, http_status, sha256, etag, last_modified, warc_file, warc_offset, warc_length, reading FROM article_pages WHERE article_id = ?",
        (article_id,),
    )
    return {
        page: FetchedPage(
            reading=_reading(url, reading),
            fetch=Fetch(
                url=url,
                fetched_at=at,
                http_status=status,
                sha256=digest,
                aliases=_aliases(url, aliases),
                etag=etag,
                last_modified=last_modified,
                raw=place_of(*place),
            ),
        )
        for page, url, aliases, at, status, digest, etag, last_modified, *place, reading in rows
    }


def _reading(url: str, stored: str) -> Page:
    try:
        return msgspec.json.decode(stored, type=Page)
    except msgspec.DecodeError as error:
        raise DamagedRow(f"{url}: the reading that is stored of it is damaged: {error}.") from error


def _aliases(url: str, stored: str) -> tuple[str, ...]:
    try:
        return msgspec.json.decode(stored, type=tuple[str, ...])
    except msgspec.DecodeError as error:
        raise DamagedRow(
            f"{url}: the aliases that are stored of it are damaged: {error}."
        ) from error


def endings(db: Connection, site: str) -> dict[Ending, int]:
    """Count how the HTML of the pages of a site ended that were fetched last."""
    rows = db.execute(
        "SELECT ending, count(*) FROM (SELECT reading ->> 'ending' AS ending FROM article_pages JOIN articles ON id = article_id"
        " WHERE site = ? ORDER BY id DESC LIMIT ?) WHERE ending IS NOT NULL GROUP BY ending",
        (site, _ENOUGH_PAGES),
    )
    return dict(rows.fetchall())


def insert(db: Connection, table: str, row: Row) -> int:
    """Insert one row, and give its rowid."""
    marks = ", ".join("?" * len(row))
    cursor = db.execute(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values())
    )
    return int(cursor.lastrowid or 0)


def _place(raw: Raw | None) -> Row:
    return (
        {"warc_file": raw.file, "warc_offset": raw.offset, "warc_length": raw.length}
        if raw is not None
        else {}
    )


def _page_rows(article: Article) -> Iterable[Row]:
    for p in article.pages:
        yield {
            "page": p.page,
            "url": p.fetch.url,
            "aliases": json.dumps(p.fetch.aliases, ensure_ascii=False),
            "fetched_at": p.fetch.fetched_at,
            "http_status": p.fetch.http_status,
            "encoding": p.reading.encoding,
            "encoding_evidence": p.reading.encoding_evidence,
            "sha256": p.fetch.sha256,
            "etag": p.fetch.etag,
            "last_modified": p.fetch.last_modified,
            **_place(p.fetch.raw),
            "reading": msgspec.json.encode(p.reading).decode(),
            "first_paragraph": p.first_paragraph,
            "last_paragraph": p.last_paragraph,
        }
