"""The names that a person may give to choose by, and those that an archive has."""

from difflib import get_close_matches
from typing import Literal

from sqlite_utils import Database

from crawler.errors import DeclarationError
from crawler.text import printable

_NAMES = {
    "site": "SELECT site AS name FROM articles UNION ALL SELECT site FROM frontier",
    "reason": "SELECT name FROM reasons",
    "spider": "SELECT spider AS name FROM runs",
}
_SHOWN = 8


def check_name(db: Database, kind: Literal["site", "reason", "spider"], given: str | None) -> None:
    """Raise DeclarationError for a name that the archive does not have, with those it has, the closest first."""
    if given is None or db.conn.execute(f"SELECT 1 FROM ({_NAMES[kind]}) WHERE name = ? LIMIT 1", (given,)).fetchone():
        return
    names = [name for (name,) in db.conn.execute(f"SELECT DISTINCT name FROM ({_NAMES[kind]}) ORDER BY name")]
    shown = ", ".join(printable(name) for name in get_close_matches(given, names, _SHOWN, 0.0))
    more = ", …" if len(names) > _SHOWN else ""
    raise DeclarationError(
        f"The archive has no {kind} {printable(given)}; {f'it has {shown}{more}' if names else 'it has none yet'}."
    )
