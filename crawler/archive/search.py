"""Search: articles by words of their text and by filters, newest or most relevant first."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from sqlite3 import Connection
from typing import Any, Literal

from crawler.archive.query import Query, pattern
from crawler.archive.snippets import Piece, marked, snippet

Order = Literal["newest", "rank"]

_SHOWN = (
    "id",
    "url",
    "site",
    "title",
    "published_at",
    "source",
    "authors",
    "channel",
    "status",
    "revision",
)
_COMMON = 500
_NEWEST = "INDEXED BY articles_newest"
FACTS = ("site", "channel", "source")
"""The columns that facets count; a channel is the whole breadcrumb, as JSON."""
_CONDITIONS = {
    "site": "a.site = ?",
    "channel": "EXISTS (SELECT 1 FROM json_each(a.channel) WHERE value = ?)",
    "source": "a.source = ?",
    "author": "EXISTS (SELECT 1 FROM json_each(a.authors) WHERE value = ?)",
    "status": "a.status = ?",
    "since": "a.published_at >= ?",
    "until": "a.published_at < ? || 'U'",  # after any time of that day: 2017-02-03T…
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Conditions besides the words. Both days are included; undated articles pass neither."""

    site: str | None = None
    channel: str | None = None
    source: str | None = None
    author: str | None = None
    status: str | None = None
    since: date | None = None
    until: date | None = None


EVERYTHING = Filters()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article of the result; `marked_title` and `snippet` are pieces with the words marked."""

    id: int
    url: str
    site: str
    title: str | None
    published_at: str | None
    source: str | None
    authors: list[str]
    channel: list[str]
    status: str
    revision: int
    marked_title: list[Piece]
    snippet: list[Piece]

    def row(self) -> dict[str, Any]:
        """Return the row of a file: the columns `COLUMNS`, the snippet as plain text."""
        columns = {name: getattr(self, name) for name in _SHOWN}
        return columns | {"snippet": "".join(piece.text for piece in self.snippet)}


COLUMNS = (*_SHOWN, "snippet")


def search(
    db: Connection,
    query: Query,
    filters: Filters = EVERYTHING,
    *,
    order: Order = "newest",
    most: int = 20,
    skip: int = 0,
) -> list[Hit]:
    """Return the articles that have the words and pass the filters; without words, all of these."""
    ids = _ids(db, query, filters, order=order, most=most, skip=skip)
    return list(hits(db, query, ids))


def hits(db: Connection, query: Query, ids: Iterable[int]) -> Iterator[Hit]:
    """Return articles in the order of their ids, the words marked; missing ones are left out."""
    words = pattern(query.words)
    return (hit for article_id in ids if (hit := _hit(db, article_id, words)))


def count(db: Connection, query: Query, filters: Filters = EVERYTHING) -> int:
    """Count the articles that `search` would return without a limit."""
    if query.match and filters == EVERYTHING:  # the index alone answers
        select = "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?"
        [[number]] = db.execute(select, (query.match,))
        return int(number)
    condition, values = _condition(query, filters, common=_is_common(db, query))
    [[number]] = db.execute(f"SELECT count(*) FROM articles a WHERE {condition}", values)
    return int(number)


def per_year(db: Connection, query: Query, filters: Filters = EVERYTHING) -> dict[str, int]:
    """Count them by the year of publication; undated articles are in none."""
    common = _is_common(db, query)
    condition, values = _condition(query, filters, common=common)
    index = _NEWEST if common and filters == EVERYTHING else ""
    rows = db.execute(
        f"SELECT substr(a.published_at, 1, 4) AS year, count(*) FROM articles a {index}"
        f" WHERE {condition} AND a.published_at IS NOT NULL GROUP BY year ORDER BY year",
        values,
    )
    return dict(rows.fetchall())


def facts(db: Connection, query: Query, filters: Filters) -> Iterator[dict[str, str | None]]:
    """Return the columns FACTS of the articles of a search, in no order."""
    condition, values = _condition(query, filters, common=_is_common(db, query))
    for row in db.execute(f"SELECT {', '.join(FACTS)} FROM articles a WHERE {condition}", values):
        yield dict(zip(FACTS, row, strict=True))


def matching(
    db: Connection, query: Query, filters: Filters = EVERYTHING, *, order: Order = "newest"
) -> Iterator[int]:
    """Return the ids of all articles that match, in their order."""
    return _ids(db, query, filters, order=order)


def _ids(
    db: Connection,
    query: Query,
    filters: Filters,
    *,
    order: Order = "newest",
    most: int = -1,
    skip: int = 0,
) -> Iterator[int]:
    """Return ids in their order; without the texts, which would make sorting slow."""
    if order == "newest" or not query.match:
        select, values = _by_day(db, query, filters)
    else:
        select, values = _by_rank(query, filters)
    for (article_id,) in db.execute(f"{select} LIMIT ? OFFSET ?", [*values, most, skip]):
        yield article_id


def _by_day(db: Connection, query: Query, filters: Filters) -> tuple[str, list[str]]:
    common = _is_common(db, query)
    condition, values = _condition(query, filters, common=common)
    rows = f"articles a {_NEWEST}" if common else "articles a"
    order = "ORDER BY a.published_at DESC, a.id DESC"
    return f"SELECT a.id FROM {rows} WHERE {condition} {order}", values


def _by_rank(query: Query, filters: Filters) -> tuple[str, list[str]]:
    condition, values = _condition(Query(), filters)
    rows = "articles_fts i"
    if filters != EVERYTHING:
        rows += " JOIN articles a ON a.id = i.rowid"
    match = f"i.articles_fts MATCH ? AND {condition}"
    select = f"SELECT i.rowid FROM {rows} WHERE {match} ORDER BY i.rank, i.rowid DESC"
    return select, [query.match, *values]


def _is_common(db: Connection, query: Query) -> bool:
    """Return whether so many articles have the words that a walk from day to day finds them sooner.

    Rarer words are looked up in the index, and their articles sorted.
    """
    if not query.match:
        return True
    select = (
        "SELECT count(*) FROM (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? LIMIT ?)"
    )
    [[number]] = db.execute(select, (query.match, _COMMON))
    return bool(number == _COMMON)


def _condition(query: Query, filters: Filters, *, common: bool = False) -> tuple[str, list[str]]:
    """Write the condition on an article `a`, and its values."""
    conditions, values = [], []
    for name, condition in _CONDITIONS.items():
        value = getattr(filters, name)
        if value is not None:
            conditions.append(condition)
            values.append(str(value))
    if query.match:
        # A plus before a column keeps SQLite from looking up each of the many articles.
        column = "+a.id" if common else "a.id"
        conditions.append(
            f"{column} IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
        )
        values.append(query.match)
    return " AND ".join(conditions) or "true", values


def _hit(db: Connection, article_id: int, words: re.Pattern[str] | None) -> Hit | None:
    names = (*_SHOWN, "body")
    select = f"SELECT {', '.join(names)} FROM articles WHERE id = ?"
    values = db.execute(select, (article_id,)).fetchone()
    if values is None:
        return None
    row: dict[str, Any] = dict(zip(names, values, strict=True))
    body = row.pop("body")
    row |= {name: json.loads(row[name]) for name in ("authors", "channel")}
    return Hit(**row, marked_title=marked(row["title"] or "", words), snippet=snippet(body, words))
