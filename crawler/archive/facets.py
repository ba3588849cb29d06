"""Facets: sites, channels and sources of a search, each with the articles it would leave."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import groupby
from sqlite3 import Connection
from typing import Literal

from crawler.archive.query import Query
from crawler.archive.search import EVERYTHING, Filters, count, facts
from crawler.errors import DeclarationError
from crawler.text import printable

_MOST = 200
_COUNTED = 5_000
"""Articles among which is counted; numbers of more take long and say little."""

Numbers = Counter[str | None]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to choose, and how many articles it leaves; None: too many to count."""

    value: str
    articles: int | None


def choices(db: Connection, query: Query, asked: Mapping[str, Filters]) -> dict[str, list[Choice]]:
    """List the choices of each facet, the commonest first.

    `asked` has the filters that count for each: those of the search without its own, so that
    another value can be chosen instead.
    """
    facets: dict[str, list[Choice]] = {}
    ordered = sorted(asked, key=lambda name: repr(asked[name]))
    for filters, names in groupby(ordered, key=asked.__getitem__):
        facets |= _facets(db, query, filters, list(names))
    return facets


def _facets(
    db: Connection, query: Query, filters: Filters, names: list[str]
) -> dict[str, list[Choice]]:
    """List the choices of the facets for which the same filters count."""
    if not query.match and filters == EVERYTHING:
        return {name: _choices(name, _everywhere(db, name)) for name in names}
    if count(db, query, filters) > _COUNTED:
        return {name: _uncounted(_choices(name, _everywhere(db, name))) for name in names}
    rows = list(facts(db, query, filters))
    return {name: _choices(name, Counter(row[name] for row in rows)) for name in names}


def _uncounted(choices: list[Choice]) -> list[Choice]:
    return [Choice(choice.value, None) for choice in choices]


def _everywhere(db: Connection, name: str) -> Numbers:
    """Count the articles of the archive from an index alone."""
    rows = db.execute(f"SELECT {name}, count(*) FROM articles GROUP BY {name}")
    return Counter(dict(rows.fetchall()))


def _choices(name: str, columns: Numbers) -> list[Choice]:
    numbers: Counter[str] = Counter()
    for column, number in columns.items():
        numbers.update(dict.fromkeys(_values(name, column), number))
    ordered = sorted(numbers, key=lambda value: (-numbers[value], value))
    return [Choice(value, numbers[value]) for value in ordered[:_MOST]]


def _values(name: str, column: str | None) -> Iterable[str]:
    """Return the values of a column: every step of a breadcrumb is a channel to choose."""
    if column is None:
        return ()
    return json.loads(column) if name == "channel" else (column,)


Kind = Literal["site", "article's site", "reason", "spider", "channel", "source", "author"]


@dataclass(frozen=True, slots=True)
class _Names:
    """The noun for a name, and two selects of a column `name`: all valid ones, those to offer."""

    noun: str
    valid: str
    offered: str


_ARTICLES_SITES = "SELECT site AS name FROM articles"
_SITES = f"{_ARTICLES_SITES} UNION ALL SELECT site FROM frontier"
_REASONS = (
    "SELECT reason AS name FROM frontier WHERE reason IS NOT NULL"
    " UNION ALL SELECT reason FROM quarantine"
)
_SPIDERS = "SELECT spider AS name FROM runs"
_CHANNELS = "SELECT value AS name FROM articles, json_each(channel)"
_SOURCES = "SELECT source AS name FROM articles WHERE source IS NOT NULL"
_AUTHORS = "SELECT value AS name FROM articles, json_each(authors)"
_NAMES: dict[Kind, _Names] = {
    "site": _Names("site", _SITES, _SITES),
    "article's site": _Names("site", _SITES, _ARTICLES_SITES),
    # a reason that no address has today is valid
    "reason": _Names("reason", "SELECT name FROM reasons", _REASONS),
    "spider": _Names("spider", _SPIDERS, _SPIDERS),
    "channel": _Names("channel", _CHANNELS, _CHANNELS),
    "source": _Names("source", _SOURCES, _SOURCES),
    "author": _Names("author", _AUTHORS, _AUTHORS),
}
_SHOWN = 8


def check_name(db: Connection, kind: Kind, name: str | None) -> None:
    """Raise DeclarationError for an unknown name, with the known ones, the closest first."""
    if lack := lacking(db, kind, name):
        raise DeclarationError(lack)


def lacking(db: Connection, kind: Kind, name: str | None) -> str | None:
    """Say that the archive does not know a name, and which it has; None if it knows it."""
    names = _NAMES[kind]
    if name is None or _is_valid(db, names, name):
        return None
    rows = db.execute(f"SELECT DISTINCT name FROM ({names.offered}) ORDER BY name")
    known_names = [row[0] for row in rows]
    offer = f"it has {_closest(name, known_names)}" if known_names else "it has none yet"
    return f"The archive has no {names.noun} {printable(name)}; {offer}."


def _is_valid(db: Connection, names: _Names, name: str) -> bool:
    select = f"SELECT 1 FROM ({names.valid}) WHERE name = ? LIMIT 1"
    return db.execute(select, (name,)).fetchone() is not None


def _closest(name: str, names: list[str]) -> str:
    closest = ", ".join(map(printable, get_close_matches(name, names, _SHOWN, 0.0)))
    return f"{closest}, …" if len(names) > _SHOWN else closest
