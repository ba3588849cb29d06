"""What a search can be narrowed to: the sites, channels and sources that occur, each with the articles it would leave."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from sqlite_utils import Database

from crawler.archive.search import EVERYTHING, Filters, count, facts

_MOST = 200
_COUNTED = 5_000
"""Articles among which is counted: whoever asks for a word that more have would wait for numbers that say little."""

Numbers = Counter[str | None]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to choose, and how many articles it leaves; None when they are too many to count."""

    value: str
    articles: int | None


def choices(db: Database, typed: str, asked: Mapping[str, Filters]) -> dict[str, list[Choice]]:
    """List for each of FACTS what can be chosen, the commonest first.

    `asked` says which filters count for it: those of the search without its own, so that another value can be chosen instead.
    """
    offered: dict[str, list[Choice]] = {}
    for filters, names in groupby(sorted(asked, key=lambda name: repr(asked[name])), key=asked.__getitem__):
        offered |= _offered(db, typed, filters, list(names))
    return offered


def _offered(db: Database, typed: str, filters: Filters, names: list[str]) -> dict[str, list[Choice]]:
    if not typed.strip() and filters == EVERYTHING:
        return {name: _choices(name, _everywhere(db, name)) for name in names}
    if count(db, typed, filters) > _COUNTED:
        return {name: [Choice(each.value, None) for each in _choices(name, _everywhere(db, name))] for name in names}
    rows = list(facts(db, typed, filters))
    return {name: _choices(name, Counter(row[name] for row in rows)) for name in names}


def _everywhere(db: Database, name: str) -> Numbers:
    """Count the articles of the archive from an index alone."""
    return Counter(dict(db.conn.execute(f"SELECT {name}, count(*) FROM articles GROUP BY {name}").fetchall()))


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
