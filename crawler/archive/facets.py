"""What a search can be narrowed to: the sites, channels and sources that occur, each with the articles it would leave."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import groupby
from sqlite3 import Connection
from typing import Literal

from crawler.archive.search import EVERYTHING, Filters, count, facts
from crawler.errors import DeclarationError
from crawler.text import printable

_MOST = 200
_COUNTED = 5_000
"""Articles among which is counted: whoever asks for a word that more have would wait for numbers that say little."""

Numbers = Counter[str | None]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to choose, and how many articles it leaves; None when they are too many to count."""

    value: str
    articles: int | None


def choices(db: Connection, typed: str, asked: Mapping[str, Filters]) -> dict[str, list[Choice]]:
    """List for each of FACTS what can be chosen, the commonest first.

    `asked` says which filters count for it: those of the search without its own, so that another value can be chosen instead.
    """
    offered: dict[str, list[Choice]] = {}
    for filters, names in groupby(
        sorted(asked, key=lambda name: repr(asked[name])), key=asked.__getitem__
    ):
        offered |= _offered(db, typed, filters, list(names))
    return offered


def _offered(
    db: Connection, typed: str, filters: Filters, names: list[str]
) -> dict[str, list[Choice]]:
    if not typed.strip() and filters == EVERYTHING:
        return {name: _choices(name, _everywhere(db, name)) for name in names}
    if count(db, typed, filters) > _COUNTED:
        return {
            name: [Choice(each.value, None) for each in _choices(name, _everywhere(db, name))]
            for name in names
        }
    rows = list(facts(db, typed, filters))
    return {name: _choices(name, Counter(row[name] for row in rows)) for name in names}


def _everywhere(db: Connection, name: str) -> Numbers:
    """Count the articles of the archive from an index alone."""
    return Counter(
        dict(db.execute(f"SELECT {name}, count(*) FROM articles GROUP BY {name}").fetchall())
    )


def _choices(name: str, found: Numbers) -> list[Choice]:
    numbers: Counter[str] = Counter()
    for value, number in found.items():
        numbers.update(dict.fromkeys(_parts(name, value), number))
    ordered = sorted(numbers, key=lambda each: (-numbers[each], each))
    return [Choice(value, numbers[value]) for value in ordered[:_MOST]]


def _parts(name: str, value: str | None) -> Iterable[str]:
    """Return what is chosen by: of a breadcrumb every step, since a channel is asked for at any place of it."""
    if value is None:
        return ()
    return json.loads(value) if name == "channel" else (value,)


Kind = Literal["site", "article's site", "reason", "spider", "channel", "source", "author"]


@dataclass(frozen=True, slots=True)
class _Names:
    """What a name is called, and two selects of a column `name`: those that may be given, those worth offering."""

    noun: str
    known: str
    offered: str


_ARTICLES_SITES = "SELECT site AS name FROM articles"
_SITES = f"{_ARTICLES_SITES} UNION ALL SELECT site FROM frontier"
_REASONS = "SELECT reason AS name FROM frontier WHERE reason IS NOT NULL UNION ALL SELECT reason FROM quarantine"
_SPIDERS = "SELECT spider AS name FROM runs"
_CHANNELS = "SELECT value AS name FROM articles, json_each(channel)"
_SOURCES = "SELECT source AS name FROM articles WHERE source IS NOT NULL"
_AUTHORS = "SELECT value AS name FROM articles, json_each(authors)"
_NAMES: dict[Kind, _Names] = {
    "site": _Names("site", _SITES, _SITES),
    "article's site": _Names("site", _SITES, _ARTICLES_SITES),
    "reason": _Names(
        "reason", "SELECT name FROM reasons", _REASONS
    ),  # one that nothing has today is not mistyped
    "spider": _Names("spider", _SPIDERS, _SPIDERS),
    "channel": _Names("channel", _CHANNELS, _CHANNELS),
    "source": _Names("source", _SOURCES, _SOURCES),
    "author": _Names("author", _AUTHORS, _AUTHORS),
}
_SHOWN = 8


def check_name(db: Connection, kind: Kind, given: str | None) -> None:
    """Raise DeclarationError for a name that the archive does not know, with those it has, the closest first."""
    if lack := lacking(db, kind, given):
        raise DeclarationError(lack)


def lacking(db: Connection, kind: Kind, given: str | None) -> str | None:
    """Say in a sentence that the archive does not know a name, and which it has, the closest first; None if it does."""
    names = _NAMES[kind]
    if (
        given is None
        or db.execute(f"SELECT 1 FROM ({names.known}) WHERE name = ? LIMIT 1", (given,)).fetchone()
    ):
        return None
    held = [
        name for (name,) in db.execute(f"SELECT DISTINCT name FROM ({names.offered}) ORDER BY name")
    ]
    shown = ", ".join(printable(name) for name in get_close_matches(given, held, _SHOWN, 0.0))
    more = ", …" if len(held) > _SHOWN else ""
    return f"The archive has no {names.noun} {printable(given)}; {f'it has {shown}{more}' if held else 'it has none yet'}."
