"""Articles for exports, one after the other, each with its pages, pictures and links."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from sqlite3 import Connection
from typing import Any

from crawler.archive.record import ARCHIVED_AT
from crawler.model import FIELDS, LISTS

Row = dict[str, Any]

_BATCH = 200
"""Articles in memory at a time."""
_ARTICLE = (
    "id",
    *(field.name for field in FIELDS),
    "body_sha256",
    "revision",
    "reader_version",
    "first_seen_at",
    "changed_at",
    "gone_at",
    ARCHIVED_AT,
)
_PAGE = (
    "page",
    "url",
    "fetched_at",
    "sha256",
    "first_paragraph",
    "last_paragraph",
    "warc_file",
    "warc_offset",
    "warc_length",
)
_PARTS = {
    "pages": ("article_pages", _PAGE, "page"),
    "images": ("images", ("position", "page", "url", "caption"), "position"),
    "related": ("links", ("title", "url", "date_raw"), "position"),
}
"""The parts of an article: table, columns, order."""


def records(db: Connection, ids: Iterable[int]) -> Iterator[Row]:
    """Return the current versions of articles in the order of the ids, a batch at a time."""
    remaining = iter(ids)
    while batch := list(islice(remaining, _BATCH)):
        yield from _read(db, batch)


def _read(db: Connection, ids: list[int]) -> Iterator[Row]:
    articles = {row["id"]: _decoded(row) for row in _rows(db, "articles", _ARTICLE, ids)}
    for name, (table, columns, order) in _PARTS.items():
        for part in _rows(db, table, ("article_id", *columns), ids, f"article_id, {order}"):
            articles[part.pop("article_id")][name].append(part)
    yield from (articles[article_id] for article_id in ids if article_id in articles)


def _decoded(row: Row) -> Row:
    lists = {name: json.loads(row[name]) for name in LISTS}
    return row | lists | {name: [] for name in _PARTS}


def _rows(
    db: Connection, table: str, columns: tuple[str, ...], ids: list[int], order: str = "id"
) -> Iterator[Row]:
    """Read the rows of some articles; the first column is the id of the article."""
    cursor = db.execute(
        f"SELECT {', '.join(columns)} FROM {table}"
        f" WHERE {columns[0]} IN (SELECT value FROM json_each(?)) ORDER BY {order}",
        (json.dumps(ids),),
    )
    names = [column[0] for column in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor)
