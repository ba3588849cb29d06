"""Finding articles: by words of their text, by filters, newest or most relevant first."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from sqlite3 import Connection
from typing import Any, Literal

from crawler.archive.query import Query, parse, pattern
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
"""What articles are counted by; a channel is the whole breadcrumb, as JSON."""
_CONDITIONS = {
    "site": "a.site = ?",
    "channel": "EXISTS (SELECT 1 FROM json_each(a.channel) WHERE value = ?)",
    "source": "a.source = ?",
    "author": "EXISTS (SELECT 1 FROM json_each(a.authors) WHERE value = ?)",
    "status": "a.status = ?",
    "since": "a.published_at >= ?",
    "until": "a.published_at < ? || 'U'",  # after any time of that day, which is written 2017-02-03T…
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What articles must have besides the words; the days count both, and an undated article is in none."""

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
    """An article that was found; `marked_title` and `snippet` are pieces of its text, the words marked."""

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
        """Give it as a row of a file: the columns `COLUMNS`, the snippet as plain text."""
        shown = {name: getattr(self, name) for name in _SHOWN}
        return shown | {"snippet": "".join(piece.text for piece in self.snippet)}


COLUMNS = (*_SHOWN, "snippet")


def search(
    db: Connection,
    typed: str,
    filters: Filters = EVERYTHING,
    *,
    order: Order = "newest",
    most: int = 20,
    skip: int = 0,
) -> list[Hit]:
    """Return the articles that have the words and pass the filters; without words, all that pass."""
    return list(hits(db, typed, _ids(db, parse(typed), filters, order=order, most=most, skip=skip)))


def hits(db: Connection, typed: str, shown: Iterable[int]) -> Iterator[Hit]:
    """Show articles in the order of their ids, the words marked; those that are gone by now are left out."""
    words = pattern(parse(typed).words)
    return (hit for article_id in shown if (hit := _hit(db, article_id, words)))


def count(db: Connection, typed: str, filters: Filters = EVERYTHING) -> int:
    """Count them."""
    query = parse(typed)
    if query.match and filters == EVERYTHING:  # the index alone knows
        [[found]] = db.execute(
            "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?", (query.match,)
        )
        return int(found)
    condition, values = _condition(query, filters, common=_is_common(db, query))
    [[found]] = db.execute(f"SELECT count(*) FROM articles a WHERE {condition}", values)
    return int(found)


def per_year(db: Connection, typed: str, filters: Filters = EVERYTHING) -> dict[str, int]:
    """Count them by the year in which they were published; those without a date are in none."""
    query = parse(typed)
    common = _is_common(db, query)
    condition, values = _condition(query, filters, common=common)
    walk = _NEWEST if common and filters == EVERYTHING else ""
    rows = db.execute(
        f"SELECT substr(a.published_at, 1, 4) AS year, count(*) FROM articles a {walk} WHERE {condition}"
        " AND a.published_at IS NOT NULL GROUP BY year ORDER BY year",
        values,
    )
    return dict(rows.fetchall())


def facts(db: Connection, typed: str, filters: Filters) -> Iterator[dict[str, str | None]]:
    """Return what FACTS names of each of the articles found, in no order."""
    query = parse(typed)
    condition, values = _condition(query, filters, common=_is_common(db, query))
    for row in db.execute(f"SELECT {', '.join(FACTS)} FROM articles a WHERE {condition}", values):
        yield dict(zip(FACTS, row, strict=True))


def matching(
    db: Connection, typed: str, filters: Filters = EVERYTHING, *, order: Order = "newest"
) -> Iterator[int]:
    """Return the ids of all that match, in their order."""
    return _ids(db, parse(typed), filters, order=order)


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
        common = _is_common(db, query)
        condition, values = _condition(query, filters, common=common)
        walk = _NEWEST if common else ""
        statement = f"SELECT a.id FROM articles a {walk} WHERE {condition} ORDER BY a.published_at DESC, a.id DESC"
    else:
        condition, values = _condition(Query(), filters)
        values.insert(0, query.match)
        rows = (
            "articles_fts i JOIN articles a ON a.id = i.rowid"
            if filters != EVERYTHING
            else "articles_fts i"
        )
        statement = f"SELECT i.rowid FROM {rows} WHERE i.articles_fts MATCH ? AND {condition} ORDER BY i.rank, i.rowid DESC"
    for (article_id,) in db.execute(f"{statement} LIMIT ? OFFSET ?", [*values, most, skip]):
        yield article_id


def _is_common(db: Connection, query: Query) -> bool:
    """Return whether so many articles have the words that they are found sooner by going from day to day than by looking each of them up."""
    if not query.match:
        return True
    many = (
        "SELECT count(*) FROM (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? LIMIT ?)"
    )
    [[number]] = db.execute(many, (query.match, _COMMON))
    return bool(number == _COMMON)


def _condition(query: Query, filters: Filters, *, common: bool = False) -> tuple[str, list[str]]:
    """Write what articles must be; the plus keeps SQLite from looking up one after the other what common words find."""
    asked = {name: getattr(filters, name) for name in _CONDITIONS}
    given = {_CONDITIONS[name]: str(value) for name, value in asked.items() if value is not None}
    if query.match:
        given[
            f"{'+' * common}a.id IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
        ] = query.match
    return " AND ".join(given) or "true", list(given.values())


def _hit(db: Connection, article_id: int, words: re.Pattern[str] | None) -> Hit | None:
    columns = ", ".join(_SHOWN)
    found = db.execute(
        f"SELECT {columns}, body FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    if found is None:
        return None
    row: dict[str, Any] = dict(zip((*_SHOWN, "body"), found, strict=True))
    body = row.pop("body")
    row |= {name: json.loads(row[name]) for name in ("authors", "channel")}
    return Hit(**row, marked_title=marked(row["title"] or "", words), snippet=snippet(body, words))
