"""What a search can be narrowed to: the sites, channels, sources and years that occur, each with its number of articles."""

import json
from dataclasses import dataclass

from sqlite_utils import Database

_MOST = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to choose, as it is asked for and as it is shown, and how many articles have it."""

    value: str
    shown: str
    articles: int


def choices(db: Database) -> dict[str, list[Choice]]:
    """List what occurs, by filter: the commonest first, years newest first. Each is answered from an index alone."""
    return {
        "site": _grouped(db, "site"),
        "channel": [Choice(path[-1], " › ".join(path), number) for path, number in _channels(db) if path],
        "source": _grouped(db, "source"),
        "year": sorted(_grouped(db, "substr(published_at, 1, 4)"), key=lambda choice: choice.value, reverse=True),
    }


def _grouped(db: Database, what: str) -> list[Choice]:
    rows = db.conn.execute(
        f"SELECT {what} AS value, count(*) AS number FROM articles GROUP BY value HAVING value IS NOT NULL"
        " ORDER BY number DESC, value LIMIT ?",
        (_MOST,),
    )
    return [Choice(value, value, number) for value, number in rows]


def _channels(db: Database) -> list[tuple[list[str], int]]:
    rows = db.conn.execute(
        "SELECT channel, count(*) AS number FROM articles GROUP BY channel ORDER BY number DESC, channel LIMIT ?",
        (_MOST,),
    )
    return [(json.loads(channel), number) for channel, number in rows]
