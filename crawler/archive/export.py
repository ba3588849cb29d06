"""Articles given out one after the other, each with its pages, pictures and links, without ever holding many of them."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from sqlite3 import Connection
from typing import Any

from crawler.archive.record import ARCHIVED_AT
from crawler.model import FIELDS, LISTS

Row = dict[str, Any]

_BATCH = 200
_ARTICLE = (
    "id", *(field.name for field in FIELDS), "body_sha256", "revision", "reader_version", "first_seen_at", "changed_at",
    "gone_at", ARCHIVED_AT,
)  # fmt: skip
_PARTS = {
    "pages": (
        "article_pages",
        ("page", "url", "fetched_at", "sha256", "first_paragraph", "last_paragraph", "warc_file", "warc_offset", "warc_length"),
        "page",
    ),
    "images": ("images", ("position", "page", "url", "caption"), "position"),
    "related": ("links", ("title", "url", "date_raw"), "position"),
}  # fmt: skip


def records(db: Connection, ids: Iterable[int]) -> Iterator[Row]:
    """Return the current versions of articles, in the order of their ids as they come."""
    remaining = iter(ids)
    while batch := list(islice(remaining, _BATCH)):
        yield from _read(db, batch)


def _read(db: Connection, ids: list[int]) -> Iterator[Row]:
    articles = {row["id"]: _opened(row) for row in _rows(db, "articles", _ARTICLE, ids)}
    for name, (table, columns, order) in _PARTS.items():
        for part in _rows(db, table, ("article_id", *columns), ids, f"article_id, {order}"):
            articles[part.pop("article_id")][name].append(part)
    yield from (articles[article_id] for article_id in ids if article_id in articles)


def _opened(row: Row) -> Row:
    return row | {name: json.loads(row[name]) for name in LISTS} | {name: [] for name in _PARTS}


def _rows(
    db: Connection, table: str, columns: tuple[str, ...], ids: list[int], order: str = "id"
) -> Iterator[Row]:
    """Read the rows of some articles; the first column says whose a row is."""
    found = db.execute(
        f"SELECT {', '.join(columns)} FROM {table} WHERE {columns[0]} IN (SELECT value FROM json_each(?)) ORDER BY {order}",
        (json.dumps(ids),),
    )
    names = [column[0] for column in found.description]
    return (dict(zip(names, row, strict=True)) for row in found)
