"""The names that a person may give to choose by, and those that an archive has."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from sqlite_utils import Database

from crawler.errors import DeclarationError
from crawler.text import printable

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
    "reason": _Names("reason", "SELECT name FROM reasons", _REASONS),  # one that nothing has today is not mistyped
    "spider": _Names("spider", _SPIDERS, _SPIDERS),
    "channel": _Names("channel", _CHANNELS, _CHANNELS),
    "source": _Names("source", _SOURCES, _SOURCES),
    "author": _Names("author", _AUTHORS, _AUTHORS),
}
_SHOWN = 8


def check_name(db: Database, kind: Kind, given: str | None) -> None:
    """Raise DeclarationError for a name that the archive does not know, with those it has, the closest first."""
    if lack := lacking(db, kind, given):
        raise DeclarationError(lack)


def lacking(db: Database, kind: Kind, given: str | None) -> str | None:
    """Say in a sentence that the archive does not know a name, and which it has, the closest first; None if it does."""
    names = _NAMES[kind]
    if given is None or db.conn.execute(f"SELECT 1 FROM ({names.known}) WHERE name = ? LIMIT 1", (given,)).fetchone():
        return None
    held = [name for (name,) in db.conn.execute(f"SELECT DISTINCT name FROM ({names.offered}) ORDER BY name")]
    shown = ", ".join(printable(name) for name in get_close_matches(given, held, _SHOWN, 0.0))
    more = ", …" if len(held) > _SHOWN else ""
    return (
        f"The archive has no {names.noun} {printable(given)}; {f'it has {shown}{more}' if held else 'it has none yet'}."
    )
